"""Tests of the cover of a whole hall: what shares no cell is solved by itself."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import solver.search as module
from solver.cover import AWAY, MISSING_SIDE, PLACED, Covering, Effort, Taken, cover
from solver.greedy import greedy
from solver.ground import Rect
from solver.lot import Lot, Shape, lots_of
from solver.search import search
from solver.skeleton import Skeleton
from solver.spots import Spot
from tests.solver.micro import EFFORT, LONG_S, block, request, skeleton

Choice = tuple[Lot, list[Spot]]
Parts = list[set[str]]

CELL = Shape(1, 1, 3000, 3000)
NO_TIME = Effort(0.0, 1, 0, deterministic=True)
THREADS = Effort(LONG_S, 2, 0)


def worth(choices: Sequence[Choice], taken: Sequence[Taken]) -> int:
    """Add up what stands of lots of one priority, less wishes missed and zones left."""
    total = 0
    for lot, spots in choices:
        mine = [each.spot for each in taken if each.lot is lot]
        one = PLACED * len(mine) - AWAY * sum(spot.away for spot in mine)
        for sides in (2, 3, 4) if spots else ():
            wanting = sum(each.sides >= sides for each in lot.requests)
            one -= MISSING_SIDE * max(0, wanting - sum(spot.sides >= sides for spot in mine))
        total += one * round(lot.area_m2 * 10)
    return total


def alone(key: str, *columns: int, number: int = 0, **more: object) -> Choice:
    """Give a lot of one request with a cell in each of some columns of a block as its spots."""
    (lot,) = lots_of([request(key, zone=key, **more)])  # type: ignore[arg-type]
    return lot, [Spot(number, 0, column, CELL, 1) for column in columns]


def keys(taken: Sequence[Taken]) -> set[str]:
    """List whose lots have a spot."""
    return {each.lot.requests[0].key for each in taken}


def standing_in(laid: Skeleton, taken: Sequence[Taken]) -> list[tuple[int, int, int]]:
    """List the cells that are stood on, and those of gaps once."""
    stood = [(t.spot.block, row, column) for t in taken for row, column in t.spot.cells]
    gaps = {
        (t.spot.block, row, column)
        for t in taken
        for column in t.spot.gaps
        for row in range(laid.blocks[t.spot.block].rows)
    }
    return [*stood, *gaps]


@st.composite
def halls(draw: st.DrawFn) -> tuple[Skeleton, list[Choice]]:
    """Draw up to three blocks and up to six lots, each at home in one or two of them."""
    count = draw(st.integers(1, 3))
    laid = skeleton([block(3, 3 + 9 * k, 2, draw(st.integers(2, 4))) for k in range(count)])
    choices = []
    for number in range(draw(st.integers(1, 6))):
        along = draw(st.integers(1, 2))
        wishes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
        asked = [
            request(f"{number}-{i}", 3 * along, zone=f"z{number}", sides=sides)
            for i, sides in enumerate(wishes)
        ]
        (lot,) = lots_of(asked)
        spots = set()
        for home in draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=2)):
            columns = laid.blocks[home].columns
            for _ in range(draw(st.integers(0, 4))):
                row, column = draw(st.integers(0, 1)), draw(st.integers(0, columns - along))
                others = [c for c in range(columns) if not column <= c < column + along]
                gap = draw(st.sampled_from([(), *((c,) for c in others)]))
                shape = Shape(along, 1, 3000 * along, 3000)
                sides, away = draw(st.integers(1, 4)), draw(st.integers(0, 4))
                spots.add(Spot(home, row, column, shape, sides, gap, away))
        choices.append((lot, sorted(spots, key=str)))
    return laid, choices


@settings(max_examples=60)
@given(halls())
def test_parts_are_worth_as_much_as_the_whole(problem: tuple[Skeleton, list[Choice]]) -> None:
    """Tests that the parts' answers fit together and are worth as much as one cover of all."""
    laid, choices = problem
    found, whole = search(laid, choices, EFFORT), cover(laid, choices, EFFORT)
    cells = standing_in(laid, found.taken)
    assert found.proved
    assert whole.proved
    assert len(set(cells)) == len(cells)
    assert worth(choices, found.taken) == worth(choices, whole.taken)
    assert all(
        sum(each.lot is lot for each in found.taken) <= len(lot.requests) for lot, _ in choices
    )


