"""Tests of pavilions: pods judged by pushing a square as wide as an aisle through the block."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import ndimage

from layouts.allotment import Allotment
from layouts.booth import Booth, Side
from layouts.brief.exhibitor import Exhibitor
from layouts.layout import Layout
from layouts.numbering import number_layout
from layouts.pod import Pod, PodKind
from layouts.rules.check import check_layout
from solver.pavilion import DESK_MM, furnish
from tests.layouts.turning import Turning
from tests.solver.micro import LIMITS, breaches, brief, hall, many, solved, who
from venue.hall import Hall
from venue.shapes import overlaps, placed

AISLE = 1500
OUTSIDE = 3000
"""Width of an inner aisle, and depth of the aisle before an open side, millimetres."""

Box = tuple[int, int, int, int]
"""A rectangle of the block's own frame: left, low, right and high, millimetres."""

ALL_SIDES = tuple(tuple(sides) for n in range(1, 5) for sides in combinations(Side, n))
"""Every way to have at least one side open."""


def block(width: float, depth: float, *sides: Side, turn: float = 0.0, at: Any = (0, 0)) -> Booth:
    """Give a pavilion's booth in metres, open to some sides."""
    return Booth(
        hall="H",
        id="b",
        x_mm=at[0],
        y_mm=at[1],
        width_mm=round(width * 1000),
        depth_mm=round(depth * 1000),
        rotation_deg=turn,
        open_edges=sides,
    )


def members(count: int, width: float = 2, depth: float = 2, **more: Any) -> list[Exhibitor]:
    """Give alike members m0, m1, ..."""
    return [who(f"m{i}", width, depth, pavilion="pav", **more) for i in range(count)]


def furnished(booth: Booth, inside: Sequence[Exhibitor]) -> list[Pod]:
    """Lay out the pods of a pavilion by the limits of Korean practice."""
    return furnish(booth, inside, LIMITS, 3000)


def housed(pods: Sequence[Pod]) -> list[str]:
    """List the members that have a pod."""
    return sorted(pod.exhibitor for pod in pods if pod.exhibitor is not None)


def boxes(booth: Booth, pods: Sequence[Pod]) -> list[Box]:
    """Give the pods of a block that lies square, in the block's frame."""
    corners = [(pod.x_mm - booth.x_mm, pod.y_mm - booth.y_mm, pod) for pod in pods]
    return [(x, y, x + pod.width_mm, y + pod.depth_mm) for x, y, pod in corners]


def walls(booth: Booth) -> list[Box]:
    """Give what the square cannot enter: what is behind closed sides, and the corners outside."""
    w, d, far = booth.width_mm, booth.depth_mm, 10 * OUTSIDE
    sides = {
        Side.SOUTH: (0, -far, w, 0),
        Side.NORTH: (0, d, w, d + far),
        Side.WEST: (-far, 0, 0, d),
        Side.EAST: (w, 0, w + far, d),
    }
    corners = [(x, y, x + far, y + far) for x in (-far, w) for y in (-far, d)]
    return [*corners, *(box for side, box in sides.items() if side not in booth.open_edges)]


def stops(size: int, edges: Sequence[tuple[int, int]], aisle: int) -> NDArray[np.float64]:
    """Give the places worth a look along an axis: where the square touches, and in between."""
    low, high = -OUTSIDE, size + OUTSIDE - aisle
    at = {low, high, -aisle, size, *(edge[0] - aisle for edge in edges), *(e[1] for e in edges)}
    line = np.array(sorted(place for place in at if low <= place <= high), dtype=float)
    return np.sort(np.concatenate([line, (line[1:] + line[:-1]) / 2]))


def unreached(booth: Booth, pods: Sequence[Box], aisle: int = AISLE) -> list[Box]:
    """Push a square of an aisle's width in from every open side; give the pods it never touches.

    The square's lower-left corner moves where the rectangles, grown by the square, do not lie;
    between the lines of their sides nothing changes, so that one place in each part is enough.
    """
    solids = [*walls(booth), *pods]
    xs = stops(booth.width_mm, [(x0, x1) for x0, _, x1, _ in solids], aisle)
    ys = stops(booth.depth_mm, [(y0, y1) for _, y0, _, y1 in solids], aisle)
    x, y = np.meshgrid(xs, ys)
    free = np.ones(x.shape, dtype=bool)
    for x0, y0, x1, y1 in solids:
        free &= ~((x0 - aisle < x) & (x < x1) & (y0 - aisle < y) & (y < y1))
    outside = (x <= -aisle) | (x >= booth.width_mm) | (y <= -aisle) | (y >= booth.depth_mm)
    named, _ = ndimage.label(free)
    reached = np.isin(named, np.setdiff1d(named[outside & free], [0]))
    missed = []
    for x0, y0, x1, y1 in pods:
        beside = ((x == x0 - aisle) | (x == x1)) & (y0 - aisle < y) & (y < y1)
        beside |= ((y == y0 - aisle) | (y == y1)) & (x0 - aisle < x) & (x < x1)
        if not (beside & reached).any():
            missed.append((x0, y0, x1, y1))
    return missed


