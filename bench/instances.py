"""The instances of the exhibition floor benchmark, by name and seed.

Run ``python bench/instances.py DIR [NAME ...]`` to write each as brief.toml, exhibitors.csv and
venue.json into DIR/NAME-SEED; without names all are written. ``--list`` lists the families.
"""

import datetime as dt
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from bench import demand, floors
from bench.demand import NONE, ORDINARY, Size, Wishes
from bench.show_files import SHEET, VENUE, write_show
from layouts.brief.brief import Brief
from layouts.brief.request import Pair, Pin, Relation, ZoneRequest
from venue.text import Text
from venue.venue import Venue

COEX_M2 = 10_348.0
"""Gross area of hall C of COEX, square metres."""

HOLDS = 0.54
"""Share of hall C's gross that rows and aisles can take with an ordinary fair's sizes, about.

Rows of single units end at 51.6 %; wider stands and islands need fewer aisles. The instances at
the edge ask 97 and 100 % of it.
"""

TEN_FOOT_MM = 3_048

Sizes = Callable[[Random], list[Size]]
Change = Callable[[Venue, Brief], Brief]


def _nothing(_: Venue, brief: Brief) -> Brief:
    """Leave a brief as it is."""
    return brief


@dataclass(frozen=True)
class Family:
    """One family of instances.

    ``why`` says what it is there for; ``seeds`` how many instances it has, from 0 on;
    ``change`` makes the brief what an ordinary one is not. Families that are ``drawn`` under one
    name have the same exhibitors.
    """

    why: str
    venue: Callable[[], Venue]
    sizes: Sizes
    wishes: Wishes = ORDINARY
    seeds: int = 1
    module_mm: int = 3000
    drawn: str = ""
    change: Change = _nothing


def names() -> tuple[str, ...]:
    """List the families."""
    return tuple(FAMILIES)


def seeds(name: str) -> tuple[int, ...]:
    """List the seeds of a family."""
    return tuple(range(FAMILIES[name].seeds))


def make(name: str, seed: int = 0) -> tuple[Venue, Brief]:
    """Make an instance; equal for equal names and seeds, on any machine.

    Parameters
    ----------
    name : one of `names`.
    seed : any whole number; `seeds` are those that are measured.

    Raises
    ------
    KeyError : when there is no such family.

    Examples
    --------
    >>> venue, brief = make("coex-450")
    >>> venue.halls[0].id, len(brief.contracts), brief.asked_m2
    ('C-columns', 450, 5490.0)
    """
    family = FAMILIES[name]
    dice = Random(f"{family.drawn or name} {seed}")
    venue = family.venue()
    sizes = family.sizes(dice)
    asked = family.wishes
    stands = demand.exhibitors(dice, sizes, module_mm=family.module_mm, plain=asked.plain)
    paired = demand.pairs(dice, stands, asked)
    taken = {who for pair in paired for who in (pair.a, pair.b)}
    hall = venue.halls[0]
    brief = Brief(
        title=Text(ko=f"벤치마크 {name} {seed}", en=f"Benchmark {name} {seed}"),
        dates=(dt.date(2026, 1, 1), dt.date(2026, 1, 3)),
        venue=VENUE,
        halls=tuple(hall.id for hall in venue.halls),
        module_mm=family.module_mm,
        zones=demand.zones(),
        pins=(demand.pin_of(hall, stands, taken),) if asked.pin else (),
        pairs=paired,
        sheet=SHEET,
        exhibitors=stands,
    )
    return venue, family.change(venue, brief)


def fair(contracts: int, islands: Sequence[Size] = demand.ISLANDS) -> Sizes:
    """Ask an ordinary fair's sizes for so many contracts."""
    return lambda dice: demand.fair_sizes(dice, contracts, islands)


def units(contracts: int) -> Sizes:
    """Ask single units of 3 x 3 m alone."""
    return lambda _: [(3, 3)] * contracts


def _share(square_metres: float, share: float) -> int:
    """Give how many contracts of an ordinary fair ask a share of a floor."""
    return math.floor(square_metres * share / demand.MEAN_M2)


