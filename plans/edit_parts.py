"""What edits are made of: a plan with some of its things changed, and what a plan refuses."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, count, product
from string import ascii_lowercase
from typing import TypeVar

from layouts.area import Area
from layouts.booth import Booth, Footprint
from layouts.zone import Zone
from venue.errors import EditError
from venue.text import Text

from .plan import Plan
from .sale import SaleState, sale_of

T = TypeVar("T")
Drawn = TypeVar("Drawn", bound=Zone | Area)


def booth_of(plan: Plan, booth: str) -> Booth:
    """Find a booth by its id; where there is none, nobody knows by now what it was called.

    Raises
    ------
    EditError : when the plan has none.
    """
    found = next((each for each in plan.layout.booths if each.id == booth), None)
    if found is None:
        raise EditError("edit.booth", NO_BOOTH)
    return found


def called(booth: Booth) -> str:
    """Give what people call a booth: its number, or its id before it has one."""
    return booth.number or booth.id


def with_layout(plan: Plan, **lists: object) -> Plan:
    """Give a plan with some lists of its layout changed."""
    return plan.model_copy(update={"layout": plan.layout.model_copy(update=lists)})


def with_booth(plan: Plan, old: Booth, new: Booth) -> Plan:
    """Give a plan in which one booth is another."""
    booths = tuple(new if each is old else each for each in plan.layout.booths)
    return with_layout(plan, booths=booths)


def with_pods(
    plan: Plan, old: Booth, new: Booth, change: Callable[[Footprint], dict[str, object]]
) -> Plan:
    """Give a plan in which one booth is another, and its pods have changed with it."""
    pods = plan.layout.pods
    if any(pod.booth == old.id for pod in pods):
        pods = tuple(
            pod.model_copy(update=change(pod)) if pod.booth == old.id else pod for pod in pods
        )
        plan = with_layout(plan, pods=pods)
    return with_booth(plan, old, new)


def without_allotment(plan: Plan, booth: Booth) -> Plan:
    """Give a plan in which a booth is nobody's."""
    allotments = kept(plan.allotments, lambda each: each.booth != booth.id)
    return plan.model_copy(update={"allotments": allotments})


def kept(items: Sequence[T], stays: Callable[[T], bool]) -> tuple[T, ...]:
    """Give the items that stay."""
    return tuple(each for each in items if stays(each))


def placed_in(items: Sequence[Drawn], new: Drawn) -> tuple[Drawn, ...]:
    """Put a zone or an area in the place of the one it replaces, or at the end."""
    same = [(each.hall, each.id) == (new.hall, new.id) for each in items]
    if not any(same):
        return (*items, new)
    return tuple(new if is_it else each for each, is_it in zip(items, same, strict=True))


def dropped(items: Sequence[Drawn], name: str, hall: str) -> tuple[Drawn, ...]:
    """Take a zone or an area away.

    Raises
    ------
    EditError : when there is none of that id in the hall.
    """
    left = kept(items, lambda each: (each.hall, each.id) != (hall, name))
    if len(left) == len(items):
        raise EditError("edit.thing", NO_THING.fill(hall=hall))
    return left


def letters() -> Iterator[str]:
    """Give a, b, ... z, aa, ab, ... without end."""
    of_length = (product(ascii_lowercase, repeat=length) for length in count(1))
    return map("".join, chain.from_iterable(of_length))


def require_hall(plan: Plan, hall: str) -> None:
    """Refuse a hall that the show has not opened."""
    if all(each.id != hall for each in plan.halls):
        known = ", ".join(each.id for each in plan.halls)
        raise EditError("edit.hall", NO_HALL.fill(hall=hall, known=known))


def require_free_number(plan: Plan, booth: Booth) -> None:
    """Refuse a number that another booth has."""
    number = booth.number
    if number and any(e.number == number and e.id != booth.id for e in plan.layout.booths):
        raise EditError("edit.number", TAKEN.fill(name=number))


def require_unlocked(plan: Plan, *booths: Booth) -> None:
    """Refuse to take a booth from somebody it is locked or sold to."""
    require_unsold(plan, *booths)
    locked = {each.booth for each in plan.allotments if each.locked}
    for booth in booths:
        if booth.id in locked:
            raise EditError("edit.locked", LOCKED.fill(booth=called(booth)))


def require_unsold(plan: Plan, *booths: Booth) -> None:
    """Refuse to change what a contract says of a booth."""
    for booth in booths:
        sale = sale_of(plan.sales, booth.id)
        if sale is not None and sale.state is SaleState.SOLD:
            raise EditError("edit.sold", SOLD.fill(booth=called(booth)))


