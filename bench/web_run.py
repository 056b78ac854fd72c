"""Time the planner in a real browser, beside a hand-written canvas in the same run.

Run ``make bench-web``, or ``python bench/web_run.py [--write] [ROUNDS]``; the page bench/WEB.md is
written by ``--write``. What the run leaves behind is in out/bench/web.
"""

import datetime as dt
import http.client
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser

from bench import web_scenes as scenes
from bench import web_service
from bench.measured import ROOT
from bench.table import NONE, aligned, markdown
from bench.web_page import Peer, Planner
from bench.web_plan import crowded
from bench.web_scenes import Taken, middle, p95
from plans.document import dumps_plan
from tests.chromium import launched
from web.build import BUILT, CLIENT, build

OUT = ROOT / "out" / "bench" / "web"
PAGE = ROOT / "bench" / "WEB.md"

FLOOR, LARGE, FAIR, CROWD = 5_000, 20_000, 450, 4_500
"""Booths of the plans: the floor that is worked on, one far larger, a fair, a shared one."""

SHOWN = 3
"""Times more a round that a page is shown: one that was disturbed is not a twentieth of a few."""

HEADS = (
    "measure", "booths", "median", "p95", "p95 on the wall", "target", "peer median, p95",
    "ratio", "met",
)  # fmt: skip

DONE = ("pan all", "pan near", "drag 1", "drag 500")
"""What both pages do."""


