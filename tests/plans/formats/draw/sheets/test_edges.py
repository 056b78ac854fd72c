"""Tests of what a sheet cuts: every stand numbered, every text whole and on the paper."""

import math
from collections import Counter

import pytest
import shapely

from layouts.area import Area
from layouts.booth import Booth, Notch, Side
from layouts.brief.exhibitor import Build
from layouts.brief.request import AreaKind
from layouts.layout import Layout
from layouts.pod import Pod
from plans.formats.draw.layers.pods import free_space
from plans.formats.draw.pen import Fill
from plans.formats.draw.scene import Scene
from plans.formats.draw.sheet import View
from plans.formats.draw.sheets.overview import whole_view
from plans.formats.draw.sheets.page import table_box
from plans.formats.draw.sheets.register import register_rows
from plans.formats.draw.sheets.tiles import EDGE_MM, SCALE, cut, shown
from plans.formats.draw.sheets.walls import quantity_rows
from tests.plans.formats.draw.drawn_parts import OURS, box, plan_of, row
from tests.plans.formats.draw.drawn_plans import small_hall, small_layout
from tests.plans.formats.draw.sheets.reading import both_halls, read_set, titled
from tests.plans.formats.draw.sheets.set_plans import set_plan
from tests.plans.formats.draw.test_figure import ink
from venue.hall import Hall
from venue.text import Text
from venue.utility import Service, Supply, Utility

LEFT, BOTTOM, RIGHT, TOP = table_box()
FLOOR = (LEFT - 5, BOTTOM - 4, RIGHT + 5, TOP + 5)


def bare(width: int, depth: int, name: str = "H") -> Hall:
    return Hall(
        id=name,
        name=Text(ko=name, en=name),
        level="1",
        outline=box(0, 0, width, depth),
        source=OURS,
    )


@pytest.mark.parametrize(("depth", "stand"), [(115_000, 0), (153_000, 0), (90_000, 12_000)])
def test_a_tile_between_two_others_fits_its_sheet(depth: int, stand: int) -> None:
    """Tests that a tile with two neighbours along an axis is no larger than its sheet."""
    booths: list[Booth] = []
    for n, y in enumerate(range(9_000, depth - stand, stand + 3_000) if stand else ()):
        booths += row("H", None, 100 + 10 * n, 3000, y, [9000], stand)
    view = View(bare(40_000, depth), Layout(booths=tuple(booths)), SCALE, 0.0)
    for tile in cut(view, FLOOR):
        window = shown(view, tile, FLOOR).window
        assert window is not None
        assert window[3] - window[1] <= FLOOR[3] - FLOOR[1] - 2 * EDGE_MM + 1e-6


def test_every_stand_of_hall_c_bears_its_number() -> None:
    """Tests that a stand far on both sides of a match line is numbered on a sheet."""
    seen = {(t.about, t.text) for s in titled(both_halls("en"), "Enlarged") for t in s.labels}
    assert [b.number for b in set_plan().layout.booths if (b.id, b.number) not in seen] == []


def test_enlarged_sheets_write_on_the_paper_alone() -> None:
    """Tests that a tile writes nothing off the paper."""
    frame = shapely.box(0, 0, 420, 297)
    outside = [
        (s.number, t.text)
        for s in titled(both_halls("en"), "Enlarged")
        for t in s.labels
        if not frame.covers(shapely.Polygon(t.corners))
    ]
    assert outside == []


def test_hidden_labels_are_not_written() -> None:
    """Tests that a tile writes nothing under its mask."""
    for s in titled(both_halls("en"), "Enlarged"):
        masks = [f for f in s.pen.marks if isinstance(f, Fill) and len(f.rings) == 2]
        window = shapely.Polygon(masks[-1].rings[1])
        below = s.pen.marks[: s.pen.marks.index(masks[-1])]
        assert [
            t.text for t in s.labels if t in below and not window.covers(shapely.Polygon(t.corners))
        ] == []


def test_an_area_at_the_edge_of_a_sheet_is_named_whole_or_not() -> None:
    """Tests that no area's name is cut by the window's edge."""
    hall = bare(110_000, 30_000)
    areas = tuple(
        Area(
            id=f"s{n}",
            hall="H",
            x_mm=x,
            y_mm=4_000 + 5_000 * n,
            width_mm=14_000,
            depth_mm=4_000,
            kind=AreaKind.STAGE,
            name=Text(ko="메인 무대", en="Main stage"),
            request="s",
        )
        for n, x in enumerate((46_000, 47_000, 48_000, 49_000, 50_000))
    )
    for s in read_set(plan_of([hall], Layout(areas=areas)), "en"):
        if s.title.startswith("Enlarged"):
            masks = [f for f in s.pen.marks if isinstance(f, Fill) and len(f.rings) == 2]
            window = shapely.Polygon(masks[-1].rings[1])
            below = s.pen.marks[: s.pen.marks.index(masks[-1])]
            half = [
                t.text
                for t in s.labels
                if t in below and ink(t).intersects(window) and not window.covers(ink(t))
            ]
            assert half == []


