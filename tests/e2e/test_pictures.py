"""The main views as they were last looked at; ``MADANG_UPDATE_GOLDEN=1`` keeps them anew."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from plans.plan import Plan
from tests.e2e.pictures import GOLDEN, MOST_BYTES, SHARE, apart, compared
from tests.e2e.service import Service
from tests.e2e.story import Story, lone, watched

NAME = "대안 B"


@pytest.fixture(scope="module")
def plan(plan: Plan) -> Plan:
    """Give the reproducible plan with the one figure taken out that a machine's speed decides."""
    return plan.model_copy(
        update={"certificate": plan.certificate.model_copy(update={"seconds": 6.0})}
    )


@contextmanager
def seen(
    browser: Browser, url: str, size: tuple[int, int], *, lang: str = "ko", theme: str = "light"
) -> Iterator[Page]:
    """Open a page that looks the same every time: nothing glides, no caret blinks."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale="ko-KR" if lang == "ko" else "en-GB",
        timezone_id="Asia/Seoul",
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    with watched(context) as page:
        page.goto(url)
        yield page
    context.close()


def breach(story: Story) -> None:
    """Push a booth into an aisle and leave it selected."""
    booth = lone(story)
    story.find(booth)
    story.select(booth)
    story.press("Shift+ArrowRight")
    story.judged()
    story.page.mouse.move(*story.pixel(booth.hall, (booth.right + 1.5, booth.middle[1])))
    story.frame()


def sheet(story: Story) -> None:
    """Pull the findings over the floor."""
    story.page.get_by_role("navigation").get_by_role("button").last.click()
    story.page.get_by_role("dialog").wait_for()


def nothing(_: Story) -> None:
    """Leave the page as it opens."""


VIEWS: dict[str, tuple[tuple[int, int], str, str, Callable[[Story], None]]] = {
    "editor": ((1440, 900), "ko", "light", breach),
    "overview-dark": ((1440, 900), "en", "dark", nothing),
    "folded": ((1024, 768), "ko", "light", nothing),
    "phone-sheet": ((390, 844), "ko", "light", sheet),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_of_the_plan_looks_as_it_did(
    browser: Browser, service: Service, plan: Plan, tmp_path: Path, name: str
) -> None:
    """Tests the editor at three sizes, in both languages, light and dark."""
    size, lang, theme, act = VIEWS[name]
    url = service.keep(plan, f"{NAME} {name}")
    with seen(browser, url, size, lang=lang, theme=theme) as page:
        story = Story(page)
        story.drawn()
        act(story)
        compared(name, shot(page), tmp_path)


def test_the_empty_floor_looks_as_it_did(
    browser: Browser, service: Service, plan: Plan, tmp_path: Path
) -> None:
    """Tests a hall with walls, exits and exhibitors, and no booth yet."""
    bare = plan.layout.model_copy(
        update={"booths": (), "aisles": (), "zones": (), "areas": (), "pods": ()}
    )
    empty = plan.model_copy(update={"layout": bare, "allotments": (), "findings": ()})
    with seen(browser, service.keep(empty, f"{NAME} empty"), (1440, 900)) as page:
        Story(page).drawn()
        compared("empty", shot(page), tmp_path)


def test_the_doors_look_as_they_did(browser: Browser, empty_planner: str, tmp_path: Path) -> None:
    """Tests the first run, with its samples shown."""
    with seen(browser, empty_planner, (1440, 900)) as page:
        page.locator(".door").first.click()
        page.locator(".list li").first.wait_for()
        compared("doors", shot(page), tmp_path)


def test_what_is_missing_moved_or_recoloured_is_seen(
    browser: Browser, service: Service, plan: Plan
) -> None:
    """Tests the comparison itself: planted changes fail, a build's antialiasing passes."""
    with seen(browser, service.keep(plan, NAME), (1440, 900)) as page:
        story = Story(page)
        story.drawn()
        was = Image.open(io.BytesIO(shot(page)))
        for change in (
            "document.querySelector('.tools button').style.visibility = 'hidden'",
            "document.querySelector('#generate').style.translate = '-40px 0'",
            "document.querySelector('[role=tab]').style.color = 'transparent'",
            "document.querySelectorAll('aside li')[0].remove()",
        ):
            page.reload()
            story.drawn()
            assert apart(was, Image.open(io.BytesIO(shot(page)))) == 0
            story.ask(f"() => {{ {change} }}")
            assert apart(was, Image.open(io.BytesIO(shot(page)))) > SHARE, change
        page.reload()
        story.drawn()
        booth = lone(story)
        story.ask(
            "(id) => __madang.editor.edit({ kind: 'delete', booth: id })",
            booth.id,
        )
        assert apart(was, Image.open(io.BytesIO(shot(page)))) > SHARE
    # Another build: each letter and edge a fifth of a pixel aside and a little darker.
    size = was.size
    aside = was.convert("RGB").transform(
        size, Image.Transform.AFFINE, (1, 0, 0.2, 0, 1, 0.2), Image.Resampling.BILINEAR
    )
    assert apart(was, aside.point(lambda level: max(0, level - 3))) <= SHARE


def test_pictures_are_small() -> None:
    """Tests that each kept picture is there and under 300 kB."""
    names = {each.stem for each in GOLDEN.glob("*.png")}
    assert names == {*VIEWS, "empty", "doors"}
    assert all(each.stat().st_size < MOST_BYTES for each in GOLDEN.glob("*.png"))


def shot(page: Page) -> bytes:
    """Take a picture of the page when it rests."""
    page.evaluate("() => document.fonts.ready.then(() => document.activeElement?.blur())")
    page.evaluate("() => Promise.all(document.getAnimations().map((a) => a.finished))")
    return page.screenshot(animations="disabled", caret="hide")
