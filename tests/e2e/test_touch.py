"""Stories of the finger: a phone of 390 x 844, touched by the browser's own protocol."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, expect

from tests.e2e.story import Point, Spot, Story, lone, watched


@pytest.fixture
def story(browser: Browser, planner: str) -> Iterator[Story]:
    """Open the story's plan on a phone."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        locale="ko-KR",
        reduced_motion="reduce",
        has_touch=True,
        is_mobile=True,
    )
    with watched(context) as page:
        yield Story.begun(page, planner)
    context.close()


class Fingers:
    """Fingers on the glass."""

    def __init__(self, story: Story) -> None:
        """Take a page's glass."""
        self.story = story
        self._session: CDPSession = story.page.context.new_cdp_session(story.page)

    def _send(self, kind: str, *at: Point) -> None:
        points = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(at)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def down(self, *at: Point) -> None:
        """Put fingers down."""
        self._send("touchStart", *at)

    def lead(self, *way: tuple[Point, ...]) -> None:
        """Move all fingers on by steps."""
        for each in way:
            self._send("touchMove", *each)
            self.story.frame()

    def up(self) -> None:
        """Lift them."""
        self._send("touchEnd")
        self.story.frame()

    def slide(self, start: Point, end: Point, steps: int = 8) -> None:
        """Slide one finger."""
        self.down(start)
        for n in range(1, steps + 1):
            self.lead((between(start, end, n / steps),))
        self.up()


