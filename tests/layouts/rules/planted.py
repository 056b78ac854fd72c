"""Faults to plant in the legal show: fixtures, pods, boxes and high stands."""

from dataclasses import replace
from typing import Any

from layouts.booth import Side
from layouts.brief.exhibitor import Exhibitor
from layouts.pod import Pod, PodKind
from tests.layouts.rows import SURVEYED
from tests.layouts.rules.show import Show, ring
from venue.opening import Opening, OpeningType
from venue.text import Text
from venue.utility import Service, Supply, Utility, UtilityKind

PAVILION = 4
"""The booth that becomes a pavilion: 3 x 3 m at (10.5, 4.5) m, open to the south."""


def fixture(show: Show, kind: UtilityKind, box: tuple[int, int, int, int]) -> Show:
    """Put up a hydrant or the like: x, y, width, depth."""
    thing = Utility(id="F1", kind=kind, ring=ring(*box), source=SURVEYED)
    return show.housed(utilities=(*show.hall.utilities, thing))


def box(show: Show, at: tuple[int, int], **capacity: float) -> Show:
    """Put a floor box of 0.4 m somewhere, with what it gives of each service."""
    supplies = tuple(Supply(service=Service(k), capacity=v) for k, v in capacity.items())
    place = ring(*at, 400, 400)
    thing = Utility(
        id=f"B{len(show.hall.utilities)}",
        kind=UtilityKind.FLOOR_BOX,
        ring=place,
        supplies=supplies,
        source=SURVEYED,
    )
    return show.housed(utilities=(*show.hall.utilities, thing))


def freight_door(show: Show, width: int) -> Show:
    """Open a freight door in the wall on the left, near the upper corner."""
    deep = max(y for _, y in show.hall.outline)
    high, low = (0, deep - 1_000), (0, deep - 1_000 - width)
    door = Opening(
        id="F1", type=OpeningType.FREIGHT, a=high, b=low, clear_width_mm=width, source=SURVEYED
    )
    return show.housed(openings=(*show.hall.openings, door))


def pavilion(show: Show, *pods: tuple[int, int, int, int], **changes: Any) -> Show:
    """Make a booth a pavilion with one member of 2 x 2 m, and put pods into it.

    The first is the member's, the others are desks; x, y, width and depth are in the booth.
    """
    booth = show.layout.booths[PAVILION]
    member = Exhibitor(
        id="member",
        name=Text(en="Member"),
        zone=booth.zone or "",
        size_mm=(2000, 2000),
        pavilion=f"e{PAVILION}",
    )
    drawn = tuple(
        Pod(
            hall=booth.hall,
            x_mm=booth.x_mm + x,
            y_mm=booth.y_mm + y,
            width_mm=width,
            depth_mm=depth,
            id=f"p{number}",
            booth=booth.id,
            kind=PodKind.DESK if number else PodKind.POD,
            exhibitor=None if number else "member",
        )
        for number, (x, y, width, depth) in enumerate(pods)
    )
    if changes:
        drawn = (drawn[0].model_copy(update=changes), *drawn[1:])
    people = (*show.brief.exhibitors, member)
    return show.asked(exhibitors=people).drawn(pods=drawn)


def end_cap(show: Show, height_mm: int) -> Show:
    """Let one stand of some height take the end of a double row; its neighbours are as usual."""
    gone = show.layout.booths[11].id
    kept = tuple(booth for booth in show.layout.booths if booth.id != gone)
    given = tuple(a for a in show.allotments if a.booth != gone)
    show = show.drawn(booths=kept).booth(
        10, depth_mm=6000, open_edges=(Side.SOUTH, Side.WEST, Side.NORTH)
    )
    show = show.exhibitor(10, size_mm=(3000, 6000), height_mm=height_mm, open_sides=3)
    return replace(show, allotments=given)
