"""What `madang calendar` answers: for programs, and for people."""

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from plans.lettings import HEALTHY, Calendar, Filling
from venue.text import Lang, Text

LISTED = 12
"""Turn-arounds that are listed: the shortest."""


def calendar_data(found: Filling) -> dict[str, Any]:
    """Give a calendar's figures for programs."""
    return found.model_dump(mode="json")


def calendar_shown(calendar: Calendar, found: Filling, lang: Lang) -> Iterator[RenderableType]:
    """Lay a calendar out: its months by hall, what is tight, and what was refused."""
    yield Line(
        TOTAL.fill(
            share=f"{100 * found.utilisation:.1f}",
            let=f"{found.let_m2_days:,.0f}",
            there=f"{found.there_m2_days:,.0f}",
            refused=f"{found.refused_m2_days:,.0f}",
            low=f"{100 * HEALTHY[0]:.0f}",
            high=f"{100 * HEALTHY[1]:.0f}",
        ).say(lang)
    )
    months = list(dict.fromkeys(each.month for each in found.months))
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("홀" if lang == "ko" else "hall")
    for month in months:
        table.add_column(month, justify="right")
    for hall in dict.fromkeys(each.hall for each in found.months):
        shares = {e.month: e.utilisation for e in found.months if e.hall == hall}
        table.add_row(hall, *(f"{100 * shares[month]:.0f} %" for month in months))
    yield table
    for each in sorted(found.turn_arounds, key=lambda turn: turn.days)[:LISTED]:
        yield Line(TURN.fill(**each.model_dump()).say(lang))
    for clash in found.clashes:
        names = {"a": clash.shows[0], "b": clash.shows[1]}
        days = {"hall": clash.hall, "first": clash.first, "last": clash.last}
        yield Line(CLASH.fill(**names, **days).say(lang), style="red")
    if found.peak is not None:
        peak = found.peak
        told = PEAK.fill(day=peak.day, people=f"{peak.people:,}", n=len(peak.shows)).say(lang)
        ceiling = "" if calendar.ceiling is None else f" / {calendar.ceiling:,}"
        yield Line(told + ceiling, style="red" if peak.over else "")


TOTAL = Text(
    ko="가동률 {share} % ({let} / {there} m²·일), 받지 못한 것 {refused} m²·일. 흔히 "
    "{low}~{high} %를 건강하다고 봅니다.",
    en="{share} % let ({let} of {there} m²-days), {refused} m²-days refused; {low} to {high} % is "
    "called healthy.",
)
TURN = Text(
    ko="{hall}: {after} 뒤 {before}까지 빈 날 {days}일",
    en="{hall}: {days} free days between {after} and {before}",
)
CLASH = Text(
    ko="{hall}: {a}와 {b}가 {first}부터 {last}까지 겹칩니다.",
    en="{hall}: {a} and {b} overlap from {first} to {last}.",
)
PEAK = Text(
    ko="가장 붐비는 날 {day}: 전시회 {n}개, {people}명",
    en="Busiest day {day}: {n} shows, {people} people",
)
