"""What is done in the pages and timed: show, pan, drag, judge, undo, edit for long, fetch."""

import gzip
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.request import Request, urlopen

from playwright.sync_api import Browser

from bench.web_page import JUDGE, JUDGED, Peer, Planner, Side, opened, shown_ms
from bench.web_trace import Paint

MANY = 500
"""Booths that are dragged together."""

WARM, EDITS = 1_000, 1_000
"""Edits before the heap is weighed, so that all that is kept is full, and between the two times."""


@dataclass
class Taken:
    """What was measured of one page: by what was done, milliseconds of work and on the wall."""

    work: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wall: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def note(self, what: str, paints: Sequence[Paint]) -> None:
        """Note the paints of something; the first is another thing's: caches fill then."""
        self.work[what] += [each.work for each in paints[1:]]
        self.wall[what] += [each.wall for each in paints[1:]]


@dataclass(frozen=True)
class View:
    """How the planner saw the plan: the peer is given the same canvas and the same scales."""

    size: dict[str, int]
    whole: float
    near: float


def some(count: int) -> tuple[str, list[str]]:
    """Give a booth in the middle of a crowded plan, and those around it in the list."""
    middle = count // 2
    many = min(MANY, count // 2)
    return f"b{middle}", [f"b{n}" for n in range(middle - many // 2, middle + many - many // 2)]


def planner(
    browser: Browser, address: str, count: int, steps: int, taken: Taken, *, hundreds: bool
) -> View:
    """Work with the planner; with hundreds of booths as well, or with one alone."""
    one, _ = some(count)
    with opened(browser, address) as side:
        taken.wall["show"].append(shown_ms(side))
        Planner.equipped(side)
        size, whole = Planner.size(side), Planner.whole(side)
        pan = side.moved(Planner.place(side, one), steps, "middle")
        taken.note("pan all", pan.painted("pointermove"))
        near = Planner.near(side, one)
        pan = side.moved(Planner.place(side, one), steps, "middle")
        taken.note("pan near", pan.painted("pointermove"))
        Planner.judging(side)
        drag = side.moved(Planner.place(side, one), steps, "left")
        taken.note("drag 1", drag.painted("pointermove"))
        taken.work["rules 1"] += drag.between(JUDGE, JUDGED)[1:]
        Planner.saved(side)
    if hundreds:
        _hundreds(browser, address, count, steps, taken)
    return View(size, whole, near)


def _hundreds(browser: Browser, address: str, count: int, steps: int, taken: Taken) -> None:
    """Drag hundreds of booths of a plan as it is opened, and take that back."""
    one, many = some(count)
    with opened(browser, address) as side:
        Planner.equipped(side)
        Planner.whole(side)
        Planner.judging(side)
        Planner.select(side, many)
        drag = side.moved(Planner.place(side, one), steps, "left")
        taken.note("drag 500", drag.painted("pointermove"))
        taken.work["rules 500"] += drag.between(JUDGE, JUDGED)[1:]
        taken.note("undo 500", list(_undone(side, 1 + steps // 8)))


def _undone(side: Side, times: int) -> Iterator[Paint]:
    """Take the last edit back and do it again, some times."""
    for _ in range(times):
        Planner.saved(side)
        with side.traced() as found:
            side.page.keyboard.press("Control+z")
            side.frames()
        yield from found[0].painted("keydown")[-1:]
        Planner.saved(side)
        side.page.keyboard.press("Control+Shift+z")


def peer(browser: Browser, address: str, count: int, steps: int, taken: Taken, view: View) -> None:
    """Do with the hand-written canvas what can be done with it."""
    one, many = some(count)
    with opened(browser, address, size=view.size) as side:
        taken.wall["show"].append(shown_ms(side))
        for what, scale in (("pan all", view.whole), ("pan near", view.near)):
            Peer.zoom(side, scale, one)
            pan = side.moved(Peer.place(side, one), steps, "middle")
            taken.note(what, pan.painted("pointermove"))
        Peer.zoom(side, view.near, one)
        drag = side.moved(Peer.place(side, one), steps, "left")
        taken.note("drag 1", drag.painted("pointermove"))
        Peer.zoom(side, view.whole, one)
        Peer.select(side, many)
        drag = side.moved(Peer.place(side, one), steps, "left")
        taken.note("drag 500", drag.painted("pointermove"))


def first(browser: Browser, address: str, *, phone: bool = False) -> float:
    """Give milliseconds until a desk, or a slow phone, shows the floor."""
    with opened(browser, address, phone=phone) as side:
        return shown_ms(side)


def heap_growth_kb(browser: Browser, address: str, edits: int = EDITS) -> float:
    """Give by how much the heap of a page has grown after many edits, kB; rubbish not counted."""
    with opened(browser, address) as side:
        Planner.equipped(side)
        _edit(side, min(WARM, edits))
        before = _heap(side)
        _edit(side, edits)
        return (_heap(side) - before) / 1000


def _edit(side: Side, count: int) -> None:
    """Move booths to and fro, in hundreds, and wait until the service has all of it."""
    for start in range(0, count, 100):
        side.ask(
            """count => { const { editor } = __madang;
            for (let n = 0; n < count; n++) {
              const b = editor.plan.booths[n % editor.plan.booths.length];
              const x_mm = b.x_mm + (b.x_mm % 2 ? -1 : 1);
              editor.edit({ kind: 'move', booth: b.id, x_mm, y_mm: b.y_mm });
            } }""",
            min(100, count - start),
        )
        Planner.saved(side)


def _heap(side: Side) -> float:
    """Give the bytes in use after the rubbish is collected."""
    side.frames()
    for _ in range(2):
        side.cdp.send("HeapProfiler.collectGarbage")
    return float(side.cdp.send("Runtime.getHeapUsage")["usedSize"])


def first_load_kb(browser: Browser, host: str, plan: str) -> float:
    """Give what the editor fetches before the floor is shown, gzipped, kB; no data of the plan."""
    with opened(browser, f"{host}/#/plans/{plan}") as side:
        names = side.ask(
            "performance.getEntriesByType('resource')"
            ".filter(each => each.startTime < performance.getEntriesByName('shown')[0].startTime)"
            ".map(each => each.name)"
            ".concat(location.origin + '/')"
        )
    files = {name for name in names if "/api/" not in name}
    return sum(len(_gzipped(name)) for name in sorted(files)) / 1000


def _gzipped(address: str) -> bytes:
    """Fetch a file as browsers do."""
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
        sent: bytes = answer.read()
        return sent if answer.headers["Content-Encoding"] == "gzip" else gzip.compress(sent, 9)


def p95(values: Sequence[float]) -> float:
    """Give the 95th percentile: what 19 of 20 do not exceed."""
    ordered = sorted(values)
    return ordered[round(0.95 * (len(ordered) - 1))]


def middle(values: Sequence[float]) -> float:
    """Give the median."""
    return statistics.median(values)
