"""Tests of booth numbers: hundreds by aisle, even and odd across, unique across the show."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from layouts.aisle import AisleKind
from layouts.booth import Booth, Side
from layouts.layout import Layout
from layouts.numbering import hall_letter, number_layout
from layouts.pod import Pod, PodKind
from tests.layouts.rows import CELL, hall, rows
from tests.layouts.turning import Turning
from tests.strategies import Floorplan, floorplans

ROOM = hall(45_000, 40_000, "C")


def numbers(layout: Layout) -> dict[str, str]:
    """Give the numbers by booth id."""
    return {booth.id: booth.number for booth in layout.booths}


def at(layout: Layout, x: int, y: int) -> str:
    """Give the number of the booth whose lower-left corner is here."""
    return next(b.number for b in layout.booths if (b.x_mm, b.y_mm) == (x, y))


def test_numbers_run_along_the_aisle_over_the_slabs() -> None:
    """Tests that the upper side counts even and the lower odd, by twos, over the cross aisle."""
    layout = number_layout((ROOM,), rows(ROOM, cells=5))
    upper = [at(layout, x, 13_500) for x in (4_500, 7_500, 16_500, 22_500, 34_500)]
    lower = [at(layout, x, 7_500) for x in (4_500, 7_500, 16_500, 22_500, 34_500)]
    assert upper == ["C200", "C202", "C208", "C210", "C218"]
    assert lower == ["C201", "C203", "C209", "C211", "C219"]
    assert at(layout, 4_500, 4_500) == "C100"


def test_aisles_carry_their_hundred() -> None:
    """Tests that row aisles count from below, and aisles nobody is numbered by stay without."""
    layout = number_layout((ROOM,), rows(ROOM, cells=5))
    told = {aisle.id: aisle.number for aisle in layout.aisles}
    assert [told[f"C-row-{y}"] for y in (1_500, 10_500, 19_500, 28_500)] == [1, 2, 3, 4]
    assert {a.number for a in layout.aisles if a.kind is AisleKind.CROSS} == {None}


def test_aisles_drawn_slab_by_slab_are_one_aisle() -> None:
    """Tests that pieces of an aisle in one line share its hundred, and its numbers run on."""
    floor = rows(ROOM, cells=5)
    pieces = [
        aisle.model_copy(
            update={"id": f"{aisle.id}-{x}", "x_mm": x, "y_mm": aisle.y_mm + up, "width_mm": 15_000}
        )
        for aisle in floor.aisles
        if aisle.kind is AisleKind.AISLE
        for x, up in ((4_500, 0), (22_500, 400))
    ]
    layout = number_layout((ROOM,), floor.model_copy(update={"aisles": tuple(pieces)}))
    assert numbers(layout) == numbers(number_layout((ROOM,), floor))
    assert [aisle.number for aisle in layout.aisles] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_the_end_of_an_aisle_is_not_faced() -> None:
    """Tests that a booth before which an aisle ends is not numbered by that aisle."""
    end = Booth(
        id="end",
        hall="C",
        x_mm=37_500,
        y_mm=10_500,
        width_mm=CELL,
        depth_mm=CELL,
        open_edges=(Side.WEST,),
    )
    aisle = rows(ROOM, cells=5).aisles[1]
    layout = number_layout((ROOM,), Layout(booths=(end,), aisles=(aisle,)))
    assert numbers(layout) == {"end": "C100"}
    assert layout.aisles[0].number is None


def test_rows_that_run_upwards_count_from_the_left() -> None:
    """Tests that a quarter turn numbers aisles from the left, with the right side even."""
    turning = Turning(-90)
    place = turning.hall(ROOM)
    layout = number_layout((place,), turning.layout(rows(ROOM, cells=5)))
    first = min(layout.booths, key=lambda b: (b.centre[0], b.centre[1]))
    assert first.number == "C100"
    assert all(int(n[1:]) % 2 == 0 for n in numbers(layout).values() if n.startswith("C1"))


def test_an_island_takes_the_lowest_aisle() -> None:
    """Tests that a booth open on all sides is numbered by the lower of its row aisles."""
    floor = rows(ROOM, cells=5)
    block = [b for b in floor.booths if b.x_mm < 21_000 and 13_000 < b.y_mm < 20_000]
    island = Booth(
        id="island",
        hall="C",
        x_mm=4_500,
        y_mm=13_500,
        width_mm=15_000,
        depth_mm=6_000,
        open_edges=tuple(Side),
    )
    rest = tuple(b for b in floor.booths if b not in block)
    layout = number_layout((ROOM,), floor.model_copy(update={"booths": (*rest, island)}))
    assert numbers(layout)["island"] == "C200"


def test_booths_on_cross_aisles_and_on_none_come_last() -> None:
    """Tests that wall booths on a cross aisle, then booths on no aisle, get further hundreds."""
    floor = rows(ROOM, cells=5)
    wall = floor.booths[0].model_copy(
        update={"id": "wall", "x_mm": 40_500, "y_mm": 9_000, "open_edges": (Side.WEST,)}
    )
    lost = wall.model_copy(update={"id": "lost", "y_mm": 36_000, "open_edges": ()})
    booths = (lost, wall, *floor.booths)
    told = numbers(number_layout((ROOM,), floor.model_copy(update={"booths": booths})))
    assert (told["wall"], told["lost"]) == ("C500", "C600")


def test_halls_of_one_letter_go_on_counting() -> None:
    """Tests that C2's hundreds follow C1's, and that another letter begins anew."""
    halls = tuple(hall(45_000, 40_000, name) for name in ("C1", "C2", "B2"))
    parts = [rows(place, cells=5) for place in halls]
    both = Layout(
        booths=tuple(b for part in parts for b in part.booths),
        aisles=tuple(a for part in parts for a in part.aisles),
    )
    layout = number_layout(halls, both)
    first = {place.id: layout.in_hall(place.id).booths[0].number for place in halls}
    assert first == {"C1": "C100", "C2": "C500", "B2": "B100"}
    assert max(Counter(numbers(layout).values()).values()) == 1


def test_more_than_fifty_on_a_side_count_in_thousands() -> None:
    """Tests that fifty booths fit a hundred, and that one more takes the whole show to 1,000s."""

    def row(count: int) -> dict[str, str]:
        booths = tuple(
            Booth(
                id=f"b{i}",
                hall="C",
                x_mm=i * CELL,
                y_mm=CELL,
                width_mm=CELL,
                depth_mm=CELL,
                open_edges=(Side.SOUTH,),
            )
            for i in range(count)
        )
        aisle = (
            rows(ROOM).aisles[0].model_copy(update={"x_mm": 0, "y_mm": 0, "width_mm": count * CELL})
        )
        return numbers(number_layout((ROOM,), Layout(booths=booths, aisles=(aisle,))))

    assert row(50)["b49"] == "C198"
    assert row(51)["b50"] == "C1100"


def test_sold_numbers_are_kept() -> None:
    """Tests that kept numbers stay, odd ones too, and that the others go around them."""
    floor = rows(ROOM, cells=5)
    keep = {"C-2": "C104", "C-8": "VIP", "C-59": ""}
    told = numbers(number_layout((ROOM,), floor, keep))
    assert (told["C-2"], told["C-8"]) == ("C104", "VIP")
    assert told["C-59"] == "C419"
    front = [told[f"C-{i}"] for i in (0, 4, 6)]
    assert front == ["C100", "C102", "C106"]
    assert len(set(told.values())) == len(told)


def test_numbering_again_changes_nothing() -> None:
    """Tests that a numbered layout keeps its aisles' hundreds and with them its numbers."""
    once = number_layout((ROOM,), rows(ROOM, cells=5))
    assert number_layout((ROOM,), once) == once


