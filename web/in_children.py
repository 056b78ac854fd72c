"""What children do for a request: read, make, draw, measure.

What is heavy is imported in the functions, so that the service, which calls none of them itself,
starts at once and stays small.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic_core import to_json

from plans.plan import Plan
from plans.replan import Keep
from venue.text import Lang
from venue.venue import Venue

if TYPE_CHECKING:
    from plans.formats.read.booths import BoothsRead
    from plans.formats.read.dxf.drawing import Asked
    from plans.formats.read.sheet import SheetRows
    from plans.formats.read.venue_dxf import VenueRead

DrawnAs = Literal["pdf", "png", "svg"]
Given = Literal["dxf", "geojson", "xlsx", "csv", "imdf.zip", "plan.json"]

KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "dxf": "image/vnd.dxf",
    "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "imdf.zip": "application/zip",
    "plan.json": "application/json",
}
"""What each format is called."""


@dataclass(frozen=True)
class Said:
    """What somebody says of a drawing: its unit, a length, ``what=LAYER`` of its layers."""

    units: str | None = None
    known_m: float | None = None
    layers: tuple[str, ...] = ()
    strict: bool = False

    def asked(self) -> "Asked":
        """Read it.

        Raises
        ------
        UsageError : when a layer is said otherwise.
        """
        from plans.formats.read.dxf.drawing import Asked
        from plans.formats.read.dxf.layers import layers_said

        return Asked(self.units or None, self.known_m, layers_said(self.layers), self.strict)


# --- Making ----------------------------------------------------------------------------------


def plan_of_sample(name: str, made: dt.datetime, bare: bool = False) -> Plan:
    """Make the empty plan of a sample; a bare one has its halls, and nobody who wants a booth."""
    from plans.formats.read.brief import read_brief
    from plans.formats.read.venue_json import venue_of
    from plans.make import bare_plan

    brief, base = read_brief(name)
    if bare:
        nothing = dict.fromkeys(("exhibitors", "zones", "areas", "pins", "pairs"), ())
        brief = brief.model_copy(update={**nothing, "sheet": ""})
    return bare_plan(brief, venue_of(brief.venue, base), made=made)


def plan_of_venue(venue: Venue, title: str, made: dt.datetime) -> Plan:
    """Make an empty plan of a venue that somebody has sent.

    Raises
    ------
    VenueError : when it has no hall, or none that can be planned on.
    """
    from plans.adopt import brief_of
    from plans.make import bare_plan
    from venue.errors import FaultError, VenueError
    from venue.text import Text

    if not venue.halls:
        text = Text(
            ko="행사장에 홀이 없습니다. 홀을 하나 이상 그려 주십시오.",
            en="The venue has no hall; draw at least one.",
        )
        raise VenueError("venue.halls", text)
    try:
        return bare_plan(brief_of(venue, title, made.date()), venue, made=made)
    except FaultError as error:
        # What geometry cannot be computed of a venue that somebody sent is no fault of ours.
        if error.code != "shapes.geos":
            raise
        text = Text(
            ko="행사장의 도형을 계산하지 못했습니다. 스스로 엇갈리는 윤곽이나 문이 없는지 확인해 "
            "주십시오.",
            en="The venue's geometry cannot be computed; see that no outline crosses itself.",
        )
        raise VenueError("venue.geometry", text) from error


def plan_of_document(text: bytes) -> Plan:
    """Read a plan that somebody has sent."""
    from plans.document import loads_plan

    return loads_plan(text, "document")


# --- Reading ---------------------------------------------------------------------------------


def sheet_in(module_mm: int, zones: Collection[str], path: Path) -> "SheetRows":
    """Read the rows of an exhibitor sheet that can be read; zones it names are new ones."""
    from plans.formats.read.sheet import read_rows

    return read_rows(path, module_mm, zones, open_zones=True)


def booths_in(said: Said, path: Path) -> "BoothsRead":
    """Read the booths of a drawing."""
    from plans.formats.read.booths import read_booths

    return read_booths(path, said.asked())


def venue_in(said: Said, confirmed: bool, path: Path) -> "VenueRead | Venue":
    """Read a venue in whatever form it comes."""
    from plans.formats.read.venue_dxf import read_venue_dxf
    from plans.formats.read.venue_geojson import read_venue_geojson
    from plans.formats.read.venue_json import read_venue

    if path.suffix.lower() == ".dxf":
        return read_venue_dxf(path, said.asked(), confirmed=confirmed)
    if path.suffix.lower() == ".geojson":
        return read_venue_geojson(path, confirmed=confirmed)
    return read_venue(path)


# --- Drawing and measuring -------------------------------------------------------------------


def drawn(
    plan: Plan, fmt: DrawnAs, hall: str | None, lang: Lang, layer: str | None, paper: str | None
) -> bytes:
    """Draw a plan."""
    from plans.formats.draw.figure import render

    return render(plan, fmt, hall=hall, lang=lang, layer=layer, paper=paper)


def sheet_set(plan: Plan, langs: Sequence[Lang]) -> bytes:
    """Draw the set of sheets."""
    from plans.formats.draw.sheets.sheet_set import render_set

    return render_set(plan, langs)


def given(plan: Plan, fmt: Given, lang: Lang) -> bytes:
    """Export a plan."""
    from plans.document import dumps_plan
    from plans.formats.write.export import export

    if fmt == "plan.json":
        return dumps_plan(plan).encode()
    return export(plan, f".{fmt}", lang=lang)


def card(plan: Plan, who: str, fmt: Literal["pdf", "png"], lang: Lang) -> bytes:
    """Draw an exhibitor's card."""
    from plans.formats.draw.card import render_card
    from plans.spot import spot_of

    return render_card(plan, spot_of(plan, who), fmt, lang=lang)


def judged_as(envelope: Mapping[str, object], plan: Plan) -> bytes:
    """Judge a plan as it was, and write it as it is sent."""
    from plans.judged import judged

    from .document import Document

    return Document().of(dict(envelope), judged(plan)).plain


def layer(plan: Plan, name: str) -> bytes:
    """Work out a layer."""
    from plans.formats.write.layer import layer_of

    return layer_of(plan, name).model_dump_json(by_alias=True).encode()


def conflicts(plan: Plan, keep: Keep) -> bytes:
    """Find what cannot hold together."""
    from plans.clash import Clash
    from plans.clashes import clashes, unheld
    from plans.replan import require_in_hands
    from venue.errors import NoPlanError

    found = list(clashes(plan, keep))
    try:
        require_in_hands(plan, keep)
    except NoPlanError as error:
        (text,) = error.texts
        found.insert(0, Clash(text=text, hard=True, mends=tuple(unheld(plan, keep))))
    return to_json(found, by_alias=True)


def figures(plan: Plan) -> bytes:
    """Measure a plan for a comparison."""
    from plans.compare import compared

    return compared(plan).model_dump_json(by_alias=True).encode()
