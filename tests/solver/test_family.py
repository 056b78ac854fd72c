"""Tests of the family bound: above every floor of rows and aisles, near the best of them."""

import itertools
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.brief.brief import Brief
from layouts.brief.limits import Limits
from layouts.brief.request import Pair, Pin
from solver.bound import universal_bound_m2
from solver.family import family_bound_m2
from solver.ground import Ground, main_axis_deg
from solver.instance import Instance
from solver.requests import wants_of
from solver.skeleton import side_rows
from solver.stop import Deterministic, Seconds
from solver.styles import densest, grounds_of
from tests.layouts.turning import Turning
from tests.property.shows import show_of
from tests.solver.members import Member
from tests.solver.micro import LIMITS, LONG_S, After, bare, brief, hall, many, solved, who
from tests.venue.buildings import column
from venue.hall import Hall
from venue.opened import open_halls

LOOSE = LIMITS.overridden({"stand_ratio": 1000.0})
"""Without the rule on stands and gangways the universal bound hides nothing."""

CLOSE = 1.002
"""How far apart two bounds may be that were not sought to the end."""


def bound(
    asked: Brief, *halls: Hall, limits: Limits = LOOSE, rows: int = 4, stop: Any = None
) -> float:
    """Give the family bound of a brief in some halls."""
    instance = Instance(halls or (bare(),), asked, limits)
    wants = wants_of(asked, limits.mm("row"))
    return family_bound_m2(instance, wants, stop or Seconds(LONG_S), rows=rows)


def ask(*exhibitors: Any, module: int = 3000, **more: Any) -> Brief:
    """Give a brief with a module."""
    return brief(*exhibitors, module_mm=module, **more)


LIMIT_SETS = tuple(
    LOOSE.overridden({"aisle": aisle, "wall_clearance": wall, "row": row, "main_aisle": 5.0})
    for aisle, wall, row in ((3, 1.5, 30), (3, 0.5, 9), (2.5, 3, 30), (2, 1, 12), (4, 1.5, 15))
)


def small_hall(dice: Random) -> Hall:
    """Draw a hall of a few rows: doors or none, a column or two, a corner cut off, at an angle."""
    width, depth = dice.randint(12, 30), dice.randint(11, 24)
    w, d = width * 1000 + dice.choice((0, 0, 370)), depth * 1000 + dice.choice((0, 0, 815))
    cut_w, cut_d = dice.choice((0, 3500, 6000)), dice.choice((0, 2700, 5000))
    corners = ((0, 0), (w, 0), (w, d), (cut_w, d), (cut_w, d - cut_d), (0, d - cut_d))
    outline = corners if cut_w and cut_d else ((0, 0), (w, 0), (w, d), (0, d))
    pillars = tuple(
        column(f"K{i}", dice.randint(4000, w - 5000), dice.randint(3000, d - 4000), 900)
        for i in range(dice.choice((0, 0, 1, 2)))
    )
    make = dice.choice((hall, bare))
    place = make(width, depth, outline=outline, obstacles=pillars)
    return Turning(dice.choice((0.0, 0.0, 23.0))).hall(place)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_no_member_of_the_family_is_above_it(seed: int) -> None:
    """Tests that the bound of asking for just what a floor drawn at random holds is no less."""
    dice = Random(seed)
    place, limits = small_hall(dice), dice.choice(LIMIT_SETS)
    module, rows = dice.choice((3000, 3000, 3048)), dice.randint(1, 4)
    ground = Ground(place, limits, module, main_axis_deg(place), dice.choice((False, True)))
    member = Member(ground, dice, rows)
    sizes = [(3 * module, 3 * module), (3 * module, 4 * module), (9500, 9200)]
    member.islands(dice.sample(sizes, dice.choice((0, 0, 1, 2))))
    member.fill(side_rows=dice.choice((False, True)))
    if not member.stands:
        return
    more = dice.choice(((), many(50), (who("x", 12, 12),)))
    extra = tuple(each.model_copy(update={"id": f"more-{each.id}"}) for each in more)
    found = bound(ask(*member.askers, *extra, module=module), place, limits=limits, rows=rows)
    assert found >= member.area_m2 - 1e-4


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_no_skeleton_has_more_cells(seed: int) -> None:
    """Tests that units without end find no more room by the bound's leave than any style has."""
    dice = Random(seed)
    place, limits = small_hall(dice), dice.choice(LIMIT_SETS)
    module = dice.choice((3000, 3048))
    laid = densest(grounds_of(place, limits, module, ()))
    most = max((each.cells for each in laid), default=0)
    size = module / 1000
    found = bound(ask(*many(most + 40, size, size), module=module), place, limits=limits, rows=2)
    assert found >= most * size**2 - 1e-4