def lapping(pods: Sequence[Box]) -> list[tuple[Box, Box]]:
    """List the pods that lie on one another."""
    return [
        (a, b)
        for a, b in combinations(pods, 2)
        if min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
    ]


def legal(booth: Booth, pods: Sequence[Pod], inside: Sequence[Exhibitor]) -> None:
    """Check the pods of a block that lies square."""
    drawn = boxes(booth, pods)
    room = (0, 0, booth.width_mm, booth.depth_mm)
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= room[2] and b[3] <= room[3] for b in drawn)
    assert lapping(drawn) == []
    assert unreached(booth, drawn) == []
    sizes = {each.id: set(each.shapes(3000)[0]) for each in inside if each.sized}
    given_ = [pod for pod in pods if pod.kind is PodKind.POD]
    assert len({pod.exhibitor for pod in given_}) == len(given_)
    assert all({p.width_mm, p.depth_mm} == sizes[p.exhibitor or ""] for p in given_)
    desks = [pod for pod in pods if pod.kind is PodKind.DESK]
    assert len(desks) <= 1
    assert all({desk.width_mm, desk.depth_mm} == set(DESK_MM) for desk in desks)
    assert len({pod.id for pod in pods}) == len(pods)
    assert all((pod.booth, pod.hall) == (booth.id, booth.hall) for pod in pods)


def halves(low: int, high: int) -> st.SearchStrategy[float]:
    """Draw metres in steps of a half."""
    return st.integers(2 * low, 2 * high).map(lambda half: half / 2)


@st.composite
def pavilions(draw: st.DrawFn) -> tuple[Booth, list[Exhibitor]]:
    """Draw a block with some sides open, and members, of whom some have no size."""
    sides = draw(st.sampled_from(((), *ALL_SIDES)))
    at = (draw(st.integers(-9999, 9999)), draw(st.integers(-9999, 9999)))
    booth = block(draw(halves(3, 15)), draw(halves(3, 15)), *sides, at=at)
    inside = [
        who(f"m{i}", draw(halves(2, 4)), draw(halves(2, 4)))
        if draw(st.integers(0, 5))
        else who(f"m{i}", size_mm=None)
        for i in range(draw(st.integers(0, 8)))
    ]
    return booth, inside


@given(pavilions())
def test_pods_keep_the_rules(drawn: tuple[Booth, list[Exhibitor]]) -> None:
    """Tests that pods lie inside their block, on nobody's, at an aisle that leads out."""
    booth, inside = drawn
    pods = furnished(booth, inside)
    legal(booth, pods, inside)
    assert set(housed(pods)) <= {each.id for each in inside if each.sized}


@settings(max_examples=60)
@given(pavilions(), st.sampled_from((90.0, 23.0, 180.0, -67.0)))
def test_pods_turn_with_their_block(drawn: tuple[Booth, list[Exhibitor]], turn: float) -> None:
    """Tests that the pods of a turned block are those of a square one, turned with it."""
    booth, inside = drawn
    turned = booth.model_copy(update={"rotation_deg": turn})
    pods, straight = furnished(turned, inside), furnished(booth, inside)
    assert [pod.rotation_deg for pod in pods] == [turn] * len(straight)
    for pod, plain in zip(pods, straight, strict=True):
        same = plain.model_copy(update={"x_mm": pod.x_mm, "y_mm": pod.y_mm, "rotation_deg": turn})
        assert pod == same
        ((x, y),) = placed(
            [(plain.x_mm - booth.x_mm, plain.y_mm - booth.y_mm)], booth.x_mm, booth.y_mm, turn
        )
        assert max(abs(pod.x_mm - x), abs(pod.y_mm - y)) <= 0.5


@settings(max_examples=60)
@given(pavilions())
def test_the_order_of_members_does_not_matter(drawn: tuple[Booth, list[Exhibitor]]) -> None:
    """Tests that the same pods come out whichever way the sheet is sorted."""
    booth, inside = drawn
    assert furnished(booth, inside) == furnished(booth, inside[::-1])


@given(st.sampled_from(ALL_SIDES), st.integers(1, 6), st.sampled_from((2.0, 2.5, 3.0)))
def test_members_are_housed_when_there_is_room(
    sides: tuple[Side, ...], count: int, width: float
) -> None:
    """Tests that along any open side that is long enough every member and a desk stand."""
    upright = not {Side.SOUTH, Side.NORTH} & set(sides)
    long, deep = count * width + max(DESK_MM) / 1000, 3.0
    booth = block(*((deep, long) if upright else (long, deep)), *sides)
    pods = furnished(booth, members(count, width, 2))
    assert housed(pods) == [f"m{i}" for i in range(count)]
    assert [pod.kind for pod in pods].count(PodKind.DESK) == 1


