"""Tests that a plan becomes a sheet somebody can hand in."""

import os
import re
import zlib
from collections import Counter
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon

from layouts.booth import Booth
from plans.formats.draw import fonts
from plans.formats.draw.canvas import Format
from plans.formats.draw.figure import render, sheets
from plans.formats.draw.pen import Fill, Label, Pen
from plans.formats.draw.sheet import View, arrange, paper_size
from plans.plan import Plan
from tests.plans.formats.draw.drawn_parts import OURS, plan_of
from tests.plans.formats.draw.drawn_plans import (
    angled_plan,
    filled,
    hall_c_plan,
    renamed,
    small_hall,
    small_plan,
    tiny_plan,
    turned_plan,
    two_hall_plan,
)
from venue.errors import UsageError
from venue.hall import Hall
from venue.text import Lang, Text

PLANS = {
    "small": small_plan,
    "free": lambda: small_plan(given_out=False),
    "tiny": tiny_plan,
    "angled": angled_plan,
    "turned": lambda: turned_plan(small_plan(), 23),
    "turned L": lambda: turned_plan(angled_plan(), -31),
    "hall C": hall_c_plan,
    "two halls": two_hall_plan,
}
GOLDEN = Path(__file__).parent / "golden" / "small.svg"
PT = 72 / 25.4

every_plan = pytest.mark.parametrize("name", PLANS)
both_languages = pytest.mark.parametrize("lang", ["ko", "en"])


def drawn(plan: Plan, lang: str = "ko", paper: str = "A3") -> Pen:
    """Give the marks of a plan's one sheet."""
    (pen,) = sheets(plan, "png", lang=cast("Lang", lang), paper=paper)
    return pen


def labels(pen: Pen) -> list[Label]:
    """Give the texts on a sheet."""
    return [mark for mark in pen.marks if isinstance(mark, Label)]


def ink(label: Label) -> Polygon:
    """Give the box around a text's glyph outlines, turned as the text is: not what we measured."""
    points = np.asarray(fonts.outline(label.text).vertices)
    low, high = points.min(axis=0) * label.size, points.max(axis=0) * label.size
    flat = shapely.box(low[0], low[1], high[0], high[1])
    x, y = label.start
    turned = shapely.affinity.rotate(flat, label.angle, origin=(0, 0))
    return cast("Polygon", shapely.affinity.translate(turned, x, y))


def views(plan: Plan, paper: str = "A3") -> list[View]:
    """Give where the halls of a plan lie on its sheet."""
    pairs = [(hall, plan.layout.in_hall(hall.id)) for hall in plan.halls]
    return arrange(pairs, paper_size(paper))[0]


def footprints(plan: Plan) -> dict[str, Polygon]:
    """Give every booth's place on paper."""
    return {
        booth.id: cast("Polygon", view.shape(booth.shape))
        for view in views(plan)
        for booth in view.layout.booths
    }


@every_plan
@both_languages
def test_texts_can_be_read(name: str, lang: str) -> None:
    """Tests that no text is smaller than 1.8 mm and every letter has a glyph."""
    font = fonts._font()
    for label in labels(drawn(PLANS[name](), lang)):
        assert label.size >= fonts.SMALLEST_MM
        assert all(font.get_char_index(ord(letter)) for letter in label.text)


@every_plan
@both_languages
def test_booth_texts_lie_inside_their_booths(name: str, lang: str) -> None:
    """Tests that the ink of every name and number lies inside its booth."""
    plan = PLANS[name]()
    places = footprints(plan)
    own = [label for label in labels(drawn(plan, lang)) if label.about in places]
    assert own
    for label in own:
        assert places[label.about].buffer(0.01).covers(ink(label)), label


@every_plan
@both_languages
def test_texts_do_not_overlap(name: str, lang: str) -> None:
    """Tests that no text on a sheet runs into another one; a breach is written over its booth."""
    texts = {(t.text, t.start, t.about): t for t in labels(drawn(PLANS[name](), lang))}
    boxes = [ink(label) for label in texts.values()]
    tree = shapely.STRtree(boxes)
    pairs = tree.query(boxes, predicate="intersects").T
    names = [label.text for label in texts.values()]
    clashes = [
        (names[a], names[b])
        for a, b in pairs
        if a < b and boxes[a].intersection(boxes[b]).area > 0.02
    ]
    assert clashes == []


@every_plan
def test_other_texts_do_not_cover_booths(name: str) -> None:
    """Tests that tags, aisle names and widths stand on free floor."""
    plan = PLANS[name]()
    places = footprints(plan)
    stands = shapely.union_all(list(places.values()))
    for label in labels(drawn(plan)):
        if label.about not in places and label.text != "!":
            assert shapely.intersection(ink(label), stands).area < 0.02, label


@every_plan
@both_languages
def test_everything_stays_inside_the_frame(name: str, lang: str) -> None:
    """Tests that nothing is drawn beyond the frame."""
    frame = shapely.box(10, 10, 410, 287)
    for label in labels(drawn(PLANS[name](), lang)):
        assert frame.covers(ink(label)), label


