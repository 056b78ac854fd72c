"""What `madang walk` answers: for programs, and for people."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from layouts.brief.visitors import Attraction, Visitors
from layouts.walking.measures import REACHES_M, mean_of
from layouts.walking.part import NodeKind
from plans.plan import Plan
from plans.visits import Visit
from venue.text import Lang, Text

LISTED = 12
"""Booths listed in one sentence or table."""


def visit_data(plan: Plan, visit: Visit, lang: Lang) -> dict[str, Any]:
    """Give the walk of a plan for programs: metres; shares and counts for one visitor.

    Returns
    -------
    ``network``, ``entrances``, ``booths`` (each with its walk, detour, reach, visits, footfall and
    band), ``unreachable``, ``dead_zones``, means, and ``assumptions``.
    """
    far, seen = visit.distances, visit.traffic
    number = {booth.id: booth.number for booth in plan.layout.booths}
    return {
        "network": {
            "nodes": len(visit.network),
            "edges": len(visit.network.edges[0]),
            "clearance_m": visit.network.clearance_mm / 1000,
        },
        "walk_mean_m": _figure(far.mean_m),
        "walk_p95_m": _figure(far.p95_m),
        "pairs_mean_m": _figure(visit.neighbourhood.mean_m),
        "visit_m": _figure(seen.walked_m),
        "exposure_gini": _figure(visit.exposure_gini),
        "entrances": [
            {
                "id": name,
                "nearest_of": sum(near == name for near in far.nearest),
                "mean_m": _figure(mean_of(far.all_m[row])),
            }
            for row, name in enumerate(far.openings)
        ],
        "crowding": None
        if visit.crowded is None
        else [
            {
                "aisle": each.aisle,
                "hall": each.hall,
                "x_m": each.at[0] / 1000,
                "y_m": each.at[1] / 1000,
                "clear_width_m": round(each.width_m, 3),
                "people_per_min_m": round(each.people_per_min_m, 3),
                "level": each.level.value,
            }
            for each in visit.crowded
        ],
        "crowding_scheme": "Fruin",
        "closed_openings": list(visit.closed_openings),
        "unreachable": [number[booth] for booth in visit.unreachable],
        "dead_zones": [number[booth] for booth in seen.dead],
        "booths": _booths(plan, visit),
        "assumptions": [each.say(lang) for each in assumptions(plan.brief.visitors)],
    }


def _booths(plan: Plan, visit: Visit) -> list[dict[str, Any]]:
    """Give the figures of every booth."""
    far, seen = visit.distances, visit.traffic
    number = {booth.id: booth.number for booth in plan.layout.booths}
    within = dict(zip(_nodes(visit), visit.neighbourhood.within.T.tolist(), strict=True))
    met = {b: n for n, b in enumerate(seen.booths)}
    booths = []
    for place, booth in enumerate(far.booths):
        at = met.get(booth)
        who = plan.exhibitor_of(booth)
        booths.append(
            {
                "booth": number[booth],
                "exhibitor": None if who is None else who.id,
                "entrance": far.nearest[place] or None,
                "walk_m": _figure(far.walk_m[place]),
                "detour": _figure(far.detours[place]),
                "from_m": dict(
                    zip(far.openings, map(_figure, far.all_m[:, place].tolist()), strict=True)
                ),
                "within": dict(zip(map(_reach, REACHES_M), within.get(booth, [0, 0]), strict=True)),
                "visits": None if at is None else round(float(seen.visits[at]), 6),
                "footfall": None if at is None else round(float(seen.footfall[at]), 6),
                "band": None if at is None else seen.band(float(seen.footfall[at])),
            }
        )
    return booths


def visit_shown(plan: Plan, visit: Visit, lang: Lang) -> Iterator[RenderableType]:
    """Show the walk of a plan: what is wrong first, then means, entrances, whom people pass."""
    far, seen = visit.distances, visit.traffic
    number = {booth.id: booth.number for booth in plan.layout.booths}
    for text, names in (
        (UNREACHABLE, [number[b] for b in visit.unreachable]),
        (CLOSED, list(visit.closed_openings)),
        (DEAD, [number[b] for b in seen.dead]),
    ):
        if names:
            listed = ", ".join(names[:LISTED]) + (" …" if len(names) > LISTED else "")
            yield Line(text.fill(n=len(names), names=listed).say(lang), "red")
    if far.mean_m is not None:
        means = MEANS.fill(mean=f"{far.mean_m:.0f}", p95=f"{far.p95_m or 0:.0f}")
        yield Line(means.say(lang), "bold")
    yield Line(VISIT.fill(m=f"{seen.walked_m:,.0f}", stops=f"{seen.visits.sum():.0f}").say(lang))
    yield Line(SPREAD.fill(gini=f"{visit.exposure_gini:.2f}").say(lang))
    yield ""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head, justify in ((ENTRANCE, "left"), (NEAREST_OF, "right"), (MEAN, "right")):
        table.add_column(head.say(lang), justify="right" if justify == "right" else "left")
    for row, name in enumerate(far.openings):
        mean = mean_of(far.all_m[row])
        count = sum(near == name for near in far.nearest)
        table.add_row(name, f"{count}", "–" if mean is None else f"{mean:.0f} m")
    yield table
    yield ""
    yield from _bands(visit, number, lang)
    if visit.crowded:
        worst = max(visit.crowded, key=lambda each: each.people_per_min_m)
        told = CROWDED.fill(
            hall=worst.hall, x=f"{worst.at[0] / 1000:.0f}", y=f"{worst.at[1] / 1000:.0f}",
            n=f"{worst.people_per_min_m:.1f}", level=worst.level.value,
        )  # fmt: skip
        yield Line(told.say(lang))
        yield ""
    yield Line(ASSUMED.say(lang), "bold")
    for each in assumptions(plan.brief.visitors):
        yield Line(f"  {each.say(lang)}")


def _bands(visit: Visit, number: dict[str, str], lang: Lang) -> Iterator[RenderableType]:
    """Show who is passed by most and least, in bands and never in counts."""
    seen = visit.traffic
    order = np.argsort(-seen.footfall, kind="stable")
    for name, title in BANDS.items():
        mine = [number[seen.booths[n]] for n in order if seen.band(float(seen.footfall[n])) == name]
        if mine:
            listed = ", ".join(mine[:LISTED]) + (" …" if len(mine) > LISTED else "")
            yield Line(f"{title.say(lang)} ({len(mine)}): {listed}")
    yield ""


def assumptions(visitors: Visitors) -> Iterator[Text]:
    """List the inputs of the traffic model, as they are; nobody publishes any for fairs."""
    yield STOPS.fill(stops=f"{visitors.stops:g}", dwell=f"{visitors.dwell_min:g}")
    yield DECAY.fill(first=f"{visitors.first_decay_m:g}", next=f"{visitors.decay_m:g}")
    yield BY_AREA if visitors.attraction is Attraction.AREA else ALIKE
    yield SPEED.fill(speed=f"{visitors.speed_m_s:g}")
    if visitors.expected is not None:
        yield BUSY.fill(
            n=f"{visitors.expected:,}", hours=f"{visitors.open_hours:g}", peak=f"{visitors.peak:g}"
        )


def _nodes(visit: Visit) -> list[str]:
    """List the booths that have a node, in the network's order."""
    return [leaf.id for leaf in visit.network.leaves if leaf.kind is NodeKind.BOOTH]


