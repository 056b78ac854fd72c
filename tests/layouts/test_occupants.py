"""Tests of the occupant load: floor for all, and seats where they hold more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.area import Area
from layouts.brief.request import AreaKind, AreaRequest
from layouts.occupants import occupants, seated
from tests.layouts.rows import hall

HALL = hall(40_000, 25_000)


def stage(name: str, width: int, depth: int) -> Area:
    """Draw an area of the brief."""
    return Area(id=name, hall="H", x_mm=0, y_mm=0, width_mm=width, depth_mm=depth,
                kind=AreaKind.STAGE, request=name)  # fmt: skip


def asked(name: str, seats: int) -> AreaRequest:
    """Ask for an area with seats."""
    return AreaRequest(id=name, kind=AreaKind.STAGE, size_mm=(1000, 1000), seats=seats)


def test_without_seats_the_floor_counts() -> None:
    """Tests that 1,000 m2 at 2.5 m2 a person hold 400, whatever stands there without seats."""
    for areas, requests in (((), ()), ((stage("s", 10_000, 10_000),), (asked("s", 0),))):
        assert occupants(HALL, seated(areas, requests, 2.5), 2.5) == 400


def test_few_seats_take_nobody_away() -> None:
    """Tests that 30 seats on a floor of 40 people leave the load as it is."""
    assert seated([stage("s", 10_000, 10_000)], [asked("s", 30)], 2.5) == ()


def test_many_seats_come_in_place_of_their_floor() -> None:
    """Tests that 300 seats on a floor of 40 people make 260 more, five times and more as dense."""
    (one,) = seated([stage("s", 10_000, 10_000)], [asked("s", 300)], 2.5)
    assert one.times == 7.5
    assert occupants(HALL, [one], 2.5) == pytest.approx(660)


def test_areas_nobody_asked_for_have_no_seats() -> None:
    """Tests that a leftover area and one of another id count as floor."""
    left = stage("s", 5000, 5000).model_copy(update={"request": None})
    assert seated([left, stage("t", 5000, 5000)], [asked("s", 500)], 2.5) == ()


@given(st.lists(st.integers(0, 2000), max_size=4), st.floats(0.3, 10))
def test_the_load_is_never_below_floor_nor_seats(seats: list[int], each: float) -> None:
    """Tests that at least all seats fit, and no fewer people than by floor alone."""
    areas = [stage(f"s{n}", 9_000, 6_000) for n in range(len(seats))]
    requests = [asked(f"s{n}", count) for n, count in enumerate(seats)]
    load = occupants(HALL, seated(areas, requests, each), each)
    assert load >= HALL.gross_m2 / each - 1e-6
    rest = HALL.gross_m2 - sum(area.area_m2 for area in areas)
    assert load >= rest / each + sum(seats) - 1e-6
