"""Commands that carry plans and venues to other programs and back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from plans.formats.write.command import DONE, NO, Call
from plans.formats.write.options import (
    Choose,
    Confirmed,
    Drawing,
    ExportOut,
    Into,
    KnownLength,
    Layers,
    OneBooth,
    PlanFile,
    ShowBrief,
    Strict,
    Take,
    Units,
    VenueOut,
    Wgs84,
)
from venue.text import Text

if TYPE_CHECKING:
    from plans.diff import Side
    from plans.formats.read.choices import Choices
    from plans.formats.read.dxf.drawing import Asked
    from plans.formats.write.changes_summary import Told
    from plans.plan import Plan

_READING = Text(ko="파일을 읽습니다", en="reading the file")

EXPORTED = (".geojson", ".dxf", ".xlsx", ".csv", ".imdf.zip")
"""What the files of `export` end with."""


def export(
    call: Call,
    plan: PlanFile,
    out: ExportOut,
    wgs84: Wgs84 = False,
    booth: OneBooth = None,
) -> int:
    """Export the plan."""
    from plans.formats.files import ending, require_writable, write_whole
    from plans.formats.plan_file import load_plan
    from venue.text import Text

    require_writable(out, EXPORTED)
    suffix = ending(out, EXPORTED)
    with call.terminal().working(Text(ko="파일을 만듭니다", en="exporting")):
        from plans.formats.write.export import export as exported

        made = load_plan(plan)
        write_whole(out, exported(made, suffix, lang=call.lang, wgs84=wgs84, booth=booth))
    return call.wrote(out)


def import_(  # noqa: PLR0913 - what may be said of a file
    call: Call,
    drawing: Drawing,
    out: VenueOut,
    *,
    confirmed: Confirmed = False,
    units: Units = None,
    known: KnownLength = None,
    layers: Layers = [],  # noqa: B006 - each call has its own
    strict: Strict = False,
    plan: Into = None,
    brief: ShowBrief = None,
    take: Take = None,
    choose: Choose = [],  # noqa: B006 - as above
) -> int:
    """Read a file: a venue, a plan as it is drawn, or what came back of a plan."""
    from plans.diff import Side
    from plans.formats.files import require_writable
    from plans.formats.read.choices import choices_said
    from plans.formats.read.dxf.drawing import Asked
    from plans.formats.read.dxf.layers import layers_said

    require_writable(out)
    asked = Asked(units, known, layers_said(layers), strict)
    if plan is None:
        if brief is not None or out.name.endswith(".plan.json"):
            return _import_plan(call, drawing, out, asked, brief)
        return _import_venue(call, drawing, out, asked, confirmed=confirmed)
    other = None if take is None else Side(take)
    if drawing.suffix.lower() in {".dxf", ".geojson"}:
        return _import_booths(call, drawing, out, asked, plan, choices_said(choose), other)
    return _import_sheet(call, drawing, out, plan, choices_said(choose), other)


def _import_venue(call: Call, drawing: Path, out: Path, asked: "Asked", *, confirmed: bool) -> int:
    """Make a venue of a drawing."""
    from functools import partial

    from plans.formats.plan_file import save_venue
    from plans.formats.read.venue_dxf import read_venue_dxf
    from plans.formats.read.venue_geojson import read_venue_geojson
    from plans.formats.write.reading_summary import reading_data, reading_shown
    from plans.formats.write.venue_summary import venue_data, venue_shown
    from plans.jobs.reading import read_in_child

    terminal = call.terminal()
    with terminal.working(_READING):
        if drawing.suffix.lower() == ".dxf":
            reader = partial(read_venue_dxf, drawing, asked, confirmed=confirmed)
            read = read_in_child(reader, drawing)
            venue, reading = read.venue, read.drawing
        else:
            plain = partial(read_venue_geojson, drawing, confirmed=confirmed)
            venue, reading = read_in_child(plain, drawing), None
    save_venue(venue, out)
    terminal.answer(
        venue_data(venue) | reading_data(reading, call.lang),
        [*reading_shown(reading, call.lang), *venue_shown(venue, call.lang)],
    )
    return DONE


def _import_plan(call: Call, drawing: Path, out: Path, asked: "Asked", brief: str | None) -> int:
    """Make a plan of the booths of a drawing, for a brief or for the halls it draws."""
    from datetime import UTC, datetime
    from functools import partial

    from plans.adopt import adopted, brief_of
    from plans.formats.plan_file import save_plan
    from plans.formats.read.booths import read_booths
    from plans.formats.read.brief import read_brief
    from plans.formats.read.building import building_of
    from plans.formats.read.venue_json import venue_of
    from plans.formats.write.reading_summary import reading_data, reading_shown
    from plans.formats.write.summary import plan_data, plan_shown
    from plans.jobs.reading import read_in_child

    made = datetime.now(UTC).replace(microsecond=0)
    terminal = call.terminal()
    with terminal.working(_READING):
        read = read_in_child(partial(read_booths, drawing, asked), drawing)
        if brief is None:
            venue = building_of(read.collection, drawing)
            show = brief_of(venue, drawing.stem, made.date())
        else:
            show, base = read_brief(brief)
            venue = venue_of(show.venue, base)
        plan = adopted(show, venue, read.booths, read.halls, made=made)
    save_plan(plan, out)
    terminal.answer(
        plan_data(plan, out) | reading_data(read.drawing, call.lang),
        [*reading_shown(read.drawing, call.lang), *plan_shown(plan, out, call.lang)],
    )
    return DONE if plan.certificate.checked.ok else NO


def _import_booths(
    call: Call,
    drawing: Path,
    out: Path,
    asked: "Asked",
    into: Path,
    choices: "Choices",
    other: "Side | None",
) -> int:
    """Take the booths that came back from another program into a plan."""
    from functools import partial

    from plans.diff import diff_booths, with_changes
    from plans.formats.plan_file import load_plan
    from plans.formats.read.booths import read_booths
    from plans.formats.read.choices import chosen_booths
    from plans.formats.write.changes_summary import told_of
    from plans.jobs.reading import read_in_child

    with call.terminal().working(_READING):
        plan = load_plan(into)
        read = read_in_child(partial(read_booths, drawing, asked), drawing)
        changes = diff_booths(plan, read.booths, read.halls, read.revision)
        take = chosen_booths(choices, changes)
    told = told_of(changes, take, other)
    return _took(call, plan, told, out, lambda: with_changes(plan, changes, take, other))


def _import_sheet(
    call: Call, sheet: Path, out: Path, into: Path, choices: "Choices", other: "Side | None"
) -> int:
    """Take an exhibitor sheet that came again into a plan."""
    from functools import partial

    from plans.formats.plan_file import load_plan
    from plans.formats.read.choices import chosen_exhibitors
    from plans.formats.read.sheet import read_sheet
    from plans.formats.write.changes_summary import told_of
    from plans.jobs.reading import read_in_child
    from plans.roster import diff_sheet, with_sheet

    with call.terminal().working(_READING):
        plan = load_plan(into)
        zones = [zone.id for zone in plan.brief.zones]
        listed = read_in_child(partial(read_sheet, sheet, plan.brief.module_mm, zones), sheet)
        entries = diff_sheet(plan, listed)
        take = chosen_exhibitors(choices, entries)
    told = told_of(entries, take, other)
    return _took(call, plan, told, out, lambda: with_sheet(plan, listed, entries, take, other))


def _took(
    call: Call,
    plan: "Plan",
    told: "tuple[Told, ...]",
    out: Path,
    take: "Callable[[], Plan]",
) -> int:
    """Write the plan after its changes as its next revision; while one is open, write nothing."""
    from plans.formats.plan_file import save_plan
    from plans.formats.write.changes_summary import changes_data, changes_shown
    from plans.judged import judged
    from venue.text import Text

    written = None
    if not any(each.open for each in told):
        with call.terminal().working(Text(ko="다시 판정합니다", en="judging the plan anew")):
            after = judged(take()).model_copy(update={"revision": plan.revision + 1})
            save_plan(after, out)
        written = out
    call.terminal().answer(
        changes_data(told, call.lang, written), changes_shown(told, call.lang, written)
    )
    return NO if written is None else DONE


COMMANDS: dict[str, Callable[..., int]] = {"export": export, "import": import_}
