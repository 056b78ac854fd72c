"""Tests of what goes so that a floor is legal: spare areas first, then booths, pins never."""

from layouts.area import Area
from layouts.booth import Footprint
from layouts.brief.request import AreaKind
from solver.ground import Rect
from solver.judge import Judged, Stand, judge
from tests.solver.micro import LIMITS, hall, who
from tests.venue.buildings import door
from venue.hall import Hall


def stand(
    key: str, x: int, y: int, width: int = 3, depth: int = 3, *, pinned: bool = False
) -> Stand:
    """Give a booth in metres."""
    place = Footprint(
        hall="H", x_mm=x * 1000, y_mm=y * 1000, width_mm=width * 1000, depth_mm=depth * 1000
    )
    return Stand(who(key, width, depth), place, Rect(*place.shape.bounds), pinned=pinned)


def spare(key: str, x: int, y: int, width: int, depth: int) -> Area:
    """Give a spare area in metres."""
    return Area(
        hall="H",
        x_mm=x * 1000,
        y_mm=y * 1000,
        width_mm=width * 1000,
        depth_mm=depth * 1000,
        id=key,
        kind=AreaKind.STORAGE,
    )


def judged(place: Hall, stands: list[Stand], areas: list[Area]) -> tuple[set[str], set[str]]:
    """Judge a floor; give who stays and which spare areas do."""
    found: Judged = judge(place, LIMITS, stands, (), areas)
    assert set(found.dropped) == {s.exhibitor.id for s in stands} - _names(found)
    return _names(found), {area.id for area in found.areas}


def _names(found: Judged) -> set[str]:
    return {s.exhibitor.id for s in found.stands}


def test_a_legal_floor_stays_as_it_is() -> None:
    """Tests that nothing goes where nothing has to."""
    stays = judged(hall(30, 20), [stand("a", 9, 9), stand("b", 15, 9)], [spare("s", 12, 9, 3, 3)])
    assert stays == ({"a", "b"}, {"s"})


def test_a_spare_area_goes_before_the_booth_it_shuts_in() -> None:
    """Tests that a booth shut in by a spare area stays and the area goes."""
    walls = [spare("n", 8, 13, 5, 1), spare("s", 8, 8, 5, 1), spare("w", 8, 9, 1, 4)]
    stays, areas = judged(hall(30, 20), [stand("a", 9, 9, 3, 4)], [*walls, spare("e", 12, 9, 1, 4)])
    assert stays == {"a"}
    assert len(areas) < 4


def test_a_booth_that_no_aisle_reaches_goes() -> None:
    """Tests that a booth shut in by other booths is dropped, alone."""
    ring = [stand("n", 6, 12, 9, 3), stand("s", 6, 6, 9, 3), stand("w", 6, 9), stand("e", 12, 9)]
    stays, _ = judged(hall(30, 20), [*ring, stand("in", 9, 9)], [])
    assert stays == {"n", "s", "w", "e"}


def test_a_door_is_served_again() -> None:
    """Tests that a spare area before a door goes, and a booth when there is none."""
    assert judged(hall(30, 20), [], [spare("s", 12, 16, 6, 3)]) == (set(), set())
    stays, _ = judged(hall(30, 20), [stand("a", 12, 16, 6, 3), stand("b", 3, 9)], [])
    assert stays == {"b"}


def test_one_blocker_goes_rather_than_all_it_cuts_off() -> None:
    """Tests that a booth across the only way goes, and the many behind it stay."""
    neck = ((0, 0), (40_000, 0), (40_000, 20_000), (11_000, 20_000), (11_000, 12_000),
            (-20_000, 12_000), (-20_000, 4000), (0, 4000))  # fmt: skip
    south, _ = hall(30, 20).openings
    door = south.model_copy(update={"a": (-20_000, 10_000), "b": (-20_000, 6000)})
    many = [stand(f"m{n}", 16 + 6 * n, 8) for n in range(3)]
    stays, _ = judged(hall(outline=neck, openings=(door,)), [stand("x", -9, 6, 3, 4), *many], [])
    assert stays == {"m0", "m1", "m2"}


def test_a_pinned_booth_stays_whatever_comes() -> None:
    """Tests that a pin before a door is not taken away."""
    pinned = stand("p", 12, 16, 6, 3, pinned=True)
    assert judged(hall(30, 20), [pinned], [])[0] == {"p"}


def test_a_spare_area_goes_that_joins_two_rows() -> None:
    """Tests that what joins two rows to one that is too long goes, and the booths stay."""
    ends = [stand("a", 3, 9, 18, 3), stand("b", 24, 9, 18, 3)]
    stays = judged(hall(50, 20), ends, [spare("s", 21, 9, 3, 3), spare("e", 42, 9, 3, 3)])
    assert stays == ({"a", "b"}, {"e"})


def test_the_smallest_booth_goes_that_breaks_a_row() -> None:
    """Tests that where only booths stand in a row too long, one goes that breaks it."""
    row = [stand("a", 3, 9, 15, 3), stand("m", 18, 9), stand("b", 21, 9, 15, 3)]
    assert judged(hall(50, 20), row, [])[0] == {"a", "b"}
    pinned = [stand(s.exhibitor.id, 3, 9, 33, 3, pinned=True) for s in row[:1]]
    assert judged(hall(50, 20), pinned, [])[0] == {"a"}


def test_what_parts_the_doors_goes_however_far_it_stands_from_them() -> None:
    """Tests that a booth amid a long corridor goes, and those that leave the way open stay."""
    ends = (door("W", (0, 2000), (0, 4000)), door("E", (60_000, 2000), (60_000, 4000)))
    corridor = hall(60, 6, openings=ends)
    stays, _ = judged(corridor, [stand("a", 30, 2), stand("b", 5, 4, 3, 1)], [])
    assert stays == {"b"}
    stays, areas = judged(corridor, [stand("b", 5, 4, 3, 1)], [spare("s", 30, 2, 3, 3)])
    assert (stays, areas) == ({"b"}, set())