@pytest.mark.parametrize("sides", ALL_SIDES)
@pytest.mark.parametrize("count", [4, 10])
def test_members_stand_along_inner_aisles(sides: tuple[Side, ...], count: int) -> None:
    """Tests that in a block of 12 x 12 m ten pods stand on aisles, whatever sides are open."""
    booth = block(12, 12, *sides)
    pods = furnished(booth, members(count, 3, 2))
    legal(booth, pods, members(count, 3, 2))
    assert len(pods) == count + 1


def test_a_block_too_small_leaves_members_out() -> None:
    """Tests that those without room get no pod, and the others stand by the rules."""
    booth = block(6, 3, Side.SOUTH)
    pods = furnished(booth, members(5, 2, 2))
    legal(booth, pods, members(5, 2, 2))
    assert len(housed(pods)) == 3
    assert housed(furnished(block(3, 3, *Side), members(2, 3.5, 2))) == []


def test_no_side_open_no_pod() -> None:
    """Tests that nobody is housed in a block that nobody can enter."""
    assert furnished(block(12, 12), members(3)) == []


def test_members_without_a_size_share_the_block() -> None:
    """Tests that they get no pod, and a block of none but such is left empty."""
    shared = [who(f"s{i}", size_mm=None, pavilion="pav") for i in range(2)]
    booth = block(9, 6, Side.SOUTH, Side.EAST)
    assert furnished(booth, shared) == []
    assert housed(furnished(booth, [*members(2), *shared])) == ["m0", "m1"]
    assert furnished(booth, []) == []


def test_units_are_modules() -> None:
    """Tests that members that ask for units get pods of whole modules."""
    asked = [who("u", size_mm=None, units=2), who("v", size_mm=None, units=1)]
    pods = furnish(block(18.288, 6.096, *Side), asked, LIMITS, 3048)
    sizes = {pod.exhibitor: {pod.width_mm, pod.depth_mm} for pod in pods}
    assert (sizes["u"], sizes["v"]) == ({6096, 3048}, {3048})


@pytest.mark.parametrize("sides", ALL_SIDES)
def test_an_aisle_is_as_wide_as_the_preset_says(sides: tuple[Side, ...]) -> None:
    """Tests that with aisles of 1, 2 and 3 m pods stand on aisles of that width."""
    booth, inside = block(13, 9.5, *sides), members(14)
    counts = []
    for metres in (1, 2, 3):
        pods = furnish(booth, inside, LIMITS.overridden({"pavilion_aisle": metres}), 3000)
        assert unreached(booth, boxes(booth, pods), 1000 * metres) == []
        counts.append(len(housed(pods)))
    assert counts == sorted(counts, reverse=True)


def test_a_pod_behind_a_narrow_gap_is_not_reached() -> None:
    """Tests that the square of these tests does get stuck: it judges nothing legal that is not."""
    booth, behind = block(9, 6, Side.SOUTH), (0, 4000, 9000, 6000)
    assert unreached(booth, [(0, 0, 7500, 2000), behind]) == []
    assert unreached(booth, [(0, 0, 7501, 2000), behind]) == [behind]
    along = (0, 3000, 3000, 6000)
    assert unreached(booth, [(0, 0, 7500, 1500), (3000, 3000, 9000, 6000), along]) == []
    assert unreached(booth, [(0, 0, 7500, 1501), (3000, 3000, 9000, 6000), along]) == [along]


def judged(booth: Booth, inside: Sequence[Exhibitor], pods: Sequence[Pod]) -> list[str]:
    """Stand neighbours at the closed sides of a pavilion, and ask the rules about its pods."""
    w, d = booth.width_mm, booth.depth_mm
    sides = {
        Side.SOUTH: (0, -3000, w, 3000),
        Side.NORTH: (0, d, w, 3000),
        Side.WEST: (-3000, 0, 3000, d),
        Side.EAST: (w, 0, 3000, d),
    }
    near = []
    for side, (x, y, width, depth) in sides.items():
        if side not in booth.open_edges:
            ((left, low),) = placed([(x, y)], booth.x_mm, booth.y_mm, booth.rotation_deg)
            place = {"x_mm": round(left), "y_mm": round(low), "width_mm": width, "depth_mm": depth}
            near.append(booth.model_copy(update={**place, "id": side.value, "open_edges": ()}))
    show = brief(who("pav", size_mm=(w, d)), *inside)
    layout = Layout(booths=(booth, *near), pods=tuple(pods))
    where = (hall(60, 60),)
    given_ = (Allotment(booth=booth.id, exhibitor="pav"),)
    found = check_layout(where, show, number_layout(where, layout), given_, LIMITS)
    return [f"{each.code} {each.verdict}" for each in found if each.code.startswith("pod.")]


