"""Stories of a bad day: no connection, a stale tab, two hands on one booth, a restart."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plans.plan import Plan
from tests.e2e.service import Service
from tests.e2e.story import Story, lone, watched

AWAY = r"Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED"
"""What the browser itself says of a request that nobody answered, or that was refused."""


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a page that may lose its connection; all else that goes wrong is a failure."""
    with watched(context, fair=AWAY) as page:
        yield page


@pytest.fixture
def other(browser: Browser, planner: str) -> Iterator[Story]:
    """Give a second planner before the same plan, at a machine of their own."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="ko-KR", reduced_motion="reduce"
    )
    with watched(context, fair=AWAY) as page:
        yield Story.begun(page, planner)
    context.close()


def moved(story: Story, number: str, by: float) -> float:
    """Move a booth to the right by keys and give where it is then."""
    booth = story.spot(number)
    story.ask("(id) => __madang.editor.select([id])", booth.id)
    story.floor()
    story.press("Shift+ArrowRight" if by > 0 else "Shift+ArrowLeft")
    story.wait("!__madang.editor.preview")
    return round(booth.x + by, 3)


def test_tools_that_do_not_come_are_asked_for_again(page: Page, planner: str) -> None:
    """Tests that a line that breaks after the floor is shown is told, and mended by itself."""
    page.route("**/assets/begin-*.js", lambda route: route.abort())
    page.goto(planner)
    expect(page.get_by_text("연결이 끊겨 열지 못했습니다")).to_be_visible()
    floor = page.get_by_role("application")
    expect(floor).to_have_attribute("aria-busy", "true")
    page.unroute("**/assets/begin-*.js")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(floor).to_have_attribute("aria-busy", "false")
    moved(Story(page), lone(Story(page)).number, 1)


def test_edits_without_a_connection_are_kept_and_sent_later(
    story: Story, context: BrowserContext, planner: str
) -> None:
    """Tests what is said, and that a page closed and opened again still has every edit."""
    booth = lone(story)
    context.set_offline(True)
    moved(story, booth.number, 1)
    expect(
        story.toast(re.compile(r"연결이 끊겼습니다\. 변경 \d건을 이 기기에 보관했습니다"))
    ).to_be_visible()
    wanted = moved(story, booth.number, 1)
    expect(story.page.get_by_role("status").filter(has_text="변경 2건을")).to_be_visible()
    assert story.spot(booth.number).x == wanted
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        story.page.reload()
    context.set_offline(False)
    story.page.goto(planner)
    story.drawn()
    story.saved()
    assert story.spot(booth.number).x == wanted
    expect(story.page.get_by_text("저장됨").first).to_be_visible()
    story.page.reload()
    story.drawn()
    assert story.spot(booth.number).x == wanted


def test_the_connection_comes_back_by_itself(story: Story, context: BrowserContext) -> None:
    """Tests that nobody has to press anything, and that it is said."""
    booth = lone(story)
    context.set_offline(True)
    wanted = moved(story, booth.number, 1)
    expect(story.page.get_by_role("button", name="다시 연결")).to_be_visible()
    context.set_offline(False)
    story.saved()
    expect(story.page.get_by_role("button", name="다시 연결")).to_have_count(0)
    expect(story.toast("다시 연결했습니다")).to_be_visible()
    assert story.spot(booth.number).x == wanted


def test_a_stale_tab_learns_who_was_faster(
    story: Story, other: Story, context: BrowserContext
) -> None:
    """Tests a conflicting edit: taken back, with who and the present place; the rest is saved."""
    booth = lone(story)
    free = next(each for each in story.spots() if each.hall != booth.hall)
    who = other.ask("() => fetch('/api/session').then((a) => a.json()).then((s) => s.name)")
    context.set_offline(True)
    mine = moved(story, free.number, 1)
    moved(story, booth.number, 1)
    theirs = moved(other, booth.number, -1)
    other.saved()
    context.set_offline(False)
    expect(story.toast(f"{who} 님이 먼저 바꾸었습니다")).to_be_visible()
    story.saved()
    assert story.spot(booth.number).x == theirs
    assert story.spot(free.number).x == mine
    other.wait("__madang.editor.revision === 3")
    assert other.spot(free.number).x == mine
    assert other.spot(booth.number).x == theirs


def test_two_people_drag_one_booth(story: Story, other: Story) -> None:
    """Tests that whoever drops second is told, and sees where the booth is now."""
    booth = lone(story)
    x, y = booth.middle
    for each in (story, other):
        each.find(booth)
        each.take(booth.hall, (x, y))
    story.lead(booth.hall, (x + 1, y))
    other.lead(booth.hall, (x - 1, y))
    story.page.mouse.up()
    story.saved()
    other.wait("__madang.editor.revision === 2")
    other.page.mouse.up()
    expect(other.toast("다른 편집자가 먼저 옮겼습니다")).to_be_visible()
    other.saved()
    assert other.spot(booth.number).x == booth.x + 1
    assert story.spot(booth.number).x == booth.x + 1
    other.drag(booth.hall, (x + 1, y), (x, y))
    other.saved()
    story.wait("__madang.editor.revision === 3")
    assert story.spot(booth.number).x == booth.x


def test_the_booth_one_has_selected_is_deleted_by_somebody_else(story: Story, other: Story) -> None:
    """Tests that nothing is selected any more, the panel says so, and keys change nothing."""
    booth = lone(story)
    story.find(booth)
    story.select(booth)
    other.ask("(id) => __madang.editor.select([id])", booth.id)
    other.floor()
    other.press("Delete")
    other.saved()
    story.wait("__madang.editor.revision === 2")
    assert story.selected == set()
    expect(story.field("너비")).to_have_count(0)
    story.floor()
    story.press("Delete", "r", "p")
    story.saved()
    assert story.ask("() => __madang.editor.revision") == 2
    other.press("Control+z")
    story.wait("__madang.editor.revision === 3")
    assert story.spot(booth.number) == booth


@pytest.mark.parametrize(("name", "typed"), [("너비", "4"), ("X", "4"), ("번호", "Z-1")])
def test_a_field_of_a_booth_that_somebody_deletes_is_not_written(
    story: Story, other: Story, name: str, typed: str
) -> None:
    """Tests that what was half written goes with the booth, and the next one can be mended."""
    booth = lone(story)
    story.ask("(id) => __madang.editor.select([id])", booth.id)
    story.field(name).fill(typed)
    other.ask("(id) => __madang.editor.select([id])", booth.id)
    other.floor()
    other.press("Delete")
    other.saved()
    story.wait("__madang.editor.revision === 2")
    expect(story.field(name)).to_have_count(0)
    expect(story.page.locator(".toast")).to_have_count(0)
    left = lone(story)
    story.ask("(id) => __madang.editor.select([id])", left.id)
    story.field("X").fill(str(left.x + 1))
    story.press("Enter")
    story.saved()
    assert story.spot(left.number).x == left.x + 1
    assert story.ask("() => __madang.editor.revision") == 3


def test_back_and_forward_go_between_the_plan_and_the_doors(story: Story) -> None:
    """Tests the browser's own buttons, and that an edit made before is still there."""
    booth = lone(story)
    wanted = moved(story, booth.number, 1)
    story.button("마당 · 배치안 목록").click()
    expect(story.page.get_by_role("button", name="표본 열기")).to_be_visible()
    story.page.go_back()
    story.drawn()
    assert story.spot(booth.number).x == wanted
    story.page.go_forward()
    expect(story.page.get_by_role("button", name="표본 열기")).to_be_visible()
    story.page.go_back()
    story.drawn()
    story.saved()
    assert story.spot(booth.number).x == wanted