def test_main_aisles_between_rows_count_and_others_cross() -> None:
    """Tests that a main aisle along the rows has its hundred, one across them comes after."""
    floor = rows(ROOM, cells=5)
    main = [
        a.model_copy(update={"kind": AisleKind.MAIN})
        if a.id in {"C-row-10500", "C-cross-19500"}
        else a
        for a in floor.aisles
    ]
    layout = number_layout((ROOM,), floor.model_copy(update={"aisles": tuple(main)}))
    assert numbers(layout) == numbers(number_layout((ROOM,), floor))


def test_a_hall_whose_id_has_no_letter_is_h() -> None:
    """Tests that an id of signs only still gets a letter, and a Korean one its own."""
    assert hall_letter(ROOM.model_copy(update={"id": "-"})) == "H"
    assert hall_letter(ROOM.model_copy(update={"id": "가-1"})) == "가"


def pavilion() -> Layout:
    """Put a pavilion of 15 x 6 m into the floor: five pods in two rows, and a desk."""
    floor = rows(ROOM, cells=5)
    block = [b for b in floor.booths if b.x_mm < 21_000 and 13_000 < b.y_mm < 20_000]
    island = block[0].model_copy(
        update={"id": "kr", "width_mm": 15_000, "depth_mm": 6_000, "open_edges": tuple(Side)}
    )
    places = {
        "p5": (9_500, 13_500), "p1": (4_500, 17_500), "desk": (12_500, 15_500),
        "p3": (14_500, 17_500), "p4": (4_500, 13_500), "p2": (9_500, 17_500),
    }  # fmt: skip
    pods = [
        Pod(id=name, booth="kr", hall="C", x_mm=x, y_mm=y, width_mm=2_000, depth_mm=2_000)
        for name, (x, y) in places.items()
    ]
    desks = [pod.model_copy(update={"kind": PodKind.DESK}) for pod in pods if pod.id == "desk"]
    rest = tuple(b for b in floor.booths if b not in block)
    drawn = {"booths": (*rest, island), "pods": (*desks, *(p for p in pods if p.id != "desk"))}
    return floor.model_copy(update=drawn)