@pytest.mark.parametrize("turn", [0.0, 90.0, 23.0])
@pytest.mark.parametrize("sides", ALL_SIDES)
def test_the_rules_agree(sides: tuple[Side, ...], turn: float) -> None:
    """Tests that the rules, which share nothing with the solver, find no fault in any lie."""
    booth = block(9, 7.5, *sides, turn=turn, at=(31_007, 28_011))
    inside = [*members(4), who("wide", 3, 2, pavilion="pav")]
    pods = furnished(booth, inside)
    assert len(pods) == 6
    assert judged(booth, inside, pods) == []


def test_the_rules_see_who_is_left_out() -> None:
    """Tests that members without room are told, one by one, and nothing else is."""
    booth = block(6, 3, Side.SOUTH, at=(31_007, 28_011))
    inside = members(5)
    found = judged(booth, inside, furnished(booth, inside))
    assert {code.split()[0] for code in found} == {"pod.member"}
    assert len(found) == 2


PLACES = {
    "square": hall(),
    "the other way": hall(20, 30),
    "turned by 23": Turning(23.0).hall(hall()),
    "turned by 90": Turning(90.0).hall(hall()),
}


@pytest.mark.parametrize("size", [(9, 6), (6, 6), (9, 9), (12, 3)])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_pavilions_in_a_show(place: Hall, size: tuple[int, int]) -> None:
    """Tests that in a whole plan every member has a pod, and no rule is broken."""
    asked = brief(who("pav", *size), *members(4), who("shared", size_mm=None, pavilion="pav"),
                  *many(4))  # fmt: skip
    result = solved(asked, place)
    assert breaches(result, asked, place) == []
    assert housed(result.layout.pods) == ["m0", "m1", "m2", "m3"]
    assert {pod.booth for pod in result.layout.pods} <= {b.id for b in result.layout.booths}


def test_the_desk_takes_no_members_place() -> None:
    """Tests that members come first where a desk and all of them do not fit together."""
    block = Booth(
        hall="H", id="b", x_mm=0, y_mm=0, width_mm=6000, depth_mm=3000, open_edges=(Side.EAST,)
    )
    one = furnish(block, [who("m", 3, 3)], LIMITS, 3000)
    assert [pod.exhibitor for pod in one] == ["m"]
    front = block.model_copy(update={"open_edges": (Side.SOUTH,)})
    three = furnish(front, [who(f"m{i}", 2.5, 2) for i in range(3)], LIMITS, 3000)
    assert {pod.exhibitor for pod in three} == {"m0", "m1", "m2"}


def test_pods_keep_to_the_arms_of_an_l() -> None:
    """Tests that the pods of an L-shaped pavilion stand in it, each on an inner aisle."""
    members = [who(f"m{i}", 2, 2, pavilion="pav") for i in range(4)]
    asked = brief(who("pav", size_mm=None, units=5), *members)
    result = solved(asked)
    assert {pod.exhibitor for pod in result.layout.pods} >= {"m0", "m1", "m2", "m3"}
    assert breaches(result, asked) == []


@pytest.mark.parametrize("angle", [-45.0, -41.5, 24.0, 43.5])
def test_pods_do_not_overlap_by_rounding(angle: float) -> None:
    """Tests that pods side by side are apart in halls at the angles that round worst."""
    place = Turning(angle).hall(hall(36, 24))
    asked = brief(who("pav", 15, 6), *[who(f"m{i}", 2.5, 2, pavilion="pav") for i in range(4)])
    assert breaches(solved(asked, place), asked, place) == []


@pytest.mark.parametrize(
    ("size", "members"),
    [((6000, 3000), [(2, 2)] * 3), ((9000, 3000), [(3, 2)] * 3), ((15_000, 6000), [(2.5, 2)] * 12)],
)
def test_rows_that_fit_to_the_millimetre_do_not_overlap(
    size: tuple[int, int], members: list[tuple[float, float]]
) -> None:
    """Tests that pods without any room to spare lie apart and inside at a hundred angles."""
    for angle in np.linspace(-45, 45, 97).tolist():
        block = Booth(
            hall="H", id="b", x_mm=12_345, y_mm=-777, width_mm=size[0], depth_mm=size[1],
            rotation_deg=angle, open_edges=(Side.SOUTH, Side.NORTH),
        )  # fmt: skip
        asked = [who(f"m{i}", *pod) for i, pod in enumerate(members)]
        pods = furnish(block, asked, LIMITS, 3000)
        assert not any(overlaps(one.shape, other.shape) for one, other in combinations(pods, 2))
        room = block.shape.buffer(1, join_style="mitre")
        assert all(room.covers(pod.shape) for pod in pods)
