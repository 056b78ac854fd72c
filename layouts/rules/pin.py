"""Pinned booths stand exactly where they are pinned."""

from collections.abc import Iterator

from layouts.booth import Booth
from layouts.brief.request import Pin
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import BRIEF, Rule, Spot

GRAIN_DEG = 1e-6
"""Degrees that differ by no more are the same turn."""


def check(case: Case) -> Iterator[Finding]:
    """Find pinned exhibitors whose booth stands elsewhere or turned otherwise.

    An exhibitor that was not placed at all is no breach here: the certificate lists it.
    """
    for pin in case.brief.pins:
        booth = case.booth_of.get(pin.exhibitor)
        if booth is not None and not _at(booth, pin):
            yield RULE.broken(
                Spot(booth.hall, booth.centre, (booth,)),
                BRIEF,
                who=pin.exhibitor,
                where=f"{pin.hall} ({pin.x_mm / 1000:.3f}, {pin.y_mm / 1000:.3f}) m, "
                f"{pin.rotation_deg:g}°",
            )


def _at(booth: Booth, pin: Pin) -> bool:
    """Tell whether a booth stands at a pin, to the millimetre."""
    turn = (booth.rotation_deg - pin.rotation_deg + 180) % 360 - 180
    place = (booth.hall, booth.x_mm, booth.y_mm)
    return place == (pin.hall, pin.x_mm, pin.y_mm) and abs(turn) <= GRAIN_DEG


RULE = Rule(
    code="pin.place",
    title=Text(ko="고정한 자리", en="Pins"),
    sentence=Text(
        ko="출품사 {who}: 부스({booths})가 고정한 {where}에 없습니다. 되돌려 주십시오.",
        en="Exhibitor {who} is pinned at {where}. Put booth {booths} back there.",
    ),
    check=check,
)
