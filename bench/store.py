"""Time the store on a plan: saving an edit, opening it, many writers and readers at once.

Run ``python bench/store.py PLAN.plan.json [URL]``; a SQLite file of its own is taken without one.
"""

import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from plans import edits
from plans.formats.plan_file import load_plan
from plans.store.exhibitors import where_is
from plans.store.store import Store
from venue.errors import StaleError

SAVES = 300
CROWD_S = 60.0
WRITERS, READERS = 8, 32


def main(plan_file: str, url: str | None = None) -> None:
    """Time the steps and print them."""
    plan = load_plan(Path(plan_file))
    with tempfile.TemporaryDirectory() as folder:
        url = url or f"sqlite:///{folder}/madang.db"
        store = Store(url)
        kept = store.add_plan(plan, show="bench", scenario="c", name=str(time.time()), who="b")
        booth = plan.layout.booths[len(plan.layout.booths) // 2].id
        took, seen = [], 1
        for x in range(SAVES):
            start = time.perf_counter()
            edit = edits.Move(booth=booth, x_mm=x, y_mm=0)
            seen = store.save(kept.id, seen, edit, "b").number
            took.append(time.perf_counter() - start)
        _said("save an edit", took)
        seen, took = _swapped(store, kept.id, seen)
        _said("save a swap, two exhibitors listed anew", took)
        start = time.perf_counter()
        where_is(store, plan.brief.exhibitors[-1].id)
        _said("find an exhibitor", [time.perf_counter() - start])
        opened = []
        for _ in range(10):
            cold = Store(url)
            start = time.perf_counter()
            cold.open(kept.id)
            opened.append(time.perf_counter() - start)
            cold.close()
        _said("open the plan, cold", opened)
        _crowd(url, kept.id, booth)


def _swapped(store: Store, plan_id: str, seen: int) -> tuple[int, list[float]]:
    """Let two who stand far apart change places, again and again."""
    allotments = store.open(plan_id)[0].allotments
    took = []
    for _ in range(SAVES):
        start = time.perf_counter()
        edit = edits.Swap(a=allotments[0].booth, b=allotments[-1].booth)
        seen = store.save(plan_id, seen, edit, "b").number
        took.append(time.perf_counter() - start)
    return seen, took


def _said(what: str, seconds: list[float]) -> None:
    """Print the median and the 95th percentile, milliseconds."""
    ordered = sorted(1000 * each for each in seconds)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    median = statistics.median(ordered)
    sys.stdout.write(f"{what}: median {median:.1f} ms, p95 {p95:.1f} ms\n")


def _crowd(url: str, plan_id: str, booth: str) -> None:
    """Let many write and read for a minute, and count what went wrong."""
    until = time.monotonic() + CROWD_S
    saved, read, failed = [0], [0], []

    def write(who: int) -> None:
        mine = Store(url)
        try:
            while time.monotonic() < until:
                try:
                    _, seen = mine.open(plan_id)
                    mine.save(plan_id, seen, edits.Move(booth=booth, x_mm=who, y_mm=seen), f"{who}")
                    saved[0] += 1
                except StaleError:
                    continue
        except BaseException as exc:
            failed.append(exc)
        mine.close()

    def look() -> None:
        mine = Store(url)
        try:
            while time.monotonic() < until:
                mine.versions(plan_id)
                mine.plans()
                read[0] += 1
        except BaseException as exc:
            failed.append(exc)
        mine.close()

    crowd = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
    crowd += [threading.Thread(target=look) for _ in range(READERS)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    crowd_said = f"{WRITERS} writers, {READERS} readers, {CROWD_S:.0f} s"
    done = f"{saved[0]} saves, {read[0]} reads, {len(failed)} errors {failed[:1]}"
    sys.stdout.write(f"{crowd_said}: {done}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