@pytest.mark.parametrize("seed", [3, 17, 29])
def test_no_plan_of_the_solver_is_above_it(seed: int) -> None:
    """Tests that the solver places no more than the bound of random shows."""
    show = show_of(seed)
    halls = open_halls(show.venue, show.brief.halls, show.brief.partitions)
    placed = solved(show.brief, *halls, stop=Deterministic(LONG_S)).net_m2
    assert bound(show.brief, *halls) >= placed - 1e-4


Rows = list[tuple[int, list[bool]]]


def past_pillars(ground: Ground, rows: Rows) -> Iterator[list[list[bool]]]:
    """List what may be left of rows of cells when people get past every pillar in an aisle.

    Rows of 3 m begin at steps of 500 mm. Where an aisle between two of them has less than 3 m on
    either side of a pillar, one of both has no cell within 3 m of it.
    """
    area = ground.extent
    ways: list[Rows] = [rows]
    for pillar in ground.solids:
        v0, v1 = pillar.v0 - area.v0, pillar.v1 - area.v0
        u0, u1 = pillar.u0 - area.u0 - 3000, pillar.u1 - area.u0 + 3000
        for i, ((south, _), (north, _)) in enumerate(itertools.pairwise(rows)):
            low, high = south * 500 + 3000, north * 500
            if max(low, v0) < min(high, v1) and max(v0 - low, high - v1) < 3000:
                ways = [
                    [
                        (at, [c and not (j * 500 < u1 and j * 500 + 3000 > u0 and k == side)
                              for j, c in enumerate(cells)])
                        for k, (at, cells) in enumerate(way)
                    ]
                    for way in ways
                    for side in (i, i + 1)
                ]  # fmt: skip
    yield from ([cells for _, cells in way] for way in ways)


def exact_cells(place: Hall, quarter: bool) -> int:
    """Give the most cells of 3 m on straight slabs and bands, one or two deep, all tried.

    Every chain of bands is listed; for each the best slabs are found column by column.
    """
    ground = Ground(place, LIMITS, 3000, 0.0, quarter)
    area = ground.extent
    width, depth = int(area.width // 500), int(area.depth // 500)

    def free(floor: Any, i: int, j: int) -> bool:
        u, v = area.u0 + i * 500, area.v0 + j * 500
        return bool(floor.covers(shapely.box(u, v, u + 3000, v + 3000)))

    ring = [[free(ground.within_the_ring, i, j) for i in range(width)] for j in range(depth)]
    wall = [[free(ground.by_the_wall, i, j) for i in range(width)] for j in range(depth)]

    def chains(at: int) -> Iterator[Rows]:
        yield []
        for start in range(at, depth - 5):
            for rows in (1, 2):
                lines = [start + 6 * r for r in range(rows) if start + 6 * r < depth]
                for rest in chains(start + 6 * rows + 6):
                    yield [*((at, ring[at]) for at in lines), *rest]
            if start in {3, depth - 9}:
                for rest in chains(start + 12):
                    yield [(start, wall[start]), *rest]

    def slabs(rows: list[list[bool]]) -> int:
        sums = [sum(row[i] for row in rows) for i in range(width)]
        best = [0] * (width + 100)
        for i in range(width - 12, 5, -1):
            best[i], total = best[i + 1], 0
            for cells in range(1, 11):
                if i + 6 * cells > width - 6:
                    break
                total += sums[i + 6 * (cells - 1)]
                best[i] = max(best[i], total + best[i + 6 * cells + 6])
        return best[6]

    return max(slabs(rows) for chain in chains(3) for rows in past_pillars(ground, chain))


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10**9))
def test_it_is_near_the_best_of_all_skeletons(seed: int) -> None:
    """Tests that units without end get at least the best of all straight bands, and hardly more.

    At most rows along the side walls may be added, which the oracle does not lay.
    """
    dice = Random(seed)
    width, depth = dice.randint(14, 28), dice.randint(10, 13)
    pillar = column("K", dice.randint(4000, width * 1000 - 5000), dice.randint(3000, 8000), 900)
    place = bare(width, depth, obstacles=(pillar,) * dice.randint(0, 1))
    ways = [(quarter, exact_cells(place, quarter)) for quarter in (False, True)]
    found = bound(ask(*many(100)), place, rows=2) / 9
    assert max(best for _, best in ways) - 1e-4 <= found
    sides = {
        quarter: sum(
            int(row.usable.sum()) for row in side_rows(Ground(place, LIMITS, 3000, 0.0, quarter))
        )
        for quarter, _ in ways
    }
    assert found <= max(best + sides[quarter] for quarter, best in ways) + 1e-4


