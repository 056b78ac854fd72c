"""Exhibitors get a booth of the size they asked for, turned only if it may be."""

from collections.abc import Iterator

from layouts.booth import Booth, Shape
from layouts.brief.exhibitor import Exhibitor
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import BRIEF, Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find booths of another size than their exhibitor asked for."""
    module = case.brief.module_mm
    for booth, who in case.given():
        if not fits(booth, who, module):
            shapes = (*who.shapes(module), *who.cut_shapes(module))
            asked = " / ".join(f"{w / 1000:g}x{d / 1000:g}" for w, d in shapes)
            yield RULE.broken(
                Spot(booth.hall, booth.centre, (booth,)),
                BRIEF,
                Gauge(booth.area_m2, who.area_m2(module), "m2"),
                who=who.id,
                given=f"{booth.width_mm / 1000:g}x{booth.depth_mm / 1000:g}",
                asked=asked,
            )


def fits(booth: Booth, who: Exhibitor, module_mm: int) -> bool:
    """Tell whether a booth has a footprint its exhibitor asked for.

    Notes
    -----
    A footprint that may not be turned keeps its width along the hall's x axis. A stand that is
    not parallel to the axes follows its hall, and a pin is the organiser's own word: both ways
    are right there.
    """
    shapes, cut = who.shapes(module_mm), booth.notch
    given = (booth.width_mm, booth.depth_mm)
    if cut is not None:
        if booth.outline is not Shape.L or not cut.width_mm == cut.depth_mm == module_mm:
            return False
        shapes = who.cut_shapes(module_mm)
    if who.turn or booth.pinned or booth.rotation_deg % 90 != 0:
        return given in shapes or given[::-1] in shapes
    return (given if booth.rotation_deg % 180 == 0 else given[::-1]) in shapes


RULE = Rule(
    code="allotment.size",
    title=Text(ko="부스 크기", en="Booth sizes"),
    sentence=Text(
        ko="출품사 {who}, 부스 {booths}: {given} m이나 신청은 {asked} m입니다. 맞춰 주십시오.",
        en="Exhibitor {who} asked for {asked} m; booth {booths} is {given} m. Give it its size.",
    ),
    check=check,
)
