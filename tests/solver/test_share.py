"""Tests of sharing out zones between halls."""

from hypothesis import given
from hypothesis import strategies as st

from solver.share import Room, Share, share_out

EVEN = {"A": Room(1000, 800), "B": Room(1000, 800)}


def shares(zone: str, count: int, area: float = 20.0, hall: str | None = None) -> list[Share]:
    """Give some shares of a zone."""
    return [Share(f"{zone}{i}", zone, area, hall) for i in range(count)]


def zones_in(given_halls: dict[str, str], hall: str) -> set[str]:
    """List the zones of what went to a hall."""
    return {key[0] for key, where in given_halls.items() if where == hall}


def test_one_hall_takes_all() -> None:
    """Tests that a single hall is given everything, however much it is."""
    found = share_out(shares("a", 50, 100.0), {"A": Room(10, 5)}, 0)
    assert set(found.values()) == {"A"}
    assert len(found) == 50


def test_zones_stay_whole_where_they_fit() -> None:
    """Tests that four zones that fit in pairs are parted by none."""
    wanted = [*shares("a", 30), *shares("b", 25), *shares("c", 10), *shares("d", 15)]
    found = share_out(wanted, EVEN, 0)
    assert zones_in(found, "A") & zones_in(found, "B") == set()
    for hall in "AB":
        assert sum(s.area_m2 for s in wanted if found[s.key] == hall) <= 930


def test_a_zone_is_parted_only_when_it_must_be() -> None:
    """Tests that a zone larger than any hall fills both, none beyond its room."""
    wanted = shares("a", 80)
    found = share_out(wanted, EVEN, 0)
    loads = [sum(s.area_m2 for s in wanted if found[s.key] == hall) for hall in "AB"]
    assert sum(loads) == 1600
    assert max(loads) <= 930


def test_fixed_shares_keep_their_hall_and_draw_their_zone() -> None:
    """Tests that what is fixed stays, and that the rest of its zone follows it."""
    wanted = [
        *shares("b", 20, hall="B"),
        *(Share(f"b{i}", "b", 20.0) for i in range(20, 30)),
        *shares("a", 20),
    ]
    found = share_out(wanted, EVEN, 0)
    assert {found[f"b{i}"] for i in range(30)} == {"B"}
    assert zones_in(found, "A") == {"a"}


def test_deep_shares_go_where_rows_are_deep() -> None:
    """Tests that islands are not sent to a hall that has only single rows."""
    rooms = {"A": Room(1000, 50), "B": Room(1000, 1000)}
    deep = [Share(f"d{i}", "d", 40.0, deep=True) for i in range(20)]
    found = share_out([*deep, *shares("a", 20)], rooms, 0)
    assert {found[s.key] for s in deep} == {"B"}


def test_a_seed_gives_one_answer() -> None:
    """Tests that equal shares and seeds are shared out equally."""
    wanted = [*shares("a", 30), *shares("b", 35), *shares("c", 22)]
    assert share_out(wanted, EVEN, 3) == share_out(wanted, EVEN, 3)


def test_halls_without_room_are_given_shares_as_well() -> None:
    """Tests that a hall too small for a row may stand empty or be overfull: nobody is lost."""
    rooms = {"A": Room(500, 400), "B": Room(0, 0)}
    wanted = [*shares("a", 10), *shares("b", 200, 20.0, hall="B")]
    found = share_out(wanted, rooms, 0)
    assert {found[s.key] for s in wanted if s.zone == "b"} == {"B"}
    assert {found[s.key] for s in wanted if s.zone == "a"} == {"A"}


amounts = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.integers(1, 400),
        st.sampled_from((None, None, "A", "B", "C")),
        st.booleans(),
    ),
    max_size=12,
)


@given(amounts)
def test_everything_is_given_one_hall(asked: list[tuple[str, int, str | None, bool]]) -> None:
    """Tests that every share is given a hall that is there, and fixed ones their own."""
    rooms = {"A": Room(600, 500), "B": Room(300, 100), "C": Room(0, 0)}
    wanted = [Share(f"s{i}", z, float(m2), h, d) for i, (z, m2, h, d) in enumerate(asked)]
    found = share_out(wanted, rooms, 0)
    assert found.keys() == {share.key for share in wanted}
    assert set(found.values()) <= rooms.keys()
    assert all(found[share.key] == share.hall for share in wanted if share.hall)


def test_halls_without_room_are_given_what_is_asked_all_the_same() -> None:
    """Tests that sharing out among halls that hold nothing is an answer and no crash."""
    none = {"A": Room(0, 0), "B": Room(0, 0)}
    found = share_out(shares("a", 300), none, 0)
    assert set(found.values()) <= {"A", "B"}
    assert len(found) == 300
