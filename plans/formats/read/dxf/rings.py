"""Rings of pieces: those that are closed, nearly closed, or drawn side by side."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import shapely
from ezdxf import edgeminer
from shapely.geometry import Polygon

from venue.shapes import polygon

from .pieces import Corner, Piece

GAP_MM = 20.0
"""Ends this near are one corner: what a hand leaves open when it clicks, and no door is."""

EXACT_MM = 0.5
"""Ends nearer than this are one corner to the millimetre, and nobody needs to be told."""


@dataclass(frozen=True)
class Ring:
    """A closed outline, millimetres, open list of corners; ``mended`` tells that gaps were."""

    piece: Piece
    corners: tuple[Corner, ...]
    mended: bool = False


@dataclass
class Rings:
    """What became of pieces: rings, and lines whose ends meet nothing."""

    rings: list[Ring] = field(default_factory=list)
    open: list[Piece] = field(default_factory=list)


def rings_of(pieces: Sequence[Piece]) -> Rings:
    """Make rings of the pieces of one layer.

    Parameters
    ----------
    pieces : lines; those whose ends are within `GAP_MM` of one another are one line.

    Returns
    -------
    A ring for each closed line, each once however often it is drawn; the rest is open.
    """
    found, loose = Rings(), list(pieces)
    # To the millimetre first: a notch smaller than a gap is no gap.
    for gap in (EXACT_MM, GAP_MM):
        lines, loose = loose, []
        for piece in _joined(lines, gap):
            if piece.closed or (_gap(piece) <= gap and len(piece.points) > 3):
                mended = gap > EXACT_MM and not piece.closed
                found.rings.append(Ring(piece, _open(piece.points), mended))
            else:
                loose.append(piece)
    found.open = [piece for piece in loose if _gap(piece) > 0]
    found.rings = list({_same(ring): ring for ring in reversed(found.rings)}.values())[::-1]
    return found


def _joined(pieces: Sequence[Piece], gap: float) -> Iterator[Piece]:
    """Give those that are closed as they are, and make one piece of lines that follow on."""
    edges = []
    for piece in pieces:
        if piece.closed or _gap(piece) <= gap:
            yield piece
        else:
            a, b = piece.points[0], piece.points[-1]
            edges.append(edgeminer.make_edge(a, b, payload=piece))
    if edges:
        for chain in edgeminer.find_all_simple_chains(edgeminer.Deposit(edges, gap_tol=gap)):
            first, *rest = map(_points, chain)
            # Where two lines meet, the first one's end is the corner.
            points = (*first, *(point for line in rest for point in line[1:]))
            yield replace(chain[0].payload, points=points)


def _gap(piece: Piece) -> float:
    """Give how far a line's ends lie from each other, millimetres."""
    return math.dist(piece.points[0], piece.points[-1])


def _points(edge: edgeminer.Edge) -> tuple[Corner, ...]:
    """Give an edge's corners in the direction of its chain."""
    points: tuple[Corner, ...] = edge.payload.points
    return points[::-1] if edge.is_reverse else points


def _open(points: tuple[Corner, ...]) -> tuple[Corner, ...]:
    """Leave out the corner that closes a ring."""
    closes = math.dist(points[0], points[-1]) <= GAP_MM and len(points) > 3
    return points[:-1] if closes else points


def _same(ring: Ring) -> tuple[object, frozenset[tuple[int, int]]]:
    """Give what two drawings of one thing share: its id, if it has one, and its corners."""
    corners = frozenset((round(x), round(y)) for x, y in ring.corners)
    return ring.piece.known.get("id"), corners


def outermost(rings: Sequence[Ring]) -> list[Ring]:
    """Leave out the rings that lie in another one: they are its details."""
    shapes = [polygon(ring.corners) for ring in rings]
    order = sorted(range(len(rings)), key=lambda i: -shapes[i].area)
    kept: list[int] = []
    for i in order:
        inside = shapes[i].representative_point() if shapes[i].area else shapes[i].centroid
        if not any(shapes[k].covers(inside) for k in kept):
            kept.append(i)
    return [rings[i] for i in sorted(kept)]


def around(pieces: Sequence[Piece]) -> list[Ring]:
    """Give the hull of the lines of a symbol that draws no ring; none when they lie in a line."""
    hull = shapely.MultiPoint([point for piece in pieces for point in piece.points]).convex_hull
    if not isinstance(hull, Polygon):
        return []
    return [Ring(pieces[0], tuple((x, y) for x, y in hull.exterior.coords[:-1]))]