def require_unclaimed(plan: Plan, *booths: Booth) -> None:
    """Refuse to change a booth whose price is agreed with somebody."""
    for booth in booths:
        if sale_of(plan.sales, booth.id) is not None:
            raise EditError("edit.claimed", CLAIMED.fill(booth=called(booth)))


def require_one_hand(before: Plan, after: Plan) -> None:
    """Refuse an edit that allots a booth to another one than who has claimed it."""
    if after.sales is before.sales and after.allotments is before.allotments:
        return
    torn = _in_two_hands(after) - _in_two_hands(before)
    for booth in after.layout.booths:
        if booth.id in torn:
            raise EditError("edit.claimed", CLAIMED.fill(booth=called(booth)))


def _in_two_hands(plan: Plan) -> set[str]:
    """Find the booths that are allotted to one and claimed by another."""
    given = {each.booth: each.exhibitor for each in plan.allotments}
    return {
        sale.booth for sale in plan.sales if given.get(sale.booth, sale.exhibitor) != sale.exhibitor
    }


def require_plain(plan: Plan, *booths: Booth) -> None:
    """Refuse what a pavilion with its pods cannot take part in."""
    for booth in booths:
        if any(pod.booth == booth.id for pod in plan.layout.pods):
            raise EditError("edit.pavilion", PAVILION.fill(booth=called(booth)))


NO_BOOTH = Text(
    ko="이 부스는 이제 배치안에 없습니다. 다른 부스를 고르십시오.",
    en="This booth is no longer in the plan; choose another one.",
)
NO_THING = Text(
    ko="이 구역이나 영역은 이제 {hall}홀에 없습니다. 다른 것을 고르십시오.",
    en="This zone or area is no longer in hall {hall}; choose another one.",
)
NO_ZONE = Text(
    ko="{zone}: 이 전시회에 없는 구역입니다. 가격 배율은 있는 구역에만 정해 주십시오.",
    en="{zone} is no zone of this show; give factors for zones that it has.",
)
NO_HALL = Text(
    ko="{hall}: 이 전시회가 쓰는 홀이 아닙니다. 다음 가운데 하나를 적어 주십시오: {known}.",
    en="{hall} is no hall of this show; give one of {known}.",
)
NO_EXHIBITOR = Text(
    ko="{exhibitor}: 부스를 계약한 참가업체가 아닙니다. 참가업체 표의 id를 적어 주십시오.",
    en="{exhibitor} has no contract in this show; give an id of the exhibitor sheet.",
)
TAKEN = Text(
    ko="{name}: 이미 다른 부스가 쓰고 있습니다. 다른 이름을 적어 주십시오.",
    en="{name} is another booth's already; choose another one.",
)
LOCKED = Text(
    ko="부스 {booth}: 참가업체에 고정되어 있습니다. 먼저 고정을 푸십시오.",
    en="Booth {booth} is locked to its exhibitor; unlock it first.",
)
SOLD = Text(
    ko="부스 {booth}: 판매되었습니다. 먼저 판매를 되돌리십시오.",
    en="Booth {booth} is sold; take the sale back first.",
)
CLAIMED = Text(
    ko="부스 {booth}: 가계약이나 계약이 있습니다. 먼저 되돌리십시오.",
    en="Booth {booth} is held, reserved or sold; release it first.",
)
PAVILION = Text(
    ko="부스 {booth}: 공동관이라 안의 부스가 따라갈 수 없습니다. 공동관을 다시 배치해 주십시오.",
    en="Booth {booth} is a pavilion, and its pods cannot follow; lay the pavilion out anew.",
)
SHAPE = Text(
    ko="부스 {booth}: 직사각형이 아니거나 공동관이어서 크기를 바꿀 수 없습니다. 나누거나 새로 "
    "그려 주십시오.",
    en="Booth {booth} is no plain rectangle, so its sides cannot change; split it or draw it anew.",
)
SPLIT = Text(
    ko="부스 {booth}: 그 자리에서는 나눌 수 없습니다. 직사각형 부스의 변 안쪽을 고르십시오.",
    en="Booth {booth} cannot be cut there; choose a place inside a side of a rectangle.",
)
TWO_HOLDERS = Text(
    ko="부스 {a}, {b}: 서로 다른 참가업체의 것입니다. 먼저 하나를 비우십시오.",
    en="Booths {a} and {b} are in two hands; free one of them first.",
)
BOTH_SOLD = Text(
    ko="부스 {a}, {b}: 둘 다 판매되어 합치면 한 계약의 번호가 없어집니다. 먼저 한쪽의 판매를 "
    "되돌리십시오.",
    en="Booths {a} and {b} are both sold, and one contract would lose its number; take one of the "
    "sales back first.",
)
FREE = Text(
    ko="부스 {booth}: 참가업체가 없습니다. 먼저 참가업체를 정하십시오.",
    en="Booth {booth} is nobody's; give it to somebody first.",
)