def test_a_reload_in_the_middle_of_a_drag_moves_nothing(story: Story) -> None:
    """Tests that a booth in the hand is back where it was, and can be taken again."""
    booth = lone(story)
    story.find(booth)
    story.take(booth.hall, booth.middle)
    story.lead(booth.hall, (booth.middle[0] + 1, booth.middle[1]))
    story.page.reload()
    story.drawn()
    story.page.mouse.up()
    assert story.spot(booth.number) == booth
    assert story.ask("() => __madang.editor.revision") == 1
    story.find(booth)
    story.drag(booth.hall, booth.middle, (booth.middle[0] + 1, booth.middle[1]))
    story.saved()
    assert story.spot(booth.number).x == booth.x + 1


def test_the_service_is_restarted_between_edits(story: Story, service: Service, plan: Plan) -> None:
    """Tests that the page goes on by itself, and that what was saved before is there."""
    booth = lone(story)
    assert len(plan.layout.booths) == len(story.spots())
    moved(story, booth.number, 1)
    story.saved()
    service.stop()
    wanted = moved(story, booth.number, 1)
    expect(story.page.get_by_role("button", name="다시 연결")).to_be_visible()
    service.start()
    story.saved()
    assert story.spot(booth.number).x == wanted
    story.judged()
    story.press("Control+z")
    story.saved()
    assert story.spot(booth.number).x == round(wanted - 1, 3)
