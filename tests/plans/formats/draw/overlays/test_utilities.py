"""Tests that the layer of utilities tells what booths ask for and who goes short."""

import math
import re

import pytest
import shapely

from layouts.brief.exhibitor import Exhibitor
from layouts.supply import supply
from plans.formats.draw.figure import sheets
from plans.formats.draw.overlays.utilities import DOUBTED, FED, LACKING, NOTHING, utilities
from plans.formats.draw.palette import INK_2
from plans.formats.draw.pen import Fill, Label, Pen
from plans.plan import Plan
from tests.plans.formats.draw.drawn_plans import small_plan
from tests.plans.formats.draw.sheets.set_plans import PAVILION, set_plan, small_set_plan
from tests.plans.formats.draw.sheets.test_supplies import connected
from tests.plans.formats.draw.test_figure import ink
from venue.hall import Hall
from venue.source import Confidence, Source
from venue.text import Lang

SURE = Source(cite="measured", confidence=Confidence.OFFICIAL)


def confirmed(plan: Plan) -> Plan:
    """Let the venue have confirmed its boxes."""

    def sure(hall: Hall) -> Hall:
        things = (thing.model_copy(update={"source": SURE}) for thing in hall.utilities)
        return hall.model_copy(update={"utilities": tuple(things)})

    return plan.model_copy(update={"halls": tuple(sure(hall) for hall in plan.halls)})


def drawn(plan: Plan, lang: Lang = "en", paper: str = "A3", hall: str | None = None) -> Pen:
    """Draw the layer of a plan's one sheet."""
    (pen,) = sheets(plan, "png", lang=lang, paper=paper, hall=hall, overlay=utilities(plan))
    return pen


def texts(pen: Pen) -> list[Label]:
    """Give the texts on a sheet."""
    return [mark for mark in pen.marks if isinstance(mark, Label)]


@pytest.mark.parametrize("sure", [False, True])
def test_who_goes_short_is_marked(sure: bool) -> None:
    """Tests that booths short of anything are breaches where boxes are known, else questions."""
    plan = confirmed(set_plan()) if sure else set_plan()
    groups = utilities(plan).booths
    lacking = {m.booth for hall in plan.halls for m in connected(plan, hall).missing}
    assert lacking
    assert {b for b, group in groups.items() if group == (LACKING if sure else DOUBTED)} == lacking
    assert set(groups.values()) == {FED, LACKING if sure else DOUBTED}
    assert len(groups) == len(plan.layout.booths)
    assert ("assumed" in utilities(plan).note.en) is not sure
    signs = {mark.text for mark in texts(drawn(plan, hall="C"))}
    assert ("!" in signs, "?" in signs) == (sure, not sure)


def test_a_hall_without_boxes_answers_nothing() -> None:
    """Tests that where no box is known who asks is a question, and who does not is none."""
    plan = small_plan()
    who, *others = plan.brief.exhibitors
    asking = who.model_copy(update={"lan": True})
    brief = plan.brief.model_copy(update={"exhibitors": (asking, *others)})
    layer = utilities(plan.model_copy(update={"brief": brief}))
    booth = next(a.booth for a in plan.allotments if a.exhibitor == who.id)
    assert {b for b, group in layer.booths.items() if group == DOUBTED} == {booth}
    assert {group for b, group in layer.booths.items() if b != booth} == {NOTHING}
    assert "not known" in layer.note.en


