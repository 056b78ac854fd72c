"""No row runs on for longer than the limit without a cross aisle."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from layouts.booth import Booth
from layouts.floor import TOLERANCE_MM, Floor, Standing
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot, label


def check(case: Case) -> Iterator[Finding]:
    """Find rows of booths and areas that are longer than the limit.

    Notes
    -----
    A row goes on as long as the gap to the next stand is narrower than an aisle. Stands of one
    direction are looked at along both of their axes; the length is the row's extent.
    """
    required = case.limits.mm("row")
    for floor in case.floors:
        for axis, row, length in _rows(floor):
            if length > required + TOLERANCE_MM:
                spot = _middle(row)
                booths = tuple(thing for thing in row if isinstance(thing, Booth))
                yield RULE.broken(
                    Spot(floor.hall.id, spot, booths),
                    case.limits.row.source,
                    Gauge(length / 1000, required / 1000, "m"),
                    first=_ends(row, axis)[0],
                    last=_ends(row, axis)[1],
                )


def _rows(floor: Floor) -> Iterator[tuple[float, list[Standing], float]]:
    """Go through the rows of a floor: direction (degrees), stands, length (mm)."""

    def turn(thing: Standing) -> float:
        return round(thing.rotation_deg % 90, 3) % 90

    for angle, group in groupby(sorted(floor.standing, key=turn), key=turn):
        same = list(group)
        for axis in (angle, angle + 90):
            boxes = _boxes(same, axis)
            for members in _chains(boxes, floor.aisle_mm - TOLERANCE_MM):
                low, high = boxes[members, 0].min(), boxes[members, 2].max()
                yield axis, [same[i] for i in members], float(high - low)


def _boxes(things: Sequence[Standing], axis: float) -> NDArray[np.float64]:
    """Bounds (along, across, along, across) of stands in a frame turned to ``axis``."""
    corners = np.array([thing.corners for thing in things])
    angle = np.radians(axis)
    along = corners @ np.array([np.cos(angle), np.sin(angle)])
    across = corners @ np.array([-np.sin(angle), np.cos(angle)])
    return np.stack(
        [along.min(axis=1), across.min(axis=1), along.max(axis=1), across.max(axis=1)], axis=1
    )


def _chains(boxes: NDArray[np.float64], gap_mm: float) -> list[NDArray[np.intp]]:
    """Join the boxes that follow each other along the first axis by less than ``gap_mm``."""
    reach = shapely.box(
        boxes[:, 0],
        boxes[:, 1] + TOLERANCE_MM,
        boxes[:, 2] + gap_mm,
        boxes[:, 3] - TOLERANCE_MM,
    )
    plain = shapely.box(boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3])
    i, j = shapely.STRtree(plain).query(reach, predicate="intersects")
    size = len(boxes)
    graph = coo_array((np.ones(i.size, dtype=bool), (i, j)), shape=(size, size))
    _, names = connected_components(graph, directed=False)
    order = np.argsort(names, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(names[order])) + 1)


def _ends(row: list[Standing], axis: float) -> tuple[Text, Text]:
    """Name the first and the last stand along a direction."""
    angle = np.radians(axis)

    def along(thing: Standing) -> float:
        x, y = thing.centre
        return float(x * np.cos(angle) + y * np.sin(angle))

    ordered = sorted(row, key=along)
    return label(ordered[0]), label(ordered[-1])


def _middle(row: list[Standing]) -> tuple[float, float]:
    """Give the middle of a row, millimetres."""
    centres = np.array([thing.centre for thing in row]).mean(axis=0)
    return (float(centres[0]), float(centres[1]))


RULE = Rule(
    code="row.length",
    title=Text(ko="횡단 통로 없는 열", en="Rows without a cross aisle"),
    sentence=Text(
        ko="{first}부터 {last}까지의 열: {measured} m입니다. {required} m마다 통로를 내 주십시오.",
        en="The row from {first} to {last} is {measured} m long. Break it every {required} m.",
    ),
    check=check,
)
