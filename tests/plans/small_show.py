"""A show of four exhibitors in one small hall: solved in less than a second."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import Pin, ZoneRequest
from plans.make import make_plan
from plans.plan import Plan
from solver.stop import Seconds
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.source import Confidence, Source
from venue.text import Text
from venue.venue import Venue

SOURCE = Source(cite="made for a test", confidence=Confidence.OFFICIAL)
MADE = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
SIZES = {"a": (3000, 3000), "b": (6000, 3000), "c": (3000, 3000), "d": (6000, 6000)}
LIMIT_S = 60.0
"""Far more than the show takes, on any machine."""

SHEET = """\
id,name_ko,name_en,zone,size
a,가나,Gana,ai,3x3
b,다라,Dara,ai,6x3
c,마바,Maba,ai,3x3
d,사아,Saa,ai,6x6
"""

BRIEF = """\
schema = "madang/brief/1"
title = { ko = "작은 전시회", en = "A small show" }
dates = ["2026-10-06", "2026-10-08"]
venue = "hall.geojson"
halls = ["H"]
exhibitors = "exhibitors.csv"

[[zones]]
id = "ai"
name = { ko = "인공지능", en = "AI" }
"""


def small_hall() -> Hall:
    """Give a hall of 36 x 27 m with an entrance and an exit."""
    return Hall(
        id="H",
        name=Text(ko="작은 홀", en="Small hall"),
        level="1F",
        outline=((0, 0), (36000, 0), (36000, 27000), (0, 27000)),
        openings=(
            _door("S1", OpeningType.ENTRANCE, 15000, 21000, 0),
            _door("N1", OpeningType.EXIT, 16000, 20000, 27000),
        ),
        source=SOURCE,
    )


def _door(name: str, kind: OpeningType, left: int, right: int, y: int) -> Opening:
    """Give a door in a wall along x."""
    width = right - left
    return Opening(
        id=name, type=kind, a=(left, y), b=(right, y), clear_width_mm=width, source=SOURCE
    )


def small_venue() -> Venue:
    """Give a building that is this hall."""
    return Venue(id="small", name=Text(ko="작은 곳", en="Small place"), halls=(small_hall(),))


def small_brief(*, pins: tuple[Pin, ...] = ()) -> Brief:
    """Give a brief of four exhibitors of one zone."""
    return Brief(
        title=Text(ko="작은 전시회", en="A small show"),
        dates=(dt.date(2026, 10, 6), dt.date(2026, 10, 8)),
        venue="small",
        halls=("H",),
        zones=(ZoneRequest(id="ai", name=Text(ko="인공지능", en="AI")),),
        pins=pins,
        exhibitors=tuple(
            Exhibitor(id=who, name=Text(en=who.upper()), zone="ai", size_mm=size)
            for who, size in SIZES.items()
        ),
    )


@cache
def small_plan(*, pins: tuple[Pin, ...] = ()) -> Plan:
    """Solve the show."""
    brief = small_brief(pins=pins)
    return make_plan(brief, small_venue(), Seconds(LIMIT_S), workers=1, made=MADE)


def write_small_show(folder: Path) -> Path:
    """Write the show as people would; gives the brief's path."""
    outline = [[0, 0], [36, 0], [36, 27], [0, 27], [0, 0]]
    features = [
        _feature("Polygon", [outline], kind="hall", id="H"),
        _feature("LineString", [[15, 0], [21, 0]], kind="opening", id="S1", type="entrance"),
        _feature("LineString", [[16, 27], [20, 27]], kind="opening", id="N1"),
    ]
    drawing = {"type": "FeatureCollection", "features": features}
    (folder / "hall.geojson").write_text(json.dumps(drawing), encoding="utf-8")
    (folder / "exhibitors.csv").write_text(SHEET, encoding="utf-8")
    (folder / "brief.toml").write_text(BRIEF, encoding="utf-8")
    return folder / "brief.toml"


def _feature(shape: str, coordinates: object, **properties: object) -> dict[str, object]:
    """Give one feature of the drawing."""
    return {
        "type": "Feature",
        "properties": {"hall": "H"} | properties,
        "geometry": {"type": shape, "coordinates": coordinates},
    }