def _turned(_: Venue, brief: Brief) -> Brief:
    """Turn the pin with the hall."""
    flat = floors.outlined("square").halls[0]
    pin = demand.pin_of(flat, brief.exhibitors, _paired(brief))
    turn, x, y = math.radians(23), pin.x_mm, pin.y_mm
    return brief.model_copy(
        update={
            "pins": (
                Pin(
                    exhibitor=pin.exhibitor,
                    hall=pin.hall,
                    x_mm=round(x * math.cos(turn) - y * math.sin(turn)),
                    y_mm=round(x * math.sin(turn) + y * math.cos(turn)),
                    rotation_deg=23.0,
                ),
            )
        }
    )


def _paired(brief: Brief) -> set[str]:
    """Give who stands in a pair."""
    return {who for pair in brief.pairs for who in (pair.a, pair.b)}


def _off_lattice(_: Venue, brief: Brief) -> Brief:
    """Move the pin off every lattice and turn it by seven degrees."""
    (pin,) = brief.pins
    moved = {"x_mm": pin.x_mm + 137, "y_mm": pin.y_mm + 291, "rotation_deg": 7.0}
    return brief.model_copy(update={"pins": (pin.model_copy(update=moved),)})


def _zone_too_large(venue: Venue, brief: Brief) -> Brief:
    """Keep everybody in one zone, and the zone in the first of two halls that cannot hold it."""
    zone = ZoneRequest(id="all", name=Text(ko="하나뿐인 구역", en="The only zone"), hall="H1")
    return brief.model_copy(
        update={
            "halls": tuple(hall.id for hall in venue.halls),
            "zones": (zone,),
            "exhibitors": tuple(
                who.model_copy(update={"zone": zone.id}) for who in brief.exhibitors
            ),
        }
    )


def _contradictory(_: Venue, brief: Brief) -> Brief:
    """Ask six neighbours for a stand of 3 x 3 m, and two of them to stand 60 m apart.

    Four units at most stand beside it, two of them behind it by halves.
    """
    first, *others = [who.id for who in brief.exhibitors if who.size_mm == (3000, 3000)][:7]
    found = [Pair(a=first, b=other, relation=Relation.ADJACENT) for other in others]
    apart = Pair(a=others[0], b=others[1], relation=Relation.APART, distance_mm=60_000)
    return brief.model_copy(update={"pairs": (*found, apart)})


def _six(kind: str, why: str, change: Change = _nothing, *, pin: bool = True) -> Family:
    """Make one of the six halls of equal area, with one demand."""
    sizes = fair(_share(floors.SIX_EXITS_M2, 0.53))
    venue = partial(floors.outlined, kind)
    return Family(why, venue, sizes, Wishes(pin=pin), drawn="square", change=change)


def _series(halls: int) -> Family:
    """Make one of the series by size, in closed halls of 144 x 72 m."""
    wishes = Wishes(adjacent=3 * halls, apart=2 * halls)
    what = "one hall" if halls == 1 else f"{halls} closed halls"
    why = f"the series by size: {what} of 144 x 72 m with eight columns each"
    return Family(why, lambda: floors.series(halls), fair(450 * halls), wishes)


