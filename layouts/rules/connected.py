"""All doors for people lie on one floor that is passable at the aisle's width."""

from collections import Counter
from collections.abc import Iterator

import shapely

from layouts.floor import Floor
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import GEOMETRY, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find doors that no aisle reaches, and doors that the aisles do not join to the others."""
    for floor in case.floors:
        hall = floor.hall
        if not floor.doors:
            centre = shapely.point_on_surface(floor.outline)
            spot = Spot(hall.id, (centre.x, centre.y))
            yield RULE.broken(spot, hall.source, sentence=_NO_DOOR)
        main = _main(floor)
        for door in floor.doors:
            parts = floor.served[door.id]
            spot = Spot(hall.id, door.middle)
            if not parts:
                yield RULE.broken(spot, GEOMETRY, sentence=_UNSERVED, door=door.id)
            elif main not in parts:
                yield RULE.broken(spot, GEOMETRY, door=door.id)


def _main(floor: Floor) -> int | None:
    """Give the part of the aisles that serves most doors; of equals, the largest."""
    counts = Counter(part for parts in floor.served.values() for part in parts)
    if not counts:
        return None
    areas = shapely.area(floor.aisles)
    return max(counts, key=lambda part: (counts[part], float(areas[part]), -part))


_NO_DOOR = Text(
    ko="{hall}홀: 입구도 비상구도 없습니다. 홀에 문을 넣어 주십시오.",
    en="Hall {hall} has neither an entrance nor an exit. Give the hall its doors.",
)
_UNSERVED = Text(
    ko="문 {door}: 닿는 통로가 없습니다. 문 앞까지 통로를 열어 주십시오.",
    en="No aisle reaches door {door}. Open an aisle up to it.",
)

RULE = Rule(
    code="floor.connected",
    title=Text(ko="이어진 통로", en="Connected aisles"),
    sentence=Text(
        ko="문 {door}: 다른 문과 통로로 이어지지 않습니다. 막힌 곳을 열어 주십시오.",
        en="Door {door} is not joined to the other doors by aisles. Open what blocks them.",
    ),
    check=check,
)
