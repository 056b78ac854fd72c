"""Tests of a plan's figures."""

from layouts.allotment import Allotment
from layouts.booth import Booth
from layouts.brief.request import Pair, Pin, Relation
from layouts.layout import Layout
from plans.measures import measure
from plans.plan import Measures
from tests.plans.small_show import SIZES, small_brief, small_hall
from venue.finding import Finding, Severity, Verdict
from venue.source import Confidence, Source
from venue.text import Text

PLACED = "abc"
"""Who of a, b, c, d has a booth here."""


def finding(code: str, *booths: str) -> Finding:
    """Give a finding of a rule about some booths."""
    return Finding(
        code=code,
        verdict=Verdict.NOT_MET,
        severity=Severity.WARNING,
        hall="H",
        booths=booths,
        source=Source(cite="a test", confidence=Confidence.OFFICIAL),
        message=Text(en=code),
    )


def measured(*findings: Finding, **asked: object) -> Measures:
    """Measure three placed booths of a brief that asks for something more."""
    booths = tuple(
        Booth(
            id=f"b-{who}", hall="H", x_mm=0, y_mm=0, width_mm=SIZES[who][0], depth_mm=SIZES[who][1]
        )
        for who in PLACED
    )
    given = [Allotment(booth=f"b-{who}", exhibitor=who) for who in PLACED]
    brief = small_brief().model_copy(update=asked)
    return measure([small_hall()], brief, Layout(booths=booths), given, findings)


def test_areas_are_summed_hall_by_hall() -> None:
    """Tests that net counts booths and gross the outline."""
    (hall,) = measured().halls
    assert (hall.hall, hall.gross_m2, hall.net_m2, hall.booths) == ("H", 972.0, 36.0, 3)
    assert hall.net_ratio == round(36 / 972, 4)


def test_nothing_asked_is_all_met() -> None:
    """Tests that every share is 1.0 where nobody wished anything."""
    empty = measure([small_hall()], small_brief(), Layout(), (), ())
    met = empty.model_dump(exclude={"halls"})
    assert met == dict.fromkeys(("in_zone", "open_sides_met", "pairs_met", "pins_met"), 1.0)


def test_zones_count_the_placed() -> None:
    """Tests that one of three outside its zone leaves two thirds."""
    assert measured(finding("wish.zone", "b-a")).in_zone == round(2 / 3, 4)


def test_a_booth_nobody_has_counts_for_nothing() -> None:
    """Tests that a free booth off its zone changes no share of wishes."""
    assert measured(finding("wish.zone", "free")).in_zone == 1.0


def test_open_sides_count_those_who_wished_and_are_placed() -> None:
    """Tests that of two placed wishes one unmet leaves a half."""
    wishes = tuple(
        who.model_copy(update={"open_sides": 2 if who.id in "abd" else None})
        for who in small_brief().exhibitors
    )
    met = measured(finding("wish.open_sides", "b-a"), exhibitors=wishes)
    assert met.open_sides_met == 0.5


def test_pairs_need_both_placed() -> None:
    """Tests that of three pairs one is unmet and one has a member without a place."""
    pairs = tuple(Pair(a="a", b=b, relation=Relation.ADJACENT) for b in "bcd")
    met = measured(finding("wish.pair", "b-a", "b-b"), pairs=pairs)
    assert met.pairs_met == round(1 / 3, 4)


def test_pins_need_a_place() -> None:
    """Tests that of three pins one is missed and one is not placed."""
    pins = tuple(Pin(exhibitor=who, hall="H", x_mm=0, y_mm=0) for who in "abd")
    assert measured(finding("pin.place", "b-a"), pins=pins).pins_met == round(1 / 3, 4)
