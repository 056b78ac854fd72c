"""Tests of egress: against hand calculation, a linear programme, and the trade's test cases."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from layouts.booth import Side
from layouts.floor import Floor
from layouts.walking.egress import (
    CELL_MM,
    MOST_STARTS,
    SPECIFIC_FLOW,
    SPEED_M_S,
    Egress,
    effective_width_m,
    egress,
    queue_seconds,
)
from layouts.walking.network import walking_network
from tests.layouts.walking.floors import floor, random_floor, stand
from tests.venue.buildings import box, door, hall
from venue.opening import Opening


def of(here: Floor, people: float) -> Egress:
    """Empty a floor."""
    return egress(walking_network([here]), here, people)


def with_doors(*doors: Opening, width: int = 30_000, depth: int = 20_000) -> Floor:
    """Make a bare hall with some doors."""
    return Floor(hall("H", box(0, 0, width, depth), openings=doors), (), (), 3000)


@given(
    st.lists(st.tuples(st.floats(0, 100), st.integers(1, 5)), min_size=1, max_size=12),
    st.floats(0.1, 10),
)
def test_a_queue_is_worked_off_one_after_the_other(
    groups: list[tuple[float, int]], flow: float
) -> None:
    """Tests the queue's formula against letting everybody through in the order of arrival."""
    now = 0.0
    for arrival, people in sorted(groups):
        now = max(now, arrival) + people / flow
    arrivals, people_ = np.array([g[0] for g in groups]), np.array([float(g[1]) for g in groups])
    assert queue_seconds(arrivals, people_, flow) == pytest.approx(now)


def test_one_exit_is_left_at_the_rate_of_its_door() -> None:
    """Tests that with many people the time is people over flow, and the first walk."""
    one = door("one", (14_000, 0), (16_000, 0), width=2000)
    found = of(with_doors(one), 6000)
    rate = SPECIFIC_FLOW * effective_width_m(2.0)
    assert found.quickest.seconds == pytest.approx(6000 / rate, rel=0.01)
    assert found.capacity_s == pytest.approx(6000 / rate)
    assert found.lost == ()
    assert found.worst is None
    # No door lets more than 1.33 people a second and metre pass (IMO).
    assert 6000 / (found.quickest.seconds or 1) / effective_width_m(2.0) <= 1.33


def test_one_person_walks_and_waits_for_nobody() -> None:
    """Tests RiMEA 1: a corridor of 40 m and 2 m across is walked in 26 to 34 seconds."""
    # From the middle of the first square to a clearance before the door it is just 40 m.
    end = door("end", (41_400, 0), (41_400, 2000), width=2000)
    found = of(with_doors(end, width=41_400, depth=2000), 1)
    assert found.max_travel_m == pytest.approx(40, abs=1e-3)
    assert 26 <= (found.max_travel_m or 0) / SPEED_M_S <= 34
    last = found.starts.share[0] / SPECIFIC_FLOW / effective_width_m(2.0)
    assert found.quickest.seconds == pytest.approx((found.max_travel_m or 0) / SPEED_M_S + last)


def test_half_the_exits_take_twice_as_long() -> None:
    """Tests RiMEA 9: a hall with four exits, then with two of them closed."""
    four = [
        door("s1", (8000, 0), (9000, 0), width=1000),
        door("s2", (21_000, 0), (22_000, 0), width=1000),
        door("n1", (9000, 20_000), (8000, 20_000), width=1000),
        door("n2", (22_000, 20_000), (21_000, 20_000), width=1000),
    ]
    whole, half = of(with_doors(*four), 1000), of(with_doors(*four[:2]), 1000)
    assert (half.quickest.seconds or 0) / (whole.quickest.seconds or 1) == pytest.approx(2, rel=0.1)
    shares = [use.people for use in whole.quickest.exits]
    assert shares == pytest.approx([250] * 4, rel=0.05)


def least_seconds(found: Egress) -> float:
    """Give the time no clearing is quicker than, by a linear programme with bins of a second.

    Arrivals are moved to the start of their bin, so that what it gives is no more than the truth.
    """
    arrivals = np.floor(found.starts.walk_mm / 1000 / SPEED_M_S)
    crowd = found.people * found.starts.share
    flows = np.array([SPECIFIC_FLOW * use.effective_width_m for use in found.quickest.exits])
    groups, exits = arrivals.shape
    bins = int(arrivals.max()) + 1
    split, late = groups * exits, exits * (bins + 1)
    at = (np.arange(exits)[None, :] * bins + arrivals.astype(int)).ravel()
    exit_, bin_ = (each.ravel() for each in np.indices((exits, bins)))
    row, first = exit_ * bins + bin_, split + exit_ * (bins + 1) + bin_
    ones = np.ones(len(row))
    size = split + late + 1
    carried = csr_array(
        (
            np.concatenate([ones, -ones, -np.ones(split)]),
            (np.concatenate([row, row, at]), np.concatenate([first, first + 1, np.arange(split)])),
        ),
        shape=(exits * bins, size),
    )
    everybody = csr_array(
        (np.ones(split), (np.repeat(np.arange(groups), exits), np.arange(split))),
        shape=(groups, size),
    )
    # Who comes in a bin or later is through within what is left of the time; nobody comes after it.
    through = csr_array(
        (
            np.concatenate([ones / flows[exit_], -ones]),
            (np.concatenate([row, row]), np.concatenate([first, np.full(len(row), size - 1)])),
        ),
        shape=(exits * bins, size),
    )
    for most in range(bins):
        # Arrivals after the time are impossible: the least time for which that holds.
        closed = np.concatenate([(arrivals.ravel() > most), np.zeros(late + 1, dtype=bool)])
        if ((arrivals <= most).any(axis=1)).all():
            limit = np.where(bin_ <= most, -bin_, np.inf).astype(float)
            kept = np.isfinite(limit)
            answer = linprog(
                np.eye(size)[-1],
                A_ub=through[np.flatnonzero(kept)],
                b_ub=limit[kept],
                A_eq=vstack([carried, everybody]),
                b_eq=np.concatenate([np.zeros(exits * bins), crowd]),
                bounds=[(0, 0 if shut else None) for shut in closed],
                method="highs",
            )
            if answer.status == 0 and answer.fun >= most:
                return float(answer.fun)
    raise AssertionError("everybody can leave")


