"""The ``madang`` command: parse, read, call one function, write.

Every command imports what it needs when it runs, so that ``madang --help`` starts at once.
"""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from plans.commands import exchange, exhibitors, keeping, scenarios
from plans.formats.write.command import DONE, LANG, NO, Call, Commands, Lang, both, flag
from plans.formats.write.command import command as command_of
from plans.formats.write.options import (
    BothLanguages,
    BriefName,
    ComplianceOut,
    DrawingOut,
    Earlier,
    Folder,
    FormatName,
    Layer,
    OneHall,
    Paper,
    People,
    PlanFile,
    PlanOut,
    Preset,
    Reproducible,
    RouteFrom,
    RouteTo,
    Sample,
    Seed,
    Sheets,
    Simulate,
    SolveSeconds,
    StepFree,
    VenueName,
    Workers,
)
from web import commands as serving

if TYPE_CHECKING:
    from plans.bodies import Simulated
    from plans.formats.draw.canvas import Format

LONGEST_S = 86_400
"""A solve may take a day."""

DRAWN = (".png", ".svg", ".pdf")
"""What the files of `draw` end with."""

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=both(
        "전시장 배치를 계획합니다. 부스를 놓고 통로를 확인하며 공개 형식으로 내보냅니다.",
        "Plan exhibition floors: place the booths, check the aisles, export to open formats.",
    ),
)
command = partial(command_of, app)
_ELSEWHERE = exhibitors.COMMANDS | exchange.COMMANDS | scenarios.COMMANDS | keeping.COMMANDS
_ELSEWHERE |= serving.COMMANDS
for name, work in _ELSEWHERE.items():
    command(name)(work)


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, flag("--version", "판을 보입니다.", "Show the version.")] = False,
    _lang: Annotated[Lang | None, LANG] = None,
) -> None:
    """Show the version, or the commands when none is named."""
    if version:
        from importlib.metadata import version as version_of

        sys.stdout.write(f"madang {version_of('madang')}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


@command("venues")
def venues(
    call: Call,
    venue: VenueName = None,
) -> int:
    """Show the catalogue or one venue."""
    from plans.formats.read.venue_json import venue_of
    from plans.formats.write import venue_summary as summary
    from venue.catalogue import load, names

    terminal = call.terminal()
    if venue is None:
        known = [load(name) for name in names()]
        terminal.answer(summary.catalogue_data(known), summary.catalogue_shown(known, call.lang))
    else:
        one = venue_of(venue, Path())
        terminal.answer(summary.venue_data(one), summary.venue_shown(one, call.lang))
    return DONE


@command("init")
def init(
    call: Call,
    sample: Sample = None,
    folder: Folder = None,
) -> int:
    """Write a sample, or list the samples."""
    from layouts.brief.samples import names
    from plans.formats.read.brief import read_brief
    from plans.formats.write.samples import samples_data, samples_shown, write_sample

    if sample is None:
        briefs = {name: read_brief(name)[0] for name in names()}
        call.terminal().answer(samples_data(briefs), samples_shown(briefs, call.lang))
        return DONE
    return call.wrote(*write_sample(sample, folder or Path(sample)))


@command("solve")
def solve(
    call: Call,
    brief: BriefName,
    out: PlanOut = None,
    earlier: Earlier = None,
    seconds: SolveSeconds = 30.0,
    seed: Seed = 0,
    workers: Workers = 2,
    reproducible: Reproducible = False,
) -> int:
    """Read, plan in a child process, write, and say how it came out."""
    from datetime import UTC, datetime

    from plans.formats.files import require_writable
    from plans.formats.plan_file import load_plan, save_plan
    from plans.formats.read.brief import read_brief
    from plans.formats.read.venue_json import venue_of
    from plans.formats.write.summary import plan_data, plan_shown
    from plans.jobs.planning import Planning, plan_in_child
    from solver.stop import Deterministic, Seconds
    from venue.errors import UsageError
    from venue.text import Text

    if not 0 < seconds <= LONGEST_S:
        text = Text(
            ko="--seconds: 0보다 크고 {most:,} 이하인 초를 적어 주십시오.",
            en="--seconds: give seconds above 0, up to {most:,}.",
        )
        raise UsageError("usage.seconds", text.fill(most=LONGEST_S))
    path = out or Path(f"{Path(brief).name.removesuffix('.toml')}.plan.json")
    require_writable(path)
    asked, base = read_brief(brief)
    planning = Planning(
        brief=asked,
        venue=venue_of(asked.venue, base),
        stop=Deterministic(seconds) if reproducible else Seconds(seconds),
        made=datetime.now(UTC).replace(microsecond=0),
        seed=seed,
        workers=1 if reproducible else workers,
        earlier=None if earlier is None else load_plan(earlier),
    )
    terminal = call.terminal()
    with terminal.working(Text(ko="배치를 시작합니다", en="starting to plan")) as progress:
        plan = plan_in_child(planning, seconds, progress)
    save_plan(plan, path)
    terminal.answer(plan_data(plan, path), plan_shown(plan, path, call.lang))
    return DONE if plan.certificate.checked.ok else NO


@command("check")
def check(
    call: Call,
    plan: PlanFile,
    rules: Preset = None,
) -> int:
    """Say what breaks a rule, and what cannot be assessed."""
    from plans.check import recheck
    from plans.formats.plan_file import load_plan
    from plans.formats.write.summary import findings_data, findings_shown
    from venue.text import Text

    terminal = call.terminal()
    with terminal.working(Text(ko="규칙을 확인합니다", en="checking the rules")):
        findings = recheck(load_plan(plan), rules)
    terminal.answer(findings_data(findings, call.lang), findings_shown(findings, call.lang))
    return NO if any(finding.breaks for finding in findings) else DONE


@command("walk")
def walk(call: Call, plan: PlanFile) -> int:
    """Measure the plan's walking network; a booth that cannot be reached is a no."""
    from plans.formats.plan_file import load_plan
    from plans.formats.write.visit_summary import visit_data, visit_shown
    from plans.visits import visit_of
    from venue.text import Text

    terminal = call.terminal()
    with terminal.working(Text(ko="걷는 길을 잽니다", en="measuring the walks")):
        made = load_plan(plan)
        visit = visit_of(made)
    terminal.answer(visit_data(made, visit, call.lang), visit_shown(made, visit, call.lang))
    return NO if visit.unreachable else DONE


@command("route")
def route(
    call: Call, plan: PlanFile, start: RouteFrom, to: RouteTo, step_free: StepFree = False
) -> int:
    """Find the way in the plan's walking network."""
    from plans.formats.plan_file import load_plan
    from plans.formats.write.walk_summary import tour_data, tour_shown
    from plans.jobs.touring import order_in_child
    from plans.walks import tour_of
    from venue.text import Text

    terminal = call.terminal()
    with terminal.working(Text(ko="길을 찾습니다", en="finding the way")):
        made = load_plan(plan)
        tour = tour_of(made, start, to, order_in_child, step_free=step_free)
    visitors = made.brief.visitors
    terminal.answer(tour_data(tour, visitors, call.lang), tour_shown(tour, visitors, call.lang))
    return DONE


@command("egress")
def egress(
    call: Call,
    plan: PlanFile,
    people: People = None,
    out: ComplianceOut = None,
    simulate: Simulate = False,
) -> int:
    """Empty the plan's halls; a broken limit, or a hall without an exit, is a no."""
    from plans.evacuation import evacuation_of
    from plans.formats.files import require_writable, write_whole
    from plans.formats.plan_file import load_plan
    from plans.formats.write.egress_summary import egress_data, egress_shown
    from venue.text import Text

    if out is not None:
        require_writable(out, (".pdf",))
    terminal = call.terminal()
    with terminal.working(Text(ko="홀을 비웁니다", en="emptying the halls")):
        made = load_plan(plan)
        halls = evacuation_of(made, people)
        if out is not None:
            from plans.formats.draw.sheets.compliance import render_compliance

            write_whole(out, render_compliance(made, halls, call.lang))
    bodies: tuple[Simulated, ...] = ()
    if simulate:
        from plans.bodies import crowd_of
        from plans.jobs.simulating import simulate_in_child
        from plans.walks import floors_of

        with terminal.working(Text(ko="사람을 하나하나 걷게 합니다", en="walking body by body")):
            pairs = zip(floors_of(made), halls, strict=True)
            bodies = simulate_in_child([crowd_of(*pair) for pair in pairs])
    terminal.answer(
        egress_data(halls, call.lang, out, bodies), egress_shown(halls, call.lang, out, bodies)
    )
    return NO if any(hall.broken for hall in halls) else DONE


@command("draw")
def draw(
    call: Call,
    plan: PlanFile,
    out: DrawingOut,
    hall: OneHall = None,
    sheets: Sheets = False,
    both: BothLanguages = False,
    paper: Paper = None,
    layer: Layer = None,
) -> int:
    """Draw the plan in the language of the answer."""
    from plans.formats.files import require_writable, write_whole
    from plans.formats.plan_file import load_plan
    from venue.text import Text

    if sheets or both:
        return _draw_set(call, plan, out, both=both, alone=sheets and not (hall or paper or layer))
    require_writable(out, DRAWN)
    with call.terminal().working(Text(ko="도면을 그립니다", en="drawing")):
        from plans.formats.draw.figure import render

        kind = cast("Format", out.suffix.removeprefix(".").lower())
        drawn = render(load_plan(plan), kind, hall=hall, lang=call.lang, paper=paper, layer=layer)
        write_whole(out, drawn)
    return call.wrote(out)


def _draw_set(call: Call, plan: Path, out: Path, *, both: bool, alone: bool) -> int:
    """Draw the A3 set; ``alone`` tells whether no option of a single drawing came with it."""
    from plans.formats.draw.sheets.options import languages
    from plans.formats.files import require_writable, write_whole
    from plans.formats.plan_file import load_plan
    from venue.text import Text

    langs = languages(call.lang, both=both, alone=alone)
    require_writable(out, (".pdf",))
    with call.terminal().working(Text(ko="도면집을 그립니다", en="drawing the set")):
        from plans.formats.draw.sheets.sheet_set import render_set

        write_whole(out, render_set(load_plan(plan), langs))
    return call.wrote(out)


@command("schema")
def schema(
    call: Call,
    name: FormatName = None,
) -> int:
    """Print a schema, which is JSON either way."""
    import json

    from plans.schemas import schema_names, schema_of

    if name is None:
        call.terminal().answer({"schemas": list(schema_names())}, schema_names())
    else:
        sys.stdout.write(json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n")
    return DONE


def main() -> None:
    """Run the command; it exits by itself."""
    app()
