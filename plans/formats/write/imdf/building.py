"""The building in an archive: address, venue, footprint, levels, and the rooms by the halls."""

from collections.abc import Sequence

from plans.formats.features import Feature
from plans.plan import Plan
from venue.hall import Hall
from venue.opening import OpeningType
from venue.room import Room, RoomKind
from venue.shapes import polygon
from venue.venue import Address, Level

from .book import Book, label, name_of, same
from .ground import Ground, Json, drawn, hull, left_of, united

ROOMS = {RoomKind.TOILET: "restroom", RoomKind.LOBBY: "lobby"}
"""The units of rooms that visitors use; swing space is floor that this show does not open."""

OPENINGS = {
    OpeningType.ENTRANCE: "pedestrian",
    OpeningType.EXIT: "emergencyexit",
    OpeningType.FREIGHT: "service",
}
"""What a door is for."""


def levels_of(plan: Plan) -> tuple[Level, ...]:
    """Give the levels on which the show has halls, lowest first.

    A hall may name a level that its venue does not list; such levels are taken to lie above the
    listed ones, in the order of the halls.
    """
    used = dict.fromkeys(hall.level for hall in plan.halls)
    listed = {level.id: level for level in plan.venue.levels if level.id in used}
    top = max((level.storey for level in listed.values()), default=0)
    unlisted = [name for name in used if name not in listed]
    added = [
        Level(id=name, name=same(name), storey=top + n) for n, name in enumerate(unlisted, start=1)
    ]
    return tuple(sorted([*listed.values(), *added], key=lambda level: level.storey))


def write_openings(book: Book, hall: Hall, doors: Sequence[Feature]) -> None:
    """Write a hall's doors: the line between the jambs."""
    for door in doors:
        properties = {
            "category": OPENINGS[OpeningType(door.properties["type"])],
            "accessibility": None,
            "access_control": None,
            "door": None,
            "name": label(name_of(door)) or label(same(door.id)),
            "alt_name": None,
            "display_point": None,
            "level_id": book.level_id(hall.level),
        }
        known_as = book.id(hall.id, "opening", door.id)
        book.add("opening", known_as, book.line(door), properties)


def write_rooms(book: Book, level: Level) -> None:
    """Write the lobbies and toilets of a level that serve the halls of the show."""
    halls = [hall for hall in book.plan.halls if hall.level == level.id]
    served = {name for hall in halls for name in (hall.id, *hall.members)}
    floors = [drawn([hall.outline], hall.origin_mm) for hall in halls]
    for room in book.plan.venue.rooms:
        ground = left_of(polygon(room.ring), floors)
        if room.level == level.id and served & {*room.halls} and room.kind in ROOMS:
            _write_room(book, room, ground)


def _write_room(book: Book, room: Room, ground: Ground) -> None:
    """Write a room as a unit; a toilet is what people search for, so an amenity as well."""
    category = ROOMS[room.kind]
    name = room.name if room.name.ko or room.name.en else same(room.id)
    unit = book.unit(book.id("room", room.id), room.level, ground, category, name)
    if room.kind is RoomKind.TOILET:
        book.amenity(book.id("amenity", room.id), ground, category, name, unit)


def write_levels(book: Book, levels: Sequence[Level]) -> None:
    """Write the levels, as large as the floor on them, and the show on each as a geofence."""
    show = book.id("show")
    for level in levels:
        ground = book.floor(level.id)
        name = level.name if level.name.ko or level.name.en else same(level.id)
        properties: Json = {
            "category": "unspecified",
            "restriction": None,
            "outdoor": False,
            "ordinal": level.storey - 1,
            "name": label(name),
            "short_name": label(same(level.id)),
            "display_point": book.earth.point(ground),
            "address_id": None,
            "building_ids": [book.building_id],
        }
        known_as = book.level_id(level.id)
        book.add("level", known_as, book.earth.polygonal(ground), properties)
        halls = [
            drawn([hall.outline], hall.origin_mm)
            for hall in book.plan.halls
            if hall.level == level.id
        ]
        floor = united(halls)
        properties = {
            "category": "geofence",
            "restriction": None,
            "name": label(book.plan.brief.title),
            "alt_name": None,
            "correlation_id": show if len(levels) > 1 else None,
            "display_point": book.earth.point(floor),
            "building_ids": [book.building_id],
            "level_ids": [known_as],
            "parents": None,
        }
        fence = book.id("show", level.id)
        book.add("geofence", fence, book.earth.polygonal(floor), properties)


def write_building(book: Book, address: Address, levels: Sequence[Level]) -> None:
    """Write address, venue, building and footprint, once all floor is known."""
    venue = book.plan.venue
    known = [drawn([hall.outline], hall.origin_mm) for hall in venue.halls]
    rooms = [drawn([room.ring], (0, 0)) for room in venue.rooms]
    above = united([*known, *rooms, *(book.floor(level.id) for level in levels)])
    name = venue.name if venue.name.ko or venue.name.en else same(venue.id)
    _write_address(book, address)
    properties: Json = {
        "category": "conventioncenter",
        "restriction": None,
        "name": label(name),
        "alt_name": None,
        "hours": None,
        "phone": None,
        "website": None,
        "display_point": book.earth.point(above),
        "address_id": book.address_id,
    }
    book.add("venue", book.id("venue"), book.earth.polygonal(hull(above)), properties)
    properties = {
        "name": label(name),
        "alt_name": None,
        "category": "unspecified",
        "restriction": None,
        "display_point": book.earth.point(above),
        "address_id": None,
    }
    book.add("building", book.building_id, None, properties)
    properties = {"category": "ground", "name": None, "building_ids": [book.building_id]}
    book.add("footprint", book.id("footprint"), book.earth.polygonal(above), properties)


def _write_address(book: Book, address: Address) -> None:
    """Write the venue's postal address in the archive's language."""
    properties = {
        "address": address.street.say(book.lang),
        "unit": None,
        "locality": address.locality.say(book.lang),
        "province": address.province,
        "country": address.country,
        "postal_code": address.postal_code,
        "postal_code_ext": None,
        "postal_code_vanity": None,
    }
    book.add("address", book.address_id, None, properties)
