"""What the walking commands answer: for programs, and for people."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text as Line

from layouts.brief.visitors import Visitors
from plans.walks import Tour
from venue.text import Lang, Text


def tour_data(tour: Tour, visitors: Visitors, lang: Lang) -> dict[str, Any]:
    """Give a tour for programs: metres, in each hall's frame.

    Returns
    -------
    ``length_m``, ``seconds`` of walking alone, ``order`` (the stops as they were asked for),
    ``stops`` with their legs, ``points_m`` by hall, ``clearance_m`` and ``steps`` in one language.
    """
    points: dict[str, list[list[float]]] = defaultdict(list)
    for walk in tour.walks:
        for leg in walk.legs:
            line = [[round(x / 1000, 7), round(y / 1000, 7)] for x, y in leg.line]
            known = points[leg.hall]
            known += line[1:] if known and known[-1] == line[0] else line
    return {
        "from": tour.start,
        "length_m": round(tour.length_mm / 1000, 7),
        "seconds": round(tour.length_mm / 1000 / visitors.speed_m_s, 1),
        "order": [stop.asked for stop in tour.stops],
        "stops": [
            {
                "to": stop.asked,
                "booth": stop.booth.number,
                "hall": stop.booth.hall,
                "length_m": round(walk.length_mm / 1000, 7),
            }
            for stop, walk in zip(tour.stops, tour.walks, strict=True)
        ],
        "points_m": dict(points),
        "clearance_m": tour.clearance_mm / 1000,
        "steps": [step.say(lang) for step in tour.steps],
    }


def tour_shown(tour: Tour, visitors: Visitors, lang: Lang) -> Iterator[RenderableType]:
    """Show a tour: its length, and each step on a line."""
    metres = tour.length_mm / 1000
    minutes = metres / visitors.speed_m_s / 60
    head = HEAD.fill(m=f"{metres:,.0f}", minutes=f"{minutes:.0f}" if minutes >= 1 else "1")
    yield Line(head.say(lang), "bold")
    for number, step in enumerate(tour.steps, start=1):
        yield Line(f"{number:>3}. {step.say(lang)}")


HEAD = Text(ko="{m} m, 걸어서 약 {minutes}분", en="{m} m, about {minutes} min on foot")