def test_bare_halls_are_bounded_exactly() -> None:
    """Tests that a hall of one band gets its cells: two rows of ten, an aisle, another five."""
    # 3 m off every wall, 30 m of row, an aisle, 15 m.
    assert bound(ask(*many(100)), bare(54, 12), limits=wall_far(), rows=2) == 2 * 15 * 9


def wall_far() -> Limits:
    """Keep everything 3 m off the walls, so that no row lies along them."""
    return LOOSE.overridden({"wall_clearance": 3.0})


def test_an_island_at_the_end_of_a_block_pays_its_aisle_once() -> None:
    """Tests that an island, an aisle and a block fill a hall to the last metre."""
    place, limits = bare(9 + 3 + 30 + 6, 15), wall_far()
    island = who("big", 9, 9)
    # Beside the island stand ten by two cells, or ten by one on either side of an aisle.
    best = 81 + 20 * 9
    assert bound(ask(island, *many(20)), place, limits=limits) == best
    assert best <= bound(ask(island, *many(60)), place, limits=limits) < 81 + 30 * 9


def test_islands_fill_a_hall_to_the_last_metre() -> None:
    """Tests that islands, of whole cells or not, stand an aisle from each other and from cells."""
    limits = wall_far()
    two = ask(who("a", 9, 9), who("b", 9, 9))
    for place in (bare(9 + 3 + 9 + 6, 15), bare(15, 9 + 3 + 9 + 6)):
        assert bound(two, place, limits=limits) == 162
    odd = round((9.5 + 3 + 30 + 6) * 1000)
    wide = bare(outline=((0, 0), (odd, 0), (odd, 15_200), (0, 15_200)))
    asked = ask(who("odd", 9.5, 9.2), *many(20))
    assert bound(asked, wide, limits=limits) == pytest.approx(9.5 * 9.2 + 180)


@pytest.mark.parametrize(("rows", "best", "most"), [(1, 0, 0), (2, 6, 6), (3, 6, 8), (4, 10, 10)])
def test_deep_bands_hold_deep_booths(rows: int, best: int, most: int) -> None:
    """Tests that four rows hold two-deep booths back to back, and shallower bands fewer."""
    # Four rows of ten columns along the hall; across it three bands of two rows of four.
    found = bound(ask(*many(40, 6, 6)), bare(36, 18), limits=wall_far(), rows=rows)
    assert best * 36 <= found <= most * 36


def test_a_column_in_a_deep_block_costs_its_cells_alone() -> None:
    """Tests that of two rows of ten one cell goes for a column, not a whole column of cells."""
    pillar = column("K", 4000, 4000, 900)
    found = bound(ask(*many(100)), bare(36, 12, obstacles=(pillar,)), limits=wall_far(), rows=2)
    assert found >= 19 * 9


def test_booths_across_the_end_of_a_block() -> None:
    """Tests that two-deep booths stand across a band, the whole row of them."""
    asked = ask(*many(10, 3, 6, turn=False))
    assert bound(asked, bare(36, 12), limits=wall_far(), rows=2) == 180
    assert bound(asked, bare(36, 9), limits=wall_far(), rows=2) == 0


def test_sizes_that_are_no_whole_cells() -> None:
    """Tests that 7.5 x 4 m stands on three by two cells and counts for its true area."""
    asked = ask(*many(9, 7.5, 4))
    assert bound(asked, bare(36, 12), limits=wall_far(), rows=2) == 3 * 30


