"""Tests that shell walls, fascias and posts are drawn where they are built."""

import math
from collections.abc import Callable

import pytest
import shapely

from layouts.shell import WALLED, ShellWork, shell_work
from plans.formats.draw.layers.shell import (
    FASCIA_MM,
    INSET_MM,
    POST_MM,
    WALL_MM,
    draw_shell,
)
from plans.formats.draw.palette import PAPER
from plans.formats.draw.pen import Fill, Label, Line, Pen
from plans.formats.draw.room import Room
from plans.formats.draw.sheet import View
from plans.plan import Plan
from tests.plans.formats.draw.drawn_plans import hall_c_plan, turned_plan
from tests.plans.formats.draw.sheets.set_plans import enriched, small_set_plan
from tests.plans.formats.draw.test_figure import ink

PLANS: dict[str, tuple[Callable[[], Plan], float]] = {
    "small": (small_set_plan, 0.0),
    "quarter": (small_set_plan, 90.0),
    "hall C": (lambda: enriched(hall_c_plan()), 0.0),
    "turned": (lambda: turned_plan(small_set_plan(), 23), -23.0),
}
every_plan = pytest.mark.parametrize("name", PLANS)


def drawn(name: str) -> tuple[Pen, View, ShellWork]:
    """Draw what is built in a hall."""
    make, turn = PLANS[name]
    plan = make()
    view = View(plan.halls[0], plan.layout, 200, turn)
    pen, work = Pen(), shell_work(plan.layout.booths)
    draw_shell(pen, view, work, Room(420, 297))
    return pen, view, work


def lines(pen: Pen, width: float, *, dashed: bool) -> list[shapely.LineString]:
    """Give the lines of one weight."""
    return [
        shapely.LineString(mark.points)
        for mark in pen.marks
        if isinstance(mark, Line) and mark.width == width and bool(mark.dash) == dashed
    ]


@every_plan
def test_every_wall_is_a_line_of_its_length(name: str) -> None:
    """Tests that walls are drawn once each, true to scale, along edges of stands."""
    pen, view, work = drawn(name)
    found = lines(pen, WALL_MM, dashed=False)
    assert len(found) == len(work.walls) > 0
    assert math.isclose(
        sum(line.length for line in found) * view.scale / 1000, work.wall_m, abs_tol=0.01
    )
    edges = {booth.id: view.shape(booth.shape.exterior) for booth in view.layout.booths}
    for line, wall in zip(found, work.walls, strict=True):
        assert 1 <= len(wall.booths) <= 2
        assert all(edges[booth].buffer(0.02).covers(line) for booth in wall.booths)


@every_plan
def test_a_fascia_stands_inside_its_stand(name: str) -> None:
    """Tests that each open side has its dashes a little inside the stand, along the whole side."""
    pen, view, work = drawn(name)
    found = lines(pen, FASCIA_MM, dashed=True)
    assert len(found) == len(work.fascias) > 0
    places = {booth.id: view.shape(booth.shape) for booth in view.layout.booths}
    for line, fascia in zip(found, work.fascias, strict=True):
        assert places[fascia.booth].buffer(1e-6).covers(line)
        side = shapely.LineString([view.at(fascia.a), view.at(fascia.b)])
        assert math.isclose(line.distance(side), INSET_MM, abs_tol=1e-6)
        assert math.isclose(line.length, side.length, abs_tol=1e-6)


@every_plan
def test_posts_stand_on_corners(name: str) -> None:
    """Tests that there is a sign for each corner between two open sides."""
    pen, view, work = drawn(name)
    signs = [
        shapely.Polygon(mark.rings[0])
        for mark in pen.marks
        if isinstance(mark, Fill) and math.isclose(mark_side(mark), 2 * POST_MM)
    ]
    assert len(signs) == len(work.posts)
    for sign, (_, corner) in zip(signs, work.posts, strict=True):
        assert sign.centroid.distance(shapely.Point(view.at(corner))) < 1e-6


def mark_side(mark: Fill) -> float:
    """Give how wide a filled shape is."""
    left, _, right, _ = shapely.Polygon(mark.rings[0]).bounds
    return right - left


@every_plan
def test_stands_bear_number_and_metres(name: str) -> None:
    """Tests that each stand bears its number inside it, a built one the metres that close it."""
    pen, view, work = drawn(name)
    texts = [mark for mark in pen.marks if isinstance(mark, Label)]
    for booth in view.layout.booths:
        own = [label for label in texts if label.about == booth.id]
        assert own[0].text == booth.number
        if booth.build in WALLED:
            closing = sum(wall.length_mm for wall in work.walls if booth.id in wall.booths)
            assert [label.text for label in own[1:]] == [f"{closing / 1000:.1f} m"]
        else:
            assert own[1:] == []
        place = view.shape(booth.shape).buffer(0.01)
        assert all(place.covers(ink(label)) for label in own)


def test_raw_space_is_grey_and_built_stands_are_white() -> None:
    """Tests that what is not built is told apart."""
    pen, view, _ = drawn("small")
    faces = [mark.face for mark in pen.marks if isinstance(mark, Fill)]
    for booth, face in zip(view.layout.booths, faces, strict=False):
        assert (face == PAPER) == (booth.build in WALLED)


def test_other_labels_keep_off_the_stands() -> None:
    """Tests that the stands' floor is taken for what is drawn later."""
    plan = small_set_plan()
    view = View(plan.halls[0], plan.layout, 200, 0.0)
    room = Room(420, 297)
    draw_shell(Pen(), view, shell_work(plan.layout.booths), room)
    assert all(room.touches(view.shape(booth.shape)) for booth in plan.layout.booths)
