"""A comparison as people read it: one line a figure, one column a plan, and what differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from plans.figures import Compared
from venue.text import Lang, Text

NONE = "–"

Read = Callable[[Compared], float | None]


@dataclass(frozen=True)
class Measure:
    """One figure: its key, its name, how it is read and written.

    ``verdict`` tells of a count of what is not met, or not assessable: it is coloured above none.
    More or less of anything else is no better or worse: that is for people to say.
    """

    key: str
    name: Text
    read: Read
    form: str = "{:,.0f}"
    verdict: Literal["", "bad", "warn"] = ""


MEASURES = (
    Measure("booths", Text(ko="부스(개)", en="Booths"), lambda c: c.booths),
    Measure("requested", Text(ko="신청(곳)", en="Requested"), lambda c: c.requested),
    Measure("placed", Text(ko="배치(곳)", en="Placed"), lambda c: c.placed),
    Measure("left_out", Text(ko="빠짐(곳)", en="Left out"), lambda c: c.left_out, verdict="bad"),
    Measure("gross", Text(ko="총면적(m²)", en="Gross area, m²"), lambda c: c.gross_m2),
    Measure("net", Text(ko="순면적(m²)", en="Net area, m²"), lambda c: c.net_m2),
    Measure(
        "net_ratio",
        Text(ko="순면적률(%)", en="Net ratio, %"),
        lambda c: 100 * c.net_ratio,
        "{:.1f}",
    ),
    Measure(
        "share_of_bound",
        Text(ko="상한 대비(%)", en="Share of the bound, %"),
        lambda c: None if c.share_of_bound is None else 100 * c.share_of_bound,
        "{:.1f}",
    ),
    Measure("days", Text(ko="임대 일수", en="Days of tenancy"), lambda c: c.tenancy_days),
    Measure(
        "revenue",
        Text(ko="부스 수입(백만 원)", en="Revenue, million won"),
        lambda c: c.revenue_krw / 1e6,
    ),
    Measure("rent", Text(ko="임대료(백만 원)", en="Rent, million won"), lambda c: c.rent_krw / 1e6),
    Measure(
        "rent_m2_day",
        Text(ko="임대료(원/m²·일)", en="Rent, won per m² and day"),
        lambda c: c.rent_krw_m2_day,
    ),
    Measure(
        "walk_mean",
        Text(ko="입구에서 부스까지 평균(m)", en="Mean walk to a booth, m"),
        lambda c: c.walk_mean_m,
        "{:.1f}",
    ),
    Measure(
        "walk_p95",
        Text(ko="같은 거리의 95 %(m)", en="The same, 95 of 100, m"),
        lambda c: c.walk_p95_m,
        "{:.1f}",
    ),
    Measure(
        "gini",
        Text(ko="통행의 불균등(지니)", en="Uneven footfall (Gini)"),
        lambda c: c.footfall_gini,
        "{:.2f}",
    ),
    Measure("dead_zones", Text(ko="외진 부스", en="Dead zones"), lambda c: c.dead_zones),
    Measure(
        "unreachable",
        Text(ko="닿지 않는 부스", en="Not reachable"),
        lambda c: c.unreachable,
        verdict="bad",
    ),
    Measure(
        "crowding",
        Text(ko="가장 붐비는 통로(명/분·m)", en="Busiest aisle, people/min/m"),
        lambda c: c.crowding_worst,
        "{:.1f}",
    ),
    Measure("egress", Text(ko="대피 시간(초)", en="Egress, s"), lambda c: c.egress_seconds),
    Measure(
        "egress_worst",
        Text(ko="출구 하나를 잃으면(초)", en="Egress with one exit lost, s"),
        lambda c: c.egress_worst_seconds,
    ),
    Measure(
        "travel",
        Text(ko="출구까지 가장 먼 거리(m)", en="Longest walk to an exit, m"),
        lambda c: c.max_travel_m,
        "{:.1f}",
    ),
    Measure(
        "findings",
        Text(ko="규칙·희망 미충족", en="Rules and wishes not met"),
        lambda c: sum(c.findings.values()),
        verdict="bad",
    ),
    Measure(
        "not_assessable",
        Text(ko="판정 불가", en="Not assessable"),
        lambda c: c.not_assessable,
        verdict="warn",
    ),
)

BY_KEY = {measure.key: measure for measure in MEASURES}


@dataclass(frozen=True)
class Cell:
    """A figure as it is written, its ``change`` to the base, and what it says as a verdict."""

    text: str
    change: str = ""
    verdict: Literal["", "bad", "warn"] = ""


def cells(measure: Measure, plans: Sequence[Compared]) -> list[Cell]:
    """Write one figure of all plans; the first is the base.

    Parameters
    ----------
    measure : the figure.
    plans : at least one.
    """
    base = measure.read(plans[0])
    found = []
    for number, plan in enumerate(plans):
        value = measure.read(plan)
        if value is None:
            found.append(Cell(NONE))
            continue
        text = measure.form.format(value)
        verdict = measure.verdict if value > 0 else ""
        if not number or base is None:
            found.append(Cell(text, verdict=verdict))
            continue
        more = measure.form.format(abs(value - base))
        same = float(more.replace(",", "")) == 0
        sign = "±" if same else "▲ " if value > base else "▼ "
        found.append(Cell(text, f"{sign}{more}", verdict))
    return found


def headings(plans: Sequence[Compared], lang: Lang) -> list[str]:
    """Name the plans; those of one title by their halls as well."""
    titles = [plan.title.say(lang) for plan in plans]
    return [
        title
        if titles.count(title) == 1
        else f"{title} ({plan.venue}: {', '.join(plan.halls[:4])}{' …' * (len(plan.halls) > 4)})"
        for title, plan in zip(titles, plans, strict=True)
    ]
