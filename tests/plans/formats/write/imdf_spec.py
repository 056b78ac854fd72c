"""What IMDF 1.0.0 (OGC 20-094) asks of each type of feature, written down from the specification.

A field is named with the letter of what it holds, ``?`` where null is allowed:
C category, L labels, S string, B boolean, I integer, P display point, H hours or another free
string, T temporality, D door, A array of categories, and R:type or M:type for one reference or
an array of them.
"""

FIELDS: dict[str, dict[str, str]] = {
    "address": {
        "address": "S", "unit": "S?", "locality": "S", "province": "S?", "country": "S",
        "postal_code": "S?", "postal_code_ext": "S?", "postal_code_vanity": "S?",
    },
    "amenity": {
        "category": "C", "accessibility": "A?", "name": "L?", "alt_name": "L?", "hours": "H?",
        "phone": "H?", "website": "H?", "unit_ids": "M:unit", "address_id": "R?:address",
        "correlation_id": "U?",
    },
    "anchor": {"address_id": "R?:address", "unit_id": "R:unit"},
    "building": {
        "name": "L?", "alt_name": "L?", "category": "C", "restriction": "C?",
        "display_point": "P?", "address_id": "R?:address",
    },
    "detail": {"level_id": "R:level"},
    "fixture": {
        "category": "C", "name": "L?", "alt_name": "L?", "anchor_id": "R?:anchor",
        "level_id": "R:level", "display_point": "P?",
    },
    "footprint": {"category": "C", "name": "L?", "building_ids": "M:building"},
    "geofence": {
        "category": "C", "restriction": "C?", "name": "L?", "alt_name": "L?",
        "correlation_id": "U?", "display_point": "P?", "building_ids": "M?:building",
        "level_ids": "M?:level", "parents": "M?:geofence",
    },
    "kiosk": {
        "name": "L?", "alt_name": "L?", "anchor_id": "R?:anchor", "level_id": "R:level",
        "display_point": "P?",
    },
    "level": {
        "category": "C", "restriction": "C?", "outdoor": "B", "ordinal": "I", "name": "L",
        "short_name": "L", "display_point": "P?", "address_id": "R?:address",
        "building_ids": "M:building",
    },
    "occupant": {
        "name": "L", "category": "C", "anchor_id": "R:anchor", "hours": "H?", "phone": "H?",
        "website": "H?", "validity": "T?", "correlation_id": "U?",
    },
    "opening": {
        "category": "C", "accessibility": "A?", "access_control": "A?", "door": "D?",
        "name": "L?", "alt_name": "L?", "display_point": "P?", "level_id": "R:level",
    },
    "relationship": {
        "category": "C", "direction": "S", "origin": "D?", "intermediary": "A?",
        "destination": "D?", "hours": "H?",
    },
    "section": {
        "category": "C", "restriction": "C?", "accessibility": "A?", "name": "L?",
        "alt_name": "L?", "display_point": "P?", "level_id": "R:level",
        "address_id": "R?:address", "correlation_id": "U?", "parents": "M?:section",
    },
    "unit": {
        "category": "C", "restriction": "C?", "accessibility": "A?", "name": "L?",
        "alt_name": "L?", "level_id": "R:level", "display_point": "P?",
    },
    "venue": {
        "category": "C", "restriction": "C?", "name": "L", "alt_name": "L?", "hours": "H?",
        "phone": "H?", "website": "H?", "display_point": "P", "address_id": "R:address",
    },
}  # fmt: skip
"""Every type of feature with all of its properties; each of them has to be there."""

_POLYGONAL = frozenset({"Polygon", "MultiPolygon"})
_LINEAL = frozenset({"LineString", "MultiLineString"})

GEOMETRY: dict[str, frozenset[str | None]] = {
    "address": frozenset({None}),
    "amenity": frozenset({"Point"}),
    "anchor": frozenset({"Point"}),
    "building": frozenset({None}),
    "detail": _LINEAL,
    "fixture": _POLYGONAL,
    "footprint": _POLYGONAL,
    "geofence": _POLYGONAL,
    "kiosk": _POLYGONAL,
    "level": _POLYGONAL,
    "occupant": frozenset({None}),
    "opening": frozenset({"LineString"}),
    "relationship": frozenset({None, "Point", "LineString", "Polygon", "MultiPolygon"}),
    "section": _POLYGONAL,
    "unit": _POLYGONAL,
    "venue": _POLYGONAL,
}
"""What shape a type may have."""

_WORDS = {
    "venue": (
        "airport airport.intl aquarium businesscampus casino communitycenter conventioncenter "
        "governmentfacility healthcarefacility hotel museum parkingfacility resort retailstore "
        "shoppingcenter stadium stripmall theater themepark trainstation transitstation "
        "university"
    ),
    "building": "parking transit transit.bus transit.train unspecified",
    "footprint": "aerial ground subterranean",
    "geofence": (
        "concourse geofence paidarea platform postsecurity presecurity terminal underconstruction"
    ),
    "level": (
        "arrivals arrivals.domestic arrivals.intl departures departures.domestic "
        "departures.intl parking transit unspecified"
    ),
    "opening": (
        "automobile bicycle emergencyexit pedestrian pedestrian.principal pedestrian.transit "
        "service"
    ),
    "fixture": (
        "baggagecarousel boardinggate.desk checkin.desk checkin.kiosk desk equipment furniture "
        "immigration.desk inspection.desk obstruction securityequipment stage vegetation wall "
        "water"
    ),
    "unit": (
        "auditorium brick classroom column concrete conferenceroom drywall elevator escalator "
        "fieldofplay firstaid fitnessroom foodservice footbridge glass huddleroom kitchen "
        "laboratory library lobby lounge mailroom mothersroom movietheater movingwalkway "
        "nonpublic office opentobelow parking phoneroom platform privatelounge ramp recreation "
        "restroom restroom.family restroom.female restroom.male restroom.unisex "
        "restroom.wheelchair road room serverroom shower smokingarea stairs steps storage "
        "structure terrace theater unenclosedarea unspecified vegetation waitingroom walkway "
        "walkway.island wood"
    ),
    "section": (
        "arcade checkin concessions cubicle eatingdrinking entertainmentarea "
        "entertainmentarea.game entertainmentarea.music entertainmentarea.performance "
        "entertainmentarea.sport exhibit exhibition information paidarea private recreation "
        "rental retail seating security servicearea ticketing vegetation walkway"
    ),
    # Of the long lists only what an exhibition can use.
    "amenity": (
        "atm defibrillator drinkingfountain elevator escalator exhibit fireextinguisher firstaid "
        "information restroom seating smokingarea stairs storage ticketing"
    ),
    "occupant": "popup popupshops professionalservices restaurant cafe",
}

CATEGORIES = {kind: frozenset(words.split()) for kind, words in _WORDS.items()}
"""The categories of each type; the long lists in part."""

RESTRICTIONS = frozenset({"employeesonly", "restricted"})
