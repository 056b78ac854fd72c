"""Two neighbouring stands made one: a longer rectangle, an L or a U."""

import shapely
from shapely.geometry import Polygon

from venue.errors import InputError
from venue.shapes import geos, overlap_depth_mm, turned
from venue.text import Text

from .booth import Booth, natural
from .outline import fitted

NEAR_MM = 25.0
"""In turned halls a stand loses 2 mm a unit to its neighbour: 20 mm where it is ten units long."""

ALIKE_DEG = 0.01
"""Angles that differ by less are one: 2 mm along ten metres."""


def merge(first: Booth, second: Booth) -> Booth:
    """Make one booth of two that meet.

    Parameters
    ----------
    first, second : booths of one hall and one direction; any of them may be an L or a U already.

    Returns
    -------
    A booth with the first one's id and the lower number; its open edges are to be found anew.

    Raises
    ------
    InputError : when they do not meet along a side, lie in other directions, or make a shape that
        is no rectangle, L or U.

    Examples
    --------
    >>> place = {"hall": "C", "x_mm": 0, "depth_mm": 3000}
    >>> row = Booth(**place, y_mm=0, width_mm=9000, id="a", number="C102")
    >>> both = merge(row, Booth(**place, y_mm=3000, width_mm=3000, id="b", number="C101"))
    >>> both.outline.value, both.area_m2, both.number
    ('L', 36.0, 'C101')
    """
    if first.hall != second.hall or not _alike(first, second):
        raise _refused(first, second, _ASTRAY)
    turn = first.rotation_deg
    place = fitted(first.hall, _united(first, second), turn, NEAR_MM)
    if place is None:
        raise _refused(first, second, _SHAPE)
    known = first.model_dump(exclude={"notch"}) | {
        **place.where,
        "number": min((n for n in (first.number, second.number) if n), key=natural, default=""),
        "open_edges": (),
        "pinned": first.pinned or second.pinned,
    }
    return Booth.model_validate(known)


def _alike(first: Booth, second: Booth) -> bool:
    """Tell whether two booths lie in one direction, or across each other."""
    return abs((first.rotation_deg - second.rotation_deg + 45) % 90 - 45) < ALIKE_DEG


def _united(first: Booth, second: Booth) -> Polygon:
    """Unite two booths over what rounding parts, in the first one's own turn."""
    with geos("two booths"):
        shapes = [turned(booth.shape, -first.rotation_deg) for booth in (first, second)]
        if shapes[0].distance(shapes[1]) > NEAR_MM:
            raise _refused(first, second, _APART)
        if overlap_depth_mm(*shapes) > NEAR_MM:
            raise _refused(first, second, _OVERLAP)
        grown = [shape.buffer(NEAR_MM / 2, join_style="mitre") for shape in shapes]
        whole = shapely.union_all(grown).buffer(-NEAR_MM / 2, join_style="mitre")
    pieces: list[Polygon] = list(shapely.get_parts(whole))
    if len(pieces) > 1:
        raise _refused(first, second, _APART)
    if pieces[0].interiors:
        raise _refused(first, second, _SHAPE)
    return pieces[0]


def _refused(first: Booth, second: Booth, why: Text) -> InputError:
    """Say why two booths cannot be one."""
    names = {"a": first.number or first.id, "b": second.number or second.id}
    return InputError("booth.merge", why.fill(**names))


_ASTRAY = Text(
    ko="부스 {a}, {b}: 홀이나 방향이 다릅니다. 한 홀에서 나란한 부스를 고르십시오.",
    en="Booths {a} and {b} lie in other halls or directions; choose two that lie alike.",
)
_APART = Text(
    ko="부스 {a}, {b}: 서로 맞닿지 않습니다. 맞닿은 부스를 고르십시오.",
    en="Booths {a} and {b} do not meet; choose two that do.",
)
_OVERLAP = Text(
    ko="부스 {a}, {b}: 서로 겹칩니다. 먼저 하나를 옮기십시오.",
    en="Booths {a} and {b} overlap; move one of them first.",
)
_SHAPE = Text(
    ko="부스 {a}, {b}: 합치면 직사각형, L, U 모양이 아닙니다. 다른 부스를 고르십시오.",
    en="Booths {a} and {b} make no rectangle, L or U; choose others.",
)
