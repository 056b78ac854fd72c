"""Halls and venues made by hand, and at random, for the tests of the building."""

from typing import Any

from hypothesis import strategies as st

from venue.hall import Hall
from venue.obstacle import Obstacle
from venue.opening import Opening, OpeningType
from venue.source import Confidence, Source
from venue.text import Text
from venue.units import Point
from venue.venue import Partition, Venue

OURS = Source(cite="made up for the tests", confidence=Confidence.ASSUMED)


def box(x: int, y: int, width: int, depth: int) -> tuple[Point, ...]:
    """Give the ring of an upright rectangle, millimetres."""
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def door(
    name: str, a: Point, b: Point, kind: OpeningType = OpeningType.EXIT, width: int = 3000
) -> Opening:
    """Make an opening."""
    return Opening(id=name, type=kind, a=a, b=b, clear_width_mm=width, source=OURS)


def column(name: str, x: int, y: int, side: int = 900) -> Obstacle:
    """Make a square column by its lower-left corner."""
    return Obstacle(id=name, ring=box(x, y, side, side), source=OURS)


def hall(name: str = "H", outline: tuple[Point, ...] = (), **more: Any) -> Hall:
    """Make a hall, 30 x 20 m with one exit in its south wall unless told otherwise."""
    facts: dict[str, Any] = {
        "id": name,
        "name": Text(en=f"Hall {name}"),
        "level": "1F",
        "outline": outline or box(0, 0, 30_000, 20_000),
        "openings": (door(f"{name}-S1", (6000, 0), (9000, 0)),),
        "source": OURS,
    }
    return Hall(**(facts | more))


def wall(first: str, second: str, a: Point, b: Point) -> Partition:
    """Make a movable wall between two halls."""
    return Partition(id=f"{first}|{second}", halls=(first, second), a=a, b=b, source=OURS)


def venue(*halls: Hall, **more: Any) -> Venue:
    """Make a venue of halls."""
    return Venue(id="v", name=Text(en="V"), halls=halls, **more)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[Point, ...]:
    """Draw a rectangle or an L, counter-clockwise, anywhere within a kilometre."""
    x, y = draw(st.integers(-500_000, 500_000)), draw(st.integers(-500_000, 500_000))
    width, depth = draw(st.integers(6_000, 300_000)), draw(st.integers(6_000, 300_000))
    if draw(st.booleans()):
        return box(x, y, width, depth)
    cut_x, cut_y = draw(st.integers(1, width - 3_000)), draw(st.integers(1, depth - 3_000))
    return (
        (x, y),
        (x + width, y),
        (x + width, y + depth - cut_y),
        (x + width - cut_x, y + depth - cut_y),
        (x + width - cut_x, y + depth),
        (x, y + depth),
    )
