"""Run Madang and its peers on the benchmark and put their figures side by side.

Run ``make bench``, or ``python bench/run.py [--write] [NAME ...]`` for some families. The whole
run, and one of some families with ``--write``, writes bench/RESULTS.md and bench/best.json; with
MADANG_BENCH=quick a few small instances are run in some minutes and only printed. What the runs
leave behind is in out/bench.
"""

import datetime as dt
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from bench.instances import FAMILIES, make, seeds
from bench.measured import OURS, ROOT, Row, madang, peer, run
from bench.show_files import write_show
from bench.table import aligned, exponent, lines, markdown

HERE = Path(__file__).resolve().parent
OUT = ROOT / "out" / "bench"

PEERS = ("NoOverlap2D", "rectpack", "shelf")
COMPARED = ("scale-200", "coex-450", "units-620")
"""Where the peers run as well; they have no answer to zones, pins or large floors."""

QUICK = (
    "scale-50", "scale-200", "coex-450", "units-620", "turned-23", "contradictory-pairs", "narrow",
    "empty",
)  # fmt: skip
"""Families of a quick run, one seed of each."""

PEER_S, QUICK_PEER_S = 60.0, 10.0
"""Seconds a peer that searches may take."""

LEAST_S, RATE = 60.0, 15.0
"""Madang may take a minute, and in large shows a second for so many contracts."""

WALKED = ("coex-450", "jamsil-4500")
"""Families on whose plans ways to measure walks are compared."""

WALK_S = 300.0
"""Seconds that may take."""

WALKS = """Seconds of single steps on the plans above, and how far other methods are off the exact \
ways, from each booth's
nearest entrance. Grid and centre lines find no way where cells or lines do not hang together."""

SCALE = {450: "scale-450", 1350: "scale-1350", 4500: "scale-4500", 13_500: "scale-13500"}
"""The series the growth of time is read from; smaller shows are dominated by what is fixed."""


def main(arguments: Sequence[str]) -> int:
    """Run what is named, or all, and print the table."""
    names = [word for word in arguments if word != "--write"]
    if unknown := set(names) - set(FAMILIES):
        sys.stderr.write(f"no such family: {', '.join(sorted(unknown))}\n")
        return 2
    quick = os.environ.get("MADANG_BENCH") == "quick"
    wanted = names or (QUICK if quick else tuple(FAMILIES))
    rows = []
    for row in measured(wanted, quick=quick):
        rows.append(row)
        made = f"{row.placed} of {row.asked}" if row.placed is not None else row.why
        sys.stdout.write(f"{row.instance} {row.seed} {row.solver}: {made}\n")
        sys.stdout.flush()
    sys.stdout.write(f"\n{aligned(lines(rows))}\n" + "".join(f"{line}\n" for line in notes(rows)))
    walks = walked(wanted)
    sys.stdout.write(f"\n{walks}")
    if "--write" in arguments or not (quick or names):
        text = page(rows) + (f"\n## Walks\n\n{WALKS}\n\n{walks}" if walks else "")
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
        remember(rows, HERE / "best.json")
    return 0


def measured(names: Sequence[str], *, quick: bool) -> Iterator[Row]:
    """Run the solvers on families, one process after the other."""
    limit = QUICK_PEER_S if quick else PEER_S
    for name in names:
        for seed in seeds(name)[:1] if quick else seeds(name):
            folder = OUT / f"{name}-{seed}"
            venue, brief = make(name, seed)
            write_show(folder, venue, brief)
            yield madang(name, seed, folder, max(LEAST_S, len(brief.contracts) / RATE))
            for solver in PEERS if name in COMPARED else ():
                yield peer(solver, name, seed, folder, limit)


def walked(names: Sequence[str]) -> str:
    """Compare ways to measure walks on the plans of some families, as a page's table."""
    plans = [OUT / f"{name}-0" / "madang.plan.json" for name in WALKED if name in names]
    made = [str(plan) for plan in plans if plan.exists()]
    return run(["bench/walking.py", "--page", *made], WALK_S).out if made else ""


def notes(rows: Sequence[Row]) -> Iterator[str]:
    """Say what the table does not: reasons, and how time grows."""
    for row in rows:
        if row.why:
            yield f"- {row.instance} {row.seed}, {row.solver}: {row.why}"
    took = {
        size: row.seconds
        for size, name in SCALE.items()
        for row in rows
        if (row.instance, row.solver) == (name, OURS) and row.seconds
    }
    if len(took) > 1:
        sizes = ", ".join(f"{size:,}" for size in took)
        yield f"- Seconds grow as n to the power {exponent(took):.2f} (least squares over {sizes})."
        least, most = min(took), max(took)
        pair = exponent({least: took[least], most: took[most]})
        yield f"- From {least:,} to {most:,} alone the power is {pair:.2f}."


def page(rows: Sequence[Row]) -> str:
    """Write the page of results."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("madang", "ortools", "rectpack"))
    head = f"""# Results

{dt.datetime.now(dt.UTC).date()}, {os.cpu_count()} cores, {platform.machine()}, \
Python {platform.python_version()}, {libraries}. Written by `make bench`.

Seconds are the wall time of the solve, once each, on a machine that does other things as well: read
them with a grain of a tenth or more. Where a family has several seeds, figures are medians.
*Legal* is the verdict of the judge in `bench/verifier`, which sees the exported file alone; the
number is that of its breaches. A gap is given for legal plans only. The columns are explained in
[README.md](README.md).

"""
    text = head + markdown(lines(rows))
    lacking = [name for name in FAMILIES if name not in {row.instance for row in rows}]
    missing = [f"- Not run: {', '.join(lacking)}."] if lacking else []
    return text + "\n" + "".join(f"{line}\n" for line in [*notes(rows), *missing])


def remember(rows: Sequence[Row], path: Path) -> None:
    """Keep the best legal plan and the least bound of each instance, ours or a peer's."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    today = dt.datetime.now(dt.UTC).date().isoformat()
    for row in rows:
        entry = known.setdefault(f"{row.instance}-{row.seed}", {})
        if row.bound_m2 is not None and row.bound_m2 < entry.get("bound_m2", float("inf")):
            entry |= {"bound_m2": round(row.bound_m2, 4), "bound_kind": row.bound_kind}
        legal = row.net_m2 is not None and row.breaches == 0
        if legal and (row.net_m2 or 0.0) > entry.get("net_m2", -1.0):
            entry |= {
                "net_m2": round(row.net_m2 or 0.0, 4),
                "placed": row.placed,
                "asked": row.asked,
                "solver": row.solver,
                "version": version("madang") if row.solver == OURS else "",
                "date": today,
            }
    path.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
