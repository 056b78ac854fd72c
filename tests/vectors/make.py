"""Random small floors, and what the rules decided from a booth and its neighbours say of each.

The planner in the browser judges the same floors by its own code; its tests read
``tests/vectors/rules.json``. Run ``python -m tests.vectors.make`` after a change of a rule.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from layouts.aisle import Aisle
from layouts.area import Area
from layouts.booth import Booth, Notch, Side
from layouts.brief.brief import Brief
from layouts.brief.limits import preset
from layouts.layout import Layout
from layouts.rules import (
    aisle_free,
    aisle_width,
    door,
    extinguisher,
    hydrant,
    inside,
    keep_clear,
    obstacle,
    overlap,
    panel,
    shutter,
    wall,
)
from layouts.rules.case import Case
from tests.layouts.rows import SURVEYED
from venue.finding import Finding
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.obstacle import Obstacle
from venue.opening import Opening
from venue.shapes import Ring, placed
from venue.text import Text
from venue.utility import Utility, UtilityKind

FILE = Path(__file__).with_name("rules.json")

FLOORS = 340
"""Floors; each is judged as drawn and after each of some edits."""

EDITS = 3
"""Edits of each floor, one after the other."""

LOCAL = (
    inside, wall, door, overlap, obstacle, keep_clear, hydrant, extinguisher, shutter, panel,
    aisle_width, aisle_free,
)  # fmt: skip
"""The rules that need no more than a booth and what is around it."""

LIMITS = preset("kr-practice")

_NOTHING: dict[str, Any] = {}

BRIEF = Brief.model_construct(**_NOTHING)
"""Nothing is asked: these rules look at the floor alone."""

NAMES = (
    "aisle", "main_aisle", "exit_apron", "entrance_strip", "wall_clearance", "hydrant_clearance",
    "extinguisher_clearance", "shutter_clearance", "panel_clearance",
)  # fmt: skip
"""The limits that these rules read."""

DEPTHS = {"booth.overlap", "obstacle.clear", "keep_clear.clear", "hall.inside"}
"""Rules whose measure is compared where all things are rectangles that lie square to the hall.