def test_pods_count_as_one_reads() -> None:
    """Tests that pods carry the pavilion's number and their place in it, and the desk none."""
    layout = number_layout((ROOM,), pavilion())
    assert numbers(layout)["kr"] == "C200"
    told = {pod.id: pod.number for pod in layout.pods}
    assert told == {"desk": "", **{f"p{n}": f"C200-{n}" for n in range(1, 6)}}
    assert [pod.id for pod in layout.pods] == [pod.id for pod in pavilion().pods]


def test_pods_follow_a_number_that_is_kept() -> None:
    """Tests that pods of a sold pavilion count under its number, however often they are counted."""
    layout = number_layout((ROOM,), pavilion(), {"kr": "C320"})
    told = {pod.id: pod.number for pod in layout.pods}
    assert told == {"desk": "", **{f"p{n}": f"C320-{n}" for n in range(1, 6)}}
    assert number_layout((ROOM,), layout, {"kr": "C320"}).pods == layout.pods


def test_each_pavilion_counts_its_own_pods() -> None:
    """Tests that two pavilions both begin at 1, and that pods of no booth get no number."""
    floor = pavilion()
    other, lost = floor.booths[0], floor.pods[1].model_copy(update={"id": "lost", "booth": "gone"})
    pod = Pod(id="jp-1", booth=other.id, hall="C", x_mm=0, y_mm=0, width_mm=2_000, depth_mm=2_000)
    layout = number_layout((ROOM,), floor.model_copy(update={"pods": (*floor.pods, pod, lost)}))
    told = {pod.id: pod.number for pod in layout.pods}
    assert (told["p1"], told["jp-1"], told["lost"]) == ("C200-1", "C100-1", "")


@given(floorplans(), st.integers(0, 5))
def test_numbers_are_unique_in_any_frame(plan: Floorplan, kept: int) -> None:
    """Tests that numbers are unique and well formed, and that each aisle side keeps its parity."""
    halls, layout = plan
    keep = {booth.id: booth.number for booth in layout.booths[:kept]}
    again = number_layout(halls, layout, keep)
    names = list(numbers(again).values())
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"H\d{3,5}", name) for name in names)
    assert all(numbers(again)[id_] == name for id_, name in keep.items())
    by_hundred = Counter(name[:-2] for name in names)
    assert len(by_hundred) == sum(a.number is not None for a in again.aisles)


def test_pods_count_alike_in_a_turned_hall() -> None:
    """Tests that pods count row by row as their pavilion lies, whatever angle the hall has."""
    turning = Turning(23.0)
    layout = number_layout((turning.hall(ROOM),), turning.layout(pavilion()))
    told = {pod.id: pod.number[-2:] for pod in layout.pods if pod.kind is PodKind.POD}
    assert told == {f"p{n}": f"-{n}" for n in range(1, 6)}
