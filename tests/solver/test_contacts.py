"""Tests of which stands can be side by side, against rectangles on a grid."""

import pytest

from layouts.brief.brief import Brief
from tests.solver.contradicting import assert_smallest, beside, found
from tests.solver.micro import brief, hall, many, who


def told(asked: Brief) -> list[tuple[set[str], str]]:
    """List contradictions: the words and the English sentence; each a smallest set of wishes."""
    conflicts = found(asked)
    assert not any(one.hard for one in conflicts)
    assert_smallest(asked, (hall(),), conflicts)
    return [({word.key for word in one.words}, one.text.en) for one in conflicts]


def joined(*twos: str) -> Brief:
    """Give a brief of stands of 3 x 3 m named by letters, side by side as the letters say."""
    keys = sorted(set("".join(twos)))
    return brief(*(who(key) for key in keys), pairs=tuple(beside(*two) for two in twos))


def realisable(*twos: str) -> bool:
    """Try squares of 6 units on a grid, each with a side free, sharing 2 units of an edge."""
    keys = sorted(set("".join(twos)))
    need = {frozenset(two) for two in twos}

    def touch(p: tuple[int, int], q: tuple[int, int]) -> bool:
        dx, dy = abs(p[0] - q[0]), abs(p[1] - q[1])
        return (dx == 6 and dy <= 4) or (dy == 6 and dx <= 4)

    def free(p: tuple[int, int], q: tuple[int, int]) -> bool:
        return max(abs(p[0] - q[0]), abs(p[1] - q[1])) >= 6

    def place(at: dict[str, tuple[int, int]]) -> bool:
        if len(at) == len(keys):
            return True
        key = keys[len(at)]
        mates = [other for other in at if frozenset((key, other)) in need]
        grid = [(x, y) for x in range(-18, 19) for y in range(-18, 19)]
        spots = grid if mates else [(0, 0)]
        return any(
            all(free(spot, p) for p in at.values())
            and all(touch(spot, at[other]) for other in mates)
            and place({**at, key: spot})
            for spot in spots
        )

    return place({})


@pytest.mark.parametrize(
    "twos",
    [
        ("ab", "bc", "ac"),
        ("ab", "bc", "cd", "ad"),
        ("ab", "ac", "ad"),
        ("ab", "bc", "ac", "ad", "bd"),
        ("ab", "bc", "ac", "ad", "bd", "cd"),
    ],
)
def test_rings_and_forks(twos: tuple[str, ...]) -> None:
    """Tests that only what squares on a grid cannot realise is called impossible."""
    assert bool(told(joined(*twos))) != realisable(*twos)


def test_four_that_all_touch() -> None:
    """Tests that four of which every two are to touch are told with all six pairs."""
    ((words, text),) = told(joined("ab", "bc", "ac", "ad", "bd", "cd"))
    assert len(words) == 6
    assert text == (
        "[[pairs]] a (A), b (B), c (C), d (D): no four stands can all touch one another; "
        "delete one of their pairs."
    )


@pytest.mark.parametrize(
    ("width", "depth", "size", "most"), [(3, 3, 3, 6), (6, 3, 3, 8), (9, 3, 3, 10), (3, 3, 1, 9)]
)
def test_too_many_neighbours(width: float, depth: float, size: float, most: int) -> None:
    """Tests that a stand takes as many neighbours as three of its sides have room for."""
    pairs = tuple(beside("m", f"e{i + 1}") for i in range(most + 1))
    people = (who("m", width, depth), *many(most + 1, size, size))
    ((words, text),) = told(brief(*people, pairs=pairs))
    assert len(words) == most + 1
    assert f"it has room for {most} of its neighbours" in text
    assert told(brief(*people, pairs=pairs[:-1])) == []


def test_small_ones_never_make_room() -> None:
    """Tests that of large and small neighbours the large ones alone are told."""
    people = (who("m"), *many(7), who("s", 1, 1))
    pairs = (*(beside("m", f"e{i + 1}") for i in range(7)), beside("m", "s"))
    ((words, _),) = told(brief(*people, pairs=pairs))
    assert "m; s; adjacent" not in words


def test_nothing_is_claimed_of_an_l() -> None:
    """Tests that stands that may be an L are not counted."""
    people = (who("m", size_mm=None, units=5), *many(12))
    pairs = tuple(beside("m", f"e{i + 1}") for i in range(12))
    assert told(brief(*people, pairs=pairs)) == []