@every_plan
def test_every_booth_and_opening_is_drawn(name: str) -> None:
    """Tests that each booth has its outline and, at these scales, its number; each exit its tag."""
    plan = PLANS[name]()
    pen = drawn(plan)
    shapes = {
        tuple(sorted((round(x, 3), round(y, 3)) for x, y in mark.rings[0]))
        for mark in pen.marks
        if isinstance(mark, Fill)
    }
    texts = {label.text for label in labels(pen)}
    scale = views(plan)[0].scale
    for booth_id, place in footprints(plan).items():
        corners = place.exterior.coords[:-1]
        assert tuple(sorted((round(x, 3), round(y, 3)) for x, y in corners)) in shapes, booth_id
    for booth in plan.layout.booths:
        assert scale >= 600 or booth.number in texts
    for hall in plan.halls:
        for door in hall.openings:
            short = door.id.removeprefix(f"{hall.id}-")
            assert any(short in text.split() for text in texts), door.id


def test_names_are_those_of_the_language() -> None:
    """Tests that Korean and English sheets say the same thing in their own words."""
    korean = {label.text for label in labels(drawn(small_plan(), "ko"))}
    english = {label.text for label in labels(drawn(small_plan(), "en"))}
    assert {
        "구역",
        "범례",
        "주기",
        "제출용 아님",
        "미충족 1건 · 판정 불가 2건",
        "한빛전자",
    } <= korean
    assert {"Zones", "Legend", "Notes", "Not for submission", "Main stage", "Nuri"} <= english
    assert not any(
        "가" <= letter <= "힣" for text in english for letter in text if "서울" not in text
    )


def test_a_breach_is_marked() -> None:
    """Tests that a broken rule shows as a disc with ! and its measure."""
    texts = Counter(label.text for label in labels(drawn(small_plan())))
    assert texts["!"] == 2
    assert texts["2.1 m < 3.0 m"] == 1


def test_a_plan_without_open_questions_has_no_stamp() -> None:
    """Tests that only sheets with breaches or open questions are stamped."""
    texts = {label.text for label in labels(drawn(hall_c_plan()))}
    assert "제출용 아님" not in texts


def test_an_empty_hall_can_be_drawn() -> None:
    """Tests that a hall without zones, booths and exhibitors still makes a sheet."""
    plan = plan_of([small_hall()], plan_of([small_hall()], tiny_plan().layout).layout.in_hall("E"))
    texts = {label.text for label in labels(drawn(plan))}
    assert {"N1", "W1", "45,000", "40,000", "0개"} <= texts


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("$x_1$ \\frac{1}{2} & <b>한글</b>", "$\\alpha$ \\ ^ _ {} <script>"),
        ("가" * 200, "W" * 200),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af 자모", "a\x00b\x1b[31m\n\tc\u202e"),
        ("\U0001f680\U0001f3a8", "\U0001f680 ไทย"),
        ("--><!-- & ]]>", '"quotes" & <!-- -->'),
    ],
)
def test_hostile_names_are_only_text(ko: str, en: str) -> None:
    """Tests that markup, mathtext, controls, missing glyphs and endless names break nothing."""
    plan = renamed(small_plan(), ko, en)
    places = footprints(plan)
    for lang in ("ko", "en"):
        for label in labels(drawn(plan, lang)):
            assert "\x00" not in label.text
            assert label.about not in places or places[label.about].buffer(0.01).covers(ink(label))
            assert shapely.box(10, 10, 410, 287).covers(ink(label))
    assert render(plan, "svg", lang="en").endswith(b"</svg>\n")
    assert render(plan, "png", dpi=50)[:4] == b"\x89PNG"
    assert b"%%EOF" in render(plan, "pdf")[-8:]


def path_boxes(svg: str, fill: str) -> Counter[tuple[float, float]]:
    """Give the sizes of all paths of one fill in an SVG, points."""
    sizes: Counter[tuple[float, float]] = Counter()
    for path in re.findall(rf'<path d="([^"]*)"[^>]*style="fill: {fill};', svg):
        numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", path)]
        xs, ys = numbers[::2], numbers[1::2]
        sizes[(round(max(xs) - min(xs), 2), round(max(ys) - min(ys), 2))] += 1
    return sizes


def size_on(view: View, booth: Booth) -> tuple[float, float]:
    """Give a booth's width and height on paper by the scale alone, points."""
    sides = (booth.width_mm, booth.depth_mm)
    across, up = sides if view.turn_deg % 180 == 0 else sides[::-1]
    return round(across / view.scale * PT, 2), round(up / view.scale * PT, 2)


def test_an_svg_is_true_to_scale() -> None:
    """Tests that booths measure on paper what the stated scale says."""
    plan = small_plan()
    scale = views(plan)[0].scale
    assert f"1 : {scale}" in {label.text for label in labels(drawn(plan))}
    svg = render(plan, "svg").decode()
    assert 'width="1190.551181pt" height="841.889764pt"' in svg
    own = [booth for booth in plan.layout.booths if booth.zone == "mobility"]
    asked = Counter(size_on(views(plan)[0], booth) for booth in own)
    found = path_boxes(svg, "#edc496")
    assert all(found[size] >= count for size, count in asked.items())


