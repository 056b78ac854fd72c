"""The halls of a drawing: their names, their frames, what lies in which."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shapely.geometry import Point, Polygon

from venue.shapes import polygon

from .pieces import Corner, Piece
from .rings import Ring, outermost


@dataclass(frozen=True)
class DrawnHall:
    """A hall's outline with what it leaves out, and where the drawing has its frame."""

    id: str
    ring: Ring
    holes: tuple[Ring, ...] = ()

    @property
    def offset_mm(self) -> tuple[float, float]:
        """What our own drawings moved it by; others are drawn in one frame."""
        x, y = self.ring.piece.known.get("offset_mm", (0, 0))
        return x, y

    @cached_property
    def shape(self) -> Polygon:
        """Its outline in the drawing, millimetres."""
        return polygon(self.ring.corners)


def halls_of(rings: Sequence[Ring], names: Sequence[Piece]) -> list[DrawnHall]:
    """Make halls of outlines.

    Parameters
    ----------
    rings : closed outlines; one inside another is what that one leaves out.
    names : texts; one inside an outline names it.

    Returns
    -------
    The halls from left to right. One without a name is H, or H1, H2, … where there are several.
    """
    outer = outermost(rings)
    inner = [ring for ring in rings if ring not in outer]
    outer.sort(key=lambda ring: (_low(ring.corners), ring.corners))
    shapes = [polygon(ring.corners) for ring in outer]
    halls = []
    taken: set[str] = set()
    for number, (ring, shape) in enumerate(zip(outer, shapes, strict=True), start=1):
        inside = [" ".join(p.words.split()) for p in names if shape.contains(Point(p.points[0]))]
        plain = "H" if len(outer) == 1 else f"H{number}"
        said = str(ring.piece.known.get("id", "")) or (inside[0] if inside else plain)
        name = said if said not in taken else plain
        taken.add(name)
        holes = tuple(hole for hole in inner if shape.contains(Point(hole.corners[0])))
        halls.append(DrawnHall(name, ring, holes))
    return halls


def hall_at(halls: Sequence[DrawnHall], ring: Ring) -> DrawnHall | None:
    """Find the hall that a ring lies in; our own drawings say so.

    Parameters
    ----------
    halls : all halls of the drawing.
    ring : anything that is no hall.
    """
    named = ring.piece.known.get("hall")
    for hall in halls:
        if named == hall.id:
            return hall
    shape = polygon(ring.corners)
    middle = shape.representative_point() if shape.area else shape.centroid
    return next((hall for hall in halls if hall.shape.covers(middle)), None)


def _low(corners: Sequence[Corner]) -> Corner:
    """Give the corner that orders halls: the leftmost, the lowest of these."""
    return min(corners)
