"""Tests of solves as people live through them: picked up, stopped, cancelled, mended, survived."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, expect

from layouts.brief.request import Pair, Pin, Relation
from plans.make import bare_plan
from plans.plan import Plan
from tests.e2e.service import Service, running
from tests.e2e.story import watched
from tests.plans.small_show import MADE, small_brief, small_plan, small_venue

WAIT_MS = 180_000
"""Far more than anything takes: only what never happens meets it."""

STOP, CANCEL = "멈추고 이 배치 쓰기", "취소"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a page that may lose its line, but may not break."""
    with watched(context, fair="ERR_CONNECTION|ERR_INCOMPLETE|ERR_NETWORK|EventSource") as page:
        page.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        yield page


@pytest.fixture(scope="module")
def crowded(plan: Plan) -> Plan:
    """Give the show with everybody twice: halls that cannot hold all are searched for a minute."""
    more = tuple(
        who.model_copy(update={"id": f"{who.id}-2"})
        for who in plan.brief.exhibitors
        if who.pavilion is None
    )
    brief = plan.brief.model_copy(update={"exhibitors": (*plan.brief.exhibitors, *more)})
    return plan.model_copy(update={"brief": brief})


@pytest.fixture
def kept(service: Service, request: pytest.FixtureRequest) -> Callable[[Plan], str]:
    """Give what puts a plan into the store, and gives its address."""
    return lambda plan: service.keep(plan, request.node.name)


def ask(page: Page, path: str) -> Any:
    """Read what the service has of the plan the page shows."""
    return answered(page.request.get(f"{api(page)}{path}"))


def api(page: Page) -> str:
    """Give where the plan of a page is asked for."""
    host, _, plan = page.url.partition("#/plans/")
    return f"{re.sub(r'/[^/]*$', '', host)}/api/plans/{plan}"


def answered(answer: APIResponse) -> Any:
    """Give the JSON of an answer that is one."""
    assert answer.ok, answer.text()
    return answer.json()


def edit(page: Page, **change: object) -> None:
    """Edit the plan as another tab of the same planner would."""
    seen = ask(page, "")["revision"]
    head = {"If-Match": f'"{seen}"', "Origin": re.sub(r"/api/.*", "", api(page))}
    answered(page.request.post(f"{api(page)}/edits", data=change, headers=head))


def opened(page: Page, url: str) -> None:
    """Open the planner at a plan."""
    page.goto(url)
    page.wait_for_url(re.compile("#/plans/"))
    expect(page.get_by_role("treeitem").first).to_be_visible()


def generated(page: Page, *, seconds: str = "180초", keep: str = "없음, 처음부터") -> None:
    """Ask for a plan in the dialog."""
    page.get_by_role("button", name="배치 생성").first.click()
    page.get_by_role("button", name=re.compile(seconds)).click()
    page.get_by_label(keep).check()
    page.get_by_role("button", name="배치 시작").click()


def found(page: Page) -> None:
    """Wait until a running solve has something on the floor."""
    expect(page.get_by_role("button", name=STOP)).to_be_enabled()


def ended(page: Page) -> None:
    """Wait until nothing is solved any more."""
    expect(page.get_by_role("button", name=CANCEL, exact=True)).to_have_count(0)


def card(page: Page) -> Any:
    """Give the card that tells of the solve."""
    return page.get_by_role("region", name="배치 결과")


def floor(plan: dict[str, Any]) -> dict[str, Any]:
    """Give the booths of a plan by id, without what only a verdict says of them."""
    booths = plan["plan"]["layout"]["booths"]
    return {each["id"]: {k: v for k, v in each.items() if k != "open_edges"} for each in booths}


def solves(page: Page) -> int:
    """Count the solves that became a revision."""
    return sum(each["kind"] == "solve" for each in ask(page, "/revisions"))


def test_a_sample_is_planned_once_and_seen_being_planned(page: Page, empty_planner: str) -> None:
    """Tests the first door: the job that is begun with the plan is picked up, and none besides."""
    page.goto(f"{empty_planner}/?quiet")
    page.get_by_role("button", name="표본 열기").click()
    page.get_by_role("button", name=re.compile("스마트라이프위크 2024")).first.click()
    expect(page.get_by_role("button", name=CANCEL, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="배치 생성").first).to_be_disabled()
    ended(page)
    expect(page.get_by_text(re.compile(r"^\d+ / 147$")).first).to_be_visible()
    assert solves(page) == 1
    assert ask(page, "/jobs") == []