def test_zones_of_walls_sum_to_the_total() -> None:
    """Tests that a shell stand of no zone has a row of its own, so that rows add up."""
    booth = Booth(
        id="a",
        number="a",
        hall="E",
        x_mm=6000,
        y_mm=6000,
        width_mm=3000,
        depth_mm=3000,
        build=Build.SHELL,
        open_edges=(Side.SOUTH,),
    )
    plan = plan_of([small_hall()], Layout(booths=(booth,)))
    *zones, total = quantity_rows(Scene(plan, "en"), View(small_hall(), plan.layout, 400, 0.0))
    assert sum(float(str(r.cells[2])) for r in zones) == float(str(total.cells[2])) == 9.0


def supplied_hall(width: int) -> Hall:
    supplies = (
        Supply(service=Service.POWER, capacity=5000),
        Supply(service=Service.WATER, capacity=500),
        Supply(service=Service.DRAIN, capacity=500),
        Supply(service=Service.AIR, capacity=500),
    )
    unit = Utility(
        id="U1",
        kind="floor_box",
        ring=box(20_000, 30_000, 500, 500),
        supplies=supplies,
        source=OURS,
    )
    return bare(width, 60_000, "N").model_copy(update={"utilities": (unit,)})


def test_numbers_of_upright_stands_stay_in_them() -> None:
    """Tests that numbers and letters of upright stands stay in them."""
    booths = [
        b
        for k in range(6)
        for b in row("N", None, 1000 + 100 * k, 5000 + 3000 * k, 10_000, [3000], 9000)
    ]
    plan = plan_of([supplied_hall(90_000)], Layout(booths=tuple(booths)))
    asking = tuple(
        e.model_copy(update={"power_kw": 2.0, "water": True, "air": True})
        for e in plan.brief.exhibitors
    )
    plan = plan.model_copy(update={"brief": plan.brief.model_copy(update={"exhibitors": asking})})
    (sheet,) = titled(tuple(read_set(plan, "en")), "Utilities")
    view = whole_view(plan.halls[0], plan.layout)
    places = {b.id: view.shape(b.shape) for b in booths}
    assert [
        t.text
        for t in sheet.labels
        if t.about in places and not places[t.about].buffer(0.05).covers(ink(t))
    ] == []


def test_a_stand_too_small_for_its_letters_keeps_its_number() -> None:
    """Tests that a stand too small for its letters bears its number."""
    (sheet,) = titled(both_halls("en"), "Utilities", "C")
    blank = [
        b.number
        for b in set_plan().layout.in_hall("C").booths
        if not any(t.about == b.id for t in sheet.labels)
    ]
    assert blank == []


def test_a_u_is_no_l() -> None:
    """Tests that the register marks a U as one."""
    u = Booth(
        id="u",
        number="E1",
        hall="E",
        x_mm=5000,
        y_mm=5000,
        width_mm=9000,
        depth_mm=6000,
        notch=Notch(x_mm=3000, y_mm=3000, width_mm=3000, depth_mm=3000),
    )
    plan = plan_of([small_hall()], Layout(booths=(u,)))
    (only,) = register_rows(Scene(plan, "en"), plan.halls[0])
    assert only.cells[4] == "9 × 6 U"


def pod(n: int, x: int, y: int, w: int, d: int) -> Pod:
    return Pod(id=f"p{n}", hall="E", booth="P", x_mm=x, y_mm=y, width_mm=w, depth_mm=d)


def test_a_hall_of_letter_z_has_numbers_of_its_own() -> None:
    """Tests that a hall of the letter Z shares no sheet number with the rules."""
    booths = tuple(b.model_copy(update={"hall": "Z1"}) for b in small_layout().booths)
    plan = plan_of([small_hall().model_copy(update={"id": "Z1"})], Layout(booths=booths))
    counts = Counter(s.number for s in read_set(plan, "en"))
    assert [number for number, count in counts.items() if count > 1] == []


def test_a_full_pavilion_has_no_space() -> None:
    """Tests that a pavilion full of pods leaves no space, at a place that is one."""
    booth = Booth(id="P", number="E1", hall="E", x_mm=0, y_mm=0, width_mm=6000, depth_mm=3000)
    pods = [pod(1, 0, 0, 3000, 3000), pod(2, 3000, 0, 3000, 3000)]
    space, at = free_space(View(small_hall(), Layout(booths=(booth,)), 200, 0.0), booth, pods)
    assert (space.width, space.depth) == (0, 0)
    assert all(map(math.isfinite, at))


def test_an_l_shaped_pavilion_uses_its_arm() -> None:
    """Tests that the space in an L-shaped pavilion reaches along its arm."""
    booth = Booth(
        id="P",
        number="E1",
        hall="E",
        x_mm=0,
        y_mm=0,
        width_mm=12_000,
        depth_mm=6000,
        notch=Notch(x_mm=9000, y_mm=3000, width_mm=3000, depth_mm=3000),
    )
    pods = [pod(1, 0, 0, 2000, 2000)]
    space, _ = free_space(View(small_hall(), Layout(booths=(booth,)), 200, 0.0), booth, pods)
    assert space.width * space.depth >= 9000 * 4000 / 200**2 - 1e-6
