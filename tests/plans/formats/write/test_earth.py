"""Tests of the way from a plan to longitude and latitude, against formulas of another kind."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.write.earth import locator
from venue.source import Confidence, Source
from venue.venue import Anchor

A, F = 6_378_137.0, 1 / 298.257223563
E2 = F * (2 - F)
OURS = Source(cite="test", confidence=Confidence.ASSUMED)


def _geocentric(longitude: float, latitude: float) -> tuple[float, float, float]:
    """Carry a point of the ellipsoid to geocentric metres, by the definition."""
    lon, lat = math.radians(longitude), math.radians(latitude)
    normal = A / math.sqrt(1 - E2 * math.sin(lat) ** 2)
    across = normal * math.cos(lat)
    return across * math.cos(lon), across * math.sin(lon), normal * (1 - E2) * math.sin(lat)


def _east_north(anchor: Anchor, longitude: float, latitude: float) -> tuple[float, float]:
    """Look at a point from the anchor: metres east and north in the plane that touches there."""
    there = _geocentric(longitude, latitude)
    here = _geocentric(anchor.longitude, anchor.latitude)
    dx, dy, dz = (a - b for a, b in zip(there, here, strict=True))
    lon, lat = math.radians(anchor.longitude), math.radians(anchor.latitude)
    east = -math.sin(lon) * dx + math.cos(lon) * dy
    north = (
        -math.sin(lat) * math.cos(lon) * dx
        - math.sin(lat) * math.sin(lon) * dy
        + math.cos(lat) * dz
    )
    return east, north


@given(
    st.floats(-85, 85),
    st.floats(-180, 180),
    st.floats(-360, 360),
    st.integers(-2_000_000, 2_000_000),
    st.integers(-2_000_000, 2_000_000),
)
def test_every_point_within_two_kilometres_is_true_to_the_millimetre(
    latitude: float, longitude: float, turn: float, x: int, y: int
) -> None:
    """Tests that looking back from the point on Earth gives the plan's millimetres."""
    anchor = Anchor(latitude=latitude, longitude=longitude, rotation_deg=turn, source=OURS)
    lon, lat = locator(anchor, (0, 0))(x, y)
    east, north = _east_north(anchor, lon, lat)
    angle = math.radians(turn)
    assert math.cos(angle) * x - math.sin(angle) * y == pytest.approx(1000 * east, abs=1.0)
    assert math.sin(angle) * x + math.cos(angle) * y == pytest.approx(1000 * north, abs=1.0)
    assert -180 <= lon <= 180


def test_the_series_every_book_has_agrees() -> None:
    """Tests a point 100 m away against radii of curvature, which are good to 1 mm there."""
    anchor = Anchor(latitude=37.5118, longitude=127.0592, source=OURS)
    lat = math.radians(anchor.latitude)
    square = 1 - E2 * math.sin(lat) ** 2
    normal, meridian = A / math.sqrt(square), A * (1 - E2) / square**1.5
    longitude, latitude = locator(anchor, (0, 0))(60_000, 80_000)
    assert longitude == pytest.approx(
        anchor.longitude + math.degrees(60 / (normal * math.cos(lat))), abs=2e-8
    )
    assert latitude == pytest.approx(anchor.latitude + math.degrees(80 / meridian), abs=2e-8)


def test_a_hall_lies_where_its_frame_lies_in_the_plan() -> None:
    """Tests that the hall's origin is added before the plan is turned."""
    anchor = Anchor(latitude=37.5118, longitude=127.0592, rotation_deg=23, source=OURS)
    assert locator(anchor, (52_000, 12_345))(100, 200) == locator(anchor, (0, 0))(52_100, 12_545)