def test_a_reload_finds_the_solve_again_and_a_cancel_leaves_the_plan(
    page: Page, kept: Callable[[Plan], str], crowded: Plan
) -> None:
    """Tests that progress, time left, bound and gap are there again, and the plan is as it was."""
    opened(page, kept(crowded))
    was = ask(page, "")
    generated(page)
    found(page)
    page.reload()
    found(page)
    told = card(page)
    expect(told).to_contain_text("배치하는 중")
    expect(told).to_contain_text(re.compile(r"\d+초 남음|\d+분"))
    expect(told).to_contain_text(re.compile(r"[1-9]\d* / 294"))
    expect(told).to_contain_text(re.compile(r"상한 [\d,]+\sm²\s+·\s+간격\s+[\d.]+\s%"))
    page.get_by_role("button", name=CANCEL, exact=True).click()
    expect(page.get_by_text("취소했습니다. 배치안은 그대로입니다.")).to_be_visible()
    ended(page)
    now = ask(page, "")
    assert (now["revision"], floor(now)) == (was["revision"], floor(was))
    page.reload()
    expect(page.get_by_role("treeitem").first).to_be_visible()
    ended(page)


def test_a_stop_uses_the_best_and_a_cancel_by_another_undoes_no_edit(
    page: Page, kept: Callable[[Plan], str], crowded: Plan
) -> None:
    """Tests both ends of a solve during which somebody edits the plan."""
    opened(page, kept(crowded))
    generated(page)
    found(page)
    page.get_by_role("button", name=STOP).click()
    ended(page)
    expect(card(page)).to_contain_text("배치 완료")
    assert solves(page) == 1
    generated(page)
    found(page)
    (booth, *_) = ask(page, "")["plan"]["layout"]["booths"]
    edit(page, kind="pin", booth=booth["id"], pinned=not booth["pinned"])
    page.get_by_role("button", name=CANCEL, exact=True).click()
    ended(page)
    assert floor(ask(page, ""))[booth["id"]]["pinned"] is not booth["pinned"]


def test_a_result_of_a_plan_that_was_edited_meanwhile_is_offered(
    page: Page, kept: Callable[[Plan], str], crowded: Plan
) -> None:
    """Tests that the edit stands, a reload keeps the offer, and taking it is one step to undo."""
    opened(page, kept(crowded))
    generated(page)
    found(page)
    (booth, *_) = ask(page, "")["plan"]["layout"]["booths"]
    edit(page, kind="move", booth=booth["id"], x_mm=booth["x_mm"] + 500, y_mm=booth["y_mm"])
    page.get_by_role("button", name=STOP).click()
    offer = page.get_by_role("button", name="새 배치로 바꾸기")
    expect(offer).to_be_visible()
    edited = ask(page, "")
    assert edited["revision"] == 2
    page.reload()
    offer.click()
    expect(page.get_by_text("결과를 적용했습니다.")).to_be_visible()
    expect(offer).to_have_count(0)
    taken = ask(page, "")
    assert taken["revision"] == 3
    assert len(floor(taken)) > len(floor(edited))
    assert ask(page, "/jobs") == []
    with page.expect_response(re.compile("/undo$")):
        page.get_by_role("button", name="되돌리기").first.click()
    assert floor(ask(page, "")) == floor(edited)


def test_conflicting_requests_are_named_and_mended_by_one_click(
    page: Page, kept: Callable[[Plan], str]
) -> None:
    """Tests two pins on one spot: the way out is an edit that can be undone, and then it plans."""
    pins = tuple(Pin(exhibitor=who, hall="H", x_mm=12_000, y_mm=10_500) for who in "bd")
    opened(page, kept(bare_plan(small_brief(pins=pins), small_venue(), made=MADE)))
    generated(page, seconds="10초")
    told = card(page)
    expect(told).to_contain_text("배치할 수 없습니다")
    mend = told.get_by_role("button", name=re.compile("^b.*고정 풀기$"))
    expect(told.get_by_role("button", name=re.compile("고정 풀기$"))).to_have_count(2)
    mend.click()
    expect(told).to_contain_text("막던 것이 없어졌습니다")
    page.get_by_role("application").focus()
    page.keyboard.press("Control+z")
    expect(mend).to_be_visible()
    mend.click()
    expect(told).to_contain_text("막던 것이 없어졌습니다")
    told.get_by_role("button", name="다시 시도").click()
    expect(page.get_by_text(re.compile("^4 / 4$")).first).to_be_visible()
    assert [each["exhibitor"] for each in ask(page, "")["plan"]["brief"]["pins"]] == ["d"]


