"""Tests of shell walls: metres by hand, and against counted sides of cells."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Booth, Side
from layouts.shell import ShellWork, shell_work
from tests.layouts.cells import Box, Cell, Frame, cells_of

SQUARE = Frame()
ASKEW = Frame(23.0, (12_345, -6_789))
FRAMES = (SQUARE, Frame(90.0), ASKEW, Frame(-37.5, (80_000, 40_000)))
"""Halls that lie square, turned by a quarter, and at angles at which corners are rounded."""

S, N, E, W = Side.SOUTH, Side.NORTH, Side.EAST, Side.WEST


def stand(name: str, box: Box, *edges: Side, frame: Frame = SQUARE, build: str = "shell") -> Booth:
    """Put a shell stand on a rectangle of cells of 3 m."""
    return frame.booth(name, box, build=build, open_edges=edges)


def row(frame: Frame, y: int, *edges: Side, ends: bool = False) -> list[Booth]:
    """Put three stands side by side, their ends open to cross aisles or closed."""
    outer: list[tuple[Side, ...]] = [(W,), (), (E,)] if ends else [()] * 3
    return [stand(f"{y}-{i}", (i, y, 1, 1), *edges, *outer[i], frame=frame) for i in range(3)]


def metres(work: ShellWork) -> tuple[float, float, int]:
    """Give metres of wall and of fascia, whole as cells make them, and the number of posts."""
    return round(work.wall_m / 3) * 3, round(work.fascia_m / 3) * 3, len(work.posts)


def shared_m(work: ShellWork) -> float:
    """Give the metres of wall that two stands share."""
    return sum(wall.length_mm for wall in work.walls if len(wall.booths) == 2) / 1000


@pytest.mark.parametrize("frame", FRAMES)
def test_an_inline_row_of_three(frame: Frame) -> None:
    """Tests that three backs, two ends and two walls between are 21 m, and fascias 9 m."""
    work = shell_work(row(frame, 0, S))
    assert work.wall_m == pytest.approx(21, rel=0.01)
    assert work.fascia_m == pytest.approx(9, rel=0.01)
    assert shared_m(work) == pytest.approx(6, rel=0.01)
    assert work.posts == ()


@pytest.mark.parametrize("frame", FRAMES)
def test_rows_back_to_back_share_their_back(frame: Frame) -> None:
    """Tests that two rows take 33 m of wall, not 42: the 9 m between them stand once."""
    rows = [*row(frame, 0, S), *row(frame, 1, N)]
    work = shell_work(rows)
    assert work.wall_m == pytest.approx(33, rel=0.01)
    assert shared_m(work) == pytest.approx(9 + 12, rel=0.01)
    assert max(len(wall.booths) for wall in work.walls) == 2
    closed = Counter(name for wall in work.walls for name in wall.booths)
    assert closed == {booth.id: 3 for booth in rows}


@pytest.mark.parametrize("frame", FRAMES)
def test_corner_stands_have_a_post_each(frame: Frame) -> None:
    """Tests that open ends take no wall but a fascia, and a post where two open sides meet."""
    work = shell_work(row(frame, 0, S, ends=True))
    assert work.wall_m == pytest.approx(9 + 6, rel=0.01)
    assert work.fascia_m == pytest.approx(9 + 6, rel=0.01)
    left, right = frame.at(0, 0), frame.at(2 * frame.pitch + 3000, 0)
    assert [name for name, _ in work.posts] == ["0-0", "0-2"]
    for (_, post), corner in zip(work.posts, (left, right), strict=True):
        assert post == pytest.approx(corner, abs=2)


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ((), (18, 0, 0)),
        ((S,), (12, 6, 0)),
        ((S, N), (6, 12, 0)),
        ((E, W), (12, 6, 0)),
        ((S, E), (9, 9, 1)),
        ((S, E, N), (3, 15, 2)),
        ((S, E, N, W), (0, 18, 4)),
    ],
)
def test_open_sides(edges: tuple[Side, ...], expected: tuple[float, float, int]) -> None:
    """Tests that a stand of 6 x 3 m has walls, fascias and posts as its open sides ask."""
    work = shell_work([stand("a", (0, 0, 2, 1), *edges)])
    assert (work.wall_m, work.fascia_m, len(work.posts)) == expected


def test_raw_neighbours_share_nothing() -> None:
    """Tests that a shell stand builds all its walls itself beside bare floor or no build at all."""
    first, middle, last = row(SQUARE, 0, S)
    raw = first.model_copy(update={"build": "raw"})
    bare = last.model_copy(update={"build": None})
    work = shell_work([raw, middle, bare])
    assert (work.wall_m, work.fascia_m) == (9, 3)
    assert {wall.booths for wall in work.walls} == {("0-1",)}
    assert shell_work([raw, bare]) == ShellWork((), (), ())


def test_a_package_has_the_walls_of_a_shell() -> None:
    """Tests that shell and package beside each other share their wall as two shells do."""
    shells = [stand("a", (0, 0, 1, 1), S), stand("b", (1, 0, 1, 1), S)]
    mixed = [shells[0], stand("b", (1, 0, 1, 1), S, build="package")]
    assert metres(shell_work(mixed)) == metres(shell_work(shells)) == (15, 6, 0)
    assert shared_m(shell_work(mixed)) == 3


def test_a_wall_is_cut_where_the_neighbour_changes() -> None:
    """Tests that the back of a long stand is told apart by those that stand behind it."""
    long = stand("long", (0, 0, 3, 1), S)
    work = shell_work([long, stand("b", (0, 1, 1, 1), N), stand("c", (1, 1, 1, 1), N)])
    backs = {wall.booths: wall.length_mm for wall in work.walls if "long" in wall.booths}
    assert backs[("b", "long")] == backs[("c", "long")] == 3000
    assert work.wall_m == 3 * 3 + 2 * 3 + 3 * 3
    assert sum(wall.length_mm for wall in work.walls if wall.booths == ("long",)) == 9000


def test_another_hall_is_another_place() -> None:
    """Tests that stands at one place of two halls share no wall."""
    there = [booth.model_copy(update={"hall": "D"}) for booth in row(SQUARE, 1, N)]
    work = shell_work([*row(SQUARE, 0, S), *there])
    assert (work.wall_m, shared_m(work)) == (42, 12)
    assert {wall.hall for wall in work.walls} == {"C", "D"}


@pytest.mark.parametrize("frame", FRAMES)
def test_an_l(frame: Frame) -> None:
    """Tests that the walls of an L follow its notch, and that its open sides end there."""
    corner = (2, 1, 1, 1)
    around = frame.booth("a", (0, 0, 3, 2), corner, build="shell")
    assert shell_work([around]).wall_m == pytest.approx(30, rel=0.01)
    front = around.model_copy(update={"open_edges": (S, E)})
    work = shell_work([front])
    assert work.wall_m == pytest.approx(30 - 9 - 3, rel=0.01)
    assert work.fascia_m == pytest.approx(12, rel=0.01)
    assert len(work.posts) == 1
    # The two sides that the notch parts meet nowhere: no post.
    behind = around.model_copy(update={"open_edges": (N, E)})
    assert metres(shell_work([behind])) == (21, 9, 0)


def test_a_stand_in_the_notch_shares_both_its_walls() -> None:
    """Tests that who stands in the corner of an L builds only what the L has not."""
    around = SQUARE.booth("a", (0, 0, 3, 2), (2, 1, 1, 1), build="shell", open_edges=(S,))
    work = shell_work([around, stand("b", (2, 1, 1, 1), N)])
    assert (work.wall_m, shared_m(work)) == (21 + 3, 6)


def test_a_u() -> None:
    """Tests that the walls of a U go around its notch: 36 m less its open front."""
    around = SQUARE.booth("a", (0, 0, 3, 2), (1, 1, 1, 1), build="shell", open_edges=(S,))
    assert shell_work([around]).wall_m == 9 * 2 + 6 * 2 + 6 - 9


Edge = tuple[Cell, str]
"""The lower (``"-"``) or the left (``"|"``) side of a cell."""

Floor = list[tuple[Box, tuple[Side, ...], str]]
"""Stands that do not overlap: cells, open sides, build."""


@st.composite
def floors(draw: st.DrawFn) -> Floor:
    """Draw up to eight stands on six by six cells."""
    found: Floor = []
    taken: frozenset[Cell] = frozenset()
    for _ in range(draw(st.integers(1, 8))):
        x, y = draw(st.integers(0, 5)), draw(st.integers(0, 5))
        box = (x, y, draw(st.integers(1, 3)), draw(st.integers(1, 3)))
        if taken & cells_of(box):
            continue
        taken |= cells_of(box)
        edges = draw(st.lists(st.sampled_from(list(Side)), unique=True, max_size=4))
        found.append(
            (box, tuple(edges), draw(st.sampled_from(["shell", "shell", "package", "raw"])))
        )
    return found


def edges_of(box: Box, side: Side) -> set[Edge]:
    """Give the sides of cells that make up a side of a stand."""
    x, y, width, depth = box
    if side in {S, N}:
        return {((i, y + (depth if side is N else 0)), "-") for i in range(x, x + width)}
    return {((x + (width if side is E else 0), j), "|") for j in range(y, y + depth)}


@given(floors(), st.sampled_from(FRAMES))
def test_against_counted_sides(floor: Floor, frame: Frame) -> None:
    """Tests that walls are the closed sides of walled stands, and what two of them share once."""
    booths = [
        stand(str(i), box, *edges, frame=frame, build=build)
        for i, (box, edges, build) in enumerate(floor)
    ]
    closed: Counter[Edge] = Counter()
    opened = 0
    for box, edges, build in floor:
        if build != "raw":
            closed.update(e for side in Side if side not in edges for e in edges_of(box, side))
            opened += sum(len(edges_of(box, side)) for side in edges)
    work = shell_work(booths)
    assert work.wall_m == pytest.approx(3 * len(closed), rel=0.01)
    assert work.fascia_m == pytest.approx(3 * opened, rel=0.001)
    single = sum(wall.length_mm * len(wall.booths) for wall in work.walls) / 1000
    assert single - shared_m(work) == pytest.approx(work.wall_m, abs=0.001)
    assert single == pytest.approx(3 * closed.total(), rel=0.01)
    if frame.square:
        assert work.wall_m == 3 * len(closed)
    assert _lengths(booths, work) <= 0.01 * max(1, closed.total())


def _lengths(booths: Sequence[Booth], work: ShellWork) -> float:
    """Give how far, in cells, the walls told of each stand are from its closed outline."""
    told = {booth.id: 0.0 for booth in booths}
    for wall in work.walls:
        for name in wall.booths:
            told[name] += wall.length_mm
    off = 0.0
    for booth in booths:
        outline = booth.shape.length - sum(f.length_mm for f in work.fascias if f.booth == booth.id)
        off += abs(told[booth.id] - (outline if booth.build != "raw" else 0)) / 3000
    return off


@pytest.mark.parametrize("angle", [22.25, 23.04, 5.85, 67.75])
def test_long_rows_share_their_backs_at_any_angle(angle: float) -> None:
    """Tests that thirty stands back to back have one back wall, whatever angle the hall lies at."""
    frame = Frame(angle)
    stands = [
        frame.booth(
            f"{i}-{j}",
            (i, j, 1, 1),
            build="shell",
            open_edges=(Side.SOUTH if j == 0 else Side.NORTH,),
        )
        for i in range(30)
        for j in (0, 1)
    ]
    # 30 backs and 31 walls across each of the two rows, three metres each.
    assert shell_work(stands).wall_m == pytest.approx((30 + 2 * 31) * 3, rel=0.01)