@settings(max_examples=30)
@given(halls())
def test_without_time_the_first_answer_stands(problem: tuple[Skeleton, list[Choice]]) -> None:
    """Tests that where no model may run, what was taken spot by spot is the answer."""
    laid, choices = problem
    found = search(laid, choices, NO_TIME)
    assert worth(choices, found.taken) == worth(choices, greedy(laid, choices))
    assert set(found.taken) == set(greedy(laid, choices))


@settings(max_examples=20)
@given(halls())
def test_reproducible_runs_are_equal(problem: tuple[Skeleton, list[Choice]]) -> None:
    """Tests that two runs in deterministic time give the same spots in the same order."""
    laid, choices = problem
    assert search(laid, choices, EFFORT) == search(laid, choices, EFFORT)


@settings(max_examples=20)
@given(halls())
def test_threads_find_as_much(problem: tuple[Skeleton, list[Choice]]) -> None:
    """Tests that two workers on wall-clock time prove answers of the same worth."""
    laid, choices = problem
    found, plain = search(laid, choices, THREADS), search(laid, choices, EFFORT)
    assert found.proved
    assert worth(choices, found.taken) == worth(choices, plain.taken)


def parts_of(
    monkeypatch: pytest.MonkeyPatch, choices: Sequence[Choice], effort: Effort = EFFORT
) -> tuple[Parts, list[Effort]]:
    """Search, and tell which lots were covered together, and with how much effort."""
    parts: Parts = []
    efforts: list[Effort] = []

    def seen(
        skeleton: Skeleton,
        part: Sequence[Choice],
        mine: Effort,
        known: Sequence[Taken],
        standing: Mapping[str, Rect] | None,
        ranks: Mapping[int, int],
    ) -> Covering:
        parts.append({lot.requests[0].key for lot, _ in part})
        efforts.append(mine)
        return cover(skeleton, part, mine, known, standing)

    monkeypatch.setattr(module, "cover", seen)
    laid = skeleton([block(3, 3, 1, 8), block(3, 9, 1, 8)])
    found = search(laid, choices, effort)
    assert keys(found.taken) == {lot.requests[0].key for lot, spots in choices if spots}
    return parts, efforts


def test_lots_that_share_no_column_are_solved_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that lots on other columns, or other blocks, are parts of their own."""
    choices = [alone("a", 0, 1), alone("b", 2, 3), alone("c", 0, 1, number=1), alone("d", 1, 2)]
    parts, _ = parts_of(monkeypatch, choices)
    assert sorted(map(sorted, parts)) == [["a", "b", "d"], ["c"]]


def test_the_largest_part_is_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that the part with the most spots is solved before the others."""
    choices = [alone("a", 0), alone("b", 1, 2, 3), alone("c", 4, 5)]
    assert parts_of(monkeypatch, choices)[0] == [{"b"}, {"c"}, {"a"}]


def test_gaps_join_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that a lot whose gap lies on another's column is solved with it."""
    (islands,) = lots_of([request("i", sides=3)])
    choices = [(islands, [Spot(0, 0, 0, CELL, 3, (1,))]), alone("a", 1, 2), alone("b", 3)]
    assert sorted(map(sorted, parts_of(monkeypatch, choices)[0])) == [["a", "i"], ["b"]]


def test_shared_gaps_join_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that two lots that could share a gap column are solved together."""
    lots = [lots_of([request(key, zone=key, sides=3)])[0] for key in ("i", "j")]
    choices = [(lots[0], [Spot(0, 0, 0, CELL, 3, (1,))]), (lots[1], [Spot(0, 0, 2, CELL, 3, (1,))])]
    assert parts_of(monkeypatch, choices)[0] == [{"i", "j"}]


def test_pairs_that_keep_apart_join_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that two who keep apart are solved together, however far apart their spots are."""
    choices = [
        alone("a", 0, 1, apart=(("b", 9000),)),
        alone("b", 0, 1, number=1, apart=(("a", 9000),)),
        alone("c", 5, apart=(("elsewhere", 9000),)),
    ]
    assert sorted(map(sorted, parts_of(monkeypatch, choices)[0])) == [["a", "b"], ["c"]]