FAMILIES: dict[str, Family] = {
    "coex-450": Family("a full fair, 53 % of the hall", floors.coex, fair(450), seeds=5),
    "coex-425": Family("the same with room to spare, 50 %", floors.coex, fair(425)),
    "units-620": Family("more single units than a hall holds", floors.coex, units(620), NONE),
    "over-94": Family(
        "a demand of 94 % of gross, many large stands",
        floors.coex,
        lambda dice: demand.sizes_up_to(dice, demand.RICH, 0.94 * COEX_M2),
    ),
    "scale-50": Family(
        "the series by size: one hall of 36 x 32 m",
        lambda: floors.one("scale-50", 36, 32),
        fair(50, [(12, 12)]),
        Wishes(adjacent=1, apart=1),
    ),
    "scale-200": Family(
        "the series by size: one hall of 72 x 64 m",
        lambda: floors.one("scale-200", 72, 64),
        fair(200),
    ),
    "scale-450": _series(1),
    "scale-1350": _series(3),
    "scale-4500": _series(10),
    "scale-13500": _series(30),
    "jamsil-4500": Family(
        "one floor of 100,000 m2", floors.jamsil, fair(4500), Wishes(adjacent=30, apart=20)
    ),
    "grid-28": Family(
        "columns every 28.8 x 24 m",
        lambda: floors.one("grid-28", 144, 72, (28.8, 24)),
        fair(_share(144 * 72, 0.5)),
    ),
    "grid-30": Family(
        "columns every 30.5 x 31 m, which no rhythm of rows meets",
        lambda: floors.one("grid-30", 144, 72, (30.5, 31)),
        fair(_share(144 * 72, 0.5)),
    ),
    "square": _six("square", "120 x 72 m along the axes, to compare the next five with"),
    "ell": _six("ell", "an L of the same area"),
    "notch": _six("notch", "a notch in the north wall, the same area"),
    "trapezoid": _six("trapezoid", "two slanted walls, the same area"),
    "turned-23": _six("turned-23", "the same hall turned by 23 degrees", _turned, pin=False),
    "curve": _six("curve", "a wall that is an arc of 24 chords, the same area"),
    "edge-97": Family(
        "97 % of what rows of these sizes hold", floors.coex, fair(_share(COEX_M2, 0.97 * HOLDS))
    ),
    "edge-100": Family(
        "all that rows of these sizes hold", floors.coex, fair(_share(COEX_M2, HOLDS))
    ),
    "column-in-aisle": Family(
        "columns where a fixed rhythm has its aisles",
        floors.columns_in_aisles,
        fair(_share(96 * 54, 0.45)),
    ),
    "exit-on-row": Family(
        "exits where a fixed rhythm has the ends of its rows",
        floors.exits_on_rows,
        fair(_share(96 * 54, 0.45)),
    ),
    "pin-off-lattice": Family(
        "a stand pinned at 137 and 291 mm beside the half metres, turned by 7 degrees",
        lambda: floors.one("pin-off-lattice", 72, 64),
        fair(_share(72 * 64, 0.45)),
        change=_off_lattice,
    ),
    "zone-too-large": Family(
        "a zone bound to a hall that holds half of it",
        lambda: floors.venue_of(
            "zone-too-large",
            [floors.rectangle(36, 32, name="H1"), floors.rectangle(72, 64, name="H2", x=56)],
        ),
        fair(100, [(12, 12)]),
        Wishes(1, 1, pin=False),
        change=_zone_too_large,
    ),
    "contradictory-pairs": Family(
        "six neighbours wanted around one stand, two of them 60 m apart",
        lambda: floors.one("contradictory-pairs", 72, 64),
        fair(_share(72 * 64, 0.4)),
        Wishes(0, 0, pin=False),
        change=_contradictory,
    ),
    "narrow": Family("a hall of 60 x 4 m, an aisle and no row", floors.narrow, units(10), NONE),
    "empty": Family("nobody comes", lambda: floors.one("empty", 36, 32), units(0), NONE),
    "odd-sizes": Family(
        "stands of 7.5 x 4, 2.5 x 2, 4.25 x 3.75 m and the like",
        lambda: floors.one("odd-sizes", 72, 64),
        lambda dice: demand.sizes_up_to(dice, demand.ODD, 0.4 * 72 * 64),
    ),
    "ten-foot": Family(
        "units of 10 ft, 3.048 m",
        lambda: floors.one("ten-foot", 72, 64),
        fair(_share(72 * 64, 0.45)),
        module_mm=TEN_FOOT_MM,
    ),
}
"""All families by name."""


def listing() -> Iterator[str]:
    """Give the families as lines of a table: seeds, floor, demand, and what each is for."""
    yield "| family | seeds | gross m2 | contracts | demand, % of gross | what it is for |"
    yield "|---|---|---|---|---|---|"
    for name, family in FAMILIES.items():
        venue, brief = make(name)
        gross = sum(hall.gross_m2 for hall in venue.halls)
        last = f"–{family.seeds - 1}" if family.seeds > 1 else ""
        asked = f"{len(brief.contracts):,} | {brief.asked_m2 / gross * 100:.1f}"
        yield f"| `{name}` | 0{last} | {gross:,.0f} | {asked} | {family.why} |"


def main(arguments: Sequence[str]) -> int:
    """Write instances to a folder, or list them."""
    if list(arguments) == ["--list"]:
        sys.stdout.writelines(f"{line}\n" for line in listing())
        return 0
    if not arguments or arguments[0].startswith("-") or set(arguments[1:]) - set(FAMILIES):
        usage = "python bench/instances.py DIR [NAME ...], or --list"
        sys.stderr.write(f"{usage}\nNAME: {', '.join(FAMILIES)}\n")
        return 2
    folder, *wanted = arguments
    for name in wanted or FAMILIES:
        for seed in seeds(name):
            path = write_show(Path(folder) / f"{name}-{seed}", *make(name, seed))
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
