"""Tests of lines: an axis of a ground in steps, and what an aisle on it is worth."""

import pytest

from solver.ground import Rect
from solver.line import AXIS_SHARE, COLUMN_LOSS_M2, GapValue, Line
from tests.solver.micro import bare, ground, hall
from tests.venue.buildings import box, column, door
from venue.opening import Opening, OpeningType


def test_both_axes_of_a_hall() -> None:
    """Tests that a line starts where the hall starts and has its length in whole steps."""
    place = ground(bare(outline=box(-5000, 7000, 30_300, 20_000)))
    along, across = Line(place, along_u=True), Line(place, along_u=False)
    assert (along.origin, along.length, along.steps) == (-5000, 30_300, 60)
    assert (across.origin, across.length, across.steps) == (7000, 20_000, 40)


def test_lengths_are_rounded_up_to_steps() -> None:
    """Tests that an aisle of 3.0 m takes six steps and one of 3.002 m seven."""
    line = Line(ground(), along_u=True)
    assert [line.up(length) for length in (0, 1, 500, 3000, 3002)] == [0, 1, 1, 6, 7]


def test_spans_are_in_steps() -> None:
    """Tests that a rectangle's extent is told in steps from the line's start."""
    place = ground(bare(outline=box(1000, 2000, 30_000, 20_000)))
    rect = Rect(2000, 3000, 4500, 7000)
    assert Line(place, along_u=True).span(rect) == (2.0, 7.0)
    assert Line(place, along_u=False).span(rect) == (2.0, 10.0)


def test_the_widest_entrance_draws_the_main_aisle() -> None:
    """Tests that only the widest entrance counts, on the line that runs along its wall."""
    doors = (
        door("S", (10_000, 0), (14_000, 0), OpeningType.ENTRANCE, 4000),
        door("E", (30_000, 5_000), (30_000, 9_000), OpeningType.ENTRANCE, 4000),
        door("W", (0, 5_000), (0, 8_000), OpeningType.ENTRANCE, 3000),
        door("N", (20_000, 20_000), (26_000, 20_000), OpeningType.EXIT, 6000),
    )
    place = ground(hall(openings=doors))
    assert Line(place, along_u=True).axes == (12_000 / 500,)
    assert Line(place, along_u=False).axes == (7_000 / 500,)
    assert Line(ground(bare()), along_u=True).axes == ()


def test_a_wide_aisle_on_the_axis_is_worth_more() -> None:
    """Tests that the bonus needs a main aisle's width over the whole entrance axis."""
    line = Line(ground(hall()), along_u=True)
    value = GapValue(line, 600.0, 6)
    bonus = AXIS_SHARE * 600.0
    assert value(25, 35) == pytest.approx(bonus + value.spare(10))
    assert value(27, 33) == pytest.approx(value.spare(6))
    assert value(15, 25) == pytest.approx(value.spare(10))


def test_spare_width_costs_more_and_more() -> None:
    """Tests that width beyond what was asked costs, and width below it does not pay."""
    value = GapValue(Line(ground(), along_u=True), 600.0, 6)
    assert value.spare(4) == value.spare(6) == 0.0
    assert value.spare(7) - value.spare(8) < value.spare(8) - value.spare(10)


@pytest.mark.parametrize(
    ("start", "end", "hit"), [(18, 24, True), (18, 30, False), (24, 30, False)]
)
def test_a_column_in_an_aisle_costs(start: int, end: int, hit: bool) -> None:
    """Tests that a column costs where it leaves no full aisle beside it, and only there."""
    place = ground(bare(obstacles=(column("K", 10_000, 8_000, 1000),)))
    value = GapValue(Line(place, along_u=True), 600.0, 12)
    assert value(start, end) == pytest.approx(-COLUMN_LOSS_M2 if hit else 0.0)


@pytest.mark.parametrize("module", [1000, 2000, 2500, 3000, 3048, 3333])
@pytest.mark.parametrize("base", [0.0, 23.0])
def test_cells_are_whole_steps(module: int, base: float) -> None:
    """Tests that in a hall at any angle a cell and an aisle take no step more than they need."""
    place = ground(module_mm=module, base_deg=base)
    line = Line(place, along_u=True)
    steps = line.up(place.pitch)
    assert steps == max(1, round(module / 500))
    assert line.up(2 * place.pitch) == 2 * steps
    assert 0 <= line.up(place.aisle) * line.step - place.aisle < line.step
    if module == 3000:
        assert (line.up(place.wall), line.up(place.aisle), line.up(place.main_aisle)) == (3, 6, 10)


def wide(width: int, depth: int, *entrances: Opening) -> Line:
    """Give the line along ``u`` of a large floor with some entrances, in metres."""
    return Line(ground(hall(width, depth, openings=entrances)), along_u=True)


def gate(name: str, at: int, side: str = "S", width: int = 200) -> Opening:
    """Give an entrance of 10 m in the south or in the west wall, its middle at some metres."""
    ends = [(at * 1000 + off, 0) for off in (-5000, 5000)]
    a, b = ends if side == "S" else [(0, u) for u, _ in reversed(ends)]
    return door(name, a, b, OpeningType.ENTRANCE, 10_000)


def test_a_boulevard_leads_from_the_entrance_nearest_to_the_middle() -> None:
    """Tests that of several wide entrances one has the boulevard, and only in a large floor."""
    line = wide(200, 120, gate("a", 40), gate("b", 90), gate("c", 170))
    assert line.boulevard == (180.0, 0.0)
    assert line.boulevard_rank == 1
    assert wide(160, 120, gate("b", 90)).boulevard is None, "19,200 m2 are no large floor"


def test_a_long_floor_is_crossed_by_a_boulevard_along_its_middle() -> None:
    """Tests that a floor has one along its length where no entrance faces that way."""
    along = Line(wide(200, 120, gate("a", 100)).ground, along_u=False)
    assert along.boulevard == (120.0, 9.0)
    assert along.boulevard_rank == 2
    narrow = wide(120, 200, gate("w", 60, "W"))
    assert narrow.boulevard == (120.0, 9.0), "it runs along the longer side"
    wide_floor = wide(200, 120, gate("w", 60, "W"))
    assert wide_floor.boulevard is None
    assert wide(200, 120).boulevard is None
    assert Line(wide(200, 120).ground, along_u=False).boulevard_rank == 1


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [(111, 129, 1.0), (110, 129, 1.0), (111, 128, 0.0), (116, 134, 0.75), (121, 139, 0.0)],
)
def test_a_gap_serves_as_the_boulevard(start: int, end: int, share: float) -> None:
    """Tests that it must be wide enough, and is worth less the further off its place it lies."""
    line = Line(wide(200, 120).ground, along_u=False)
    assert line.boulevard_share(start, end) == pytest.approx(share)
    value = GapValue(line, 1000.0, 6, 1)
    told = value(start, end) - GapValue(line, 1000.0, 6)(start, end)
    assert told == pytest.approx(share * AXIS_SHARE * 1000)
