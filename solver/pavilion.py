"""Inside a pavilion: pods in rows, inner aisles between them, a desk at the front.

A block is small, so every pattern of rows and aisles is tried, along its width and along its
depth. A row stands on an aisle or on an open side of the block; an aisle leads out at an open
side, by itself or over a passage that crosses the rows.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from layouts.booth import Booth, Side
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits
from layouts.pod import Pod, PodKind
from venue.shapes import overlaps, placed

DESK_MM = (2000, 1000)
"""Width and depth of the information desk: a counter for two."""

MAX_STRIPS = 9
"""Rows and aisles of one pattern: more need a block deeper than any row of booths is long."""

Box = tuple[int, int, int, int]
"""x, y, width and depth in the block, before any turn, millimetres."""


@dataclass(frozen=True)
class _Block:
    """A block lying with its rows along ``width``; which of its sides are open in this lie."""

    width: int
    depth: int
    south: bool
    north: bool
    ends: bool


@dataclass(frozen=True)
class _Piece:
    """A pod on its way: whose it is (None for the desk), and its sides."""

    key: str | None
    width: int
    depth: int


def furnish(
    booth: Booth, members: Sequence[Exhibitor], limits: Limits, module_mm: int
) -> list[Pod]:
    """Lay out the pods of a pavilion.

    Parameters
    ----------
    booth : its block with the sides that are open.
    members : who stands in it; those without a size share the block and get no pod.
    limits : the width of inner aisles.
    module_mm : side of a unit, millimetres, for members that ask for units.

    Returns
    -------
    Pods in the hall's frame, numbered by nobody yet, and a desk where there is room for one; the
    members that find none are missing.
    """
    pieces = [_Piece(who.id, *who.shapes(module_mm)[0]) for who in members if who.sized]
    if not pieces:
        return []
    desk = _Piece(None, *DESK_MM)
    arm = _arm(booth)
    best: list[tuple[_Piece, Box]] = []
    for wanted in ([*pieces, desk], pieces):
        for turned in (False, True):
            block = _lying(arm, turned=turned)
            found = _best(block, wanted, limits.mm("pavilion_aisle"))
            if _worth(piece for piece, _ in found) > _worth(piece for piece, _ in best):
                best = [(piece, _upright(box) if turned else box) for piece, box in found]
        if len(best) == len(wanted):
            break
    pods: list[Pod] = []
    for piece, box in best:
        pods.append(_pod(arm, piece, box, pods))
    return pods


def _worth(pieces: Iterable[_Piece]) -> tuple[int, int]:
    """Count members first, the desk second: it takes no member's place."""
    keys = [piece.key for piece in pieces]
    return len(keys) - keys.count(None), keys.count(None)


def _arm(booth: Booth) -> Booth:
    """Give the larger arm of an L as a block of its own; any other block as it is.

    What is left of the L stays free, so where it leads out people come over it to the arm.
    """
    cut = booth.notch
    if cut is None:
        return booth
    beside = booth.depth_mm * (booth.width_mm - cut.width_mm)
    upright = beside > booth.width_mm * (booth.depth_mm - cut.depth_mm)
    # Which side of the arm the other arm lies at: the one that looks over the notch's far half.
    if upright:
        x, y = (0 if cut.x_mm else cut.width_mm), 0
        size = (booth.width_mm - cut.width_mm, booth.depth_mm)
        inner = Side.EAST if cut.x_mm else Side.WEST
    else:
        x, y = 0, (0 if cut.y_mm else cut.depth_mm)
        size = (booth.width_mm, booth.depth_mm - cut.depth_mm)
        inner = Side.NORTH if cut.y_mm else Side.SOUTH
    ((left, low),) = placed([(x, y)], booth.x_mm, booth.y_mm, booth.rotation_deg)
    return booth.model_copy(
        update={
            "x_mm": round(left),
            "y_mm": round(low),
            "width_mm": size[0],
            "depth_mm": size[1],
            "notch": None,
            "open_edges": tuple(side for side in booth.open_edges if side is not inner),
        }
    )


def _lying(booth: Booth, *, turned: bool) -> _Block:
    """Give the block with its rows along its width, or, turned, along its depth."""
    south, north, west, east = (
        side in booth.open_edges for side in (Side.SOUTH, Side.NORTH, Side.WEST, Side.EAST)
    )
    if turned:
        return _Block(booth.depth_mm, booth.width_mm, west, east, south or north)
    return _Block(booth.width_mm, booth.depth_mm, south, north, west or east)


def _upright(box: Box) -> Box:
    """Turn a box of a block that lay turned back: its rows ran along the depth."""
    x, y, width, depth = box
    return y, x, depth, width


