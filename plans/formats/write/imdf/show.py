"""The show in an archive: stands, areas and the floor between them, zones, and who stands where."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import shapely

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaKind
from layouts.pod import PodKind
from plans.formats.features import Feature, exhibitors_by_booth
from venue.hall import Hall
from venue.obstacle import ObstacleKind
from venue.text import Text
from venue.utility import UtilityKind

from .book import Book, label, name_of, same
from .ground import Ground, left_of, pieces

SECTIONS = {
    AreaKind.STAGE: "entertainmentarea.performance",
    AreaKind.LOUNGE: "seating",
    AreaKind.REGISTRATION: "checkin",
    AreaKind.CATERING: "eatingdrinking",
    AreaKind.REST: "seating",
    AreaKind.INFORMATION: "information",
    AreaKind.PLAZA: "recreation",
    AreaKind.SERVICE: "servicearea",
    AreaKind.STORAGE: "private",
}
"""The theme of an area."""

AREAS = {
    AreaKind.LOUNGE: "lounge",
    AreaKind.CATERING: "foodservice",
    AreaKind.SERVICE: "nonpublic",
    AreaKind.STORAGE: "storage",
}
"""The unit that an area makes where people do not walk through it; any other has no walls."""

SOLIDS = {ObstacleKind.COLUMN: "column", ObstacleKind.OTHER: "structure"}
"""Solids that are part of the building; a wall that can be moved is a fixture."""

EQUIPMENT = frozenset({UtilityKind.HYDRANT, UtilityKind.PANEL})
"""What hangs on a wall and needs its place."""

EXHIBITOR = "popup"
"""Occupants have no category for exhibitors: a presence for some days comes nearest."""

DESK = Text(ko="안내 데스크", en="Information desk")


def write_hall(book: Book, hall: Hall, things: Sequence[Feature]) -> None:
    """Write what stands in a hall and the floor left between, and the hall as a section."""
    of: dict[str, list[Feature]] = {}
    for thing in things:
        of.setdefault(thing.kind, []).append(thing)
    (whole,) = of["hall"]
    stands = {booth.id: book.ground(booth) for booth in of.get("booth", ())}
    closed = [area for area in of.get("area", ()) if not area.properties["walkable"]]
    solids = [each for each in of.get("obstacle", ()) if each.properties["type"] in SOLIDS]
    taken = [*stands.values(), *map(book.ground, (*closed, *solids))]
    units = _Units(book, hall)
    free = left_of(book.ground(whole), taken)
    if pieces(free):
        units.write("floor", hall.id, free, "walkway", hall.name)
    for solid in solids:
        category = SOLIDS[ObstacleKind(solid.properties["type"])]
        units.write("obstacle", solid.id, book.ground(solid), category, Text())
    for area in closed:
        category = AREAS.get(AreaKind(area.properties["type"]), "unenclosedarea")
        units.write("area", area.id, book.ground(area), category, name_of(area))
    for booth in of.get("booth", ()):
        number = same(booth.properties["number"] or booth.id)
        units.write("booth", booth.id, stands[booth.id], "unspecified", number)
    _write_sections(book, hall, whole, (*of.get("zone", ()), *of.get("area", ())))
    _write_things(book, hall, (*of.get("obstacle", ()), *of.get("utility", ())), units)
    places = _write_places(book, hall, of.get("pod", ()), stands)
    _write_occupants(book, hall, stands, places)


class _Units:
    """The units of a hall as they are written, to tell which one a thing is in."""

    def __init__(self, book: Book, hall: Hall) -> None:
        self._book, self._hall = book, hall
        self._known: dict[str, Ground] = {}

    def write(self, kind: str, name: str, ground: Ground, category: str, text: Text) -> None:
        """Write a unit of the hall."""
        known_as = self._book.id(self._hall.id, kind, name)
        self._book.unit(known_as, self._hall.level, ground, category, text)
        self._known[known_as] = ground

    def nearest(self, ground: Ground) -> str:
        """Give the unit in which some ground lies, or which it touches."""
        middle = shapely.centroid(ground)
        return min(self._known, key=lambda unit: shapely.distance(self._known[unit], middle))


def _write_sections(book: Book, hall: Hall, whole: Feature, themes: Sequence[Feature]) -> None:
    """Write the hall, and in it the zones and the areas."""
    name = hall.name if hall.name.ko or hall.name.en else same(hall.id)
    parent = _section(book, hall, whole, "exhibition", name, None)
    for theme in themes:
        if theme.kind == "zone":
            text = name_of(theme)
            text = text if text.ko or text.en else same(theme.id)
            _section(book, hall, theme, "exhibit", text, parent)
        else:
            category = SECTIONS[AreaKind(theme.properties["type"])]
            _section(book, hall, theme, category, name_of(theme), parent)


def _section(
    book: Book, hall: Hall, theme: Feature, category: str, name: Text, parent: str | None
) -> str:
    """Write a section; gives its id back."""
    ground = book.ground(theme)
    properties = {
        "category": category,
        "restriction": "employeesonly" if category in {"private", "servicearea"} else None,
        "accessibility": None,
        "name": label(name),
        "alt_name": None,
        "display_point": book.earth.point(ground),
        "level_id": book.level_id(hall.level),
        "address_id": None,
        "correlation_id": None,
        "parents": None if parent is None else [parent],
    }
    known_as = book.id(hall.id, "section", theme.kind, theme.id)
    return book.add("section", known_as, book.earth.polygonal(ground), properties)


def _write_things(book: Book, hall: Hall, things: Sequence[Feature], units: _Units) -> None:
    """Write movable walls, hydrants and panels as fixtures, extinguishers as amenities."""
    for thing in things:
        kind, ground = thing.properties["type"], book.ground(thing)
        known_as = book.id(hall.id, "thing", thing.kind, thing.id)
        if kind == ObstacleKind.WALL:
            book.fixture(known_as, hall.level, ground, "wall")
        elif kind in EQUIPMENT:
            book.fixture(known_as, hall.level, ground, "equipment")
        elif kind == UtilityKind.EXTINGUISHER:
            unit = units.nearest(ground)
            book.amenity(known_as, ground, "fireextinguisher", Text(), unit)


def _write_places(
    book: Book, hall: Hall, pods: Sequence[Feature], stands: Mapping[str, Ground]
) -> dict[tuple[str, str | None], str]:
    """Write an anchor in each stand, and each pod of a pavilion as a kiosk with its own.

    Returns
    -------
    The anchor of each member that has a pod, by booth and member, and of each stand, by booth and
    None.
    """
    places: dict[tuple[str, str | None], str] = {}
    for pod in pods:
        known, ground = pod.properties, book.ground(pod)
        # A kiosk is one piece of furniture, and its anchor lies in the unit of the stand.
        anchor = _anchor(book, hall, known["booth"], ground, "pod", pod.id)
        name = same(known["number"]) if known["number"] else Text()
        properties = {
            "name": label(DESK if known["type"] == PodKind.DESK else name),
            "alt_name": None,
            "anchor_id": anchor,
            "level_id": book.level_id(hall.level),
            "display_point": book.earth.point(ground),
        }
        geometry = book.earth.polygonal(ground)
        book.add("kiosk", book.id(hall.id, "pod", pod.id), geometry, properties)
        places[known["booth"], known["exhibitor"]] = anchor
    # A desk has no member: its anchor gives way to the stand's.
    for booth, ground in stands.items():
        places[booth, None] = _anchor(book, hall, booth, ground, "booth")
    return places


def _anchor(book: Book, hall: Hall, booth: str, ground: Ground, *names: str) -> str:
    """Write an anchor in the unit of a stand."""
    properties = {"address_id": None, "unit_id": book.id(hall.id, "booth", booth)}
    known_as = book.id(hall.id, "anchor", booth, *names)
    return book.add("anchor", known_as, book.earth.point(ground), properties)


def _write_occupants(
    book: Book,
    hall: Hall,
    stands: Mapping[str, Ground],
    places: Mapping[tuple[str, str | None], str],
) -> None:
    """Write who stands in each booth; a member of a pavilion stands at its pod if it has one."""
    tenants = exhibitors_by_booth(book.plan)
    often = Counter(who.id for here in tenants.values() for who in here)
    validity = _validity(book)
    for booth in stands:
        for who in tenants.get(booth, ()):
            several = often[who.id] > 1
            properties = {
                "name": label(_name(who)),
                "category": EXHIBITOR,
                "anchor_id": places.get((booth, who.id), places[booth, None]),
                "hours": None,
                "phone": None,
                "website": None,
                "validity": validity,
                "correlation_id": book.id("exhibitor", who.id) if several else None,
            }
            known_as = book.id(hall.id, "occupant", booth, who.id)
            book.add("occupant", known_as, None, properties)


def _name(who: Exhibitor) -> Text:
    """Give an exhibitor's name, or its id where the sheet has none."""
    return who.name if who.name.ko or who.name.en else same(who.id)


def _validity(book: Book) -> dict[str, Any] | None:
    """Give the show's days as the venue's clocks show them; None where these are not known."""
    address = book.plan.venue.address
    if address is None or address.utc_offset is None:
        return None
    first, last = book.plan.brief.dates
    return {
        "start": f"{first.isoformat()}T00:00:00{address.utc_offset}",
        "end": f"{last.isoformat()}T23:59:59{address.utc_offset}",
        "modified": moment(book),
    }


def moment(book: Book) -> str:
    """Give when the plan was made, by UTC."""
    made = book.plan.made.astimezone(dt.UTC)
    return f"{made:%Y-%m-%dT%H:%M:%S}Z"