def test_a_wish_that_cannot_be_met_is_dropped_by_one_click(
    page: Page, kept: Callable[[Plan], str]
) -> None:
    """Tests that the card of a plan names it beside the plan, with the edit that takes it back."""
    pair = Pair(a="a", b="b", relation=Relation.APART, distance_mm=90_000)
    brief = small_brief().model_copy(update={"pairs": (pair,)})
    opened(page, kept(bare_plan(brief, small_venue(), made=MADE)))
    generated(page, seconds="10초")
    told = card(page)
    expect(told).to_contain_text("지키지 못한 요청")
    told.get_by_role("button", name="고칠 방법 찾기").click()
    with page.expect_response(re.compile("/edits$")):
        told.get_by_role("button", name=re.compile("떨어뜨리기 요청 지우기")).click()
    assert ask(page, "")["plan"]["brief"]["pairs"] == []


def test_what_is_pinned_stays_to_the_byte(page: Page, kept: Callable[[Plan], str]) -> None:
    """Tests one pinned, another moved off its row, and a solve around the pin."""
    opened(page, kept(small_plan()))
    booths = {each["id"]: each for each in ask(page, "")["plan"]["layout"]["booths"]}
    pinned, moved = list(booths)[:2]
    edit(page, kind="resize", booth=pinned, depth_mm=2_500, width_mm=booths[pinned]["width_mm"])
    edit(page, kind="pin", booth=pinned, pinned=True)
    edit(page, kind="move", booth=moved, x_mm=700, y_mm=700)
    before = floor(ask(page, ""))
    expect(page.get_by_role("button", name="고정 두고 다시")).to_be_enabled()
    page.get_by_role("button", name="고정 두고 다시").click()
    ended_with_solve(page, lambda: solves(page) == 1)
    after = floor(ask(page, ""))
    assert after[pinned] == before[pinned]
    assert after[moved] != before[moved]


def ended_with_solve(page: Page, done: Callable[[], bool]) -> None:
    """Wait until the card tells of a plan that a solve has made."""
    expect(card(page)).to_contain_text(re.compile("배치 완료|더 나은 배치가 없습니다"))
    expect(card(page)).to_contain_text(re.compile("시드"))
    ended(page)
    assert done()


def test_a_service_that_is_killed_in_the_middle_goes_on_where_it_was(
    page: Page, tmp_path: Path, pages: Path, crowded: Plan
) -> None:
    """Tests that the page says the line is cut, finds it again, and the job ends with a plan."""
    with running(tmp_path, pages) as service:
        opened(page, service.keep(crowded, "crowded"))
        plan = page.url
        generated(page, seconds="30초")
        found(page)
        service.kill()
        expect(page.get_by_text("서버와 연결이 끊겼습니다").first).to_be_visible()
        service.start()
        expect(page.get_by_text("다시 연결했습니다.").first).to_be_visible()
        expect(page.get_by_text("서버와 연결이 끊겼습니다")).to_have_count(0)
        expect(page.get_by_role("button", name=CANCEL, exact=True)).to_be_visible()
        ended(page)
        assert page.url == plan
        assert solves(page) == 1
        now = ask(page, "")
        assert now["revision"] == 2
        expect(card(page)).to_contain_text(f"{len(floor(now))} / 294")
        page.reload()
        expect(card(page)).to_contain_text(f"{len(floor(now))} / 294")


@contextmanager
def elsewhere(browser: Browser, url: str) -> Iterator[Page]:
    """Open the planner in another browser's window."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    other = context.new_page()
    other.set_default_timeout(WAIT_MS)
    opened(other, url)
    yield other
    context.close()


def test_another_planner_sees_the_solve_and_may_end_it(
    page: Page, browser: Browser, kept: Callable[[Plan], str], crowded: Plan
) -> None:
    """Tests that both see one solve, that neither can begin a second, and either can stop it."""
    url = kept(crowded)
    opened(page, url)
    generated(page)
    found(page)
    with elsewhere(browser, url) as other:
        found(other)
        expect(other.get_by_role("button", name="배치 생성").first).to_be_disabled()
        other.get_by_role("button", name=STOP).click()
        ended(page)
        ended(other)
        assert solves(page) == 1
