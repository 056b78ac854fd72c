"""A legal show in a hall of 45 x 40 m, drawn by hand, with one of everything a rule looks at."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from layouts.allotment import Allotment
from layouts.area import Area
from layouts.booth import Booth, Side
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits, preset
from layouts.brief.request import AreaKind, AreaRequest, Pair, Pin, Relation, ZoneRequest
from layouts.layout import Layout
from layouts.numbering import number_layout
from layouts.rules.check import check_layout
from layouts.zone import Zone
from tests.layouts.rows import SURVEYED, hall, rows
from tests.layouts.turning import Turning
from venue.finding import Finding
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.obstacle import Obstacle, ObstacleKind
from venue.opening import Opening
from venue.text import Text
from venue.units import Point


@dataclass(frozen=True)
class Show:
    """All that is judged together."""

    hall: Hall
    brief: Brief
    layout: Layout
    allotments: tuple[Allotment, ...]
    limits: Limits

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say."""
        return check_layout((self.hall,), self.brief, self.layout, self.allotments, self.limits)

    @property
    def codes(self) -> set[str]:
        """Which rules say anything at all."""
        return {finding.code for finding in self.findings}

    def booth(self, index: int, **changes: object) -> "Show":
        """Change one booth."""
        booths = list(self.layout.booths)
        booths[index] = booths[index].model_copy(update=changes)
        return self.drawn(booths=tuple(booths))

    def moved(self, index: int, dx: int, dy: int) -> "Show":
        """Move one booth, millimetres."""
        booth = self.layout.booths[index]
        return self.booth(index, x_mm=booth.x_mm + dx, y_mm=booth.y_mm + dy)

    def guest(self, box: tuple[int, int, int, int], *edges: Side) -> "Show":
        """Put up one booth more that nobody is given: x, y, width, depth."""
        extra = Booth(**_box(box), id="guest", number="G1", open_edges=edges)
        return self.drawn(booths=(*self.layout.booths, extra))

    def area(self, name: str, box: tuple[int, int, int, int], **fields: Any) -> "Show":
        """Draw one area more: x, y, width, depth."""
        extra = Area(**{"kind": AreaKind.STORAGE, **_box(box), **fields}, id=name)
        return self.drawn(areas=(*self.layout.areas, extra))

    def obstacle(self, box: tuple[int, int, int, int]) -> "Show":
        """Build one obstacle more into the hall: x, y, width, depth."""
        name = f"P{len(self.hall.obstacles) + 1}"
        solid = Obstacle(id=name, kind=ObstacleKind.COLUMN, ring=ring(*box), source=SURVEYED)
        return self.housed(obstacles=(*self.hall.obstacles, solid))

    def doors(self, change: Callable[[Opening], Opening]) -> "Show":
        """Change every door."""
        return self.housed(openings=tuple(change(door) for door in self.hall.openings))

    def exhibitor(self, index: int, **changes: object) -> "Show":
        """Change one exhibitor."""
        people = list(self.brief.exhibitors)
        people[index] = people[index].model_copy(update=changes)
        return self.asked(exhibitors=tuple(people))

    def drawn(self, **changes: object) -> "Show":
        """Change the layout."""
        return replace(self, layout=self.layout.model_copy(update=changes))

    def housed(self, **changes: object) -> "Show":
        """Change the hall."""
        return replace(self, hall=self.hall.model_copy(update=changes))

    def asked(self, **changes: object) -> "Show":
        """Change the brief."""
        return replace(self, brief=self.brief.model_copy(update=changes))

    def limited(self, **values: float) -> "Show":
        """Change limits."""
        return replace(self, limits=self.limits.overridden(values))

    def turned(self, turning: Turning) -> "Show":
        """Draw the same show in another frame."""
        pins = tuple(turning.pin(pin) for pin in self.brief.pins)
        return replace(
            self,
            hall=turning.hall(self.hall),
            layout=turning.layout(self.layout),
            brief=self.brief.model_copy(update={"pins": pins}),
        )


def ring(x: int, y: int, width: int, depth: int) -> tuple[Point, ...]:
    """Give the corners of an upright rectangle."""
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def _box(box: tuple[int, int, int, int]) -> dict[str, Any]:
    """Give the fields of a footprint."""
    return {"hall": "H", "x_mm": box[0], "y_mm": box[1], "width_mm": box[2], "depth_mm": box[3]}


def brief(**fields: Any) -> Brief:
    """Make a brief."""
    dates = (dt.date(2026, 10, 6), dt.date(2026, 10, 8))
    plain = {"title": Text(en="Test show"), "dates": dates, "venue": "test", "halls": ("H",)}
    return Brief(**{**plain, **fields})


@cache
def legal_show() -> Show:
    """Give the show: two slabs of three rows, a stage, a column, a keep-clear corner."""
    place = hall(45_000, 40_000)
    solid = Obstacle(id="P1", ring=ring(41_000, 12_000, 800, 800), source=SURVEYED)
    clear = KeepClear(id="K1", ring=ring(39_000, 34_000, 5_000, 5_000), source=SURVEYED)
    place = place.model_copy(update={"obstacles": (solid,), "keep_clear": (clear,)})
    floor = rows(place, cells=5)
    zoned = [
        booth.model_copy(update={"zone": "ai" if booth.x_mm < 21_000 else "mo", "pinned": i == 0})
        for i, booth in enumerate(floor.booths)
    ]
    stage = Area(**_box((24_000, 33_000, 12_000, 6_000)), id="a", kind="stage", request="stage")
    zones = (
        Zone(id="ai", hall="H", rings=(ring(0, 0, 21_000, 40_000),)),
        Zone(id="mo", hall="H", rings=(ring(21_000, 0, 24_000, 40_000),)),
    )
    floor = Layout(booths=tuple(zoned), aisles=floor.aisles, areas=(stage,), zones=zones)
    people = tuple(
        Exhibitor(
            id=f"e{i}",
            name=Text(en=f"Exhibitor {i}"),
            zone=booth.zone or "",
            size_mm=(3000, 3000),
            open_sides=len(booth.open_edges),
            height_mm=2500,
            load_kn_m2=5.0,
        )
        for i, booth in enumerate(zoned)
    )
    asked = brief(
        zones=tuple(ZoneRequest(id=name, name=Text(en=name)) for name in ("ai", "mo")),
        areas=(AreaRequest(id="stage", kind=AreaKind.STAGE, size_mm=(12_000, 6_000)),),
        pins=(Pin(exhibitor="e0", hall="H", x_mm=zoned[0].x_mm, y_mm=zoned[0].y_mm),),
        pairs=(
            Pair(a="e0", b="e2", relation=Relation.ADJACENT),
            Pair(a="e0", b="e59", relation=Relation.APART, distance_mm=20_000),
        ),
        exhibitors=people,
    )
    given = tuple(Allotment(booth=b.id, exhibitor=f"e{i}") for i, b in enumerate(zoned))
    return Show(place, asked, number_layout((place,), floor), given, preset("kr-practice"))
