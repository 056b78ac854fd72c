"""Keep-clear areas stay clear."""

from collections.abc import Iterator

from layouts.booth import Booth
from venue.finding import Finding
from venue.shapes import polygon
from venue.text import Text

from .case import Case
from .contact import array, lap_m, laps, middle
from .rule import Gauge, Rule, Spot, label


def check(case: Case) -> Iterator[Finding]:
    """Find booths, and areas nobody walks across, on floor that must stay clear."""
    for floor in case.floors:
        things = floor.standing
        shapes = array([thing.shape for thing in things])
        clear = array([polygon(keep.ring) for keep in floor.hall.keep_clear])
        for i, j in laps(shapes, clear):
            thing, keep = things[i], floor.hall.keep_clear[j]
            yield RULE.broken(
                Spot(
                    floor.hall.id,
                    middle(shapes[i], clear[j]),
                    (thing,) if isinstance(thing, Booth) else (),
                ),
                keep.source,
                Gauge(lap_m(shapes[i], clear[j]), 0.0, "m"),
                thing=label(thing),
                keep=keep.id,
            )


RULE = Rule(
    code="keep_clear.clear",
    title=Text(ko="비워 두는 곳", en="Keep-clear areas"),
    sentence=Text(
        ko="{thing}: 비워 두어야 하는 {keep}에 {measured} m 들어갔습니다. 옮겨 주십시오.",
        en="{thing} reaches {measured} m into {keep}, which must stay clear. Move it out.",
    ),
    check=check,
)
