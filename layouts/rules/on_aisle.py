"""Every booth stands on an aisle that leads to a door."""

from collections.abc import Iterator

from layouts.booth import Booth
from layouts.floor import Floor
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find booths without a single open side."""
    for floor in case.floors:
        for booth in floor.booths:
            if cut_off(floor, booth):
                yield RULE.broken(
                    Spot(floor.hall.id, booth.centre, (booth,)),
                    case.limits.aisle.source,
                    Gauge(0.0, 1.0, "sides"),
                )


def cut_off(floor: Floor, booth: Booth) -> bool:
    """Tell whether no aisle reaches a booth; one that is merely too narrow is told elsewhere."""
    if floor.open_sides(booth):
        return False
    gaps = [floor.gap(booth, side) for side in booth.open_edges]
    return not any(gap is not None and not gap.closed for gap in gaps)


RULE = Rule(
    code="booth.on_aisle",
    title=Text(ko="통로에 닿은 부스", en="Booths on an aisle"),
    sentence=Text(
        ko="부스 {booths}: 문으로 이어지는 통로에 닿은 면이 없습니다. 앞을 열거나 옮겨 주십시오.",
        en="No side of booth {booths} is on an aisle to a door. Open its front or move it.",
    ),
    check=check,
)
