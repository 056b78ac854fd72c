"""The ground of each zone: what its booths and columns cover, joined across the aisles between."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import affinity
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from layouts.zone import Zone
from venue.shapes import ring_of

from .ground import Rect, parts
from .placement import Placement, cells_of

ISLAND_SHARE = 0.2
"""A piece apart and smaller than this share of its zone is gone astray, not ground of the zone."""

NEAR_SHARE = 0.02
"""A smaller piece still counts from this share on when it is near the zone's main piece."""

CORNER = 2**0.5
"""Near is across one aisle, or from corner to corner where two of them cross."""

SLIVER_MM = 600.0
"""Ground thinner than this is left over from joining, not ground."""


@dataclass(frozen=True)
class ZonePiece:
    """A rectangle of the ground that stands for a zone."""

    zone: str
    rect: Rect


def zones_of(placement: Placement, booths: Sequence[ZonePiece]) -> tuple[Zone, ...]:
    """Draw the zones of a hall.

    Parameters
    ----------
    placement : its labels give empty columns to their zones.
    booths : the rectangles of booths that stand, with their zones; they weigh more than labels.

    Returns
    -------
    A zone each, its rings in the hall's frame; pieces that lie astray are left out, so that a
    booth on them is told to stand off its zone.
    """
    raw: dict[str, list[BaseGeometry]] = defaultdict(list)
    for place in booths:
        raw[place.zone].append(place.rect.shape)
    for block, marks, labels in zip(
        placement.skeleton.blocks, cells_of(placement), placement.labels, strict=True
    ):
        for column, zone in enumerate(labels):
            if zone is None or zone not in raw:
                continue
            for row in range(block.rows):
                if block.usable[row, column] and not marks[row, column]:
                    raw[zone].append(block.rect(row, column).shape)
    ground = placement.skeleton.ground
    merged = {zone: shapely.union_all(shapes) for zone, shapes in sorted(raw.items())}
    reach = placement.skeleton.broadest_aisle / 2 + 20
    joined: dict[str, BaseGeometry] = {}
    for zone, shape in merged.items():
        others = [s for z, s in merged.items() if z != zone] + list(joined.values())
        closed: BaseGeometry = shape.buffer(reach, join_style="mitre").buffer(
            -reach, join_style="mitre"
        )
        closed = closed.intersection(ground.floor).difference(shapely.union_all(others))
        joined[zone] = closed.union(shape) if closed.is_valid else shape
    found = []
    for zone, shape in joined.items():
        strange = shapely.union_all([s for z, s in joined.items() if z != zone])
        rings = [
            ring_of(_in_hall(part, ground.angle_deg))
            for piece in _whole_pieces(shape, CORNER * placement.skeleton.broadest_aisle)
            for part in _around(piece, strange)
        ]
        if rings:
            found.append(Zone(id=zone, hall=ground.hall.id, rings=tuple(rings)))
    return tuple(found)


def _whole_pieces(shape: BaseGeometry, near_mm: float) -> list[Polygon]:
    """Give the pieces of a zone's ground that count, without slivers and holes."""
    smooth = shape.buffer(-SLIVER_MM / 2, join_style="mitre").buffer(
        SLIVER_MM / 2, join_style="mitre"
    )
    pieces = [Polygon(piece.exterior) for piece in parts(smooth)]
    total = sum(piece.area for piece in pieces)
    main = max(pieces, key=lambda piece: piece.area, default=None)
    return [
        piece
        for piece in pieces
        if main is not None
        and (
            piece.area >= ISLAND_SHARE * total
            or (piece.area >= NEAR_SHARE * total and piece.distance(main) <= near_mm)
        )
    ]


def _around(piece: Polygon, others: BaseGeometry) -> list[Polygon]:
    """Cut a piece where it surrounds booths of another zone: a ring cannot leave out its middle.

    Gives the piece itself when it surrounds none.
    """
    taken = shapely.intersection(piece, others)
    if taken.area < SLIVER_MM**2:
        return [piece]
    left, low, right, high = piece.bounds
    middle = taken.centroid.x
    rest = shapely.difference(piece, others)
    return [
        part
        for half in (shapely.box(left, low, middle, high), shapely.box(middle, low, right, high))
        for side in parts(shapely.intersection(rest, half))
        for part in _around(Polygon(side.exterior), others)
    ]


def _in_hall(piece: Polygon, angle_deg: float) -> Polygon:
    """Turn a piece into the hall's frame."""
    shape: Polygon = affinity.rotate(piece, angle_deg, origin=(0, 0)) if angle_deg else piece
    return shape