def _figure(value: float | None) -> float | None:
    """Give a figure to the micron, None for none."""
    return None if value is None or np.isnan(value) else round(float(value), 6)


def _reach(metres: float) -> str:
    """Name a reach."""
    return f"{metres:g}_m"


UNREACHABLE = Text(
    ko="입구에서 닿지 않는 부스 {n}곳: {names}. 통로를 열어 주십시오.",
    en="{n} booths cannot be reached from any entrance: {names}. Open an aisle to them.",
)
CLOSED = Text(
    ko="앞이 막힌 출입구 {n}곳: {names}. 앞을 비워 주십시오.",
    en="{n} openings are blocked: {names}. Clear the floor before them.",
)
DEAD = Text(
    ko="거의 지나지 않는 부스 {n}곳(중앙값의 10% 미만): {names}.",
    en="{n} booths lie in dead zones (below 10 % of the median footfall): {names}.",
)
MEANS = Text(
    ko="가장 가까운 입구에서 부스까지 평균 {mean} m, 95%는 {p95} m 안",
    en="{mean} m from the nearest entrance to a booth on average, 95 % within {p95} m",
)
VISIT = Text(
    ko="방문객 한 사람: {stops}곳을 보며 {m} m를 걷습니다(가정).",
    en="One visitor sees {stops} booths and walks {m} m (as assumed).",
)
SPREAD = Text(
    ko="노출의 고르기(지니 계수, 0이면 고름): {gini}",
    en="How unevenly booths are passed (Gini, 0 is alike for all): {gini}",
)
CROWDED = Text(
    ko="가장 붐비는 통로: {hall}홀 ({x}, {y}) m, 폭 1 m에 분당 {n}명, 서비스 수준 {level}(Fruin)",
    en="Most crowded: hall {hall} at ({x}, {y}) m, {n} people a minute and metre, level {level} "
    "(Fruin)",
)
ENTRANCE = Text(ko="입구", en="entrance")
NEAREST_OF = Text(ko="가장 가까운 부스 수", en="nearest for")
MEAN = Text(ko="모든 부스까지 평균", en="mean to all booths")
BANDS = {
    "above": Text(ko="지나는 사람이 많은 편", en="Passed by more than the floor's median"),
    "around": Text(ko="중간", en="Around it"),
    "below": Text(ko="적은 편", en="Below it"),
}
ASSUMED = Text(ko="가정", en="Assumed")
STOPS = Text(
    ko="한 번 방문에 부스 {stops}곳, 한 곳에 {dwell}분",
    en="{stops} booths a visit, {dwell} min at each",
)
DECAY = Text(
    ko="끌림은 첫 부스까지 {first} m, 다음 부스까지 {next} m마다 1/e로 줄어듭니다",
    en="a booth draws 1/e as much for every {first} m to the first, {next} m to each next one",
)
BY_AREA = Text(ko="부스 면적만큼 끌립니다", en="booths draw by their net area")
ALIKE = Text(ko="모든 부스가 똑같이 끕니다", en="all booths draw alike")
BUSY = Text(
    ko="방문 {n}회, 하루 {hours}시간, 가장 붐빌 때는 평균의 {peak}배",
    en="{n} visits in all, {hours} hours a day, {peak} times the mean at the busiest",
)
SPEED = Text(ko="걷는 속도 {speed} m/s", en="people walk {speed} m/s")
