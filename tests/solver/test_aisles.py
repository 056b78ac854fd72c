"""Tests of the aisles of a finished floor: what stayed free, and what opens each side."""

import shapely
from hypothesis import given
from hypothesis import strategies as st

from layouts.aisle import Aisle, AisleKind
from layouts.booth import Booth, Footprint, Side
from solver.aisles import aisles_of
from solver.ground import Ground, Rect, main_axis_deg
from solver.legal import open_floor_of
from solver.skeleton import Strip
from tests.solver.micro import LIMITS, bare, ground
from venue.hall import Hall


def booth(place: Hall, footprint: Footprint, key: str, others: list[Footprint]) -> Booth:
    """Give a footprint as a booth with the sides that are open among some others."""
    floor = open_floor_of(place, LIMITS, [each.shape for each in others])
    return Booth(**footprint.model_dump(), id=key, open_edges=floor.sides(footprint))


def aisles(
    at: Ground, rects: list[Rect], strips: list[Strip]
) -> tuple[tuple[Aisle, ...], list[Booth]]:
    """Give the aisles of a floor on which booths stand on rectangles of the ground."""
    prints = [at.footprint(rect) for rect in rects]
    booths = [booth(at.hall, each, f"b{i}", prints) for i, each in enumerate(prints)]
    floor = open_floor_of(at.hall, LIMITS, [each.shape for each in prints])
    return aisles_of(at, strips, booths, floor), booths


def opened(found: tuple[Aisle, ...], booths: list[Booth]) -> bool:
    """Tell whether the floor before every open side is covered by aisles."""
    known = shapely.union_all([aisle.shape.buffer(4) for aisle in found])
    strips = [each.strip(side, 3000) for each in booths for side in each.open_edges]
    return all(known.covers(strip.buffer(-4)) for strip in strips)


def turned(angle: float) -> Ground:
    """Give a hall of 40 x 30 m turned by an angle."""
    corner = shapely.affinity.rotate(shapely.box(0, 0, 40_000, 30_000), angle, origin=(0, 0))
    ring = tuple((round(x), round(y)) for x, y in shapely.get_coordinates(corner)[:-1])
    place = bare(outline=ring)
    return ground(place, base_deg=main_axis_deg(place))


@given(st.sampled_from((0.0, 23.0, -44.0)), st.integers(5, 25), st.integers(5, 20), st.booleans())
def test_every_open_side_borders_an_aisle(angle: float, u: int, v: int, quarter: bool) -> None:
    """Tests that without any nominal aisle each open side gets one of its own."""
    at = turned(angle)
    area = at.extent
    corner = (area.u0 + u * 1000, area.v0 + v * 1000)
    size = (6000, 3000) if quarter else (3000, 6000)
    found, booths = aisles(at, [Rect(*corner, corner[0] + size[0], corner[1] + size[1])], [])
    assert len(booths[0].open_edges) == 4
    assert opened(found, booths)
    assert len(found) == 4
    for aisle, side in zip(found, booths[0].open_edges, strict=True):
        assert aisle.clear_width_mm == 3000
        wanted = booths[0].strip(side, 3000)
        assert shapely.hausdorff_distance(aisle.shape, wanted) <= 1.5


def test_nominal_aisles_serve_first() -> None:
    """Tests that sides along a nominal aisle need no aisle of their own."""
    strips = [
        Strip(Rect(0, 0, 30_000, 5000), along_u=True, main=True),
        Strip(Rect(0, 8000, 30_000, 20_000), along_u=True),
        Strip(Rect(0, 0, 6000, 20_000), along_u=False, cross=True),
    ]
    found, booths = aisles(ground(), [Rect(6000, 5000, 9000, 8000)], strips)
    assert [aisle.kind for aisle in found] == [
        AisleKind.MAIN, AisleKind.AISLE, AisleKind.CROSS, AisleKind.CROSS,
    ]  # fmt: skip
    assert booths[0].open_edges == (Side.EAST, Side.NORTH, Side.WEST, Side.SOUTH)
    assert opened(found, booths)
    assert [aisle.along for aisle in found[:3]] == ["width", "width", "depth"]
    assert len({aisle.id for aisle in found}) == len(found)


def test_a_strip_something_stands_in_is_cut() -> None:
    """Tests that a nominal aisle is cut at booths, and stretches shorter than an aisle go."""
    strip = Strip(Rect(0, 6000, 30_000, 9000), along_u=True)
    rects = [Rect(10_000, 6000, 13_000, 9000), Rect(15_000, 6000, 18_000, 9000)]
    found, _ = aisles(ground(), rects, [strip])
    plain = [aisle for aisle in found if aisle.kind is AisleKind.AISLE]
    assert [(a.x_mm, a.x_mm + a.width_mm) for a in plain] == [(0, 10_000), (18_000, 30_000)]


def test_a_cross_aisle_is_cut_across() -> None:
    """Tests that a nominal cross aisle is cut along its own direction, around a column as well."""
    strip = Strip(Rect(10_000, 0, 13_000, 20_000), along_u=False, cross=True)
    found, _ = aisles(ground(), [Rect(10_000, 4000, 13_000, 7000)], [strip])
    cross = [
        (a.y_mm, a.y_mm + a.depth_mm) for a in found if a.width_mm == 3000 and a.x_mm == 10_000
    ]
    assert cross[:2] == [(0, 4000), (7000, 20_000)]


def test_rows_across_the_hall_turn_their_aisles() -> None:
    """Tests that an aisle along the rows of a quarter-turned ground runs along the hall's y."""
    at = ground(quarter=True)
    strip = Strip(Rect(at.extent.u0, at.extent.v0, at.extent.u1, at.extent.v0 + 4000), along_u=True)
    (aisle,), _ = aisles(at, [], [strip])
    assert aisle.along == "depth"
    assert aisle.clear_width_mm == 4000
    assert aisle.shape.bounds == (26_000, 0, 30_000, 20_000)


def test_no_booths_and_no_strips_make_no_aisles() -> None:
    """Tests that an empty floor without a skeleton has no aisle to draw."""
    assert aisles(ground(), [], []) == ((), [])
