"""Commands that carry plans and venues to other programs and back."""

from collections.abc import Callable

from plans.formats.write.command import DONE, Call
from plans.formats.write.options import Confirmed, Drawing, ExportOut, PlanFile, VenueOut, Wgs84

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
) -> int:
    """Read the drawing, write the venue, show what was read."""
    from plans.formats.files import require_writable
    from plans.formats.plan_file import save_venue
    from plans.formats.read.venue_geojson import read_venue_geojson
    from plans.formats.write.venue_summary import venue_data, venue_shown
    from venue.errors import UsageError
    from venue.text import Text

    if drawing.suffix.lower() == ".dxf":
        text = Text(
            ko="{path}: DXF는 아직 읽지 못합니다. GeoJSON으로 저장하여 지정해 주십시오.",
            en="{path}: DXF cannot be read yet; save the drawing as GeoJSON and give that.",
        )
        raise UsageError("import.dxf", text.fill(path=drawing))
    require_writable(out)
    venue = read_venue_geojson(drawing, confirmed=confirmed)
    save_venue(venue, out)
    call.terminal().answer(venue_data(venue), venue_shown(venue, call.lang))
    return DONE


COMMANDS: dict[str, Callable[..., int]] = {"export": export, "import": import_}
