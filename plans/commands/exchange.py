"""Commands that carry plans and venues to other programs and back."""

from collections.abc import Callable

from plans.formats.write.command import DONE, Call
from plans.formats.write.options import (
    Confirmed,
    Drawing,
    ExportOut,
    KnownLength,
    Layers,
    PlanFile,
    Strict,
    Units,
    VenueOut,
    Wgs84,
)

EXPORTED = (".geojson", ".dxf", ".xlsx", ".csv")
"""What the files of `export` end with."""


def export(
    call: Call,
    plan: PlanFile,
    out: ExportOut,
    wgs84: Wgs84 = False,
) -> int:
    """Export the plan."""
    from plans.formats.files import require_writable, write_whole
    from plans.formats.plan_file import load_plan
    from venue.text import Text

    require_writable(out, EXPORTED)
    with call.terminal().working(Text(ko="파일을 만듭니다", en="exporting")):
        from plans.formats.write.export import export as exported

        suffix = out.suffix.lower()
        write_whole(out, exported(load_plan(plan), suffix, lang=call.lang, wgs84=wgs84))
    return call.wrote(out)


def import_(
    call: Call,
    drawing: Drawing,
    out: VenueOut,
    confirmed: Confirmed = False,
    units: Units = None,
    known: KnownLength = None,
    layers: Layers = [],  # noqa: B006 - typer makes its own
    strict: Strict = False,
) -> int:
    """Read the drawing, write the venue, show what was read."""
    from functools import partial

    from plans.formats.files import require_writable
    from plans.formats.plan_file import save_venue
    from plans.formats.read.dxf.drawing import Asked
    from plans.formats.read.dxf.layers import layers_said
    from plans.formats.read.venue_dxf import read_venue_dxf
    from plans.formats.read.venue_geojson import read_venue_geojson
    from plans.formats.write.reading_summary import reading_data, reading_shown
    from plans.formats.write.venue_summary import venue_data, venue_shown
    from plans.jobs.reading import read_in_child
    from venue.text import Text

    require_writable(out)
    asked = Asked(units, known, layers_said(layers), strict)
    terminal = call.terminal()
    with terminal.working(Text(ko="도면을 읽습니다", en="reading the drawing")):
        if drawing.suffix.lower() == ".dxf":
            read = read_in_child(
                partial(read_venue_dxf, drawing, asked, confirmed=confirmed), drawing
            )
            venue, reading = read.venue, read.drawing
        else:
            reader = partial(read_venue_geojson, drawing, confirmed=confirmed)
            venue, reading = read_in_child(reader, drawing), None
    save_venue(venue, out)
    terminal.answer(
        venue_data(venue) | reading_data(reading, call.lang),
        [*reading_shown(reading, call.lang), *venue_shown(venue, call.lang)],
    )
    return DONE


COMMANDS: dict[str, Callable[..., int]] = {"export": export, "import": import_}
