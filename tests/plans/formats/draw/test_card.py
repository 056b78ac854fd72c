"""Tests of an exhibitor's card: by its marks, and by the text that another program finds in it."""

import math
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Polygon

from layouts.brief.exhibitor import Exhibitor
from plans.formats.draw.card import FACTS, FLOOR, NEAR, PAPER_MM, card_pen, render_card
from plans.formats.draw.cards.floor import draw_mark, draw_way, hall_view
from plans.formats.draw.fonts import SMALLEST_MM
from plans.formats.draw.palette import ACCENT, WALL_MM
from plans.formats.draw.pen import Box, Fill, Label, Line, Pen
from plans.formats.draw.room import Room
from plans.formats.draw.scene import Scene
from plans.plan import Plan
from plans.spot import spot_of
from tests.plans.equipped_plan import equipped_plan
from tests.plans.formats.draw.drawn_parts import plan_of
from tests.plans.formats.draw.drawn_plans import filled, hall_c, small_plan
from tests.plans.sample_plan import box, sample_plan
from venue.errors import UsageError
from venue.text import Lang, Text

LANGS: tuple[Lang, ...] = ("ko", "en")
WHO = ("hanbit", "maru", "gil", "turned", "a-motors", "seed", "shared", "at", "formula")
"""An L, an inline, one at the wall, a turned one, a pavilion, its members; names that try much."""


@cache
def drawn(who: str, lang: Lang) -> Pen:
    """Draw a card of the equipped plan."""
    plan = equipped_plan()
    return card_pen(plan, spot_of(plan, who), lang=lang)


def labels(pen: Pen) -> list[Label]:
    """Give the texts on a card."""
    return [mark for mark in pen.marks if isinstance(mark, Label)]


