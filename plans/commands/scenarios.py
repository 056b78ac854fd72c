"""Commands of the venue team: scenarios side by side."""

from collections.abc import Callable

from plans.formats.write.command import DONE, NO, Call
from plans.formats.write.options import (
    CalendarFile,
    ClusterAddress,
    CompareOut,
    PlanFiles,
    SweepName,
    SweepOut,
    Workers,
)

COMPARED = (".html", ".xlsx", ".png", ".json")
"""What the files of `compare` end with."""


def compare(call: Call, plans: PlanFiles, out: CompareOut = None) -> int:
    """Compare plans with the first one."""
    from plans.compare import compared
    from plans.formats.files import require_writable, write_whole
    from plans.formats.plan_file import load_plan
    from plans.formats.write.compare import compare_data, require_few, write_comparison
    from plans.formats.write.compare_summary import compare_shown
    from venue.text import Text

    require_few(len(plans))
    if out is not None:
        require_writable(out, COMPARED)
    terminal = call.terminal()
    with terminal.working(Text(ko="배치안을 견줍니다", en="comparing")):
        made = [load_plan(path) for path in plans]
        rows = [compared(plan) for plan in made]
        if out is not None:
            write_whole(out, write_comparison(made, rows, out.suffix.lower(), call.lang))
    terminal.answer(compare_data(rows), compare_shown(rows, call.lang, out))
    return DONE


def sweep(
    call: Call,
    sweep: SweepName,
    out: SweepOut,
    workers: Workers = 2,
    cluster: ClusterAddress = None,
) -> int:
    """Plan many scenarios and compare them."""
    from datetime import UTC, datetime
    from functools import partial

    from plans.formats.files import make_folder
    from plans.formats.read.sweep import read_sweep
    from plans.formats.write.sweep_report import report_sweep, sweep_data, sweep_shown
    from plans.jobs.cluster import Cluster
    from plans.jobs.shares import in_children
    from plans.jobs.trials import Here
    from plans.sweep import points
    from plans.sweeping import sweep_points
    from venue.text import Text

    asked, folder = read_sweep(sweep)
    make_folder(out)
    spread = Here(workers) if cluster is None else Cluster(cluster)
    terminal = call.terminal()
    made = datetime.now(UTC).replace(microsecond=0)
    with terminal.working(Text(ko="시나리오를 계산합니다", en="planning scenarios")) as progress:
        outcomes = sweep_points(points(asked), folder, out, spread, made, progress)
        draw = partial(in_children, workers=workers)
        report = report_sweep(asked, outcomes, out, call.lang, draw)
    terminal.answer(sweep_data(outcomes, report), sweep_shown(outcomes, report, call.lang))
    return NO if all(each.failed for each in outcomes) else DONE


def calendar(call: Call, file: CalendarFile) -> int:
    """Count what is let of a venue; a clash, or more people than its ceiling, is a no."""
    from plans.formats.read.calendar import read_calendar
    from plans.formats.read.venue_json import venue_of
    from plans.formats.write.calendar_summary import calendar_data, calendar_shown
    from plans.lettings import filling

    asked = read_calendar(file)
    found = filling(asked, venue_of(asked.venue, file.parent))
    call.terminal().answer(calendar_data(found), calendar_shown(asked, found, call.lang))
    over = found.peak is not None and found.peak.over
    return NO if found.clashes or over else DONE


COMMANDS: dict[str, Callable[..., int]] = {
    "compare": compare,
    "sweep": sweep,
    "calendar": calendar,
}
