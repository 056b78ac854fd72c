"""From a venue's plan to longitude and latitude, to the millimetre."""

import math
from collections.abc import Callable

from venue.units import Point
from venue.venue import Anchor

_A = 6_378_137.0
"""WGS 84: the ellipsoid's equatorial radius, metres."""

_F = 1 / 298.257_223_563
"""WGS 84: its flattening."""

_B = _A * (1 - _F)
_E2 = _F * (2 - _F)
_SECOND_E2 = _E2 / (1 - _E2)

DECIMALS = 9
"""Decimals of a degree: 0.1 mm on the ground, so that a millimetre survives."""


def locator(anchor: Anchor, origin_mm: Point) -> Callable[[int, int], tuple[float, float]]:
    """Make the function that tells where a point of a hall lies on Earth.

    Parameters
    ----------
    anchor : where the origin of the venue's plan lies, and how far the plan is turned.
    origin_mm : where the hall's frame lies in the plan, millimetres.

    Returns
    -------
    A function from x and y in the hall's frame, millimetres, to longitude and latitude, degrees.

    Notes
    -----
    With the point at ``(x, y)`` metres in the plan and the rotation ``r`` from east::

        east = x cos r - y sin r,   north = x sin r + y cos r

    is a point of the plane that touches the ellipsoid at the anchor. It is carried to geocentric
    coordinates and from there to longitude and latitude by Bowring's formula, so that no term is
    dropped. The plane leaves the ellipsoid by d^2 / 2R, 8 cm at 1 km; seen from above, a length d
    from the anchor comes out short by about d^3 / 3R^2, 0.01 mm at 1 km and 0.2 mm at 3 km.

    References
    ----------
    B. R. Bowring, "Transformation from spatial to geographical coordinates", Survey Review 23
    (1976), 323-327.

    Examples
    --------
    >>> from venue.source import Confidence, Source
    >>> here = Source(cite="example", confidence=Confidence.ASSUMED)
    >>> seoul = Anchor(latitude=37.5118, longitude=127.0592, source=here)
    >>> locator(seoul, (0, 0))(0, 0)
    (127.0592, 37.5118)
    >>> locator(seoul, (0, 0))(1_000_000, 0)
    (127.070510742, 37.511799458)
    """
    latitude, longitude = math.radians(anchor.latitude), math.radians(anchor.longitude)
    sin_lat, cos_lat = math.sin(latitude), math.cos(latitude)
    sin_turn = math.sin(math.radians(anchor.rotation_deg))
    cos_turn = math.cos(math.radians(anchor.rotation_deg))
    normal = _A / math.sqrt(1 - _E2 * sin_lat**2)

    def locate(x_mm: int, y_mm: int) -> tuple[float, float]:
        x, y = (x_mm + origin_mm[0]) / 1000, (y_mm + origin_mm[1]) / 1000
        east, north = x * cos_turn - y * sin_turn, x * sin_turn + y * cos_turn
        # Geocentric, with the first axis through the anchor's meridian.
        outward = normal * cos_lat - north * sin_lat
        up = normal * (1 - _E2) * sin_lat + north * cos_lat
        return _degrees(outward, east, up, longitude)

    return locate


def _degrees(outward: float, east: float, up: float, meridian: float) -> tuple[float, float]:
    """Turn geocentric metres into longitude and latitude in degrees, by Bowring's formula."""
    axis = math.hypot(outward, east)
    helper = math.atan2(up * _A, axis * _B)
    latitude = math.atan2(
        up + _SECOND_E2 * _B * math.sin(helper) ** 3, axis - _E2 * _A * math.cos(helper) ** 3
    )
    longitude = math.degrees(meridian + math.atan2(east, outward))
    longitude = (longitude + 180) % 360 - 180
    return round(longitude, DECIMALS), round(math.degrees(latitude), DECIMALS)