def test_booths_bear_what_they_ask_for() -> None:
    """Tests that kilowatts and letters stand below the number, ! behind what is missing."""
    plan = small_set_plan()
    lacks = {(m.booth, m.service.value) for m in connected(plan, plan.halls[0]).missing}
    holders = {a.booth: a.exhibitor for a in plan.allotments}
    known = {who.id: who for who in plan.brief.exhibitors}
    said = texts(drawn(plan, paper="A1"))
    for booth in plan.layout.booths:
        if booth.id == PAVILION:
            continue  # it asks for its members as well
        who: Exhibitor = known[holders[booth.id]]
        water = "!" if {(booth.id, "water"), (booth.id, "drain")} & lacks else ""
        marks = {
            f"{who.power_kw:g}kW" + "!" * ((booth.id, "power") in lacks),
            *([f"W{water}"] if who.water else []),
            *(["A" + "!" * ((booth.id, "air") in lacks)] if who.air else []),
            *(["L" + "!" * ((booth.id, "lan") in lacks)] if who.lan else []),
        }
        lines = [mark.text for mark in said if mark.about == booth.id]
        assert lines[0] == booth.number
        told = set(" ".join(lines[1:]).replace(" kW", "kW").split())
        # A breach is written over its booth: twice the same.
        assert told - {booth.number} == marks


def test_lines_run_to_the_boxes_that_feed() -> None:
    """Tests that there is a line a pair of booth and box apart, as the supply connects them."""
    plan = small_set_plan()
    hall = plan.halls[0]
    pairs = {(c.booth, c.utility) for c in connected(plan, hall).connections if c.length_mm > 0}
    discs = [
        mark
        for mark in drawn(plan).marks
        if isinstance(mark, Fill)
        and mark.face == INK_2
        and shapely.Polygon(mark.rings[0]).area == pytest.approx(math.pi * 0.45**2, rel=0.02)
    ]
    legend = 1
    assert len(discs) == len(pairs) + legend


def test_boxes_bear_their_load() -> None:
    """Tests that loads at the boxes are those of the supply."""
    plan = small_set_plan()
    (hall,) = plan.halls
    found = connected(plan, hall)
    said = {mark.text for mark in texts(drawn(plan)) if re.fullmatch(r"[\d.,]+ / .+ kW", mark.text)}
    loads = set()
    for box in hall.utilities:
        power = [s.capacity for s in box.supplies if s.service == "power"]
        if power:
            given = sum(
                c.amount for c in found.connections if (c.utility, c.service) == (box.id, "power")
            )
            loads.add(f"{round(given, 1):,g} / {power[0]:,g} kW")
    assert said <= loads
    assert len(said) > 2


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_texts_keep_apart_and_the_legend_is_whole(lang: Lang) -> None:
    """Tests that no text meets another or is below 1.8 mm, and no explanation is cut."""
    pen = drawn(set_plan(), lang, hall="E")
    said = list({(t.text, t.start): t for t in texts(pen)}.values())
    boxes = [ink(text) for text in said]
    pairs = shapely.STRtree(boxes).query(boxes, predicate="intersects").T
    assert [
        (said[a].text, said[b].text)
        for a, b in pairs
        if a < b and boxes[a].intersection(boxes[b]).area > 0.02
    ] == []
    assert min(text.size for text in said) >= 1.8
    words = {text.text for text in said}
    told = {
        "ko": {"설비 트렌치", "바닥 박스", "급수·배수", "압축 공기", "랜", "닿지 않거나 모자람"},
        "en": {
            "Utility trench",
            "Floor box",
            "Compressed air",
            "LAN",
            "Out of reach or not enough",
        },
    }
    assert told[lang] <= words
    assert not any("…" in word for word in words)


def test_the_strip_sums_up_kilowatts() -> None:
    """Tests that the kilowatts asked for are summed up, members of pavilions with theirs."""
    plan = small_set_plan()
    standing = {a.exhibitor for a in plan.allotments}
    total = sum(
        who.power_kw or 0
        for who in plan.brief.exhibitors
        if who.id in standing or who.pavilion in standing
    )
    amounts = utilities(plan).amounts
    assert amounts is not None
    assert sum(amounts.of.values()) == pytest.approx(total)
    assert f"{total:,.0f}" in {mark.text for mark in texts(drawn(plan))}


def test_the_layer_connects_as_the_rules_do() -> None:
    """Tests that the reach is the preset's."""
    plan = small_set_plan()
    assert f"{plan.limits.utility_reach.value:g} m" in utilities(plan).note.en
    (hall,) = plan.halls
    assert supply(hall, plan.layout.booths, {}, 6000).connections == ()