def within(label: Label, box: Box) -> bool:
    """Tell whether a text lies in a box."""
    return all(
        box[0] - 1e-6 <= x <= box[2] + 1e-6 and box[1] <= y <= box[3] for x, y in label.corners
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("who", WHO)
def test_all_texts_are_on_the_paper_and_large_enough(who: str, lang: Lang) -> None:
    """Tests that no text leaves the page or is smaller than people can read."""
    for label in labels(drawn(who, lang)):
        assert within(label, (5.0, 5.0, PAPER_MM[0] - 5, PAPER_MM[1] - 5)), label.text
        assert label.size >= SMALLEST_MM - 1e-9


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("who", WHO)
def test_texts_below_the_map_do_not_run_into_each_other(who: str, lang: Lang) -> None:
    """Tests the tables, facts and foot, where every line has a place of its own."""
    texts = [t for t in labels(drawn(who, lang)) if t.y < FACTS[3] and not within(t, NEAR)]
    shapes = [shapely.buffer(Polygon(t.corners), -0.25) for t in texts]
    tree = shapely.STRtree(shapes)
    hits = [(a, b) for a, b in tree.query(shapes, predicate="intersects").T.tolist() if a < b]
    assert not [(texts[a].text, texts[b].text) for a, b in hits]


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_else_is_named_on_the_map(lang: Lang) -> None:
    """Tests that names of others stand in the table of neighbours alone."""
    plan = equipped_plan()
    others = {w.name.say(lang) for w in plan.brief.exhibitors if w.id != "maru"}
    for label in labels(drawn("maru", lang)):
        if label.y > NEAR[3] or within(label, NEAR):
            assert not [name for name in others if name in label.text], label.text


def test_the_spot_is_the_accent_on_the_map() -> None:
    """Tests that C102 is filled where the hall's frame says: at its share of the hall."""
    pen = drawn("maru", "ko")
    fills = (m for m in pen.marks if isinstance(m, Fill) and m.face == ACCENT)
    squares = [Polygon(m.rings[0]) for m in fills if len(m.rings[0]) == 4]
    spot = max((s for s in squares if FLOOR[1] < s.centroid.y < FLOOR[3]), key=lambda s: s.area)
    walls = [m for m in pen.marks if isinstance(m, Line) and m.width == WALL_MM]
    ends = [p for m in walls for p in m.points if FLOOR[1] < p[1] < FLOOR[3]]
    left, low, right, high = spot.bounds
    # C102 is 3 m wide and deep, 10.5 m from hall C's left wall and 6 m from its lower one.
    assert right - left == pytest.approx(high - low)
    assert (left - min(x for x, _ in ends)) / (right - left) == pytest.approx(10.5 / 3)
    assert (low - min(y for _, y in ends)) / (high - low) == pytest.approx(6 / 3)


def test_the_way_is_drawn_as_long_as_it_is_told() -> None:
    """Tests that the line on the map, at its scale, has the length of the walk."""
    plan = equipped_plan()
    spot = spot_of(plan, "maru")
    way = [m for m in drawn("maru", "en").marks if isinstance(m, Line) and m.width == 0.9
           and m.colour == ACCENT]  # fmt: skip
    (scale,) = (
        int(m.group(1)) for t in labels(drawn("maru", "en"))
        if (m := re.search(r"Scale 1 : (\d+)", t.text))
    )  # fmt: skip
    length = sum(math.dist(*ends) for m in way for ends in zip(m.points, m.points[1:]))  # noqa: B905
    assert length * scale == pytest.approx(spot.ways[0].length_mm, rel=1e-6)


@pytest.mark.parametrize("lang", LANGS)
def test_the_pdf_s_text_tells_the_facts(lang: Lang, tmp_path: Path) -> None:
    """Tests by pdftotext's reading that sizes, neighbours, slot and disclaimer are written."""
    plan = sample_plan()
    path = tmp_path / "card.pdf"
    path.write_bytes(render_card(plan, spot_of(plan, "C104"), "pdf", lang=lang))
    read = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    said = {
        "ko": ("3,000 × 3,000 mm · 9 m²", "코너형 · 2면 열림", "마루로보틱스", "반입문 C-E1",
               "가정", "판정은 참고용이며", "이웃과 함께 씀"),
        "en": ("3,000 × 3,000 mm · 9 m²", "corner · 2 open", "Maru Robotics", "door C-E1",
               "assumed", "the fire authority", "contractor, shared"),
    }[lang]  # fmt: skip
    flat = " ".join(read.split())
    assert not [words for words in said if words not in flat]


def test_equal_plans_give_equal_bytes() -> None:
    """Tests that neither hour nor chance is in the file, and that a link changes it."""
    plan = sample_plan()
    spot = spot_of(plan, "maru")
    first, again = (render_card(plan, spot, "pdf", lang="ko") for _ in range(2))
    assert first == again
    assert re.findall(rb"/Type /Page\b", first) == [b"/Type /Page"]
    assert render_card(plan, spot, "pdf", lang="ko", link="https://example.org/x") != first


def test_a_link_that_no_phone_opens_is_refused() -> None:
    """Tests that nothing is drawn for it."""
    plan = sample_plan()
    with pytest.raises(UsageError, match="--link"):
        render_card(plan, spot_of(plan, "maru"), "png", link="no link")


def renamed(plan: Plan, name: str) -> tuple[Plan, Exhibitor]:
    """Give a plan whose first allotted exhibitor has another name."""
    first = next(w for w in plan.brief.exhibitors if w.id == plan.allotments[0].exhibitor)
    who = first.model_copy(update={"name": Text(ko=name)})
    people = tuple(who if w.id == who.id else w for w in plan.brief.exhibitors)
    brief = plan.brief.model_copy(update={"exhibitors": people})
    return plan.model_copy(update={"brief": brief}), who


@pytest.mark.parametrize(
    "name",
    [
        "한국스마트모빌리티 데이터플랫폼 협동조합",
        "주식회사 대한민국인공지능스마트시티디지털트윈연구개발센터",
        "가나다라마바사 아자차카타파하 가나다라마바사 아자차카타파하 가나다라마바사 아자차카타파하",
        "X",
    ],
)
def test_a_long_name_is_smaller_or_takes_two_lines(name: str) -> None:
    """Tests names in hall C, which a head of one line cannot hold: they end before the number."""
    hall, venue = hall_c()
    plan, who = renamed(plan_of([hall], filled(hall), venue=venue), name)
    pen = card_pen(plan, spot_of(plan, who.id), lang="ko")
    plate = next(m for m in pen.marks if isinstance(m, Fill) and m.face == ACCENT
                 and min(y for _, y in m.rings[0]) > 245)  # fmt: skip
    edge = min(x for x, _ in plate.rings[0])
    lines = [t for t in labels(pen) if t.bold and t.y > 249 and t.size >= 5 and t.x == 12.0]
    assert 1 <= len(lines) <= 2
    assert all(label.start[0] + label.width < edge for label in lines)
    shown = "".join(label.text for label in lines).replace(" ", "").removesuffix("…")
    assert name.replace(" ", "").startswith(shown)


def test_more_neighbours_than_the_table_holds_are_counted() -> None:
    """Tests that an island among many says how many it leaves out, and one without any says so."""
    hall, venue = hall_c()
    plan = plan_of([hall], filled(hall), venue=venue)
    wide = next(b for b in plan.layout.booths if b.width_mm == 9_000)
    around = wide.model_copy(update={"width_mm": 60_000, "y_mm": 0, "depth_mm": 3_000})
    booths = tuple(around if b.id == wide.id else b for b in plan.layout.booths)
    crowded = plan.model_copy(update={"layout": plan.layout.model_copy(update={"booths": booths})})
    who = next(a.exhibitor for a in plan.allotments if a.booth == wide.id)
    texts = [t.text for t in labels(card_pen(crowded, spot_of(crowded, who), lang="en"))]
    assert any(re.fullmatch(r"and \d+ more", text) for text in texts)
    assert "none" in [t.text for t in labels(drawn("turned", "en"))]


def test_a_stand_without_a_way_or_a_freight_door_says_so() -> None:
    """Tests hall D, which has no freight door, and a stand that nobody can step up to."""
    assert "no way for a fork lift" in [t.text for t in labels(drawn("at", "en"))]
    plan = small_plan()
    shut = tuple(b.model_copy(update={"open_edges": ()}) for b in plan.layout.booths)
    closed = plan.model_copy(update={"layout": plan.layout.model_copy(update={"booths": shut})})
    who = plan.allotments[0].exhibitor
    texts = [t.text for t in labels(card_pen(closed, spot_of(closed, who), lang="en"))]
    assert "No way leads here from any entrance." in texts


def test_fixed_things_and_services_are_in_their_tables() -> None:
    """Tests a box 500 mm beside C104, whose exhibitor asks for power and for a LAN nobody has."""
    plan = equipped_plan()
    near = plan.halls[0].utilities[0].model_copy(update={"ring": box(17_000, 6_000, 400, 400)})
    here = plan.halls[0].model_copy(update={"utilities": (near,)})
    people = tuple(
        w.model_copy(update={"power_kw": 5.0, "lan": True, "load_kn_m2": 7.5, "decks": 2})
        if w.id == "nuri"
        else w
        for w in plan.brief.exhibitors
    )
    brief = plan.brief.model_copy(update={"exhibitors": people})
    asked = plan.model_copy(update={"halls": (here, plan.halls[1]), "brief": brief})
    texts = [t.text for t in labels(card_pen(asked, spot_of(asked, "nuri"), lang="en"))]
    assert {"Floor box", "3,500, 0", "400 × 400", "500", "5 kW", "C-U1", "LAN"} <= set(texts)
    assert {"7.5 kN/m² asked · hall not known", "2 decks"} <= set(texts)


def test_a_booth_of_no_zone_has_no_chip() -> None:
    """Tests that the line below the name is left out where there is nothing to say."""
    plan = sample_plan()
    loose = tuple(b.model_copy(update={"zone": None}) for b in plan.layout.booths)
    layout = plan.layout.model_copy(update={"booths": loose, "zones": ()})
    bare = plan.model_copy(update={"layout": layout})
    texts = [t.text for t in labels(card_pen(bare, spot_of(bare, "maru"), lang="en"))]
    assert "AI" not in texts


def test_a_way_of_one_point_is_its_ring() -> None:
    """Tests a stand right behind the door, and a map without any room for the number's label."""
    plan = sample_plan()
    spot = spot_of(plan, "maru")
    view = hall_view(Scene(plan, "en"), spot, FLOOR)
    (walk,) = spot.ways[0].walks
    leg = replace(walk.legs[0], line=walk.legs[0].line[:1])
    tour = replace(spot.ways[0], walks=(replace(walk, legs=(leg,)),))
    pen = Pen()
    draw_way(pen, view, tour, Room(*PAPER_MM))
    assert [type(mark) for mark in pen.marks] == [Fill]
    full, marked = Room(*PAPER_MM), Pen()
    full.take_box((0, 0, *PAPER_MM))
    draw_mark(marked, spot, view, full)
    assert [t.text for t in labels(marked)] == ["C102"]
