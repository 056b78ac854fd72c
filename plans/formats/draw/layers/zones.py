"""Zones: tinted ground, dash-dot edge, and a tag on free floor."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from layouts.zone import Zone

from ..fonts import cut
from ..palette import DASH_DOT, PAPER, ZONE_MM, ground
from ..pen import Box, Pen
from ..room import Room
from ..scene import LEFT_OVER, Scene
from ..sheet import View
from ..symbols import CHIP_H, CHIP_W, ZONE_TEXT, zone_tag, zone_tag_size

OUTSET_MM = 1.2
"""How far a zone's edge runs outside its booths, so that it does not hide in theirs."""

INSET_MM = 0.25
"""Edges of neighbouring zones run side by side, not on top of each other."""

JOG_MM = 0.7
"""Steps and slivers of the ground up to twice this are smoothed away."""

POCKET_AISLES = 2.5
"""Free floor between zones of up to so many squares of an aisle's width belongs to one of them."""

LONGEST_MM = 45.0
"""A zone's name is cut at this length."""

AROUND_MM = 9.0
"""How far outside its zone a tag may stand on paper."""

NEAR_MM = 5.0
"""The same for the code of a piece that lies apart."""

PIECE_MM2 = 200.0
"""A piece of a zone smaller than this on paper bears no tag of its own: four units at 1:400."""


@dataclass(frozen=True)
class Ground:
    """A zone with its ground on paper."""

    zone: Zone
    shape: BaseGeometry

    @property
    def pieces(self) -> list[BaseGeometry]:
        """The pieces of the ground, the largest first."""
        parts = (part for part in shapely.get_parts(self.shape) if isinstance(part, Polygon))
        return sorted(parts, key=lambda part: -part.area)


def grounds(scene: Scene, view: View) -> list[Ground]:
    """Give each zone's ground on paper: a little wider than itself, but not into another's."""
    shapes = [view.shape(zone.shape) for zone in view.layout.zones]
    grown = [_grown(shape, OUTSET_MM) for shape in shapes]
    floor = view.floor.buffer(-0.5)
    areas = [view.shape(a.shape) for a in view.layout.areas if a.kind not in LEFT_OVER]
    wide = []
    for n, shape in enumerate(shapes):
        others = shapely.union_all([*areas, *(other for m, other in enumerate(grown) if m != n)])
        own = _smooth(shapely.difference(grown[n], others))
        wide.append(shapely.intersection(shapely.union(own, shape), floor))
    filled = _with_pockets(wide, areas, view.mm(scene.plan.limits.mm("aisle")))
    return [Ground(zone, own) for zone, own in zip(view.layout.zones, filled, strict=True)]


def _grown(shape: BaseGeometry, by: float) -> BaseGeometry:
    """Grow or shrink a shape, its corners kept square."""
    return shape.buffer(by, join_style="mitre")


def _with_pockets(
    own: Sequence[BaseGeometry], areas: Sequence[BaseGeometry], aisle: float
) -> list[BaseGeometry]:
    """Give small pockets between zones to the one that borders them longest.

    Parameters
    ----------
    own, areas : grounds of the zones, and what stands between them, millimetres of paper.
    aisle : width of an aisle on paper.
    """
    if len(own) < 2:
        return list(own)
    whole = shapely.union_all([*own, *areas])
    closed = _grown(_grown(whole, aisle * 0.6), -aisle * 0.6)
    filled = list(own)
    for pocket in shapely.get_parts(shapely.difference(closed, whole)):
        if pocket.area > POCKET_AISLES * aisle**2:
            continue
        around = _grown(pocket, 0.05)
        shared = [shapely.intersection(around, ground).area for ground in own]
        best = max(range(len(own)), key=shared.__getitem__)
        filled[best] = shapely.union(filled[best], around)
    return [
        _smooth(shapely.difference(ground, shapely.union_all([*own[:n], *own[n + 1 :]])))
        for n, ground in enumerate(filled)
    ]


def _smooth(shape: BaseGeometry) -> BaseGeometry:
    """Take slivers and small steps off a shape."""
    return _grown(_grown(shape, -JOG_MM), JOG_MM)