Elsewhere only the verdict is: several turned rectangles are equally tight around a triangle.
"""


class Floor:
    """One random floor; in half of them nothing lies along the axes."""

    def __init__(self, random: Random) -> None:
        """Draw the hall and what stands in it."""
        self.random = random
        self.angle = 0.0 if random.random() < 0.6 else round(random.uniform(-60, 60), 3)
        self.width, self.depth = (random.randrange(24, 49) * 1000 for _ in range(2))
        self.hall = self._hall()
        self.booths = list(self._booths())
        self.areas = [self._area(i) for i in range(random.randrange(3))]
        self.aisles = [self._aisle(i) for i in range(random.randrange(1, 4))]

    def spot(self, step: int = 100) -> tuple[int, int]:
        """Draw a place in the hall's own rectangle, sometimes just outside it."""
        slack = 2000
        return (
            self.random.randrange(-slack, self.width, step),
            self.random.randrange(-slack, self.depth, step),
        )

    def ring(self, *points: tuple[int, int]) -> Ring:
        """Turn corners into the hall's frame, rounded to the millimetre."""
        return tuple((round(x), round(y)) for x, y in placed(points, 0, 0, self.angle))

    def box(self, x: int, y: int, width: int, depth: int) -> Ring:
        """Give the corners of a rectangle in the hall's frame."""
        return self.ring((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))

    def put(self, x: int, y: int, width: int, depth: int) -> dict[str, Any]:
        """Give the fields of a footprint that lies square to the hall."""
        ((px, py),) = self.ring((x, y))
        return {
            "hall": "A", "x_mm": px, "y_mm": py, "width_mm": width, "depth_mm": depth,
            "rotation_deg": self.angle,
        }  # fmt: skip

    def _hall(self) -> Hall:
        """Draw a rectangle or one without a corner, with doors, columns and fixtures."""
        random, w, d = self.random, self.width, self.depth
        cut = random.randrange(3, 9) * 1000
        whole = ((0, 0), (w, 0), (w, d), (0, d))
        notched = ((0, 0), (w, 0), (w, d), (cut, d), (cut, d - cut), (0, d - cut))
        kinds = [*UtilityKind]
        return Hall(
            id="A",
            name=Text(en="A"),
            level="1F",
            outline=self.ring(*(whole if random.random() < 0.5 else notched)),
            openings=tuple(self._doors()),
            obstacles=tuple(
                Obstacle(id=f"P{i}", ring=self._column(), source=SURVEYED)
                for i in range(random.randrange(3))
            ),
            keep_clear=tuple(
                KeepClear(id=f"K{i}", ring=self.box(*self.spot(), 4000, 2000), source=SURVEYED)
                for i in range(random.randrange(2))
            ),
            utilities=tuple(
                Utility(
                    id=f"U{i}",
                    kind=random.choice(kinds),
                    ring=self.box(*self.spot(), 600, 300),
                    source=SURVEYED,
                )
                for i in range(random.randrange(4))
            ),
            source=SURVEYED,
        )

    def _column(self) -> Ring:
        """Draw a square or a three-cornered column."""
        (x, y), size = self.spot(), self.random.randrange(400, 1500, 100)
        if self.random.random() < 0.7:
            return self.box(x, y, size, size)
        return self.ring((x, y), (x + 2 * size, y), (x, y + size))

    def _doors(self) -> Iterator[Opening]:
        """Draw one door in the lower wall and one in the right one."""
        for i, kind in enumerate(self.random.sample(["entrance", "exit", "freight"], 2)):
            at = self.random.randrange(1, 20) * 1000
            a, b = self.ring(
                *(((at, 0), (at + 3000, 0)), ((self.width, at), (self.width, at + 3000)))[i]
            )
            yield Opening.model_validate(
                {"id": f"D{i}", "type": kind, "a": a, "b": b, "clear_width_mm": 2800,
                 "source": SURVEYED}
            )  # fmt: skip

    def _booths(self) -> Iterator[Booth]:
        """Draw two rows back to back, then some booths that nobody has thought about."""
        random = self.random
        x, y = random.randrange(1500, 6000, 250), random.randrange(1500, 9000, 250)
        count = random.randrange(2, 5)
        for i in range(2 * count):
            column, row = i % count, i // count
            edges = [Side.NORTH if row else Side.SOUTH]
            edges += [Side.WEST] if column == 0 else [Side.EAST] if column == count - 1 else []
            place = self.put(x + 3000 * column, y + 3000 * row, 3000, 3000)
            yield Booth(**place, id=f"b{i}", open_edges=tuple(edges))
        for i in range(2 * count, 2 * count + random.randrange(1, 5)):
            yield self.booth(i)

    def booth(self, index: int) -> Booth:
        """Draw a booth anywhere: square to the hall or turned, some without a corner."""
        random = self.random
        width, depth = (random.randrange(2, 10) * 1000 for _ in range(2))
        place = self.put(*self.spot(), width, depth)
        if random.random() < 0.25:
            place["rotation_deg"] = round(random.uniform(-180, 180), 2)
        elif random.random() < 0.25:
            place["rotation_deg"] = self.angle + random.choice([90, 180, 270, -90])
        if min(width, depth) >= 3000 and random.random() < 0.3:
            place["notch"] = self._notch(width, depth)
        edges = tuple(side for side in Side if random.random() < 0.5)
        return Booth(**place, id=f"b{index}", open_edges=edges)

    def _notch(self, width: int, depth: int) -> Notch:
        """Draw a notch at a corner or in the middle of a side."""
        w, d = width // 3, depth // 3
        x, y = self.random.choice(
            [(0, 0), (width - w, 0), (width - w, depth - d), (0, depth - d), (w, 0), (w, depth - d),
             (0, d), (width - w, d)]
        )  # fmt: skip
        return Notch(x_mm=x, y_mm=y, width_mm=w, depth_mm=d)

    def _area(self, index: int) -> Area:
        """Draw a lounge or storage, walkable or not."""
        random = self.random
        fields = self.put(*self.spot(), random.randrange(2, 8) * 1000, 3000)
        kind = random.choice(["lounge", "storage", "stage"])
        walkable = random.random() < 0.3
        return Area.model_validate(fields | {"id": f"a{index}", "kind": kind, "walkable": walkable})

    def _aisle(self, index: int) -> Aisle:
        """Draw an aisle that is as wide as it has to be."""
        x, y = self.spot()
        along = self.random.choice(["width", "depth"])
        size = (20_000, 3000) if along == "width" else (3000, 20_000)
        place = self.put(x, y, *size)
        return Aisle.model_validate(place | {"id": f"i{index}", "along": along})

    def edit(self) -> int:
        """Move, turn, resize or redraw one booth; tell which."""
        random, index = self.random, self.random.randrange(len(self.booths))
        old = self.booths[index]
        way = random.randrange(4)
        if way == 0:
            reach = random.choice([50, 1000, 4000])
            dx, dy = (random.randint(-reach, reach) for _ in range(2))
            new = old.model_copy(update={"x_mm": old.x_mm + dx, "y_mm": old.y_mm + dy})
        elif way == 1:
            turn = random.choice([90.0, 45.0, round(random.uniform(-180, 180), 2)])
            new = old.model_copy(update={"rotation_deg": old.rotation_deg + turn})
        elif way == 2 and old.notch is None:
            size = {"width_mm": random.randrange(1000, 9000, 50), "depth_mm": old.depth_mm}
            new = old.model_copy(update=size)
        else:
            new = self.booth(index)
        self.booths[index] = new
        return index

    def findings(self) -> list[list[Any]]:
        """Say what the rules find."""
        layout = Layout(
            booths=tuple(self.booths), areas=tuple(self.areas), aisles=tuple(self.aisles)
        )
        case = Case((self.hall,), BRIEF, layout, (), LIMITS)
        found = [self._told(each) for rule in LOCAL for each in rule.check(case)]
        return sorted(found, key=lambda told: (told[0], told[1], told[2] or 0.0))

    def _told(self, finding: Finding) -> list[Any]:
        """Give a finding's code, its booths by place, and its measure where that is compared."""
        places = [int(name[1:]) for name in finding.booths]
        booths = [self.booths[place] for place in places]
        plain = finding.code != "obstacle.clear" and not any(
            booth.notch or (booth.rotation_deg - self.angle) % 90 for booth in booths
        )
        measured = plain or finding.code not in DEPTHS
        return [finding.code, places, finding.measured if measured else None]


