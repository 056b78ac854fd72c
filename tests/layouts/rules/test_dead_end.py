"""Tests that blind aisles are the plan's fault only where the empty hall has none."""

import datetime as dt

from layouts.area import Area
from layouts.brief.brief import Brief
from layouts.brief.limits import preset
from layouts.layout import Layout
from layouts.rules.check import check_layout
from venue.finding import Finding, Severity
from venue.hall import Hall
from venue.opening import Opening
from venue.source import Confidence, Source
from venue.text import Text

MODEL = Source(cite="drawn for a test", confidence=Confidence.ASSUMED)
LIMITS = preset("kr-practice")


def hall(arm_mm: int) -> Hall:
    """Give a 40 x 30 m hall with a 5 m wide arm to the east, doors south and north."""
    ring = [(0, 0), (40_000, 0), (40_000, 12_000), (40_000 + arm_mm, 12_000)]
    ring += [(40_000 + arm_mm, 17_000), (40_000, 17_000), (40_000, 30_000), (0, 30_000)]
    doors = (((18_000, 0), (22_000, 0)), ((22_000, 30_000), (18_000, 30_000)))
    return Hall(
        id="H",
        name=Text(en="Hall"),
        level="1F",
        outline=tuple(ring),
        openings=tuple(
            Opening(id=f"H-{n}", type="exit", a=a, b=b, clear_width_mm=4000, source=MODEL)
            for n, (a, b) in enumerate(doors)
        ),
        source=MODEL,
    )


def blind(arm_mm: int, areas: tuple[Area, ...] = ()) -> list[Finding]:
    """Check a layout of areas alone and keep what is said of dead ends."""
    day = dt.date(2026, 1, 1)
    brief = Brief(title=Text(en="T"), dates=(day, day), venue="v", halls=("H",))
    found = check_layout((hall(arm_mm),), brief, Layout(areas=areas), (), LIMITS)
    return [finding for finding in found if finding.code == "aisle.dead_end"]


def test_an_arm_of_the_hall_is_not_the_plans_fault() -> None:
    """Tests that a blind arm of the building is a warning that says no plan can mend it."""
    (finding,) = blind(12_000)
    assert finding.severity is Severity.WARNING
    assert not finding.breaks
    assert "no plan can mend" in finding.message.en
    assert finding.measured is not None
    assert abs(finding.measured - 12.0) < 0.3


def test_a_short_arm_is_no_finding() -> None:
    """Tests that an arm within the limit is let be."""
    assert blind(5_000) == []


def test_a_way_the_plan_closes_is_the_plans_fault() -> None:
    """Tests that closing one end of a passage beside a blind arm is an error of its own."""
    wall = Area(
        hall="H", x_mm=4_000, y_mm=26_000, width_mm=12_000, depth_mm=1_000, id="w", kind="service"
    )
    end = Area(
        hall="H", x_mm=0, y_mm=26_000, width_mm=4_000, depth_mm=4_000, id="e", kind="service"
    )
    found = blind(12_000, (wall, end))
    assert sorted(f.severity.value for f in found) == ["error", "warning"]
