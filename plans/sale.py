"""Who has bought which booth: states of sale, and in whose hands a booth is."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from pydantic import Field, model_validator

from layouts.allotment import Allotment
from layouts.booth import Booth
from layouts.brief.brief import Brief
from venue.errors import EditError
from venue.text import Text
from venue.value import Value

from .prices import price_krw


class SaleState(StrEnum):
    """How far the sale of a booth is; a booth without a sale is available."""

    HOLD = "hold"
    RESERVED = "reserved"
    SOLD = "sold"


class Sale(Value):
    """A booth in somebody's hands.

    It is an ``exhibitor``'s of the brief, or kept under a ``name`` alone as long as it is not
    sold. A hold ends with the day ``until``. ``price_krw`` is in won, as it was ``on`` that day.

    Examples
    --------
    >>> day = dt.date(2026, 3, 1)
    >>> held = Sale(booth="C-b1", state="hold", name="A city", on=day, until=day, price_krw=0)
    >>> held.holds(day), held.holds(dt.date(2026, 3, 2))
    (True, False)
    """

    booth: str
    state: SaleState
    exhibitor: str | None = None
    name: str = ""
    on: dt.date
    until: dt.date | None = None
    price_krw: int = Field(ge=0)

    @model_validator(mode="after")
    def _whose(self) -> "Sale":
        """Refuse a sale to nobody, one without an end to its hold, and a contract with a name."""
        if not (self.exhibitor or self.name):
            msg = "a sale has an exhibitor or a name"
            raise ValueError(msg)
        if self.state is SaleState.SOLD and not self.exhibitor:
            msg = "a booth is sold to an exhibitor"
            raise ValueError(msg)
        if (self.state is SaleState.HOLD) is (self.until is None):
            msg = "a hold has a last day, and nothing else has one"
            raise ValueError(msg)
        return self

    def holds(self, on: dt.date) -> bool:
        """Tell whether it stands on a day; a hold is over when its last day is."""
        return self.until is None or on <= self.until

    @property
    def holder(self) -> tuple[str | None, str]:
        """Whose it is."""
        return self.exhibitor, "" if self.exhibitor else self.name


class Asked(Protocol):
    """What is asked of a booth's sale; `edits.Offer` is one."""

    @property
    def on(self) -> dt.date:
        """The day it is asked."""

    @property
    def state(self) -> SaleState | None:
        """The state wanted; None puts the booth up for sale again."""

    @property
    def exhibitor(self) -> str | None:
        """For whom, by the brief's id."""

    @property
    def name(self) -> str:
        """For whom, while nobody of the brief is named."""

    @property
    def until(self) -> dt.date | None:
        """The last day of a hold."""

    @property
    def price_krw(self) -> int | None:
        """What is agreed, in won; None for what it is by itself."""


def sale_of(sales: Sequence[Sale], booth: str) -> Sale | None:
    """Find the sale of a booth, whether its hold has ended or not."""
    return next((sale for sale in sales if sale.booth == booth), None)


def offered(
    booth: Booth,
    asked: Asked,
    brief: Brief,
    sales: Sequence[Sale],
    allotments: Sequence[Allotment],
) -> Sale | None:
    """Give a booth's sale after what is asked of it; None when it is for sale again.

    Parameters
    ----------
    booth : one of the plan's.
    asked : the state wanted, for whom, and on which day.
    brief, sales, allotments : of the plan, as they are.

    Raises
    ------
    EditError : when the booth is in other hands, when nobody is named, when the exhibitor is none
        of the brief's, or when what is sold would cost something else.
    """
    name = booth.number or booth.id
    if asked.state is None:
        return None
    known = sale_of(sales, booth.id)
    holder = (asked.exhibitor, "" if asked.exhibitor else asked.name)
    if known is not None and known.holds(asked.on) and not _same_hands(known, holder):
        raise EditError("sale.taken", _TAKEN.fill(booth=name))
    given = next((a.exhibitor for a in allotments if a.booth == booth.id), None)
    if asked.exhibitor is not None:
        if all(who.id != asked.exhibitor for who in brief.contracts):
            raise EditError("sale.exhibitor", _UNKNOWN.fill(exhibitor=asked.exhibitor))
    elif not asked.name or asked.state is SaleState.SOLD:
        raise EditError("sale.holder", _NOBODY.fill(booth=name))
    if given not in {None, asked.exhibitor}:
        raise EditError("sale.allotted", _ALLOTTED.fill(booth=name, exhibitor=given))
    if (asked.state is SaleState.HOLD) is (asked.until is None) or not (
        asked.until is None or asked.on <= asked.until
    ):
        raise EditError("sale.until", _UNTIL.fill(booth=name))
    return Sale(
        booth=booth.id,
        state=asked.state,
        exhibitor=asked.exhibitor,
        name="" if asked.exhibitor else asked.name,
        on=asked.on,
        until=asked.until,
        price_krw=_agreed(booth, asked, brief, known),
    )


def _agreed(booth: Booth, asked: Asked, brief: Brief, known: Sale | None) -> int:
    """Give what a booth costs whoever has it: as asked, as agreed before, or by the list."""
    if known is None or not known.holds(asked.on):
        listed = price_krw(booth, brief.rates, asked.on)
        return listed if asked.price_krw is None else asked.price_krw
    if asked.price_krw in {None, known.price_krw}:
        return known.price_krw
    if known.state is SaleState.SOLD:
        raise EditError("sale.price", _AGREED.fill(booth=booth.number or booth.id))
    return asked.price_krw


def _same_hands(sale: Sale, holder: tuple[str | None, str]) -> bool:
    """Tell whether somebody asks who has the booth: a name may become an exhibitor."""
    return sale.holder == holder or (sale.exhibitor is None and holder[0] is not None)


_TAKEN = Text(
    ko="부스 {booth}: 다른 참가업체가 잡고 있습니다. 먼저 풀거나 다른 부스를 고르십시오.",
    en="Booth {booth} is in other hands; release it first, or choose another one.",
)
_UNKNOWN = Text(
    ko="{exhibitor}: 참가업체 표에 없습니다. 표에 있는 id나 임시 이름을 적어 주십시오.",
    en="{exhibitor} is not in the exhibitor sheet; give an id of it, or a name for the time being.",
)
_ALLOTTED = Text(
    ko="부스 {booth}: {exhibitor}에 배정되어 있습니다. 먼저 배정을 풀거나 그 id를 적어 주십시오.",
    en="Booth {booth} is allotted to {exhibitor}; take it back first, or name that id.",
)
_NOBODY = Text(
    ko="부스 {booth}: 누구의 것인지 적어 주십시오. 판매는 참가업체 id로만 합니다.",
    en="Booth {booth}: say whose it is; it can be sold only to an exhibitor of the sheet.",
)
_AGREED = Text(
    ko="부스 {booth}: 판매된 부스의 값은 바꿀 수 없습니다. 먼저 푼 다음 새 값으로 파십시오.",
    en="Booth {booth} is sold at another price; release it first, then sell it at the new one.",
)
_UNTIL = Text(
    ko="부스 {booth}: 가계약(hold)에는 오늘 이후의 마지막 날을 적고, 다른 상태에는 적지 마십시오.",
    en="Booth {booth}: a hold needs a last day that is not past, and no other state has one.",
)
