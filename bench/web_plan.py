"""A full floor of any number of booths, made without a solver: what the planner is timed on.

One hall with double rows of single stands, an aisle of 3 m between them and a cross aisle after
nine units. Names, zones and sales are an ordinary fair's; nothing is left to chance.
"""

import datetime as dt
import math
from collections.abc import Iterator
from random import Random

from bench import demand, floors
from layouts.aisle import Aisle
from layouts.allotment import Allotment
from layouts.booth import Booth, Side
from layouts.brief.brief import Brief
from layouts.layout import Layout
from layouts.zone import Zone
from plans.judged import judged
from plans.make import bare_plan
from plans.plan import Plan
from venue.hall import Hall
from venue.text import Text

UNIT, AISLE, WALL = 3_000, 3_000, 6_000
"""A stand's side, an aisle between rows, the floor left along the walls; millimetres."""

BLOCK = 9
"""Units between two cross aisles."""

EMPTY_EVERY = 10
"""One booth of so many has nobody yet."""

MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def crowded(count: int) -> Plan:
    """Make a plan of so many booths in one hall.

    Examples
    --------
    >>> plan = crowded(40)
    >>> len(plan.layout.booths), len(plan.allotments), plan.certificate.checked.ok
    (40, 36, True)
    """
    # A double row of one block is 9 by 30 m; the hall is about half as wide again as it is deep.
    across = math.ceil(math.sqrt(count / (2 * BLOCK) * 1.5 * 9 / 30))
    rows = math.ceil(count / (2 * BLOCK * across))
    width = 2 * WALL + across * BLOCK * UNIT + (across - 1) * AISLE
    depth = 2 * WALL + rows * 2 * UNIT + (rows - 1) * AISLE
    venue = floors.one(f"crowd-{count}", width / 1000, depth / 1000)
    hall = venue.halls[0]
    booths = tuple(_booths(hall.id, count, across))
    dice = Random(f"crowd {count}")
    stands = demand.exhibitors(dice, [(3, 3)] * count, plain=True)
    zones = _zones(hall, rows)
    zone = [next(z.id for z in zones if b.y_mm < z.rings[0][2][1]) for b in booths]
    taken = [n for n in range(count) if n % EMPTY_EVERY]
    brief = Brief(
        title=Text(ko=f"부스 {count:,}개", en=f"{count:,} booths"),
        dates=(dt.date(2026, 1, 1), dt.date(2026, 1, 3)),
        venue=venue.id,
        halls=(hall.id,),
        zones=demand.zones(),
        exhibitors=tuple(stands[n].model_copy(update={"zone": zone[n]}) for n in taken),
    )
    bare = bare_plan(brief, venue, made=MADE)
    layout = Layout(
        booths=tuple(
            booth.model_copy(update={"zone": name})
            for booth, name in zip(booths, zone, strict=True)
        ),
        aisles=tuple(_aisles(hall.id, rows, across)),
        zones=zones,
    )
    allotments = tuple(Allotment(booth=booths[n].id, exhibitor=stands[n].id) for n in taken)
    return judged(bare.model_copy(update={"layout": layout, "allotments": allotments}))


def _booths(hall: str, count: int, across: int) -> Iterator[Booth]:
    """Give the booths row by row."""
    for n in range(count):
        row, column = divmod(n, BLOCK * across)
        block, place = divmod(column, BLOCK)
        double, upper = divmod(row, 2)
        sides = [Side.NORTH if upper else Side.SOUTH]
        sides += [Side.WEST] if place == 0 else [Side.EAST] if place == BLOCK - 1 else []
        yield Booth(
            id=f"b{n + 1}", number=str(1000 * (row + 1) + column + 1), hall=hall,
            x_mm=WALL + block * (BLOCK * UNIT + AISLE) + place * UNIT,
            y_mm=WALL + double * (2 * UNIT + AISLE) + upper * UNIT,
            width_mm=UNIT, depth_mm=UNIT, open_edges=tuple(sides),
        )  # fmt: skip


def _zones(hall: Hall, rows: int) -> tuple[Zone, ...]:
    """Part the hall among the themes; each border lies in an aisle."""
    names = [zone.id for zone in demand.zones()][:rows]
    (_, _), (right, _), (_, top), (_, _) = hall.outline
    ends = [
        WALL + math.ceil(rows * n / len(names)) * (2 * UNIT + AISLE) - AISLE // 2
        for n in range(1, len(names))
    ]
    return tuple(
        Zone(id=name, hall=hall.id, rings=(((0, low), (right, low), (right, high), (0, high)),))
        for name, low, high in zip(names, [0, *ends], [*ends, top], strict=True)
    )


def _aisles(hall: str, rows: int, across: int) -> Iterator[Aisle]:
    """Give the aisles between the rows and across them."""
    width = across * (BLOCK * UNIT + AISLE) - AISLE
    depth = rows * (2 * UNIT + AISLE) - AISLE
    for row in range(rows - 1):
        yield Aisle(
            id=f"a{row + 1}", hall=hall, x_mm=WALL, y_mm=WALL + row * (2 * UNIT + AISLE) + 2 * UNIT,
            width_mm=width, depth_mm=AISLE, number=row + 1,
        )  # fmt: skip
    for block in range(across - 1):
        yield Aisle(
            id=f"c{block + 1}", hall=hall, along="depth", y_mm=WALL, depth_mm=depth,
            x_mm=WALL + (block + 1) * (BLOCK * UNIT + AISLE) - AISLE, width_mm=AISLE,
        )  # fmt: skip