def test_members_of_a_row_keep_apart_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that one who stands beside another brings the pairs of both into one part."""
    row = alone("a;x", 0, 1, apart=(("b", 9000),), members=(("a", 1500), ("x", 1500)))
    other = alone("b", 0, 1, number=1, apart=(("x", 9000),))
    assert parts_of(monkeypatch, [row, other])[0] == [{"a;x", "b"}]


def test_a_lot_without_spots_is_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that a lot that fits nowhere takes nothing and stops nobody."""
    parts, _ = parts_of(monkeypatch, [alone("a", 0), alone("nowhere")])
    assert parts == [{"a"}, {"nowhere"}]


@pytest.mark.parametrize(("count", "workers"), [(1, 2), (2, 2), (3, 1)])
def test_workers_are_shared_out(monkeypatch: pytest.MonkeyPatch, count: int, workers: int) -> None:
    """Tests that few parts get all workers one after the other, many a worker each at a time."""
    choices = [alone(f"e{i}", i) for i in range(count)]
    parts, efforts = parts_of(monkeypatch, choices, THREADS)
    assert len(parts) == count
    assert {each.workers for each in efforts} == {workers}
    assert all(0 < each.seconds <= 2 * LONG_S for each in efforts)
    assert {each.seed for each in efforts} == {THREADS.seed}


def test_reproducible_parts_have_the_effort_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that in deterministic time nothing depends on how long other parts took."""
    _, efforts = parts_of(monkeypatch, [alone("a", 0), alone("b", 2)])
    assert efforts == [EFFORT, EFFORT]


def test_a_known_answer_is_kept_by_its_part() -> None:
    """Tests that without time each part keeps what is known of it, or else a first answer."""
    laid = skeleton([block(3, 3, 1, 4), block(3, 9, 1, 4)])
    choices = [alone("a", 0, 1), alone("b", 0, 1, number=1)]
    known = [Taken(choices[0][0], choices[0][1][1])]
    found = search(laid, choices, NO_TIME, known)
    assert {(each.lot.requests[0].key, each.spot.column) for each in found.taken} == {
        ("a", 1), ("b", 0),
    }  # fmt: skip


def test_stands_that_are_there_already_are_kept_away_from() -> None:
    """Tests that every part knows of the islands and pinned booths that stand."""
    laid = skeleton([block(3, 3, 1, 6)])
    island = {"island": Rect(0, 9000, 9000, 18_000)}
    found = search(laid, [alone("a", *range(6), apart=(("island", 10_000),))], EFFORT, (), island)
    assert [each.spot.column >= 4 for each in found.taken] == [True]


def test_nothing_to_search() -> None:
    """Tests that no lots at all are an answer, and a proved one."""
    assert search(skeleton([]), [], EFFORT) == Covering((), proved=True)


def test_a_priority_weighs_alike_in_every_part() -> None:
    """Tests that who is before whom in a hall does not depend on who shares a part with whom."""
    cell, row = Shape(1, 1, 3000, 3000), Shape(4, 1, 12_000, 3000)
    laid = skeleton([block(3, 3, 1, 4), block(3, 12, 1, 1)])
    asked = (request("s", priority=2), request("l", 12), request("o", zone="y", priority=1))
    (small,), (large,), (other,) = (lots_of([one]) for one in asked)
    choices = [
        (small, [Spot(0, 0, 0, cell, 1)]),
        (large, [Spot(0, 0, 0, row, 1)]),
        (other, [Spot(1, 0, 0, cell, 1)]),
    ]
    found = {
        way.__name__: {taken.lot.key for taken in way(laid, choices, EFFORT).taken}
        for way in (search, cover)
    }
    assert found["search"] == found["cover"] == {small.key, other.key}
