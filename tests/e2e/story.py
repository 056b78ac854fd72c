"""What somebody sees of the planner and does to it: canvas by its hook, panels by their roles."""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

from PIL import Image, ImageColor
from playwright.sync_api import BrowserContext, FloatRect, Locator, Page, expect

WAIT_MS = 60_000
"""Far more than anything takes: only what never happens meets it."""

Point = tuple[float, float]


@contextmanager
def watched(context: BrowserContext, *, fair: str = r"^$") -> Iterator[Page]:
    """Open a page whose errors are failures of the story, but for those that ``fair`` expects."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    yield page
    unfair = [each for each in wrong if not re.search(fair, each)]
    assert not unfair, unfair


@dataclass(frozen=True)
class Spot:
    """A booth as the plan on the screen has it, metres."""

    id: str
    number: str
    hall: str
    x: float
    y: float
    width: float
    depth: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y + self.depth

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.depth / 2


class Story:
    """A page with a plan open."""

    def __init__(self, page: Page) -> None:
        """Tell stories of a page."""
        self.page = page

    @classmethod
    def begun(cls, page: Page, url: str) -> Self:
        """Open a plan and wait until its floor is drawn."""
        page.goto(url)
        story = cls(page)
        story.drawn()
        return story

    def drawn(self) -> None:
        """Wait until the floor is drawn and rests, and all is saved."""
        self.wait("window.__madang?.still() && __madang.editor.plan")

    def saved(self) -> None:
        """Wait until the service has every edit."""
        self.wait("(({ preview, pending, offline }) => !preview && !pending && !offline)"
                  "(__madang.editor)")  # fmt: skip

    def judged(self) -> None:
        """Wait until the service's verdict on what is shown is here."""
        self.saved()
        self.wait("__madang.editor.judged === __madang.editor.revision")

    def wait(self, words: str) -> None:
        """Wait until something holds; the page's policy forbids Playwright's own way to look."""
        self.page.evaluate(
            f"""(most) => new Promise((done, fail) => {{
              const end = performance.now() + most;
              const look = () => {{
                if ({words}) done();
                else if (performance.now() > end) fail(new Error({words!r}));
                else setTimeout(look, 16);
              }};
              look();
            }})""",
            WAIT_MS,
        )

    # --- The floor ---------------------------------------------------------------------------

    def ask(self, words: str, given: object = None) -> Any:
        """Ask the page something."""
        return self.page.evaluate(words, given)

    def spots(self) -> list[Spot]:
        """Give all booths, those turned by quarters as they lie."""
        raw = self.ask(
            """() => __madang.editor.plan.booths.map((b) => {
              const [w, d] = b.rotation_deg % 180 ? [b.depth_mm, b.width_mm]
                                                  : [b.width_mm, b.depth_mm];
              const turn = ((b.rotation_deg % 360) + 360) % 360;
              const x = b.x_mm - (turn === 90 || turn === 180 ? w : 0);
              const y = b.y_mm - (turn === 180 || turn === 270 ? d : 0);
              return {id: b.id, number: b.number, hall: b.hall, x: x / 1000, y: y / 1000,
                      width: w / 1000, depth: d / 1000};
            })"""
        )
        return [Spot(**each) for each in raw]

    def spot(self, number: str) -> Spot:
        """Give a booth by its number."""
        return next(each for each in self.spots() if each.number == number)

    def state(self, booth: str) -> dict[str, Any]:
        """Tell what the canvas knows of a booth."""
        known: dict[str, Any] | None = self.ask("(id) => __madang.state(id)", booth)
        assert known is not None, booth
        return known

    def breaches(self, booth: str) -> list[dict[str, Any]]:
        """Tell which breaches of a booth are shown red."""
        found: list[dict[str, Any]] = self.ask(
            "(id) => [...(__madang.editor.verdicts.breaches.get(id) ?? [])]", booth
        )
        return found

    def pixel(self, hall: str, at: Point) -> Point:
        """Give the pixel of a place, metres."""
        x, y = self.ask("([h, x, y]) => __madang.pixel(h, x, y)", [hall, at[0] * 1e3, at[1] * 1e3])
        return x, y

    @property
    def selected(self) -> set[str]:
        """The booths that are selected."""
        return set(self.ask("() => [...__madang.editor.selection]"))

    def select(self, *booths: Spot) -> None:
        """Click booths, all but the first one with Shift."""
        for number, each in enumerate(booths):
            self.click(each.hall, each.middle, "Shift" if number else "")

    def find(self, booth: Spot) -> None:
        """Bring a booth near, without selecting it."""
        self.ask("(id) => __madang.editor.zoomTo({ booth: id })", booth.id)
        self.drawn()

    def in_view(self, booth: Spot) -> bool:
        """Tell whether the middle of a booth can be clicked."""
        under = "([x, y]) => document.elementFromPoint(x, y)?.closest('[role=application]') != null"
        found: bool = self.ask(under, list(self.pixel(booth.hall, booth.middle)))
        return found

    def show_box(self, hall: str, x: float, y: float, width: float, depth: float) -> None:
        """Bring a rectangle of the floor near."""
        self.ask(
            "([hall, box]) => __madang.show(hall, box)",
            [hall, [x * 1e3, y * 1e3, (x + width) * 1e3, (y + depth) * 1e3]],
        )
        self.drawn()

    def redness(self, hall: str, at: Point, size: float) -> float:
        """Tell how much of a square of the floor is drawn in the colours of a breach."""
        x, y = self.pixel(hall, (at[0] - size / 2, at[1] + size / 2))
        far, _ = self.pixel(hall, (at[0] + size / 2, at[1]))
        clip: FloatRect = {"x": x, "y": y, "width": far - x, "height": far - x}
        shot = Image.open(io.BytesIO(self.page.screenshot(clip=clip))).convert("RGB")
        red = self.ask(
            """() => ['--bad-soft', '--bad'].map((each) =>
              getComputedStyle(document.documentElement).getPropertyValue(each).trim())"""
        )
        wanted = [ImageColor.getrgb(each) for each in red]
        pixels = list(shot.get_flattened_data())
        return sum(each in wanted for each in pixels) / len(pixels)

    # --- The mouse ---------------------------------------------------------------------------

    def click(self, hall: str, at: Point, key: str = "") -> None:
        """Click a place of the floor."""
        x, y = self.pixel(hall, at)
        if key:
            self.page.keyboard.down(key)
        self.page.mouse.click(x, y)
        if key:
            self.page.keyboard.up(key)

    def take(self, hall: str, at: Point) -> None:
        """Press the button down at a place."""
        self.page.mouse.move(*self.pixel(hall, at))
        self.page.mouse.down()

    def lead(self, hall: str, *to: Point) -> None:
        """Move on by places; the page has drawn the last one when this returns."""
        for each in to:
            self.page.mouse.move(*self.pixel(hall, each), steps=4)
        self.frame()

    def drag(self, hall: str, *way: Point, key: str = "") -> None:
        """Drag along places."""
        first, *rest = way
        self.take(hall, first)
        if key:
            self.page.keyboard.down(key)
        self.lead(hall, *rest)
        self.page.mouse.up()
        if key:
            self.page.keyboard.up(key)

    def frame(self) -> None:
        """Let the page draw what it was told."""
        twice = "requestAnimationFrame(() => requestAnimationFrame(() => done()))"
        self.ask(f"() => new Promise((done) => {twice})")

    # --- The panels --------------------------------------------------------------------------

    def button(self, name: str) -> Locator:
        """Find a button that is shown."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def field(self, name: str) -> Locator:
        """Find a field."""
        return self.page.get_by_label(name, exact=True)

    def figure(self, name: str) -> float:
        """Read a field of the selection."""
        return float(self.field(name).input_value())

    def toast(self, words: str | re.Pattern[str]) -> Locator:
        """Find what is said at the foot of the floor."""
        return self.page.locator(".toast").filter(has_text=words).first

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for each in keys:
            self.page.keyboard.press(each)

    def floor(self) -> None:
        """Put the keys onto the floor."""
        self.page.get_by_role("application").focus()


def lone(story: Story, hall: str = "C", least: float = 2.5) -> Spot:
    """Find a booth with an aisle to its right, and nothing but the next row behind that."""
    here = [each for each in story.spots() if each.hall == hall]
    solids = [(e.x, e.y, e.right, e.top) for e in here] + areas(story, hall)
    for booth in sorted(here, key=lambda each: each.number):
        lane = [s for s in solids if s[1] < booth.top and s[3] > booth.y and s[0] >= booth.right]
        gap = min((s[0] - booth.right for s in lane), default=0.0)
        if least <= gap <= 3.5 and booth.width == booth.depth == 3:
            return booth
    raise AssertionError("no booth stands alone at an aisle")


def gap_right(story: Story, booth: Spot) -> float:
    """Measure the free floor to the right of a booth, metres."""
    solids = [(e.x, e.y, e.right, e.top) for e in story.spots() if e.hall == booth.hall]
    solids += areas(story, booth.hall)
    lane = [s for s in solids if s[1] < booth.top and s[3] > booth.y and s[0] >= booth.right]
    return min(s[0] - booth.right for s in lane)


def areas(story: Story, hall: str) -> list[tuple[float, float, float, float]]:
    """Give the boxes of the areas that stand in a hall, metres."""
    found: Sequence[Sequence[float]] = story.ask(
        """(hall) => __madang.editor.plan.areas.filter((a) => a.hall === hall && !a.walkable)
          .map((a) => [a.x_mm, a.y_mm, a.x_mm + a.width_mm, a.y_mm + a.depth_mm]
            .map((each) => each / 1000))""",
        hall,
    )
    return [(a, b, c, d) for a, b, c, d in found]


def free_box(story: Story, hall: str, width: float, depth: float) -> Point:
    """Find a free rectangle of the floor, its lower left corner on half metres."""
    solids = [(e.x, e.y, e.right, e.top) for e in story.spots() if e.hall == hall]
    solids += areas(story, hall)
    x0, y0 = min(s[0] for s in solids), min(s[1] for s in solids)
    x1, y1 = max(s[2] for s in solids), max(s[3] for s in solids)
    for row in range(int((y1 - y0 - depth) * 2)):
        for column in range(int((x1 - x0 - width) * 2)):
            x, y = x0 + column / 2, y0 + row / 2
            if all(s[2] <= x or s[0] >= x + width or s[3] <= y or s[1] >= y + depth
                   for s in solids):  # fmt: skip
                return x, y
    raise AssertionError("the floor is full")
