"""Tests that what a building offers is drawn where it is."""

import pytest
import shapely

from plans.formats.draw.layers.utilities import (
    BOXES,
    FIXTURES,
    LEAST_MM,
    SIGN_MM,
    draw_boxes,
    draw_fixtures,
    draw_sign,
)
from plans.formats.draw.pen import Fill, Line, Pen
from plans.formats.draw.room import Room
from plans.formats.draw.sheet import View
from tests.plans.formats.draw.sheets.set_plans import equipped, small_set_plan
from venue.shapes import polygon
from venue.utility import UtilityKind


def hall_view(scale: int = 200, turn: float = 0.0) -> View:
    """Put hall E on paper with all it offers."""
    plan = small_set_plan()
    return View(equipped(plan.halls[0]), plan.layout, scale, turn, (30.0, 40.0))


def test_every_kind_is_a_fixture_or_a_box() -> None:
    """Tests that no kind of utility is left out of the legend, and none is in it twice."""
    assert set(FIXTURES) | set(BOXES) == set(UtilityKind)
    assert not set(FIXTURES) & set(BOXES)


@pytest.mark.parametrize("turn", [0.0, 90.0, 23.0])
def test_a_sign_stands_on_each_fixture(turn: float) -> None:
    """Tests that hydrants, extinguishers and panels have a sign of one size at their middle."""
    view, pen, room = hall_view(turn=turn), Pen(), Room(420, 297)
    draw_fixtures(pen, view, room)
    shapes = [shapely.Polygon(m.rings[0]) for m in pen.marks if isinstance(m, Fill)]
    for thing in view.hall.utilities:
        place = view.shape(polygon(thing.ring))
        near = [s for s in shapes if s.buffer(1e-6).covers(place.centroid)]
        if thing.kind is UtilityKind.SHUTTER:
            assert any(s.equals_exact(place, 1e-6) for s in near)
        elif thing.stays_clear:
            left, low, right, high = near[0].bounds
            assert (right - left, high - low) == pytest.approx((SIGN_MM, SIGN_MM))
            assert room.touches(place)
        else:
            assert near == []


@pytest.mark.parametrize("kind", FIXTURES)
def test_signs_stay_in_their_box_and_differ(kind: UtilityKind) -> None:
    """Tests that each sign fills its box and looks like no other."""
    pen, others = Pen(), []
    draw_sign(pen, (10.0, 20.0, 13.0, 23.0), kind)
    points = [
        point
        for mark in pen.marks
        for point in (mark.points if isinstance(mark, Line) else shape_points(mark))
    ]
    assert shapely.MultiPoint(points).bounds == (10.0, 20.0, 13.0, 23.0)
    for other in set(FIXTURES) - {kind}:
        pen_of_other = Pen()
        draw_sign(pen_of_other, (10.0, 20.0, 13.0, 23.0), other)
        others.append(pen_of_other.marks)
    assert pen.marks not in others


def shape_points(mark: object) -> tuple[tuple[float, float], ...]:
    """Give the corners of a filled shape."""
    assert isinstance(mark, Fill)
    return tuple(point for ring in mark.rings for point in ring)


@pytest.mark.parametrize("scale", [100, 200, 400, 1000])
@pytest.mark.parametrize("turn", [0.0, 90.0])
def test_boxes_lie_where_they_are_and_can_be_seen(scale: int, turn: float) -> None:
    """Tests that boxes and trenches are true to scale, but never narrower than 0.9 mm."""
    view, pen, room = hall_view(scale, turn), Pen(), Room(420, 297)
    drawn = dict(draw_boxes(pen, view, room))
    offered = [thing for thing in view.hall.utilities if thing.kind in BOXES]
    assert list(drawn) == [thing.id for thing in offered]
    assert sum(isinstance(mark, Fill) for mark in pen.marks) == len(offered)
    for thing in offered:
        place = view.shape(polygon(thing.ring))
        left, low, right, high = drawn[thing.id].bounds
        assert min(right - left, high - low) >= LEAST_MM - 1e-6
        assert drawn[thing.id].buffer(1e-6).covers(place)
        assert drawn[thing.id].centroid.distance(place.centroid) < 1e-6
        x0, y0, x1, y1 = place.bounds
        if min(x1 - x0, y1 - y0) >= LEAST_MM:
            assert drawn[thing.id].equals_exact(place, 1e-6)


def test_a_hall_that_offers_nothing_draws_nothing() -> None:
    """Tests that neither layer leaves a mark in a bare hall."""
    plan, pen = small_set_plan(), Pen()
    bare = plan.halls[0].model_copy(update={"utilities": ()})
    view, room = View(bare, plan.layout, 200, 0.0), Room(420, 297)
    draw_fixtures(pen, view, room)
    assert draw_boxes(pen, view, room) == []
    assert pen.marks == []
