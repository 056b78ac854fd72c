"""No stand is heavier than the floor carries."""

from collections.abc import Iterator

from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Compare the loads asked with what the hall's floor carries."""
    for floor in case.floors:
        hall = floor.hall
        asked = [
            (booth, who.load_kn_m2)
            for booth in floor.booths
            if (who := case.exhibitor_of.get(booth.id)) is not None and who.load_kn_m2
        ]
        if not asked:
            continue
        carried = hall.floor_load_kn_m2
        if carried is None or hall.source.assumed:
            booth, load = max(asked, key=lambda pair: pair[1])
            gauge = None if carried is None else Gauge(load, carried, "kN/m2")
            spot = Spot(hall.id, booth.centre, (booth,))
            yield RULE.unanswered(spot, hall.source, gauge, _UNKNOWN, load=f"{load:g}")
            continue
        for booth, load in asked:
            if load > carried:
                spot = Spot(hall.id, booth.centre, (booth,))
                yield RULE.broken(spot, hall.source, Gauge(load, carried, "kN/m2"))


_UNKNOWN = Text(
    ko="{hall}홀: 바닥 하중을 알 수 없어 부스 {booths}의 {load} kN/m²를 판정할 수 없습니다.",
    en="Hall {hall}: not assessable, its floor load is not known. Booth {booths} asks "
    "{load} kN/m².",
)

RULE = Rule(
    code="floor.load",
    title=Text(ko="바닥 하중", en="Floor load"),
    sentence=Text(
        ko="부스 {booths}: {measured} kN/m²로 한도({required} kN/m²)를 넘습니다. 줄여 주십시오.",
        en="Booth {booths} weighs {measured} kN/m²; the floor carries {required}. Lighten or move "
        "it.",
    ),
    check=check,
)