def test_a_pdf_is_true_to_scale() -> None:
    """Tests that the paper is A3 and that booths measure what the stated scale says."""
    plan = small_plan()
    data = render(plan, "pdf")
    assert re.search(rb"/MediaBox \[ 0 0 1190\.55\d* 841\.88\d* \]", data)
    packed = re.findall(rb"FlateDecode.*?stream\n(.*?)endstream", data, re.DOTALL)
    streams = [zlib.decompress(stream) for stream in packed]
    page = max(streams, key=len).decode("latin-1")
    boxes = Counter(
        (round(abs(float(w) - float(x)), 2), round(abs(float(z) - float(y)), 2))
        for x, y, w, z in re.findall(
            r"([\d.]+) ([\d.]+) m\n[\d.]+ [\d.]+ l\n([\d.]+) ([\d.]+) l\n[\d.]+ [\d.]+ l\nh", page
        )
    )
    for booth in plan.layout.booths:
        assert boxes[size_on(views(plan)[0], booth)] > 0, booth.number


def test_a_pdf_has_a_page_a_hall_and_searchable_text() -> None:
    """Tests that a PDF holds one page for every hall, and one when a hall is asked for."""
    plan = two_hall_plan()
    assert len(re.findall(rb"/Type /Page\b", render(plan, "pdf"))) == 2
    one = render(plan, "pdf", hall="E")
    assert len(re.findall(rb"/Type /Page\b", one)) == 1
    assert b"/ToUnicode" in one


def test_several_halls_share_one_scale() -> None:
    """Tests that halls on one sheet have one scale, their titles, and do not touch."""
    plan = two_hall_plan()
    both = views(plan)
    assert len({view.scale for view in both}) == 1
    assert not both[0].floor.buffer(15).intersects(both[1].floor)
    assert {"E홀", "C홀"} <= {label.text for label in labels(drawn(plan))}


@pytest.mark.parametrize("fmt", ["png", "svg", "pdf"])
def test_equal_plans_give_equal_bytes(fmt: str) -> None:
    """Tests that a drawing depends on nothing but the plan."""
    first, second = (render(small_plan(), cast("Format", fmt), dpi=60) for _ in range(2))
    assert first == second


def test_a_larger_paper_takes_a_larger_scale() -> None:
    """Tests that A1 draws hall C larger than A3."""
    plan = hall_c_plan()
    assert views(plan, "A1")[0].scale < views(plan)[0].scale


def test_four_thousand_booths_fit_a_sheet() -> None:
    """Tests that a very large hall is drawn, each booth by its outline, each zone with its tag."""
    outline = ((0, 0), (400_000, 0), (400_000, 250_000), (0, 250_000))
    hall = Hall(id="J", name=Text(en="J"), level="1F", outline=outline, source=OURS)
    layout = filled(hall, bays=18, x0=10_000, y0=10_000)
    assert len(layout.booths) > 3_900
    pen = drawn(plan_of([hall], layout))
    assert sum(isinstance(mark, Fill) for mark in pen.marks) > len(layout.booths)
    assert {"스마트시티 서울", "400,000", "250,000"} <= {label.text for label in labels(pen)}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"hall": "Z"}, "draw.hall"),
        ({"paper": "B5"}, "draw.paper"),
        ({"dpi": 10_000.0}, "draw.dpi"),
        ({"dpi": float("nan")}, "draw.dpi"),
        ({"fmt": "gif"}, "draw.format"),
    ],
)
def test_what_does_not_exist_is_refused(asked: dict[str, object], code: str) -> None:
    """Tests that a wrong hall, paper, resolution or format is answered with the mend."""
    with pytest.raises(UsageError) as told:
        render(small_plan(), **{"fmt": "png", **asked})  # type: ignore[arg-type]
    assert told.value.code == code


def normal(svg: str) -> str:
    """Keep of an SVG what a reader sees: numbers to a hundredth of a point, no glyph outlines."""
    bare = re.sub(r'<path id="[^"]*NotoSans[^"]*" d="[^"]*"[^>]*/>', "", svg)
    joined = re.sub(r'd="[^"]*"', lambda path: path.group().replace("\n", " "), bare)
    rounded = re.sub(r"-?\d+\.\d+", lambda number: f"{float(number.group()):.2f}", joined)
    return "\n".join(line.strip() for line in rounded.splitlines() if line.strip()) + "\n"


def test_the_small_hall_looks_as_it_did() -> None:
    """Tests the sheet against the one that was looked at; MADANG_UPDATE_GOLDEN=1 writes it anew."""
    svg = normal(render(small_plan(), "svg").decode())
    if os.environ.get("MADANG_UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(svg, encoding="utf-8")
    assert svg == GOLDEN.read_text(encoding="utf-8")


def test_a_booth_nobody_took_bears_its_number_alone() -> None:
    """Tests that free booths are dashed and carry no name."""
    plan = small_plan(given_out=False)
    booth: Booth = plan.layout.booths[0]
    own = [label.text for label in labels(drawn(plan)) if label.about == booth.id]
    assert own == [booth.number]
