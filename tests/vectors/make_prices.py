"""Booths, rates and days, and what each booth costs.

The planner in the browser shows the list price of a booth while it is drawn; its tests read
``tests/vectors/prices.json``. Run ``python -m tests.vectors.make_prices`` after a change of prices.
"""

import datetime as dt
import json
from pathlib import Path
from random import Random
from typing import Any

from layouts.booth import Booth, Side
from layouts.brief.rates import DEAREST_KRW_M2, Rates
from plans.prices import price_krw

FILE = Path(__file__).with_name("prices.json")

PRICES = 300

START = dt.date(2026, 1, 1)


def rates(random: Random) -> dict[str, Any]:
    """Think of rates, some with the figures that round the worst."""
    days = [START + dt.timedelta(days=random.randrange(365)) for _ in range(random.randrange(3))]
    return {
        "booth_krw_m2": random.choice([0, 1, 333_333, 300_000, random.randint(0, DEAREST_KRW_M2)]),
        "corner_share": random.choice([0.0, 0.1, 0.15, 0.1 + 0.2, 1e-7, 5.0]),
        "island_share": random.choice([0.2, 0.25, 1 / 3]),
        "zone_factors": {"ai": random.choice([0.0, 0.95, 1.25, 9.99])},
        "early": [
            {"until": day.isoformat(), "share": random.choice([0.05, 0.125, 1.0])} for day in days
        ],
    }


def booth(random: Random) -> dict[str, Any]:
    """Draw a booth: its sides, which are open, its zone, and now and then a notch."""
    width, depth = random.randint(500, 30_000), random.randint(500, 30_000)
    cut = random.random() < 0.3
    return {
        "id": "b", "hall": "A", "x_mm": 0, "y_mm": 0, "width_mm": width, "depth_mm": depth,
        "open_edges": [side.value for side in Side][: random.randrange(5)],
        "zone": random.choice([None, "ai", "iot"]), "perimeter": random.random() < 0.2,
        "notch": {
            "x_mm": 0, "y_mm": 0, "width_mm": width // 2, "depth_mm": depth // 3,
        } if cut else None,
    }  # fmt: skip


def vectors() -> list[dict[str, Any]]:
    """Say what booths cost on some days."""
    random = Random(11)
    told = []
    for _ in range(PRICES):
        stands, asked = booth(random), rates(random)
        on = START + dt.timedelta(days=random.randrange(365))
        known = Rates.model_validate(asked)
        won = price_krw(Booth.model_validate(stands), known, on)
        told.append(
            {
                "booth": stands, "rates": known.model_dump(mode="json", include={*asked}),
                "on": on.isoformat(), "price_krw": won,
            }
        )  # fmt: skip
    return told


def text(made: list[dict[str, Any]]) -> str:
    """Write vectors, one price a line."""
    lines = (json.dumps(each, separators=(",", ":")) for each in made)
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(text(vectors()), encoding="utf-8")