def between(a: Point, b: Point, share: float) -> Point:
    """Give the point at a share of the way."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


@pytest.fixture
def fingers(story: Story) -> Fingers:
    """Put fingers before the glass."""
    return Fingers(story)


@pytest.fixture
def booth(story: Story) -> Spot:
    """Bring a booth at an aisle near."""
    found = lone(story)
    story.find(found)
    return found


def test_one_finger_moves_the_floor_though_it_starts_on_a_booth(
    story: Story, fingers: Fingers, booth: Spot
) -> None:
    """Tests that sliding pans by as much as the finger went, and that no booth is moved."""
    x, y = story.pixel(booth.hall, booth.middle)
    fingers.slide((x, y), (x - 60, y + 90))
    now = story.pixel(booth.hall, booth.middle)
    assert abs(now[0] - (x - 60)) <= 1
    assert abs(now[1] - (y + 90)) <= 1
    assert story.spot(booth.number) == booth
    assert story.selected == set()


def test_a_pinch_that_starts_on_a_booth_zooms_and_drags_nothing(
    story: Story, fingers: Fingers, booth: Spot
) -> None:
    """Tests two fingers, the first of them on the selected booth and already on its way."""
    x, y = story.pixel(booth.hall, booth.middle)
    story.page.touchscreen.tap(x, y)
    assert story.selected == {booth.id}
    scale = story.ask("() => __madang.editor.view.pxPerM")
    fingers.down((x, y))
    fingers.lead(((x + 4, y),))
    fingers.down((x + 4, y), (x + 60, y + 60))
    for n in range(1, 9):
        fingers.lead(((x + 4 - 6 * n, y - 6 * n), (x + 60 + 6 * n, y + 60 + 6 * n)))
    fingers.up()
    story.drawn()
    assert story.ask("() => __madang.editor.view.pxPerM") > 1.3 * scale
    assert story.spot(booth.number) == booth
    assert story.ask("() => __madang.editor.preview") is None
    assert story.ask("() => __madang.editor.revision") == 1


def test_a_tap_selects_and_a_long_press_picks_up(
    story: Story, fingers: Fingers, booth: Spot
) -> None:
    """Tests the tap, then a finger that rests before it moves: the booth goes with it, red."""
    x, y = story.pixel(booth.hall, booth.middle)
    story.page.touchscreen.tap(x, y)
    assert story.selected == {booth.id}
    story.page.touchscreen.tap(*story.pixel(booth.hall, (booth.right + 1.5, booth.middle[1])))
    assert story.selected == set()
    fingers.down((x, y))
    # The booth is picked up when the finger has rested; that is seen by its selection.
    story.wait("__madang.editor.selection.size === 1")
    to = story.pixel(booth.hall, (booth.middle[0] + 1.5, booth.middle[1]))
    for n in range(1, 9):
        fingers.lead((between((x, y), to, n / 8),))
    assert story.state(booth.id)["moving"]
    assert "aisle.width" in {each["code"] for each in story.breaches(booth.id)}
    fingers.up()
    story.saved()
    assert story.spot(booth.number).x == booth.x + 1.5
    story.button("되돌리기").tap()
    story.saved()
    assert story.spot(booth.number) == booth


def test_sheets_come_over_the_floor_and_go(story: Story, fingers: Fingers, booth: Spot) -> None:
    """Tests each sheet: opened by its button, pulled up, pulled down, closed."""
    for name in ("출품사", "구역", "레이어", "배치 결과", "지적"):
        dock = story.page.get_by_role("navigation").get_by_role("button", name=name)
        dock.tap()
        sheet = story.page.get_by_role("dialog", name=name)
        expect(sheet).to_be_visible()
        expect(dock).to_have_attribute("aria-expanded", "true")
        sheet.get_by_role("button", name="닫기").first.tap()
        expect(sheet).to_have_count(0)
    story.page.touchscreen.tap(*story.pixel(booth.hall, booth.middle))
    story.page.get_by_role("navigation").get_by_role("button", name="선택").tap()
    sheet = story.page.get_by_role("dialog", name="선택")
    expect(sheet.get_by_label("너비", exact=True)).to_have_value("3.0")
    box = sheet.bounding_box()
    assert box is not None
    middle = (195.0, box["y"] + 20)
    fingers.slide(middle, (195, box["y"] - 120))
    story.wait(f"document.querySelector('[role=dialog]').offsetHeight > {box['height'] + 50}")
    for _ in range(2):
        handle = sheet.bounding_box()
        assert handle is not None
        fingers.slide((195, handle["y"] + 20), (195, handle["y"] + 160))
        story.page.evaluate("() => Promise.all(document.getAnimations().map((a) => a.finished))")
    expect(sheet).to_have_count(0)


def test_the_dock_tells_how_far_a_solve_is(story: Story) -> None:
    """Tests that booths which appear are not hidden by what tells of them, until it is asked."""
    dock = story.page.get_by_role("navigation")
    story.button("배치 생성").tap()
    story.button("10초").tap()
    story.button("배치 시작").tap()
    told = dock.get_by_role("button", name=re.compile(r"배치 \d+.147"))
    expect(told).to_be_visible()
    expect(story.page.get_by_role("dialog")).to_have_count(0)
    told.tap()
    expect(story.page.get_by_role("dialog", name="배치 결과")).to_be_visible()
    expect(dock.get_by_role("button", name="배치 결과")).to_be_visible()


def test_what_is_looked_for_is_shown_above_the_sheet(story: Story, fingers: Fingers) -> None:
    """Tests a tap on a row of the list, and the sheet that comes over a booth at the lower edge."""
    dock = story.page.get_by_role("navigation")
    dock.get_by_role("button", name="출품사").tap()
    story.page.get_by_role("treeitem").nth(4).tap()
    story.drawn()
    found = only(story)
    assert story.in_view(found)
    story.page.get_by_role("dialog").get_by_role("button", name="닫기").first.tap()
    x, y = story.pixel(found.hall, found.middle)
    fingers.slide((x, y), (x, 560.0))
    dock.get_by_role("button", name="선택").tap()
    expect(story.page.get_by_role("dialog", name="선택")).to_be_visible()
    story.drawn()
    assert story.in_view(found)


def only(story: Story) -> Spot:
    """Give the booth that is selected."""
    (chosen,) = story.selected
    return next(each for each in story.spots() if each.id == chosen)


def test_a_drag_on_a_handle_resizes(story: Story, fingers: Fingers, booth: Spot) -> None:
    """Tests the handle of the right edge, whose reach is wider for fingers."""
    x, y = story.pixel(booth.hall, booth.middle)
    story.page.touchscreen.tap(x, y)
    edge = story.pixel(booth.hall, (booth.right, booth.middle[1]))
    to = story.pixel(booth.hall, (booth.right + 1, booth.middle[1]))
    fingers.slide((edge[0] + 8, edge[1]), (to[0] + 8, to[1]))
    story.saved()
    assert (story.spot(booth.number).x, story.spot(booth.number).width) == (booth.x, 4)


def test_everything_is_large_enough_for_a_finger(story: Story) -> None:
    """Tests that what is pressed is at least 24 pixels in both ways, as WCAG 2.2 asks."""
    small = story.ask(
        """() => [...document.querySelectorAll('button, [role=button], a[href], select, input')]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().top >= 0)
          .filter((each) => { const b = each.getBoundingClientRect();
                              return b.width && (b.width < 24 || b.height < 24); })
          .map((each) => each.getAttribute('aria-label') ?? each.textContent.trim())"""
    )
    assert small == []
