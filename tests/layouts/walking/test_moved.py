"""Tests of the network after a move: its ways are those of one built anew."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Booth
from layouts.floor import Floor
from layouts.walking.moved import moved
from layouts.walking.network import Network, walking_network
from layouts.walking.part import NodeKind
from tests.layouts.walking.floors import floor, random_floor, stand
from venue.venue import Link, LinkKind


def with_booths(place: Floor, booths: Sequence[Booth]) -> Floor:
    """Give a floor with other booths."""
    return Floor(place.hall, tuple(booths), place.areas, place.aisle_mm)


def same_ways(found: Network, anew: Network) -> None:
    """Check that two networks serve the same leaves at the same places, with the same ways."""
    assert found.leaves == anew.leaves
    assert set(found.unserved) == set(anew.unserved)
    first, second = found.corners, anew.corners
    assert np.abs(found.points[first:] - anew.points[second:]).max(initial=0.0) < 1e-3
    one, _ = found.from_nodes(range(first, len(found)))
    other, _ = anew.from_nodes(range(second, len(anew)))
    one, other = one[:, first:], other[:, second:]
    assert (np.isfinite(one) == np.isfinite(other)).all()
    finite = np.isfinite(one)
    assert np.abs(one[finite] - other[finite]).max(initial=0.0) < 1e-3


def changed(dice: Random, booths: Sequence[Booth]) -> list[Booth]:
    """Move a booth a little or far, turn it, close its sides, take it away, or add one."""
    found = list(booths)
    number = dice.randrange(len(found)) if found else 0
    kind = (
        dice.choice(("little", "far", "turn", "sides", "gone", "new", "size")) if found else "new"
    )
    if kind == "gone":
        del found[number]
    elif kind == "new":
        new = stand(f"new{len(found)}", dice.randrange(0, 27_000, 250), dice.randrange(0, 17_000))
        found.insert(number, new)
    else:
        one = found[number]
        updates: dict[str, dict[str, object]] = {
            "little": {"x_mm": one.x_mm + dice.randint(-600, 600),
                       "y_mm": one.y_mm + dice.randint(-600, 600)},
            "far": {"x_mm": dice.randrange(0, 26_000, 500), "y_mm": dice.randrange(0, 16_000, 500)},
            "turn": {"rotation_deg": one.rotation_deg + dice.choice((5.0, 30.0, 90.0))},
            "sides": {"open_edges": one.open_edges[:1]},
            "size": {"width_mm": one.width_mm + dice.choice((-1000, 500, 3000))},
        }  # fmt: skip
        found[number] = one.model_copy(update=updates[kind])
    return found


@given(st.integers(0, 10**9), st.sampled_from((0.0, 23.0)), st.integers(1, 3))
def test_ways_after_changes_are_those_of_a_network_built_anew(
    seed: int, turn: float, changes: int
) -> None:
    """Tests any changes at once on random floors, along the axes or turned, and one after another.

    Booths may come to stand on one another, in a door or beyond the wall: planners drag them there.
    """
    dice = Random(seed)
    before = random_floor(dice, turn=turn)
    network = walking_network([before])
    booths: Sequence[Booth] = before.booths
    for _ in range(changes):
        booths = changed(dice, booths)
    after = with_booths(before, booths)
    found = moved(network, [before], [after])
    same_ways(found, walking_network([after]))
    again = with_booths(before, changed(dice, booths))
    same_ways(moved(found, [after], [again]), walking_network([again]))


def test_a_booth_out_of_line_opens_the_line() -> None:
    """Tests that ways along a row reach beyond the corner of a booth that went."""
    row = [stand(f"r{n}", 3000 + 4000 * n, 6000) for n in range(6)]
    before = floor(*row)
    after = with_booths(before, [*row[:2], *row[3:]])
    same_ways(moved(walking_network([before]), [before], [after]), walking_network([after]))


def test_a_door_that_is_blocked_and_freed() -> None:
    """Tests that an opening is told as unserved while a booth stands in it, and served after."""
    free = floor(stand("a", 3000, 9000))
    shut = with_booths(free, [*free.booths, stand("b", 12_000, 0, 6000, 3000)])
    network = walking_network([free])
    blocked = moved(network, [free], [shut])
    assert [leaf.id for leaf in blocked.unserved if leaf.kind is NodeKind.OPENING] == ["S"]
    same_ways(moved(blocked, [shut], [free]), network)


def test_other_halls_stay_as_they_are() -> None:
    """Tests that a change in one of two joined halls keeps the part of the other, and the way."""
    east = floor(stand("a", 9000, 9000))
    hall = east.hall
    doors = tuple(d.model_copy(update={"id": f"W{d.id}"}) for d in hall.openings)
    west = Floor(
        hall.model_copy(update={"id": "W", "openings": doors}),
        (stand("w", 9000, 9000).model_copy(update={"hall": "W"}),), (), 3000,
    )  # fmt: skip
    link = Link(id="x", kind=LinkKind.DOOR, halls=("H", "W"), openings=("N", "WS"),
                length_mm=5000, width_mm=2000, step_free=True,
                source=hall.source)  # fmt: skip
    network = walking_network([east, west], [link])
    after = with_booths(east, [stand("a", 12_000, 9000)])
    found = moved(network, [east, west], [after, west], [link])
    assert found.parts[1] is network.parts[1]
    same_ways(found, walking_network([after, west], [link]))


@pytest.mark.parametrize("empty", ["before", "after", "both"])
def test_floors_without_booths(empty: str) -> None:
    """Tests that the first booth comes, the last one goes, and nothing changes for nothing."""
    bare, full = floor(), floor(stand("a", 9000, 9000))
    before = full if empty == "after" else bare
    after = full if empty == "before" else bare
    same_ways(moved(walking_network([before]), [before], [after]), walking_network([after]))
