"""The doors are wide enough for as many people as the hall may hold."""

from collections.abc import Iterator

from layouts.occupants import occupants, seated
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Compare the clear width of a hall's doors with what its occupant load needs.

    Notes
    -----
    people = gross area / area a person, and what seats hold above that; required width = people x
    width a person. Where a door's width is assumed, met and not met are both worth nothing: the
    question stays open.
    """
    per_person = case.limits.exit_width_per_person
    load = case.limits.occupant_load
    for floor in case.floors:
        seats = seated(floor.areas, case.brief.areas, load.value)
        people = occupants(floor.hall, seats, load.value)
        width = sum(door.clear_width_mm for door in floor.doors)
        gauge = Gauge(width / 1000, people * case.limits.mm("exit_width_per_person") / 1000, "m")
        spot = Spot(floor.hall.id)
        assumed = floor.assumed_door
        if assumed is not None:
            sentence = _WOULD_DO if gauge.measured >= gauge.required else _WOULD_NOT
            yield RULE.unanswered(spot, assumed.source, gauge, sentence, people=f"{people:,.0f}")
        elif gauge.measured < gauge.required:
            yield RULE.broken(spot, per_person.source, gauge, people=f"{people:,.0f}")


_WOULD_DO = Text(
    ko="{hall}홀: 문 폭을 가정했으므로 판정할 수 없습니다. 가정대로면 {people}명에 {required} m가 "
    "필요하고 {measured} m로 넉넉합니다.",
    en="Hall {hall}: not assessable, door widths are assumed. As assumed, {measured} m are enough "
    "for {people} people ({required} m).",
)
_WOULD_NOT = Text(
    ko="{hall}홀: 문 폭을 가정했으므로 판정할 수 없습니다. 가정대로면 {people}명에 {required} m가 "
    "필요하나 {measured} m뿐입니다.",
    en="Hall {hall}: not assessable, door widths are assumed. As assumed, {measured} m are too few "
    "for {people} people ({required} m).",
)

RULE = Rule(
    code="exit.width",
    title=Text(ko="문 폭과 수용 인원", en="Exit width against load"),
    sentence=Text(
        ko="{hall}홀: {people}명에 문 폭 {required} m가 필요하나 {measured} m뿐입니다.",
        en="Hall {hall}: {people} people need {required} m of doors; there are {measured} m. "
        "Open more doors.",
    ),
    check=check,
)