def test_two_that_stand_side_by_side_share_a_cell() -> None:
    """Tests that 4 m and 2 m beside each other take two cells where they would take three."""
    pair = (Pair(a="a", b="b", relation="adjacent"),)
    asked = ask(who("a", 4, 3, turn=False), who("b", 2, 3, turn=False), pairs=pair)
    place = bare(12, 9)
    assert bound(asked, place, limits=wall_far()) == 18


def test_an_l_and_a_stand_in_its_notch() -> None:
    """Tests that five units and one fill a block of three by two cells."""
    ell = who("l", size_mm=None, units=5)
    asked = ask(ell, who("x"))
    assert bound(asked, bare(15, 12), limits=wall_far()) == 54


@pytest.mark.parametrize("module", [3000, 3048])
@pytest.mark.parametrize("angle", [0.0, 23.0, 90.0])
def test_turned_halls_and_feet(module: int, angle: float) -> None:
    """Tests that what just fits a hall fits it turned, in metres and in feet."""
    size = module / 1000
    # Aisles of 3 m take a whole step more where cells are measured in feet.
    width, depth = round(6000 + 4 * module + 600), round(6000 + 2 * module + 600)
    outline = ((0, 0), (width, 0), (width, depth), (0, depth))
    place = Turning(angle).hall(bare(outline=outline))
    asked = ask(*many(20, size, size), module=module)
    assert bound(asked, place, limits=wall_far(), rows=2) == pytest.approx(8 * size**2, abs=1e-3)


def test_pinned_booths_count_and_keep_others_off() -> None:
    """Tests that a pinned booth counts once, and that nobody stands on it or on its aisle."""
    pin = Pin(exhibitor="p", hall="H", x_mm=12_000, y_mm=3000)
    free = bound(ask(*many(100)), bare(36, 12), limits=wall_far())
    pinned = bound(ask(who("p", 6, 6), *many(100), pins=(pin,)), bare(36, 12), limits=wall_far())
    assert pinned == free - 2 * 2 * 9 - 2 * 2 * 9 + 36


def test_halls_that_are_alike_count_each() -> None:
    """Tests that three equal halls bound to three times one, wherever they lie."""
    halls = [Turning(0.0, (0, 100_000 * i)).hall(bare(36, 12, name=f"H{i}")) for i in range(3)]
    one = bound(ask(*many(300)), halls[0])
    assert bound(ask(*many(300)), *halls) == pytest.approx(3 * one)


def test_what_is_asked_and_the_universal_bound_cap_it() -> None:
    """Tests that it is never above all that is asked, nor above the universal bound."""
    assert bound(ask(*many(5))) == 45.0
    assert bound(ask()) == 0.0
    asked = ask(*many(400))
    assert bound(asked, limits=LIMITS) <= universal_bound_m2((bare(),), asked, LIMITS)


@pytest.mark.parametrize("times", [0, 1, 2, 3, 5])
def test_stopped_early_it_is_still_a_bound(times: int) -> None:
    """Tests that a bound stopped at any time is no lower than the one sought to the end."""
    asked = ask(*many(60), *(who(f"d{i}", 6, 6) for i in range(20)), who("big", 9, 9))
    early = bound(asked, stop=After(times))
    assert early >= bound(asked) - 1e-4
    assert early <= universal_bound_m2((bare(),), asked, LOOSE)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 40), st.integers(0, 20), st.integers(0, 3))
def test_more_asked_is_no_lower(ones: int, deep: int, big: int) -> None:
    """Tests that more requests, deeper bands or fewer columns lower nothing."""
    fewer = (*many(ones), *(who(f"d{i}", 6, 6) for i in range(deep)))
    more = (*fewer, *(who(f"b{i}", 9, 9) for i in range(big)))
    pillar = bare(30, 20, obstacles=(column("K", 14_000, 9000, 900),))
    assert bound(ask(*fewer)) <= bound(ask(*more)) * CLOSE
    assert bound(ask(*more), pillar) <= bound(ask(*more)) * CLOSE
    assert bound(ask(*more), rows=2) <= bound(ask(*more), rows=4) * CLOSE
