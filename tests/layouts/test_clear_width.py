"""Tests of aisles measured where they are narrowest, against a walk along them in small steps."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layouts.aisle import Aisle
from layouts.booth import Booth
from layouts.clear_width import narrowest
from layouts.floor import Floor
from layouts.layout import Layout
from tests.layouts.rows import hall
from tests.layouts.turning import Turning
from tests.strategies import turnings
from venue.obstacle import Obstacle, ObstacleKind
from venue.source import Confidence, Source

ROOM = hall(30_000, 20_000)
LOW, LONG, WIDE = 9_000, 20_000, 3_000
"""The aisle runs from x = 5 m, 20 m long, 3 m wide, its lower edge at y = 9 m."""


def aisle(*, upright: bool = False) -> Aisle:
    """Draw the aisle lying, or the same floor as one that people walk across."""
    return Aisle(id="H-a1", hall="H", x_mm=5_000, y_mm=LOW, width_mm=LONG, depth_mm=WIDE,
                 along="depth" if upright else "width")  # fmt: skip


def booth(x: int, y: int, width: int, depth: int, name: str) -> Booth:
    """Make a booth in the room."""
    return Booth(id=name, hall="H", x_mm=x, y_mm=y, width_mm=width, depth_mm=depth)


def floor(*booths: Booth, turning: Turning | None = None) -> Floor:
    """Put booths into the room."""
    move = turning or Turning()
    return Floor.of(move.hall(ROOM), move.layout(Layout(booths=booths)), 3_000)


@st.composite
def rows(draw: st.DrawFn) -> tuple[Booth, ...]:
    """Draw booths above and below the aisle, some of which reach into it."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        x, width = draw(st.integers(4_000, 22_000)), draw(st.integers(500, 6_000))
        if draw(st.booleans()):
            edge = draw(st.integers(6_500, 10_000))
            found.append(booth(x, edge - 2_000, width, 2_000, f"below{number}"))
        else:
            edge = draw(st.integers(11_000, 14_500))
            found.append(booth(x, edge, width, 2_000, f"above{number}"))
    return tuple(found)


def by_steps(place: Floor) -> float:
    """Walk along the aisle in steps of 50 mm, and give the least free stretch across it."""
    least = 3.0 * WIDE
    solid = shapely.union_all(place.solids)
    for x in range(5_025, 5_000 + LONG, 50):
        across = shapely.LineString([(x, LOW - WIDE), (x, LOW + 2 * WIDE)])
        free = shapely.get_parts(shapely.difference(across, solid))
        inside = [shapely.intersection(part, shapely.box(0, LOW, 30_000, LOW + WIDE)).length
                  for part in free]  # fmt: skip
        best = max(range(len(free)), key=lambda n: inside[n], default=None)
        least = min(least, free[best].length if best is not None and inside[best] else 0.0)
    return least


@given(rows(), turnings())
def test_an_aisle_is_as_wide_as_its_narrowest_place(
    booths: tuple[Booth, ...], turning: Turning
) -> None:
    """Tests the width against steps along the aisle; in any frame it is the same but for rounding.

    Booths may be narrower than a step, so what the steps miss may only be wider.
    """
    found = narrowest(floor(*booths), aisle())
    stepped = by_steps(floor(*booths))
    assert found.width_mm <= stepped + 1e-6
    # Where two booths overlap along the aisle by less than a step, the steps may miss it.
    shared = all(
        abs(a.x_mm - b.x_mm - b.width_mm) > 50 and abs(b.x_mm - a.x_mm - a.width_mm) > 50
        for a in booths for b in booths if a is not b
    )  # fmt: skip
    if shared and all(
        5_050 < end < 24_950 for b in booths for end in (b.x_mm, b.x_mm + b.width_mm)
    ):
        assert abs(found.width_mm - stepped) < 1e-6
    elsewhere = narrowest(floor(*booths, turning=turning), turning.stand(aisle()))
    assert abs(elsewhere.width_mm - found.width_mm) <= 6 or not shared


def test_the_narrowest_place_is_told_with_its_neighbours() -> None:
    """Tests that a booth 0.4 m into an aisle is found, with the place and who stands opposite."""
    place = floor(
        booth(5_000, 6_000, 20_000, 3_000, "row"), booth(12_000, 11_600, 3_000, 3_000, "far")
    )
    found = narrowest(place, aisle())
    assert found.width_mm == pytest.approx(2_600)
    assert found.at == pytest.approx((13_500, 10_300))
    assert [each.id for each in found.booths] == ["row", "far"]


def test_walls_and_columns_narrow_an_aisle() -> None:
    """Tests that a round column is measured at its bulge, and the wall ends the free floor."""
    source = Source(cite="made for a test", confidence=Confidence.OFFICIAL)
    round_ = shapely.Point(15_000, 12_000).buffer(500, quad_segs=16)
    ring = tuple((round(x), round(y)) for x, y in round_.exterior.coords[:-1])
    column = Obstacle(id="c1", kind=ObstacleKind.COLUMN, ring=ring, source=source)
    room = ROOM.model_copy(update={"obstacles": (column,)})
    place = Floor.of(room, Layout(booths=(booth(5_000, 6_000, 20_000, 3_000, "row"),)), 3_000)
    assert narrowest(place, aisle()).width_mm == 2_500
    by_wall = aisle().model_copy(update={"y_mm": 17_200})
    assert narrowest(floor(), by_wall).width_mm == 2_800 + WIDE


def test_an_aisle_that_is_blocked_has_no_width() -> None:
    """Tests that a booth right across leaves nothing; walked across it is wide up to the wall."""
    place = floor(booth(12_000, 8_000, 3_000, 6_000, "wall"))
    assert narrowest(place, aisle()).width_mm == 0
    assert narrowest(place, aisle(upright=True)).width_mm == 15_000