def _best(block: _Block, pieces: Sequence[_Piece], aisle: int) -> list[tuple[_Piece, Box]]:
    """Try every pattern; give the one that holds most pieces, with the widest aisles."""
    best: tuple[tuple[int, int, int], list[tuple[_Piece, Box]]] = ((0, 0, 0), [])
    deep = sorted({min(p.width, p.depth) for p in pieces} | {max(p.width, p.depth) for p in pieces})
    for row in deep:
        for pattern in _patterns(block, row, aisle):
            aisles = pattern.count("A")
            spare = block.depth - pattern.count("R") * row - aisles * aisle
            crossing = not block.ends and aisles > 0
            wide = aisle + (spare // aisles if aisles else 0)
            found = _filled(block, pieces, (pattern, row, wide), aisle if crossing else 0)
            rank = (*_worth(piece for piece, _ in found), -pattern.count("R"))
            if rank > best[0]:
                best = (rank, found)
    return best[1]


def _patterns(block: _Block, row: int, aisle: int) -> Iterator[str]:
    """List the patterns of rows and aisles that fit, from south to north."""
    for strips in range(1, MAX_STRIPS + 1):
        for letters in itertools.product("RA", repeat=strips):
            pattern = "".join(letters)
            if (
                "AA" in pattern
                or pattern.count("R") * row + pattern.count("A") * aisle > block.depth
            ):
                continue
            if "A" in pattern and not (block.ends or block.south or block.north):
                continue
            if all(_served(block, pattern, place) for place in range(strips)):
                yield pattern


def _served(block: _Block, pattern: str, place: int) -> bool:
    """Tell whether a strip is an aisle, or a row on one or on an open side."""
    if pattern[place] == "A":
        return True
    before = block.south if place == 0 else pattern[place - 1] == "A"
    after = block.north if place == len(pattern) - 1 else pattern[place + 1] == "A"
    return before or after


def _filled(
    block: _Block, pieces: Sequence[_Piece], plan: tuple[str, int, int], passage: int
) -> list[tuple[_Piece, Box]]:
    """Fill a pattern's rows, the largest pieces first; every row leaves the passage free."""
    pattern, row, aisle = plan
    low = block.depth - sum(row if strip == "R" else aisle for strip in pattern)
    # What is left over lies behind the rows, at a side that is not open.
    y = 0 if block.south else low
    middle = (block.width - passage) // 2
    spans = [(0, middle), (middle + passage, block.width)] if passage else [(0, block.width)]
    rows: list[tuple[int, bool, list[int]]] = []
    for place, strip in enumerate(pattern):
        if strip == "R":
            faces_south = block.south if place == 0 else pattern[place - 1] == "A"
            rows += [(y, faces_south, list(span)) for span in spans]
        y += row if strip == "R" else aisle
    found: list[tuple[_Piece, Box]] = []
    for piece in sorted(pieces, key=lambda p: (p.key is None, -p.width * p.depth, p.key or "")):
        # The emptiest row first, so that rows come out alike.
        for low_y, faces_south, span in sorted(rows, key=lambda r: r[2][0] - r[2][1]):
            size = _lie(piece, row, span[1] - span[0])
            if size is not None:
                lift = 0 if faces_south else row - size[1]
                found.append((piece, (span[0], low_y + lift, *size)))
                span[0] += size[0]
                break
    return found


def _lie(piece: _Piece, row: int, room: int) -> tuple[int, int] | None:
    """Give how a piece lies in a row: its shorter side along it if it can."""
    for width, depth in sorted(((piece.width, piece.depth), (piece.depth, piece.width))):
        if depth <= row and width <= room:
            return width, depth
    return None


def _pod(booth: Booth, piece: _Piece, box: Box, standing: Sequence[Pod]) -> Pod:
    """Put a piece where its block lies in the hall.

    Pods stand flush. In a turned hall the nearest whole millimetres may bring one into its
    neighbour; of those around its place it takes the nearest that do not.
    """
    x, y, width, depth = box
    ((left, low),) = placed([(x, y)], booth.x_mm, booth.y_mm, booth.rotation_deg)
    corners = itertools.product(
        {math.floor(left), math.ceil(left)}, {math.floor(low), math.ceil(low)}
    )
    around = [
        Pod(
            hall=booth.hall,
            x_mm=px,
            y_mm=py,
            width_mm=width,
            depth_mm=depth,
            rotation_deg=booth.rotation_deg,
            id=f"{booth.id}-p{len(standing) + 1}",
            booth=booth.id,
            kind=PodKind.DESK if piece.key is None else PodKind.POD,
            exhibitor=piece.key,
        )
        for px, py in sorted(corners, key=lambda at: math.dist(at, (left, low)))
    ]
    clear = (p for p in around if not any(overlaps(p.shape, other.shape) for other in standing))
    return next(clear, around[0])