def draw_zone_ground(pen: Pen, scene: Scene, drawn: Sequence[Ground]) -> None:
    """Tint the ground of every zone."""
    for one in drawn:
        pen.shape(one.shape, ground(scene.hue(one.zone.id).fill))


def draw_zone_edges(pen: Pen, scene: Scene, drawn: Sequence[Ground], room: Room) -> None:
    """Draw the edge of every zone, dash-dot."""
    for one in drawn:
        edge = _grown(one.shape, -INSET_MM)
        pen.shape(edge, None, scene.hue(one.zone.id).stroke, ZONE_MM, DASH_DOT)
        room.take(edge.boundary, ZONE_MM, line=True)


def draw_zone_tags(
    pen: Pen,
    scene: Scene,
    place: tuple[View, Room],
    drawn: Sequence[Ground],
    *,
    over_booths: bool,
) -> None:
    """Put each zone's tag on free floor inside or beside it, and its code at pieces apart.

    A name that finds no room leaves its code alone; a tag that lies on lines has paper under it.
    ``over_booths``: where booths are too small to bear their numbers, a tag without free floor
    lies over the zone's middle.
    """
    view, room = place
    for one in drawn:
        mark = scene.zones[one.zone.id]
        name = cut(scene.say(mark.name), ZONE_TEXT, LONGEST_MM, bold=True)
        others = shapely.union_all([other.shape for other in drawn if other is not one])
        for n, piece in enumerate(one.pieces):
            if n and piece.area < PIECE_MM2:
                break
            tries = _piece_tries(piece, others) if n else _main_tries(piece, view)
            put = _find(room, piece, tries, zone_tag_size(name))
            if put is None and n == 0 and over_booths:
                put = Place(_about(piece, zone_tag_size(name)), named=True, over=True, own=False)
            if put is not None:
                room.take_box(put.box)
                if put.over:
                    pen.box(put.box, ground(mark.hue.fill) if put.own else PAPER, r=0.5)
                left, bottom, right, top = put.box
                inner = (left + 0.6, bottom, right - 0.6, top)
                zone_tag(pen, inner, mark, name if put.named else "")


@dataclass(frozen=True)
class Place:
    """Where a tag stands: named or bare, over thin lines or not, on its own ground or not."""

    box: Box
    named: bool
    over: bool
    own: bool


Try = tuple[bool, BaseGeometry, bool]
"""Whether the name stands with the code, where it may stand, and whether over thin lines."""


def _find(
    room: Room, piece: BaseGeometry, tries: Sequence[Try], size: tuple[float, float]
) -> Place | None:
    """Find the first place that is free, nearest to a piece's middle."""
    centre = (piece.centroid.x, piece.centroid.y)
    for named, within, over in tries:
        wide, high = size if named else (CHIP_W, CHIP_H)
        found = room.find(wide + 1.2, high + 0.4, centre, within, over_lines=over)
        if found is not None:
            return Place(found, named, over, own=within is piece)
    return None


def _about(piece: BaseGeometry, size: tuple[float, float]) -> Box:
    """Give a tag's box over the middle of a piece."""
    (wide, high), x, y = size, piece.centroid.x, piece.centroid.y
    return (x - wide / 2 - 0.6, y - high / 2, x + wide / 2 + 0.6, y + high / 2)


def _main_tries(piece: BaseGeometry, view: View) -> list[Try]:
    """List where a zone's tag may stand, best first."""
    wider = shapely.intersection(piece.buffer(AROUND_MM), view.floor)
    return [
        (True, piece, False),
        (True, piece, True),
        (True, wider, False),
        (True, wider, True),
        (False, piece, True),
        (False, wider, True),
    ]


def _piece_tries(piece: BaseGeometry, others: BaseGeometry) -> list[Try]:
    """List where the tag of a piece apart may stand: on its ground, or close by on nobody's."""
    near = shapely.difference(piece.buffer(NEAR_MM), others)
    return [(True, piece, False), (False, piece, True), (False, near, False), (False, near, True)]
