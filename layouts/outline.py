"""A drawn outline as a footprint: the rectangle, L or U that its corners make."""

import math
from collections.abc import Sequence
from itertools import pairwise

import shapely
from shapely.geometry import Polygon, box

from venue.errors import InputError
from venue.shapes import geos, placed, polygon, ring_of, turned
from venue.text import Text

from .booth import Footprint

OFF_MM = 5.0
"""How far a drawn line may lie from the footprint's side: a hand's tremble, no step."""

STRAIGHT_DEG = 0.05
"""An angle this near a quarter turn, or the one it had, is that: 5 mm along six metres."""

ROUNDED_MM = 1.5
"""Corners that differ by less are the same ones, rounded."""


def footprint_of(
    hall: str, ring: Sequence[tuple[float, float]], like: Footprint | None = None
) -> Footprint:
    """Find the footprint that an outline draws.

    Parameters
    ----------
    hall : where it is.
    ring : its corners in the hall's frame, millimetres, either way round.
    like : what it may be a changed drawing of. Where it only moved, it keeps its sides and its
        turn to the last digit; where it was turned or grown, its width stays its width.

    Returns
    -------
    A rectangle, an L or a U of whole millimetres within `OFF_MM` of the outline.

    Raises
    ------
    InputError : when it is none of them.

    Examples
    --------
    >>> corners = [(0, 0), (9000, 0), (9000, 3000), (3000, 3000), (3000, 6000), (0, 6000)]
    >>> found = footprint_of("C", corners)
    >>> found.width_mm, found.depth_mm, found.outline.value
    (9000, 6000, 'L')
    """
    if len(ring) < 3 or not (shape := polygon(ring)).is_valid or shape.area <= 0:
        raise InputError("booth.outline", _NO_BOOTH)
    if like is not None and (moved := _moved(hall, shape, like)) is not None:
        return moved
    turn = _turn(shape, like.rotation_deg if like else 0.0)
    with geos("a booth"):
        corners = shapely.get_coordinates(turned(shape, -turn))[:-1]
    upright = polygon([(x, y) for x, y in corners])
    found = fitted(hall, upright, turn, OFF_MM)
    if found is None or shapely.hausdorff_distance(found.shape, shape) > OFF_MM:
        raise InputError("booth.outline", _NO_BOOTH)
    return found


def same_place(a: Footprint, b: Footprint) -> bool:
    """Tell whether two footprints are one, to a millimetre.

    Examples
    --------
    >>> place = {"hall": "C", "x_mm": 0, "y_mm": 0}
    >>> first = Footprint(**place, width_mm=6000, depth_mm=3000)
    >>> same_place(first, Footprint(hall="C", x_mm=1, y_mm=0, width_mm=6000, depth_mm=3000))
    True
    """
    return a.hall == b.hall and bool(shapely.hausdorff_distance(a.shape, b.shape) <= ROUNDED_MM)


def _moved(hall: str, shape: Polygon, like: Footprint) -> Footprint | None:
    """Give what it was, where the outline is that of it, only moved; none otherwise."""
    dx, dy = (shape.bounds[n] - like.shape.bounds[n] for n in (0, 1))
    there = polygon([(x + dx, y + dy) for x, y in like.ring])
    if shapely.hausdorff_distance(shape, there) > ROUNDED_MM:
        return None
    # Corners of turned footprints are rounded one by one, so a shift of a millimetre is none.
    shift = {"x_mm": round(like.x_mm + dx), "y_mm": round(like.y_mm + dy)}
    stays = hall == like.hall and max(abs(dx), abs(dy)) <= 1
    place = {} if stays else shift
    return Footprint.model_validate(like.where | place | {"hall": hall})


def _turn(shape: Polygon, like_deg: float) -> float:
    """Give the direction of the longest side, of the four the one nearest to a footprint's."""
    corners = list(shapely.get_coordinates(shape))
    (ax, ay), (bx, by) = max(pairwise(corners), key=lambda ends: math.dist(*ends))
    angle = math.degrees(math.atan2(by - ay, bx - ax))
    turn = like_deg + (angle - like_deg + 45) % 90 - 45
    exact = (like_deg, round(turn / 90) * 90.0)
    return next((angle for angle in exact if abs(turn - angle) < STRAIGHT_DEG), turn)


def fitted(hall: str, upright: Polygon, turn: float, off_mm: float) -> Footprint | None:
    """Fit a rectangle about a shape, less the one rectangle that it leaves out.

    Parameters
    ----------
    hall : where it is.
    upright : the shape turned back by ``turn``, millimetres.
    turn : degrees counter-clockwise, about the frame's origin.
    off_mm : what is thinner than twice this is rounding.

    Returns
    -------
    The footprint; none where more than a notch at a corner or in a side is left out.
    """
    left, low, right, high = (round(value) for value in upright.bounds)
    ((x, y),) = placed([(left, low)], 0, 0, turn)
    place = {
        "hall": hall, "x_mm": round(x), "y_mm": round(y),
        "width_mm": right - left, "depth_mm": high - low, "rotation_deg": turn,
    }  # fmt: skip
    rest = box(*upright.bounds).difference(upright)
    thick = rest.buffer(-off_mm, join_style="mitre").buffer(off_mm, join_style="mitre")
    parts = [part for part in shapely.get_parts(thick) if isinstance(part, Polygon) and part.area]
    if len(parts) > 1 or any(len(ring_of(part)) != 4 for part in parts):
        return None
    for part in parts:
        x0, y0, x1, y1 = (round(value) for value in part.bounds)
        place["notch"] = {
            "x_mm": x0 - left, "y_mm": y0 - low, "width_mm": x1 - x0, "depth_mm": y1 - y0,
        }  # fmt: skip
    try:
        return Footprint.model_validate(place)
    except ValueError:
        return None


_NO_BOOTH = Text(
    ko="직사각형, L, U 모양이 아닙니다. 부스 외곽선을 그런 모양으로 고쳐 주십시오.",
    en="this is no rectangle, L or U; draw the booth as one of them.",
)
