"""What would make room for those who are left out, with figures."""

from collections.abc import Iterator, Sequence

from layouts.brief.limits import NAMES, Limits
from venue.text import Text

from .instance import Instance
from .requests import Pinned
from .result import Unplaced
from .stop import Stop
from .styles import grounds_of, most_cells

WANTS_ROOM = ("no_room", "zone_full", "no_frontage")
"""Reasons that more floor would mend; a size that fits no hall and a lack of time are others."""

EASED_M = (("aisle", 0.5), ("wall_clearance", 0.5), ("aisle", 1.0))
"""What may be eased, and by how much: by half a metre first, by what people notice least."""

LEAST_M = {"aisle": 1.8, "wall_clearance": 0.5}
"""Nobody is advised to go below: two wheelchairs pass on 1.8 m, a person behind a row on 0.5 m."""


def left_m2(instance: Instance, unplaced: Sequence[Unplaced]) -> float:
    """Sum up the area of those whom more floor would serve, square metres."""
    short = {one.exhibitor for one in unplaced if one.code in WANTS_ROOM}
    module = instance.brief.module_mm
    return sum(who.area_m2(module) for who in instance.brief.contracts if who.id in short)


def advice_of(
    instance: Instance,
    pinned: Sequence[Pinned],
    unplaced: Sequence[Unplaced],
    stop: Stop,
) -> tuple[Text, ...]:
    """Say what would fit those who are left out: less demand, or narrower aisles.

    Parameters
    ----------
    instance : the problem.
    pinned : the pinned booths.
    unplaced : who is left out and why.
    stop : asked before each look at other limits; when it says stop, they are not looked at.

    Returns
    -------
    Sentences with figures; none where nobody is short of floor.

    Notes
    -----
    What other limits give is measured on skeletons: the cells of the densest rows that they
    allow, less those the present limits allow, times the share of its cells that the plan fills.
    """
    short = left_m2(instance, unplaced)
    if not short:
        return ()
    asked = instance.brief.asked_m2
    stand = asked - _all_left(instance, unplaced)
    eased = tuple(_eased(instance, pinned, short, stand, stop))
    if not stand:
        return eased
    count = sum(one.code in WANTS_ROOM for one in unplaced)
    share = 100 * short / asked
    return (_LESS.fill(asked=asked, stand=stand, left=short, n=count, share=share), *eased)


def _all_left(instance: Instance, unplaced: Sequence[Unplaced]) -> float:
    """Sum up the area of everybody without a place, square metres."""
    out = {one.exhibitor for one in unplaced}
    module = instance.brief.module_mm
    return sum(who.area_m2(module) for who in instance.brief.contracts if who.id in out)


def _eased(
    instance: Instance,
    pinned: Sequence[Pinned],
    short: float,
    stand: float,
    stop: Stop,
) -> Iterator[Text]:
    """Say which eased limit gives enough room, or else which gives most."""
    cell = instance.brief.module_mm**2 / 1e6
    now = cell * _densest(instance, instance.limits, pinned)
    share = min(1.0, stand / now) if now else 1.0
    best: tuple[float, str, float] | None = None
    for name, less in EASED_M:
        value = round(instance.limits.value(name) - less, 3)
        if value < LEAST_M[name] or value < _floor_of(instance.limits, name) or stop():
            continue
        eased = instance.limits.overridden({name: value})
        gain = share * (cell * _densest(instance, eased, pinned) - now)
        if best is None or gain > best[0]:
            best = gain, name, value
        if gain >= short:
            break
    if best is None or best[0] < cell:
        return
    gain, name, value = best
    facts = {"key": name, "name": NAMES[name], "value": f"{value:g}", "gain": gain, "left": short}
    facts["now"] = f"{instance.limits.value(name):g}"
    yield (_EASED if gain >= short else _EASED_PART).fill(**facts)


def _floor_of(limits: Limits, name: str) -> float:
    """Give what a limit may not go below in its own preset."""
    return limits.value("pavilion_aisle") if name == "aisle" else 0.0


def _densest(instance: Instance, limits: Limits, pinned: Sequence[Pinned]) -> int:
    """Count the cells of the densest rows that some limits allow, over all halls."""
    total = 0
    for hall in instance.halls:
        mine = [pin for pin in pinned if pin.footprint.hall == hall.id]
        total += most_cells(grounds_of(hall, limits, instance.brief.module_mm, mine))
    return total


_LESS = Text(
    ko="요청 {asked:,.0f} m² 가운데 {stand:,.0f} m²가 자리를 받았고 {n}곳 {left:,.0f} m²의 자리가 "
    "모자랍니다. 크기를 모두 {share:.0f} %쯤 줄이거나 {left:,.0f} m²를 빼면 들어갑니다.",
    en="Of {asked:,.0f} m² asked {stand:,.0f} m² stand; floor for {left:,.0f} m² (stands: {n}) is "
    "missing. About {share:.0f} % off every stand, or {left:,.0f} m² dropped, would make it fit.",
)
_EASED = Text(
    ko="[rules_override] {key} = {value}: {name}(지금 {now} m)를 줄이면 열에 약 {gain:,.0f} m²가 "
    "더 들어가 모자란 {left:,.0f} m²에 충분합니다. 행사장과 소방서의 동의가 필요합니다.",
    en="[rules_override] {key} = {value}: with the {name} eased from {now} m the rows hold about "
    "{gain:,.0f} m² more, enough for the {left:,.0f} m²; the venue and the fire authority must "
    "agree.",
)
_EASED_PART = Text(
    ko="[rules_override] {key} = {value}: {name}(지금 {now} m)를 줄이면 열에 약 {gain:,.0f} m²가 "
    "더 들어가나 모자란 {left:,.0f} m²에는 부족합니다. 행사장과 소방서의 동의가 필요합니다.",
    en="[rules_override] {key} = {value}: with the {name} eased from {now} m the rows hold about "
    "{gain:,.0f} m² more, less than the {left:,.0f} m² missing; the venue and the fire authority "
    "must agree.",
)