def told_booth(booth: Booth) -> list[Any]:
    """Write a booth as the vectors hold it."""
    n = booth.notch
    notch = None if n is None else [n.x_mm, n.y_mm, n.width_mm, n.depth_mm]
    edges = "".join(side.value[0] for side in booth.open_edges)
    return [*_where(booth), notch, edges]


def _where(thing: Booth | Area | Aisle) -> list[Any]:
    """Write where a footprint lies."""
    return [thing.x_mm, thing.y_mm, thing.width_mm, thing.depth_mm, thing.rotation_deg]


def _floor(seed: int) -> dict[str, Any]:
    """Draw one floor, edit it, and tell what the rules say each time."""
    floor = Floor(Random(seed))
    hall = floor.hall
    told: dict[str, Any] = {
        "outline": hall.outline,
        "doors": [[door.id, door.type.value, door.a, door.b] for door in hall.openings],
        "obstacles": [[each.id, each.ring] for each in hall.obstacles],
        "keep": [[each.id, each.ring] for each in hall.keep_clear],
        "utilities": [[each.id, each.kind.value, each.ring] for each in hall.utilities],
        "booths": [told_booth(booth) for booth in floor.booths],
        "areas": [[area.kind.value, area.walkable, *_where(area)] for area in floor.areas],
        "aisles": [[aisle.along, *_where(aisle)] for aisle in floor.aisles],
        "findings": floor.findings(),
        "edits": [],
    }
    for _ in range(EDITS):
        index = floor.edit()
        told["edits"].append([index, told_booth(floor.booths[index]), floor.findings()])
    return told


def vectors(first: int = 0, count: int = FLOORS) -> dict[str, Any]:
    """Give the vectors of some floors, by their seeds."""
    limits = {name: LIMITS.mm(name) for name in NAMES}
    return {"limits": limits, "floors": [_floor(first + n) for n in range(count)]}


def text(made: dict[str, Any]) -> str:
    """Write vectors, one floor a line: a difference in them is then one line too."""
    lines = ",\n".join(json.dumps(floor, separators=(",", ":")) for floor in made["floors"])
    assert all(math.isfinite(value) for value in made["limits"].values())
    return f'{{"limits":{json.dumps(made["limits"])},"floors":[\n{lines}\n]}}\n'


if __name__ == "__main__":
    FILE.write_text(text(vectors()), encoding="utf-8")
