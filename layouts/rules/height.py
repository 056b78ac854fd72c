"""Booths are no higher than the hall, and no higher than usual unless the organiser allows it."""

from collections.abc import Iterator

from layouts.booth import Booth, BoothType
from layouts.floor import Floor
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot

USUAL = {
    BoothType.INLINE: "booth_height",
    BoothType.CORNER: "booth_height",
    BoothType.PERIMETER: "perimeter_height",
    BoothType.PENINSULA: "peninsula_height",
    BoothType.ISLAND: "island_height",
}
"""The limit that holds for each type of booth."""


def check(case: Case) -> Iterator[Finding]:
    """Compare the heights asked with the hall's clear height and the preset's usual heights."""
    for floor in case.floors:
        asked = [(booth, high) for booth in floor.booths if (high := height_mm(case, booth))]
        yield from _under_the_ceiling(floor, asked)
        for booth, high in asked:
            usual = getattr(case.limits, USUAL[booth.type])
            if high / 1000 > usual.value:
                yield RULE.broken(
                    Spot(floor.hall.id, booth.centre, (booth,)),
                    usual.source,
                    Gauge(high / 1000, usual.value, "m"),
                    sentence=_UNUSUAL,
                    severity=Severity.INFO,
                )


def height_mm(case: Case, booth: Booth) -> int | None:
    """Give the height of a booth: its own, or what its exhibitor asked for, millimetres."""
    who = case.exhibitor_of.get(booth.id)
    return booth.height_mm or (None if who is None else who.height_mm)


def _under_the_ceiling(floor: Floor, asked: list[tuple[Booth, int]]) -> Iterator[Finding]:
    """Compare with the clear height; one open question a hall where it is not known."""
    clear = floor.hall.clear_height_mm
    if not asked:
        return
    booth, highest = max(asked, key=lambda pair: pair[1])
    if clear is None or floor.hall.source.assumed:
        gauge = None if clear is None else Gauge(highest / 1000, clear / 1000, "m")
        spot = Spot(floor.hall.id, booth.centre, (booth,))
        high = f"{highest / 1000:g}"
        yield RULE.unanswered(spot, floor.hall.source, gauge, _UNKNOWN, high=high)
        return
    for booth, high_mm in asked:
        if high_mm > clear:
            spot = Spot(floor.hall.id, booth.centre, (booth,))
            yield RULE.broken(spot, floor.hall.source, Gauge(high_mm / 1000, clear / 1000, "m"))


_UNKNOWN = Text(
    ko="{hall}홀: 천장 높이를 알 수 없어 부스 {booths}의 {high} m를 판정할 수 없습니다.",
    en="Hall {hall}: not assessable, its clear height is not known. Booth {booths} asks {high} m.",
)
_UNUSUAL = Text(
    ko="부스 {booths}: 높이 {measured} m는 관례 {required} m를 넘어 주최 측 허락이 필요합니다.",
    en="Booth {booths} is {measured} m high, above the usual {required} m. The organiser must "
    "allow it.",
)

RULE = Rule(
    code="booth.height",
    title=Text(ko="부스 높이", en="Booth height"),
    sentence=Text(
        ko="부스 {booths}: 높이 {measured} m가 홀의 {required} m를 넘습니다. 낮춰 주십시오.",
        en="Booth {booths} is {measured} m high; the hall has {required} m. Lower it.",
    ),
    check=check,
)
