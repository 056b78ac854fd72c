"""A side that is promised open is open."""

from collections.abc import Iterator

from layouts.booth import Side
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .on_aisle import cut_off
from .rule import Gauge, Rule, Spot

NAMES = {
    Side.EAST: Text(ko="오른쪽", en="right"),
    Side.NORTH: Text(ko="위쪽", en="upper"),
    Side.WEST: Text(ko="왼쪽", en="left"),
    Side.SOUTH: Text(ko="아래쪽", en="lower"),
}
"""Sides as people say them of the booth before it is turned."""


def check(case: Case) -> Iterator[Finding]:
    """Find sides claimed as open against which something stands, or that no door reaches."""
    for floor in case.floors:
        for booth in floor.booths:
            open_ = floor.open_sides(booth)
            claimed = [side for side in booth.open_edges if side not in open_]
            if not claimed or cut_off(floor, booth):
                continue
            for side in claimed:
                gap = floor.gap(booth, side)
                if gap is not None and not gap.closed:
                    continue
                (ax, ay), (bx, by) = booth.side(side)
                yield RULE.broken(
                    Spot(floor.hall.id, ((ax + bx) / 2, (ay + by) / 2), (booth,)),
                    case.limits.aisle.source,
                    Gauge(0.0, floor.aisle_mm / 1000, "m") if gap else None,
                    ko=NAMES[side].ko,
                    en=NAMES[side].en,
                )


RULE = Rule(
    code="booth.open_sides",
    title=Text(ko="열린 면", en="Open sides"),
    sentence=Text(
        ko="부스 {booths}: {ko} 면이 통로에 열려 있지 않습니다. 앞을 열거나 표시를 고쳐 주십시오.",
        en="The {en} side of booth {booths} is not open to an aisle. Open it or say it is closed.",
    ),
    check=check,
)
