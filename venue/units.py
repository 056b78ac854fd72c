"""Lengths: integer millimetres inside, metres only where people read and write."""

import math
from typing import Annotated

from pydantic import Field

LIMIT_MM = 10_000_000
"""No coordinate lies further out than 10 km: beyond that, a file is in the wrong unit."""

Mm = Annotated[int, Field(ge=-LIMIT_MM, le=LIMIT_MM)]
"""A position or a signed offset in millimetres."""

LengthMm = Annotated[int, Field(gt=0, le=LIMIT_MM)]
"""A length above zero in millimetres."""

DistanceMm = Annotated[int, Field(ge=0, le=LIMIT_MM)]
"""A length of zero or more in millimetres."""

Point = tuple[Mm, Mm]
"""A point of a hall's frame: x right, y up, millimetres."""


def to_mm(metres: float) -> int:
    """Round a length in metres to integer millimetres.

    Parameters
    ----------
    metres : length in metres, finite, at most 10 km either way.

    Returns
    -------
    The nearest whole number of millimetres.

    Raises
    ------
    ValueError : when the length is NaN, infinite or beyond 10 km.

    Examples
    --------
    >>> to_mm(3.048)
    3048
    """
    if not math.isfinite(metres) or abs(metres) * 1000 > LIMIT_MM:
        msg = f"{metres} m is not a length within 10 km"
        raise ValueError(msg)
    return round(metres * 1000)


def to_m(millimetres: float) -> float:
    """Express millimetres in metres, rounded to the millimetre.

    Examples
    --------
    >>> to_m(3048)
    3.048
    """
    return round(millimetres / 1000, 3)


def mm2_to_m2(square_millimetres: float) -> float:
    """Express square millimetres in square metres, rounded to a square centimetre.

    Examples
    --------
    >>> mm2_to_m2(9_000_000)
    9.0
    """
    return round(square_millimetres / 1_000_000, 4)