@dataclass(frozen=True)
class Figure:
    """One line of the table: times in milliseconds, or what ``unit`` says.

    ``target`` is what the 95th percentile may be; ``within`` how many times the peer's.
    """

    what: str
    booths: int
    took: Sequence[float]
    unit: str = "ms"
    target: float | None = None
    wall: Sequence[float] = ()
    peer: Sequence[float] = ()
    within: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the peer's 95th percentile, if it has any."""
        return p95(self.took) / p95(self.peer) if self.peer else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None of what has none."""
        if self.target is not None:
            return p95(self.took) <= self.target
        return None if self.within is None else (self.ratio or 0.0) <= self.within

    def line(self) -> tuple[str, ...]:
        """Write it."""
        within = NONE if self.within is None else f"{self.within:g} × peer"
        return (
            self.what,
            f"{self.booths:,}",
            f"{middle(self.took):,.1f} {self.unit}",
            f"{p95(self.took):,.1f} {self.unit}",
            f"{p95(self.wall):,.1f} ms" if self.wall else NONE,
            within if self.target is None else f"{self.target:,g} {self.unit}",
            f"{middle(self.peer):,.1f}, {p95(self.peer):,.1f} ms" if self.peer else NONE,
            f"{self.ratio:.2f}" if self.ratio else NONE,
            {True: "yes", False: "no", None: NONE}[self.met],
        )


def main(arguments: Sequence[str]) -> int:
    """Measure everything and print the table."""
    numbers = [int(word) for word in arguments if word.isdigit()]
    figures: list[Figure] = []
    for figure in measured(numbers[0] if numbers else 3, steps=40):
        figures.append(figure)
        sys.stdout.write("  ".join(figure.line()) + "\n")
        sys.stdout.flush()
    lines = [figure.line() for figure in figures]
    sys.stdout.write(f"\n{aligned(lines, HEADS, 1)}\n")
    if "--write" in arguments:
        PAGE.write_text(page(lines), encoding="utf-8")
    return 0


def measured(rounds: int, steps: int) -> Iterator[Figure]:
    """Measure one thing after another; pages by turns, so that both have the same neighbours."""
    static = tested_client()
    floor, large, fair = (plan_file(count) for count in (FLOOR, LARGE, FAIR))
    with launched() as browser:
        with served(static, floor, large, fair) as (host, (plan, wide, small)):
            yield from worked(browser, host, plan, FLOOR, rounds, steps)
            yield from shown_on_phone(browser, host, plan, rounds)
            yield from worked(browser, host, wide, LARGE, 1, steps, usual=False)
            # Before a thousand edits, which the service would still be judging.
            for kind in ("png", "pdf"):
                took = [exported(host, small, kind, lang) for lang in ("ko", "en")]
                yield Figure(f"A1 at 300 dpi, {kind.upper()}", FAIR, took, target=2_000)
            grown = [scenes.heap_growth_kb(browser, Planner.address(host, small))]
            yield Figure("heap, growth by 1,000 edits", FAIR, grown, "kB", target=500)
        build()
        with served(BUILT, fair) as (host, (small,)):
            fetched = [scenes.first_load_kb(browser, host, small)]
            yield Figure("first load, gzipped", FAIR, fetched, "kB", target=130)
    yield disagreements()
    yield from shared(30.0 + 10.0 * rounds)


def worked(
    browser: Browser, host: str, plan: str, count: int, rounds: int, steps: int, *,
    usual: bool = True,
) -> Iterator[Figure]:  # fmt: skip
    """Show a plan, pan it and drag booths; one of a usual size is judged and undone as well."""
    ours, theirs = Taken(), Taken()
    address = Planner.address(host, plan)
    # The first page of a browser waits for what every later one has: processes, fonts.
    scenes.planner(browser, address, count, 8, Taken(), hundreds=False)
    for _ in range(rounds):
        view = scenes.planner(browser, address, count, steps, ours, hundreds=usual)
        scenes.peer(browser, Peer.address(host, plan), count, steps, theirs, view)
        for _ in range(SHOWN):
            ours.wall["show"].append(scenes.first(browser, address))
            theirs.wall["show"].append(scenes.first(browser, Peer.address(host, plan)))
    yield Figure("first render", count, ours.wall["show"], target=600 if usual else None,
                 peer=theirs.wall["show"])  # fmt: skip
    targets: dict[str, float | None] = {"drag 1": 16, "drag 500": 20}
    if not usual:
        # Usable: every second frame is met.
        targets = dict.fromkeys(DONE, 33.0)
    for what in DONE:
        if took := ours.work[what]:
            target = targets.get(what)
            within = 1.2 if what == "pan all" and target is None else None
            yield Figure(what, count, took, target=target, wall=ours.wall[what],
                         peer=theirs.work[what], within=within)  # fmt: skip
    for what, most in (("rules 1", 1), ("rules 500", 8), ("undo 500", 33)):
        if took := ours.work[what]:
            yield Figure(what, count, took, target=most if usual else None, wall=ours.wall[what])


def shown_on_phone(browser: Browser, host: str, plan: str, rounds: int) -> Iterator[Figure]:
    """Show a plan on a phone that is four times slower."""
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(scenes.first(browser, Planner.address(host, plan), phone=True))
        theirs.append(scenes.first(browser, Peer.address(host, plan), phone=True))
    yield Figure("first render, phone at 4 × throttle", FLOOR, ours, target=1_500, peer=theirs)


def exported(host: str, plan: str, kind: str, lang: str) -> float:
    """Give milliseconds until the service has drawn a sheet, and the page has it."""
    line = http.client.HTTPConnection(host.removeprefix("http://"), timeout=300)
    began = time.perf_counter()
    line.request("GET", f"/api/plans/{plan}/export?format={kind}&paper=A1&lang={lang}")
    answer = line.getresponse()
    assert answer.status == http.HTTPStatus.OK, answer.read()
    answer.read()
    return 1_000 * (time.perf_counter() - began)


def disagreements() -> Figure:
    """Count the random edits of which the browser's rules say something else than the service's.

    They are the shared vectors; the client's own test compares them, to the millimetre.
    """
    vectors = json.loads((ROOT / "tests" / "vectors" / "rules.json").read_text(encoding="utf-8"))
    edits = sum(len(floor["edits"]) for floor in vectors["floors"])
    words = ["npx", "vitest", "run", "src/rules/check.test.ts", "--reporter=json"]
    ended = subprocess.run(words, cwd=CLIENT, capture_output=True, text=True, check=False)
    failed = json.loads(ended.stdout[ended.stdout.index("{") :])["numFailedTests"]
    return Figure(f"disagreements in {edits:,} random edits", edits, [failed], "", target=0)


def shared(seconds: float) -> Iterator[Figure]:
    """Let 20 users edit one plan."""
    timed = web_service.measured(str(plan_file(CROWD)), 20, seconds)
    for what, most in (("read", 100), ("edit", 150)):
        yield Figure(f"service, {what}, 20 users", CROWD, timed.took[what], target=most)


def plan_file(count: int) -> Path:
    """Make a crowded plan, unless an earlier run did."""
    path = OUT / f"crowd-{count}.plan.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dumps_plan(crowded(count)), encoding="utf-8")
    return path


def tested_client() -> Path:
    """Build the client with its hook for tests, and put the peer beside it."""
    build()
    static = OUT / "static"
    words = ["npx", "vite", "build", "--mode", "test", "--outDir", str(static), "--emptyOutDir"]
    subprocess.run(words, cwd=CLIENT, check=True, capture_output=True)
    shutil.copy(ROOT / "bench" / "peers" / "canvas.html", static)
    return static


@contextmanager
def served(static: Path, *plans: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve plans; gives the service's address and the plans' ids."""
    with tempfile.TemporaryDirectory() as folder:
        words = [ROOT / "bench" / "web_serve.py", static, folder, *plans]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        with subprocess.Popen(
            [sys.executable, *map(str, words)], env=environment, stdout=subprocess.PIPE, text=True
        ) as service:
            try:
                assert service.stdout is not None
                told = json.loads(service.stdout.readline())
                ids = [told["plans"][str(plan)] for plan in plans]
                for plan_id in ids:
                    # A service that runs has its plans at hand.
                    urlopen(f"{told['host']}/api/plans/{plan_id}").close()
                yield told["host"], ids
            finally:
                service.terminate()


def page(lines: Sequence[tuple[str, ...]]) -> str:
    """Write the page of results."""
    head = f"""# The planner in the browser

{dt.datetime.now(dt.UTC).date()}, {os.cpu_count()} cores, {platform.machine()}, no graphics
hardware, headless Chromium; {os.getloadavg()[2]:.0f} processes wanted the cores in the last
quarter of an hour. Written by `make bench-web ARGS=--write`.

The planner as it is built, with its panels and its service, beside
[a hand-written canvas](peers/canvas.html) that draws rectangles and labels, pans and drags them,
and knows nothing else. Both are driven by the same mouse on a canvas of one size. Times of pan,
drag and undo are those of the main thread, by its own clock in the browser's trace, from an event
to the commit of the frame that shows it; *on the wall* the same with all waiting, on a machine that
does other things as well. The floor is shown when the first frame after its drawing begins, counted
from the navigation with nothing in any cache. *Pan all* has every booth in view, *pan near* those
around one with names and numbers. The ratio is that of the 95th percentiles.

"""
    return head + markdown(lines, HEADS, 1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
