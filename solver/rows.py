"""Rows that run on for too long: what stands in them, measured on what was drawn."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from layouts.booth import Footprint

from .legal import SLACK_MM

Spans = NDArray[np.float64]
"""Stands as rows of low and high along a row, low and high across it, millimetres."""


def long_rows(stands: Sequence[Footprint], gap_mm: float, longest_mm: float) -> list[list[int]]:
    """Find the rows of a floor that are longer than they may be.

    Parameters
    ----------
    stands : everything that stands in one hall.
    gap_mm : a gap this wide is an aisle and ends a row, millimetres.
    longest_mm : the longest row, millimetres.

    Returns
    -------
    The places in ``stands`` of each such row's members, in their order.

    Examples
    --------
    >>> row = [Footprint(hall="H", x_mm=x, y_mm=0, width_mm=9000, depth_mm=3000) for x in (0, 9000)]
    >>> long_rows(row, 3000, 18_000), long_rows(row, 3000, 15_000)
    ([], [[0, 1]])
    """
    turns: dict[float, list[int]] = {}
    for index, stand in enumerate(stands):
        turns.setdefault(round(stand.rotation_deg % 90, 3) % 90, []).append(index)
    found = []
    for turn, members in turns.items():
        for quarter in (0.0, 90.0):
            spans = _spans([stands[index] for index in members], turn + quarter)
            found += [
                sorted(members[place] for place in row)
                for row in _rows(spans, gap_mm - SLACK_MM)
                if spans[row, 1].max() - spans[row, 0].min() > longest_mm + SLACK_MM
            ]
    return found


def breaker(
    stands: Sequence[Footprint], may_go: Sequence[int], gap_mm: float, longest_mm: float
) -> int | None:
    """Choose which stand of one row goes so that it is broken, or nearly so.

    Parameters
    ----------
    stands : a row's members.
    may_go : the places of those that may go.
    gap_mm, longest_mm : as in `long_rows`.

    Returns
    -------
    The place of the stand whose absence leaves the fewest in rows that are too long; the smallest
    among equals. None when none may go.
    """

    def left_over(place: int) -> tuple[int, float, int]:
        rest = [*stands[:place], *stands[place + 1 :]]
        still = sum(map(len, long_rows(rest, gap_mm, longest_mm)))
        return still, stands[place].area_m2, place

    return min(may_go, key=left_over, default=None)


def _spans(stands: Sequence[Footprint], angle_deg: float) -> Spans:
    """Measure stands along and across a direction."""
    turn = np.radians(angle_deg)
    corners = np.array([stand.corners for stand in stands])
    along = corners @ np.array([np.cos(turn), np.sin(turn)])
    across = corners @ np.array([-np.sin(turn), np.cos(turn)])
    ends = (along.min(axis=1), along.max(axis=1), across.min(axis=1), across.max(axis=1))
    return np.stack(ends, axis=1)


def _rows(spans: Spans, gap_mm: float) -> Iterator[list[int]]:
    """Gather what follows one another with less than a gap between, overlapping across."""
    order = np.argsort(spans[:, 0], kind="stable")
    low, high, near, far = spans[order].T
    row_of = np.arange(len(order))
    for at in range(1, len(order)):
        follows = low[at] - high[:at] < gap_mm
        beside = np.minimum(far[at], far[:at]) - np.maximum(near[at], near[:at]) > SLACK_MM
        joined = np.unique(row_of[:at][follows & beside])
        row_of[np.isin(row_of, joined)] = at
    for name in np.unique(row_of):
        yield order[row_of == name].tolist()
