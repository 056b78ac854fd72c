"""Halls, briefs and skeletons small enough to see through, for the tests of the solver."""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import preset
from layouts.brief.request import ZoneRequest
from layouts.numbering import number_layout
from layouts.rules.check import check_layout
from solver.cover import Effort
from solver.ground import Ground
from solver.instance import Instance
from solver.lot import Request
from solver.result import Result
from solver.skeleton import Block, Skeleton, Strip, Style
from solver.solve import solve
from solver.stop import Deterministic, Stop
from tests.venue.buildings import box, door
from tests.venue.buildings import hall as plain_hall
from venue.finding import Finding
from venue.hall import Hall
from venue.opening import OpeningType
from venue.text import Text
from venue.units import Point

LIMITS = preset("kr-practice")
"""Aisles of 3 m, main aisles of 5 m, walls 1.5 m, aprons 4 m, rows of 30 m, dead ends of 6 m."""

EFFORT = Effort(10.0, 1, 0, deterministic=True)
"""More deterministic time than any model of these tests takes."""

LONG_S = 300.0
"""More seconds than any run of these tests takes, on any machine."""


def hall(width: int = 30, depth: int = 20, name: str = "H", **more: Any) -> Hall:
    """Give a hall in metres with an entrance in its south wall and an exit in its north wall."""
    middle, w, d = width * 500, width * 1000, depth * 1000
    doors = (
        door(f"{name}-S", (middle - 2000, 0), (middle + 2000, 0), OpeningType.ENTRANCE, 4000),
        door(f"{name}-N", (middle - 2000, d), (middle + 2000, d), OpeningType.EXIT, 4000),
    )
    return plain_hall(name, **({"outline": box(0, 0, w, d), "openings": doors} | more))


def bare(width: int = 30, depth: int = 20, **more: Any) -> Hall:
    """Give a hall in metres without doors."""
    return hall(width, depth, **({"openings": ()} | more))


def ground(place: Hall | None = None, **more: Any) -> Ground:
    """Give a hall as a ground; the hall without doors unless told otherwise."""
    facts: dict[str, Any] = {"module_mm": 3000, "base_deg": 0.0, "quarter": False}
    return Ground(place or bare(), LIMITS, **(facts | more))


def block(u: float, v: float, rows: int, columns: int, **more: Any) -> Block:
    """Give a block of usable cells with its lower-left corner at some metres."""
    usable = more.pop("usable", np.ones((rows, columns), dtype=bool))
    return Block(u * 1000, v * 1000, more.pop("pitch", 3000), usable, **more)


def skeleton(
    blocks: Sequence[Block], place: Ground | None = None, strips: Sequence[Strip] = ()
) -> Skeleton:
    """Give a skeleton of blocks."""
    return Skeleton(place or ground(), Style(), list(blocks), list(strips))


def mask(*rows: str) -> NDArray[np.bool_]:
    """Read a mask of cells, one word a row from row 0 up; ``#`` is usable."""
    return np.array([[mark == "#" for mark in row] for row in rows])


def request(key: str, width: float = 3, depth: float = 3, **more: Any) -> Request:
    """Give a request in metres of zone z."""
    shape = (round(width * 1000), round(depth * 1000))
    facts: dict[str, Any] = {
        "zone": "z",
        "shapes": (shape,),
        "turn": True,
        "sides": 1,
        "priority": 0,
        "members": ((key, shape[0]),),
    }
    return Request(key, **(facts | more))


def who(key: str, width: float = 3, depth: float = 3, **more: Any) -> Exhibitor:
    """Give an exhibitor in metres of zone z."""
    facts: dict[str, Any] = {
        "id": key,
        "name": Text(en=key.upper()),
        "zone": "z",
        "size_mm": (round(width * 1000), round(depth * 1000)),
    }
    return Exhibitor(**(facts | more))


def many(count: int, width: float = 3, depth: float = 3, **more: Any) -> tuple[Exhibitor, ...]:
    """Give alike exhibitors e1, e2, ..."""
    return tuple(who(f"e{i + 1}", width, depth, **more) for i in range(count))


def brief(*exhibitors: Exhibitor, **more: Any) -> Brief:
    """Give a brief of exhibitors for hall H, its zones those of the exhibitors."""
    zones = dict.fromkeys(each.zone for each in exhibitors)
    facts: dict[str, Any] = {
        "title": Text(en="A micro show"),
        "dates": (dt.date(2026, 1, 1), dt.date(2026, 1, 2)),
        "venue": "v",
        "halls": ("H",),
        "zones": tuple(ZoneRequest(id=zone, name=Text(en=zone)) for zone in zones),
        "exhibitors": exhibitors,
    }
    return Brief(**(facts | more))


def instance(asked: Brief, *halls: Hall) -> Instance:
    """Give the problem of a brief in some halls, hall H unless told otherwise."""
    return Instance(halls or (hall(),), asked, LIMITS)


def solved(asked: Brief, *halls: Hall, stop: Stop | None = None, **more: Any) -> Result:
    """Solve a brief, reproducibly unless told otherwise."""
    return solve(instance(asked, *halls), stop or Deterministic(LONG_S), **more)


def breaches(result: Result, asked: Brief, *halls: Hall) -> list[Finding]:
    """List the errors in a result, found by the rules, which share nothing with the solver."""
    places = halls or (hall(),)
    layout = number_layout(places, result.layout)
    return [f for f in check_layout(places, asked, layout, result.allotments, LIMITS) if f.breaks]


def stands(result: Result) -> Mapping[str, Any]:
    """Give the booth of every exhibitor that has one."""
    booths = {booth.id: booth for booth in result.layout.booths}
    return {allotment.exhibitor: booths[allotment.booth] for allotment in result.allotments}


def walkable(floor: BaseGeometry, width: float = 3000.0) -> list[BaseGeometry]:
    """Give the parts of a floor an aisle of some width reaches: eroded by half, a hair less."""
    eroded = floor.buffer(-width / 2 + 0.5, join_style="mitre")
    return [part for part in shapely.get_parts(eroded) if not part.is_empty]


def corners(place: BaseGeometry) -> Iterator[Point]:
    """Give the corners of an outline, whole millimetres."""
    yield from ((round(x), round(y)) for x, y in shapely.get_coordinates(place)[:-1])


@dataclass
class After:
    """A stop that says stop from the n-th time it is asked on, as a cancel does."""

    times: int
    deterministic: bool = True
    asked: int = field(default=0, init=False)

    def __call__(self) -> bool:
        """Count how often it was asked."""
        self.asked += 1
        return self.asked > self.times

    def seconds_left(self) -> float:
        """Give plenty: a cancel knows no time."""
        return LONG_S


STOP = After(sys.maxsize)
"""Never says stop: a clock started here would, after enough other tests."""
