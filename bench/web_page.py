"""The planner and its peer in a real browser: driven by the same mouse, asked the same things."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, CDPSession, Page

from bench.web_trace import CATEGORIES, DREW, Trace

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True,
    "has_touch": True,
}  # fmt: skip
THROTTLE = 4
"""How many times slower the phone's processor is than this machine's."""

SEEN = f"""
const draw = CanvasRenderingContext2D.prototype.setTransform;
let marked = false;
CanvasRenderingContext2D.prototype.setTransform = function (...by) {{
  if (!marked) performance.mark('{DREW}');
  if (!marked) queueMicrotask(() => {{ marked = false; }});
  marked = true;
  return draw.apply(this, by);
}};
const look = () => {{
  // A canvas that is drawn on is no more as wide as canvases are by themselves.
  const canvas = document.querySelector('canvas[data-layer=floor]');
  const ours = canvas !== null && canvas.width !== 300;
  if (ours || window.__peer?.drawn) performance.mark('shown');
  else requestAnimationFrame(look);
}};
requestAnimationFrame(look);
"""
"""Marks every drawing, and the first frame after the floor was drawn; both pages draw so."""

JUDGE, JUDGED = "judge", "judged"
JUDGING = f"""
(() => {{
  const rules = __madang.editor.verdicts.rules;
  const [update, around] = [rules.update.bind(rules), rules.around.bind(rules)];
  rules.update = (state) => {{ performance.mark('{JUDGE}'); update(state); }};
  rules.around = (ids) => {{
    const found = around(ids);
    performance.mark('{JUDGED}');
    return found;
  }};
}})()
"""
"""Marks around the rules of the browser: what moved is taken over, then judged."""

FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

STEP_PX = 12
"""How far the mouse moves at a time."""


@dataclass
class Side:
    """One of the pages that are compared, open on a plan."""

    browser: Browser
    page: Page
    cdp: CDPSession

    def frames(self) -> None:
        """Wait until what was asked for is painted."""
        self.page.evaluate(FRAMES)

    def ask(self, script: str, value: object = None) -> Any:
        """Ask the page for something."""
        return self.page.evaluate(script, value)

    @contextmanager
    def traced(self) -> Iterator[list[Trace]]:
        """Trace what the block does; the list then holds the trace."""
        found: list[Trace] = []
        self.browser.start_tracing(page=self.page, categories=CATEGORIES)
        try:
            yield found
        finally:
            found.append(Trace(self.browser.stop_tracing()))

    def moved(
        self, at: tuple[float, float], steps: int, button: Literal["left", "middle"]
    ) -> Trace:
        """Press a button, move the mouse step by step and back, let go; give the trace."""
        (x, y), mouse = at, self.page.mouse
        mouse.move(x, y)
        self.frames()
        with self.traced() as found:
            mouse.down(button=button)
            self.frames()
            for n in range(1, steps + 1):
                by = STEP_PX * min(n, steps + 1 - n)
                mouse.move(x + by, y + by / 3)
                self.frames()
            mouse.up(button=button)
            self.frames()
        return found[0]


@contextmanager
def opened(
    browser: Browser, address: str, *, phone: bool = False, size: dict[str, int] | None = None
) -> Iterator[Side]:
    """Open a page that nobody has opened before: nothing of it is in any cache."""
    look: dict[str, Any] = PHONE if phone else {"viewport": size} if size else DESK
    context = browser.new_context(bypass_csp=True, locale="ko-KR", **look)
    try:
        context.add_init_script(SEEN)
        page = context.new_page()
        cdp = context.new_cdp_session(page)
        if phone:
            cdp.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        page.goto(address)
        page.wait_for_function("performance.getEntriesByName('shown').length > 0", timeout=120_000)
        yield Side(browser, page, cdp)
    finally:
        context.close()


def shown_ms(side: Side) -> float:
    """Give when the floor was on the screen, milliseconds since the page was asked for."""
    return float(side.ask("performance.getEntriesByName('shown')[0].startTime"))


def _rested(side: Side) -> float:
    """Wait until the planner's view stands still; give its scale, pixels a metre."""
    side.ask("window.__was = ''")
    side.page.wait_for_function(
        "(() => { const at = String(__madang.editor.view?.extent);"
        " const still = window.__was === at; window.__was = at; return still; })()",
        polling=400,
    )
    return float(side.ask("__madang.editor.view.pxPerM"))


class Planner:
    """How to work with the planner."""

    @staticmethod
    def address(host: str, plan: str) -> str:
        """Give the page's address."""
        return f"{host}/?quiet#/plans/{plan}"

    @staticmethod
    def equipped(side: Side) -> None:
        """Wait until the floor has its tools, which come after it."""
        side.page.wait_for_function("window.__madang !== undefined", timeout=120_000)

    @staticmethod
    def whole(side: Side) -> float:
        """Show everything; give the scale, pixels a metre."""
        side.ask("__madang.editor.zoomTo('all')")
        return _rested(side)

    @staticmethod
    def near(side: Side, booth: str) -> float:
        """Show a booth with its neighbours, their numbers and names; give the scale."""
        side.ask("id => __madang.editor.zoomTo({ booth: id })", booth)
        return _rested(side)

    @staticmethod
    def place(side: Side, booth: str) -> tuple[float, float]:
        """Give a booth's middle in the page."""
        x, y = side.ask("id => __madang.booth(id)", booth)
        return x, y

    @staticmethod
    def select(side: Side, booths: Sequence[str]) -> None:
        """Select booths."""
        side.ask("ids => __madang.editor.select(ids)", list(booths))
        side.frames()

    @staticmethod
    def size(side: Side) -> dict[str, int]:
        """Give the size of the canvas."""
        box = side.page.locator(".floor").bounding_box()
        assert box is not None
        return {"width": round(box["width"]), "height": round(box["height"])}

    @staticmethod
    def saved(side: Side) -> None:
        """Wait until the service has all that was edited."""
        side.page.wait_for_function("!__madang.editor.pending", timeout=120_000)

    @staticmethod
    def judging(side: Side) -> None:
        """Have the rules mark when they begin and end."""
        side.ask(JUDGING)


class Peer:
    """How to work with the hand-written canvas."""

    @staticmethod
    def address(host: str, plan: str) -> str:
        """Give the page's address."""
        return f"{host}/canvas.html?plan=/api/plans/{plan}"

    @staticmethod
    def zoom(side: Side, scale: float, booth: str) -> None:
        """Take a scale, pixels a metre, with a booth in the middle."""
        side.ask("([scale, id]) => __peer.zoom(scale, id)", [scale, booth])
        side.frames()

    @staticmethod
    def place(side: Side, booth: str) -> tuple[float, float]:
        """Give a booth's middle in the page."""
        x, y = side.ask("id => __peer.pixel(id)", booth)
        return x, y

    @staticmethod
    def select(side: Side, booths: Sequence[str]) -> None:
        """Select booths."""
        side.ask("ids => __peer.select(ids)", list(booths))
        side.frames()
