"""The layer of sales: which booths are free, held, reserved and sold, and what they bring."""

import datetime as dt
from collections.abc import Mapping

from layouts.booth import Booth
from layouts.brief.rates import Rates
from plans.plan import Plan
from plans.prices import price_krw
from plans.sale import Sale, SaleState
from venue.text import Text

from ..overlay import Amounts, Face, Overlay
from ..palette import AREA_FACE, CONTROL, INK, Hue
from ..title_block import MONTHS, day

FREE, GIVEN, HELD, RESERVED, SOLD = range(5)

STATES = {SaleState.HOLD: HELD, SaleState.RESERVED: RESERVED, SaleState.SOLD: SOLD}
"""The group of each state."""

SAMPLE = Hue(AREA_FACE, CONTROL, INK)
"""Colours of the samples in the strip: on the floor booths have those of their zones."""


def sales(plan: Plan) -> Overlay:
    """Show the state of every booth's sale by its look, and sum up won by state."""
    on = as_of(plan)
    running = {sale.booth: sale for sale in plan.sales if sale.holds(on)}
    given = {a.booth for a in plan.allotments}
    groups = {
        booth.id: STATES[running[booth.id].state]
        if booth.id in running
        else GIVEN
        if booth.id in given
        else FREE
        for booth in plan.layout.booths
    }
    won = {
        booth.id: float(_won(plan, booth, running.get(booth.id), on))
        for booth in plan.layout.booths
    }
    return Overlay(
        SALES,
        tuple((name, SAMPLE) for name in NAMES.values()),
        groups,
        _note(plan, running, on),
        zoned=True,
        faces=FACES,
        names=_names(plan, running),
        details={booth: _until(sale) for booth, sale in running.items() if sale.until},
        amounts=Amounts(WON, won),
        values=won,
        unit=KRW,
    )


def as_of(plan: Plan) -> dt.date:
    """Give the day a plan's sales are told of: the last on which anything was written.

    The plan alone decides, so that equal plans give equal drawings on any day.
    """
    return max([plan.made.date(), *(sale.on for sale in plan.sales)])


def _won(plan: Plan, booth: Booth, sale: Sale | None, on: dt.date) -> int:
    """Give what was agreed for a booth, or what it costs by the brief's rates."""
    return price_krw(booth, plan.brief.rates, on) if sale is None else sale.price_krw


def _names(plan: Plan, running: Mapping[str, Sale]) -> dict[str, Text]:
    """Give whose each booth is: the sale's holder first, then who it is allotted to."""
    known = {who.id: who for who in plan.brief.exhibitors}
    names = {a.booth: a.exhibitor for a in plan.allotments}
    names |= {booth: sale.exhibitor for booth, sale in running.items() if sale.exhibitor}
    found = {}
    for booth, who in names.items():
        if who in known:
            short = known[who].extra.get("short")
            found[booth] = Text(ko=short, en=short) if short else known[who].name
    told = {b: Text(ko=s.name, en=s.name) for b, s in running.items() if not s.exhibitor}
    return found | told


def _until(sale: Sale) -> tuple[tuple[Text, ...], ...]:
    """Write the last day of a hold below the number: in words, or short."""
    assert sale.until is not None
    month, last = sale.until.month, sale.until.day
    name = MONTHS[month - 1]
    return (
        (Text(ko=f"{month}. {last}.까지", en=f"to {last} {name}"),),
        (Text(ko=f"~{month}. {last}.", en=f"–{last} {name}"),),
    )


def _note(plan: Plan, running: Mapping[str, Sale], on: dt.date) -> Text:
    """Say of which day it is, what won are, when holds end, and what has ended."""
    parts = [AS_OF.fill(ko=day(on, "ko"), en=day(on, "en"))]
    ends = sorted(sale.until for sale in running.values() if sale.until)
    if ends:
        parts.append(HOLDS.fill(n=f"{len(ends):,}", ko=day(ends[0], "ko"), en=day(ends[0], "en")))
    if ended := len(plan.sales) - len(running):
        parts.append(ENDED.fill(n=f"{ended:,}"))
    parts.append(PRICES)
    if plan.brief.rates.booth_krw_m2 == Rates().booth_krw_m2:
        parts.append(RATE_ASSUMED)
    return Text(ko=" ".join(p.ko for p in parts), en=" ".join(p.en for p in parts))


SALES = Text(ko="판매 현황", en="Sales")
KRW = Text(ko="원", en="KRW")
WON = Text(ko="금액(원)", en="KRW")
NAMES = {
    FREE: Text(ko="빈 자리", en="Free"),
    GIVEN: Text(ko="배정, 판매 전", en="Allotted, not sold"),
    HELD: Text(ko="보류(가계약)", en="On hold"),
    RESERVED: Text(ko="예약", en="Reserved"),
    SOLD: Text(ko="판매", en="Sold"),
}
FACES = {
    FREE: Face.DASHED,
    GIVEN: Face.PLAIN,
    HELD: Face.HATCHED,
    RESERVED: Face.FLAGGED,
    SOLD: Face.FILLED,
}
AS_OF = Text(ko="{ko} 기준입니다.", en="As of {en}.")
HOLDS = Text(ko="보류 {n}건, 가장 이른 마감은 {ko}입니다.", en="{n} on hold, the first until {en}.")
ENDED = Text(ko="기한이 지난 보류 {n}건은 뺐습니다.", en="{n} holds have ended and do not count.")
PRICES = Text(
    ko="판매 전 금액은 그날의 정가, 나머지는 정한 값입니다.",
    en="KRW are as agreed; before that, the list price of that day.",
)
RATE_ASSUMED = Text(ko="m²당 요율은 가정입니다.", en="The rate per m² is assumed.")
