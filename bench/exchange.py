"""Time a plan's way out as a drawing and back: written, read, compared.

Run ``python bench/exchange.py PLAN.plan.json``; ezdxf's own reading is the peer of ours.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import ezdxf

from plans.diff import diff_booths
from plans.formats.plan_file import load_plan
from plans.formats.read.booths import read_booths
from plans.formats.read.dxf.drawing import Asked
from plans.formats.read.venue_dxf import read_venue_dxf
from plans.formats.write.dxf import to_dxf

T = TypeVar("T")

RUNS = 3


def main(plan_file: str) -> None:
    """Time the steps and print their medians."""
    plan = load_plan(Path(plan_file))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "show.dxf"
        data = _said("write the drawing", lambda: to_dxf(plan))
        path.write_bytes(data)
        sys.stdout.write(f"{len(plan.layout.booths):,} booths, {len(data) / 1e6:.1f} MB\n")
        _said("open it with ezdxf alone", lambda: ezdxf.filemanagement.readfile(path))
        _said("read the venue", lambda: read_venue_dxf(path, Asked()))
        read = _said("read the booths", lambda: read_booths(path, Asked()))
        _said("compare", lambda: diff_booths(plan, read.booths, read.halls, read.revision))


def _said(what: str, work: Callable[[], T]) -> T:
    """Do some work a few times and print the median, seconds."""
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        value = work()
        took.append(time.perf_counter() - start)
    sys.stdout.write(f"{what}: median {statistics.median(took):.2f} s of {RUNS}\n")
    return value


if __name__ == "__main__":
    main(*sys.argv[1:])