@pytest.mark.parametrize(("seed", "people"), [(1, 300), (2, 900)])
def test_the_quickest_clearing_is_near_the_best(seed: int, people: int) -> None:
    """Tests that no linear programme finds a clearing that is quicker by more than 3 %."""
    dice = Random(seed)
    spots = sorted(dice.sample(range(1, 28), 3))
    doors = [door(f"d{x}", (x * 1000, 0), (x * 1000 + 1000, 0), width=1000) for x in spots]
    found = of(with_doors(*doors), people)
    seconds = found.quickest.seconds or 0.0
    least = least_seconds(found)
    assert least * 0.98 - 1 <= seconds <= least * 1.03 + 1
    assert seconds <= (found.nearest.seconds or 0.0) + 1e-9


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([0.0, 1.0, 500.0, 1e6]))
def test_nobody_is_lost(seed: int, people: float) -> None:
    """Tests that all people leave by some exit or are told as trapped, at any number of them."""
    found = of(random_floor(Random(seed)), people)
    out = sum(use.people for use in found.quickest.exits)
    assert out + found.trapped == pytest.approx(people)
    assert all(np.isfinite(use.seconds) for use in found.quickest.exits)
    for _, clearing in found.lost:
        assert sum(use.people for use in clearing.exits) == pytest.approx(out)
        assert (clearing.seconds or 0) >= (found.quickest.seconds or 0) * 0.97 - 1


def test_a_lost_exit_is_the_hall_without_it() -> None:
    """Tests that the worst case is the clearing of the same hall with that door shut."""
    wide, thin = (
        door("wide", (4000, 0), (8000, 0), width=4000),
        door("thin", (20_000, 0), (21_000, 0), width=1000),
    )
    found, alone = of(with_doors(wide, thin), 800), of(with_doors(thin), 800)
    assert found.worst is not None
    assert found.worst[0] == "wide"
    assert found.worst[1].seconds == pytest.approx(alone.quickest.seconds)


def test_who_is_shut_in_is_trapped_and_a_hall_without_doors_holds_all() -> None:
    """Tests that people with no way out are counted, and nothing is endless."""
    ring = [
        stand("w", 4000, 6000, 1000, 9000),
        stand("e", 13_000, 6000, 1000, 9000),
        stand("s", 5000, 6000, 8000, 1000),
        stand("n", 5000, 14_000, 8000, 1000),
    ]
    found = of(floor(*ring), 600)
    assert 60 <= found.trapped <= 90, "a good ninth of the floor lies inside"
    assert found.max_travel_m is not None
    none = of(with_doors(), 100)
    assert (none.quickest.seconds, none.max_travel_m, none.capacity_s) == (None, None, None)
    assert none.trapped == pytest.approx(100)


def test_people_in_booths_leave_by_their_front() -> None:
    """Tests that who stands in a booth open to the north walks around it to a door in the south."""
    one = door("S", (14_000, 0), (16_000, 0), width=2000)
    booth = stand("b", 12_000, 4000, 6000, 6000, sides=(Side.NORTH,))
    here = Floor(hall("H", box(0, 0, 30_000, 20_000), openings=(one,)), (booth,), (), 3000)
    found = of(here, 100)
    at = int(np.abs(found.starts.points - (15_000, 7000)).sum(axis=1).argmin())
    assert found.starts.walk_mm[at, 0] > 2 * 7000


def test_what_lies_beyond_a_door_counts_for_the_walk() -> None:
    """Tests that travel includes the way from the door to the stair or the outside."""
    plain = door("d", (14_000, 0), (16_000, 0), width=2000)
    far = plain.model_copy(update={"beyond_mm": 12_000})
    first, second = of(with_doors(plain), 10), of(with_doors(far), 10)
    assert (second.max_travel_m or 0) - (first.max_travel_m or 0) == pytest.approx(12)
    assert first.quickest.seconds == second.quickest.seconds


def test_a_large_floor_is_looked_at_in_larger_squares() -> None:
    """Tests that the squares people stand in grow with the floor, and their number does not."""
    one = door("one", (14_000, 0), (18_000, 0), width=4000)
    small, large = of(with_doors(one), 10), of(with_doors(one, width=400_000, depth=250_000), 10)
    assert small.starts.cell_mm == CELL_MM
    assert large.starts.cell_mm == pytest.approx(5000)
    assert len(large.starts.points) <= 1.1 * MOST_STARTS
