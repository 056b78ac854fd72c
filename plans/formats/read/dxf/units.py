"""The unit of a drawing: as the file or somebody says, confirmed by one known length."""

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import shapely
from ezdxf import units
from ezdxf.document import Drawing

from venue.errors import UsageError, VenueError
from venue.text import Text

from .pieces import Corner, Drawn

UNITS = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "ft": 304.8}
"""Millimetres of each unit that a hall is drawn in."""

_SAID = {units.MM: "mm", units.CM: "cm", units.M: "m", units.IN: "in", units.FT: "ft"}
"""What the file's own header means by its number."""

AGREES = 0.01
"""How far a known length may differ: who names 144 m has not measured to the centimetre."""

SHORTEST_M, LONGEST_M = 5.0, 1_000.0
"""A hall shorter or longer than this is drawn in another unit."""


class Unit(NamedTuple):
    """A unit, one of `UNITS`, and the longer side of the largest hall in it, metres."""

    name: str
    longer_side_m: float


def unit_of(
    drawing: Drawing,
    length: float,
    path: Path,
    said: str | None,
    known_m: float | None,
) -> Unit:
    """Give the unit of a drawing.

    Parameters
    ----------
    drawing : the drawing; its header may name a unit.
    length : the longer side of the largest hall, drawing units; `longer_side` gives it.
    path : the file, for sentences.
    said : the unit somebody names; it stands above the file's.
    known_m : the longer side of the largest hall as somebody knows it, metres. It confirms the
        unit, or finds it where nobody names one.

    Returns
    -------
    The unit, and that side in it.

    Raises
    ------
    VenueError : when nobody names a unit, or the hall would be no hall in it, or not as long as is
        known; the sentence has its length in every unit that is possible.
    """
    if said is not None and said not in UNITS:
        raise UsageError("usage.units", _SAY.fill(said=said, known=", ".join(UNITS)))
    named = said or _SAID.get(drawing.units)
    in_each = {unit: length * mm / 1000 for unit, mm in UNITS.items()}
    possible = {unit: m for unit, m in in_each.items() if SHORTEST_M <= m <= LONGEST_M}
    if known_m is not None and named is None:
        possible = {unit: m for unit, m in possible.items() if _agree(m, known_m)}
        named = next(iter(possible), None)
    told = ", ".join(f"--units {unit} ({m:,.1f} m)" for unit, m in (possible or in_each).items())
    if named is None:
        raise VenueError("dxf.units", _NOBODY.fill(path=path, told=told))
    if known_m is not None and not _agree(in_each[named], known_m):
        known = {"path": path, "unit": named, "m": in_each[named], "known": known_m}
        raise VenueError("dxf.length", _OTHER.fill(**known))
    if named not in possible:
        known = {"path": path, "unit": named, "m": in_each[named], "told": told}
        raise VenueError("dxf.units", _NO_HALL.fill(**known))
    return Unit(named, in_each[named])


def longer_side(halls: Sequence[Drawn], lines: Sequence[Drawn]) -> float:
    """Give the longer side of the tightest rectangle about the largest hall, drawing units.

    Parameters
    ----------
    halls : the lines of outlines; those of a hall drawn side by side are taken together.
    lines : all lines that are read; they are taken together where no hall is drawn.
    """
    closed = [line.hull for line in halls if line.closed]
    together: list[Corner] = [corner for line in halls or lines for corner in line.hull]
    return max((_side(points) for points in closed), default=_side(together))


def _side(points: Sequence[Corner]) -> float:
    """Give the longer side of the tightest rectangle about points."""
    around = shapely.MultiPoint(points).minimum_rotated_rectangle
    steps = [math.dist(a, b) for a, b in pairwise(shapely.get_coordinates(around))]
    return max(steps, default=0.0)


def _agree(measured_m: float, known_m: float) -> bool:
    """Tell whether a length is the known one."""
    return abs(measured_m - known_m) <= AGREES * known_m


_SAY = Text(
    ko="--units: ‘{said}’ 대신 다음 가운데 하나를 적어 주십시오: {known}.",
    en="--units: instead of {said!r} write one of {known}.",
)
_NOBODY = Text(
    ko="{path}: 도면에 단위가 없습니다. 홀의 긴 변이 맞는 것을 골라 주십시오: {told}.",
    en="{path}: the drawing names no unit; give the one in which the hall's longer side is right: "
    "{told}.",
)
_OTHER = Text(
    ko="{path}: 홀의 긴 변이 {unit}로는 {m:,.2f} m이고, 아는 길이는 {known:g} m입니다. 단위나 "
    "길이를 고쳐 주십시오.",
    en="{path}: the hall's longer side is {m:,.2f} m in {unit}, but known to be {known:g} m; "
    "correct the unit or the length.",
)
_NO_HALL = Text(
    ko="{path}: 홀의 긴 변이 {unit}로는 {m:,.2f} m입니다. 다른 단위를 골라 주십시오: {told}.",
    en="{path}: the hall's longer side is {m:,.2f} m in {unit}; give another unit: {told}.",
)
