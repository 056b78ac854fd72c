"""Tests that every rule finds its fault, in any frame, and nothing else does."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from layouts.allotment import Allotment
from layouts.booth import Side
from layouts.brief.exhibitor import Build
from layouts.brief.request import Pair, Relation
from layouts.rules.check import RULES, check_layout
from tests.layouts.rows import SURVEYED
from tests.layouts.rules.planted import box, end_cap, fixture, freight_door, pavilion
from tests.layouts.rules.show import Show, brief, legal_show, ring
from tests.layouts.turning import Turning
from tests.strategies import Floorplan, floorplans
from venue.finding import Severity, Verdict
from venue.keep_clear import KeepClear
from venue.opening import Opening
from venue.source import Confidence, Source
from venue.text import Text
from venue.utility import UtilityKind

Fault = Callable[[Show], Show]


def _narrow(door: Opening) -> Opening:
    return door.model_copy(update={"clear_width_mm": 500})


def _assumed(door: Opening) -> Opening:
    source = Source(cite="invented", confidence=Confidence.ASSUMED)
    return door.model_copy(update={"source": source})


def _keep_clear(show: Show, box: tuple[int, int, int, int]) -> Show:
    keep = KeepClear(id="K2", ring=ring(*box), source=SURVEYED)
    return show.housed(keep_clear=(*show.hall.keep_clear, keep))


def _paired(show: Show, a: str, b: str, distance_mm: int | None) -> Show:
    relation = Relation.APART if distance_mm else Relation.ADJACENT
    pair = Pair(a=a, b=b, relation=relation, distance_mm=distance_mm)
    return show.asked(pairs=(*show.brief.pairs, pair))


def _given(show: Show, booth: int, exhibitor: str) -> Show:
    extra = Allotment(booth=show.layout.booths[booth].id, exhibitor=exhibitor)
    return replace(show, allotments=(*show.allotments, extra))


def _fence(show: Show) -> Show:
    """Build walls 2.9 m apart across the hall, before the exit N1."""
    for x in range(0, 45_000, 5_900):
        show = show.obstacle((x, 32_000, min(3_000, 45_000 - x), 200))
    return show


def _walled_in(show: Show) -> Show:
    """Put up a booth with storage on all of its sides."""
    show = show.guest((8_000, 33_000, 3_000, 3_000), Side.SOUTH)
    show = show.area("left", (5_000, 33_000, 3_000, 3_000)).area("up", (5_000, 36_000, 9_000, 500))
    return show.area("right", (11_000, 33_000, 3_000, 3_000)).area(
        "down", (5_000, 32_000, 9_000, 1_000)
    )


FAULTS: dict[str, tuple[Fault, set[str]]] = {
    "area through the wall": (lambda s: s.area("x", (-50, 35_000, 900, 900)), {"hall.inside"}),
    "booth through the wall": (
        lambda s: s.guest((-50, 35_000, 3_000, 3_000), Side.EAST),
        {"hall.inside"},
    ),
    "booth near the wall": (
        lambda s: s.guest((1_490, 35_000, 3_000, 3_000), Side.EAST),
        {"wall.clearance"},
    ),
    "booth on an exit": (
        lambda s: s.guest((40_500, 22_000, 3_000, 3_000), Side.WEST),
        {"door.apron"},
    ),
    "area before the entrance": (lambda s: s.area("x", (15_000, 0, 300, 300)), {"door.apron"}),
    "booth over a booth": (lambda s: s.moved(4, 300, 0), {"booth.overlap"}),
    "area over an area": (
        lambda s: s.area("x", (35_900, 35_000, 1_000, 1_000), walkable=True),
        {"booth.overlap"},
    ),
    "booth on a column": (lambda s: s.obstacle((11_000, 5_000, 500, 500)), {"obstacle.clear"}),
    "stage on a column": (lambda s: s.obstacle((26_000, 35_000, 500, 500)), {"obstacle.clear"}),
    "booth on keep-clear floor": (
        lambda s: _keep_clear(s, (11_000, 5_000, 500, 500)),
        {"keep_clear.clear"},
    ),
    # A narrow place parts an aisle of 15 m into two blind ones.
    "booth 0.3 m into an aisle": (
        lambda s: s.moved(5, 0, 300),
        {"aisle.width", "wish.open_sides", "aisle.free", "aisle.dead_end"},
    ),
    # What is left between the slabs is no cross aisle any more.
    "booth 0.3 m into a cross aisle": (
        lambda s: s.moved(8, 300, 0),
        {"aisle.width", "wish.open_sides", "aisle.free", "row.length"},
    ),
    "column in an aisle": (
        lambda s: s.obstacle((12_000, 11_800, 400, 400)),
        {"aisle.width", "wish.open_sides", "aisle.free", "aisle.dead_end"},
    ),
    "aisle drawn too narrow": (
        lambda s: s.drawn(aisles=(s.layout.aisles[0].model_copy(update={"depth_mm": 2_900}),)),
        {"aisle.free"},
    ),
    "aisle drawn through the wall": (
        lambda s: s.drawn(aisles=(s.layout.aisles[0].model_copy(update={"x_mm": -1_000}),)),
        {"aisle.free"},
    ),
    "door built over": (
        lambda s: s.area("x", (13_000, 34_000, 7_000, 6_000)),
        {"floor.connected", "door.apron"},
    ),
    "fence with gaps of 2.9 m": (_fence, {"floor.connected"}),
    "hall without doors": (
        lambda s: s.housed(openings=()),
        {"floor.connected", "exit.width", "exit.separation"},
    ),
    "booth walled in": (_walled_in, {"booth.on_aisle"}),
    "closed side said to be open": (
        lambda s: s.booth(4, open_edges=(Side.SOUTH, Side.EAST)),
        {"booth.open_sides"},
    ),
    "row too long": (lambda s: s.limited(row=14.9), {"row.length"}),
    "crossing closed": (
        lambda s: s.area("x", (19_500, 10_500, 3_000, 3_000)),
        {"aisle.dead_end", "aisle.free"},
    ),
    "too little floor": (lambda s: s.limited(stand_ratio=0.3), {"hall.stand_ratio"}),
    "doors too narrow": (lambda s: s.doors(_narrow), {"exit.width"}),
    "doors assumed": (
        lambda s: s.doors(_assumed),
        {"exit.width", "exit.separation", "exit.travel"},
    ),
    "walks too long": (lambda s: s.limited(travel=15.0), {"exit.travel"}),
    "freight door too narrow": (
        lambda s: freight_door(s, 2_400).exhibitor(4, build=Build.RAW),
        {"freight.reach"},
    ),
    "exits side by side": (lambda s: s.limited(exit_separation=0.9), {"exit.separation"}),
    "sprinklers unknown": (
        lambda s: s.limited(exit_separation=0.9, exit_separation_sprinklered=0.3),
        {"exit.separation"},
    ),
    "booth at a hydrant": (
        lambda s: fixture(s, UtilityKind.HYDRANT, (11_000, 3_200, 700, 200)),
        {"hydrant.clear"},
    ),
    "storage at an extinguisher": (
        lambda s: fixture(
            s.area("x", (6_000, 34_000, 3_000, 3_000)),
            UtilityKind.EXTINGUISHER,
            (9_800, 35_000, 200, 200),
        ),
        {"extinguisher.clear"},
    ),
    "stage under a shutter": (
        lambda s: fixture(s, UtilityKind.SHUTTER, (20_000, 35_000, 20_000, 200)),
        {"shutter.clear"},
    ),
    "booth at a panel": (
        lambda s: fixture(s, UtilityKind.PANEL, (11_000, 3_600, 700, 200)),
        {"panel.clear"},
    ),
    "pod out of its pavilion": (lambda s: pavilion(s, (-500, 0, 2000, 2000)), {"pod.inside"}),
    "pod of no pavilion": (
        lambda s: pavilion(s, (0, 0, 2000, 2000), booth="nowhere"),
        {"pod.inside", "pod.member"},
    ),
    "pod over a desk": (
        lambda s: pavilion(s, (0, 0, 2000, 2000), (1500, 0, 1500, 1000)),
        {"pod.overlap"},
    ),
    "pod behind a desk": (
        lambda s: pavilion(s, (0, 1000, 2000, 2000), (0, 0, 3000, 1000)),
        {"pod.aisle"},
    ),
    "pod of another size": (lambda s: pavilion(s, (0, 0, 3000, 2000)), {"pod.size"}),
    "pod too narrow": (lambda s: pavilion(s, (0, 0, 2000, 1500)), {"pod.size"}),
    "member without a pod": (pavilion, {"pod.member"}),
    "pod of a stranger": (
        lambda s: pavilion(s, (0, 0, 3000, 3000), exhibitor="e5"),
        {"pod.member"},
    ),
    "end cap above its neighbours": (lambda s: end_cap(s, 4_000), {"booth.neighbour"}),
    "booth too deep": (lambda s: s.limited(booth_reach=2.9), {"booth.reach"}),
    "covered": (
        lambda s: s.exhibitor(4, covered=True).limited(covered_area=8.9),
        {"booth.covered"},
    ),
    "two decks": (lambda s: s.exhibitor(4, decks=2).limited(deck_area=8.9), {"booth.decks"}),
    "on a platform": (lambda s: s.exhibitor(4, platform=True), {"booth.platform"}),
    "no box in reach": (
        lambda s: box(s.exhibitor(4, power_kw=2.0), (30_000, 30_000), power=10),
        {"utility.reach"},
    ),
    "no box known": (lambda s: s.exhibitor(4, power_kw=2.0), {"utility.reach"}),
    "box overloaded": (
        lambda s: box(s.exhibitor(4, power_kw=2.0), (11_000, 5_000), power=1.5),
        {"utility.load"},
    ),
    "rivals side by side": (lambda s: s.exhibitor(0, rivals=("e2",)), {"wish.rivals"}),
    "pinned booth moved": (
        lambda s: s.asked(pins=(s.brief.pins[0].model_copy(update={"x_mm": 4_510}),)),
        {"pin.place"},
    ),
    "pinned booth turned": (
        lambda s: s.asked(pins=(s.brief.pins[0].model_copy(update={"rotation_deg": 90}),)),
        {"pin.place"},
    ),
    "number missing": (lambda s: s.booth(4, number=""), {"booth.number"}),
    "number twice": (lambda s: s.booth(4, number=s.layout.booths[7].number), {"booth.number"}),
    "higher than the hall": (lambda s: s.exhibitor(4, height_mm=9_100), {"booth.height"}),
    "higher than usual": (lambda s: s.exhibitor(4, height_mm=2_600), {"booth.height"}),
    "clear height unknown": (lambda s: s.housed(clear_height_mm=None), {"booth.height"}),
    "too heavy": (lambda s: s.exhibitor(4, load_kn_m2=20.1), {"floor.load"}),
    "floor load unknown": (lambda s: s.housed(floor_load_kn_m2=None), {"floor.load"}),
    "two booths": (
        lambda s: _given(s.guest((6_000, 31_500, 3_000, 3_000)), 60, "e4"),
        {"allotment.single"},
    ),
    "two exhibitors in a booth": (lambda s: _given(s, 6, "e4"), {"allotment.single"}),
    "unknown exhibitor": (lambda s: _given(s, 6, "nobody"), {"allotment.single"}),
    "unknown booth": (
        lambda s: replace(s, allotments=(*s.allotments, Allotment(booth="?", exhibitor="e4"))),
        {"allotment.single"},
    ),
    "another size": (lambda s: s.exhibitor(4, size_mm=(6_000, 3_000)), {"allotment.size"}),
    "fewer open sides than wished": (lambda s: s.exhibitor(4, open_sides=2), {"wish.open_sides"}),
    "off its zone": (lambda s: s.exhibitor(4, zone="mo"), {"wish.zone"}),
    "pair not side by side": (lambda s: _paired(s, "e0", "e4", None), {"wish.pair"}),
    "pair too near": (lambda s: _paired(s, "e0", "e4", 3_010), {"wish.pair"}),
    "area missing": (lambda s: s.drawn(areas=()), {"wish.area"}),
    "area smaller": (
        lambda s: s.drawn(areas=(s.layout.areas[0].model_copy(update={"depth_mm": 5_000}),)),
        {"wish.area"},
    ),
}


def test_the_legal_show_has_no_finding() -> None:
    """Tests that a floor which keeps every rule meets silence."""
    assert legal_show().findings == ()


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("degrees", [0, 23])
def test_each_fault_is_found_by_its_rule(name: str, degrees: int) -> None:
    """Tests that a planted fault is found by its own rule and no other, in any frame."""
    plant, codes = FAULTS[name]
    assert plant(legal_show()).turned(Turning(degrees)).codes == codes


@pytest.mark.parametrize("name", FAULTS)
def test_a_turned_copy_has_the_same_findings(name: str) -> None:
    """Tests that findings name the same booths, with the same severity, in a turned copy."""
    plant, _ = FAULTS[name]
    told, again = (
        Counter(
            (f.code, f.booths, f.verdict, f.severity)
            for f in plant(legal_show()).turned(Turning(degrees, (700, -300))).findings
        )
        for degrees in (0, 23)
    )
    assert told == again


def test_every_rule_is_broken_once() -> None:
    """Tests that no rule is registered without a fault that it finds, and no code twice."""
    codes = [rule.code for rule in RULES]
    assert set.union(*(codes for _, codes in FAULTS.values())) == set(codes)
    assert len(codes) == len(set(codes))


def test_rules_speak_both_languages() -> None:
    """Tests that every rule has a title and a sentence in Korean and in English."""
    assert all(t.ko and t.en for rule in RULES for t in (rule.title, rule.sentence))


@pytest.mark.parametrize("name", FAULTS)
def test_messages_are_whole_sentences(name: str) -> None:
    """Tests that messages are filled in, end in a full stop and name the mend in both languages."""
    for finding in FAULTS[name][0](legal_show()).findings:
        for text in (finding.message.ko, finding.message.en):
            assert text.endswith(".")
            assert "{" not in text


def test_errors_come_first_and_the_order_is_stable() -> None:
    """Tests that findings are sorted by weight, and alike whatever the order of the booths."""
    show = legal_show().exhibitor(4, open_sides=2).moved(5, 0, 300).doors(_assumed)
    weights = [finding.severity for finding in show.findings]
    assert weights == sorted(weights, key=list(Severity).index)
    mixed = show.drawn(booths=show.layout.booths[::-1])
    assert [f.message for f in mixed.findings] == [f.message for f in show.findings]


def test_a_booth_in_an_unknown_hall_is_told() -> None:
    """Tests that a booth of a hall the show does not use is an error, not a crash."""
    show = legal_show().booth(4, hall="X")
    assert [f.code for f in show.findings if f.breaks] == ["hall.inside"]


def test_an_empty_floor_is_legal() -> None:
    """Tests that a hall without a single booth breaks nothing."""
    show = legal_show()
    bare = show.drawn(booths=(), areas=(), aisles=(), zones=())
    assert check_layout((bare.hall,), brief(), bare.layout, (), bare.limits) == ()


@pytest.mark.parametrize("name", ["doors assumed", "clear height unknown", "floor load unknown"])
def test_assumed_figures_leave_one_open_question(name: str) -> None:
    """Tests that what rests on an assumed figure is not assessable, once, and no error."""
    findings = FAULTS[name][0](legal_show()).findings
    assert {(f.verdict, f.severity) for f in findings} == {
        (Verdict.NOT_ASSESSABLE, Severity.WARNING)
    }
    assert len({f.code for f in findings}) == len(findings)


def test_assumed_doors_are_still_kept_free() -> None:
    """Tests that a booth before an assumed door is an error all the same."""
    show = FAULTS["booth on an exit"][0](legal_show()).doors(_assumed)
    assert [f.code for f in show.findings if f.breaks] == ["door.apron"]


@given(floorplans())
def test_a_legal_floor_is_legal_in_every_frame(plan: Floorplan) -> None:
    """Tests that turning and shifting a legal floor leaves it legal."""
    halls, layout = plan
    findings = check_layout(halls, brief(), layout, (), legal_show().limits)
    assert [f.message.en for f in findings if f.breaks] == []


def test_a_booth_off_its_zone_is_told_the_zone_by_its_name() -> None:
    """Tests that the sentence says the name that people gave, in each language, and no id."""
    show = legal_show().exhibitor(4, zone="mo")
    named = tuple(
        zone.model_copy(update={"name": Text(ko="모빌리티", en="Mobility")})
        for zone in show.brief.zones
    )
    brief = show.brief.model_copy(update={"zones": named})
    (found,) = replace(show, brief=brief).findings
    assert "모빌리티 구역 밖" in found.message.ko
    assert "zone Mobility." in found.message.en


def test_a_booth_without_a_number_is_told_by_who_has_it_or_where_it_is() -> None:
    """Tests that its id, which nobody knows, is in neither sentence."""
    show = legal_show().booth(4, number="")
    (held,) = show.findings
    (free,) = (each for each in replace(show, allotments=()).findings if each.code == held.code)
    assert held.message.en == "The booth of Exhibitor 4 has no number. Give it one."
    assert free.message.en == "The booth at (12, 6) m in hall H has no number. Give it one."
    assert show.layout.booths[4].id not in free.message.ko


def test_an_area_is_told_by_its_name() -> None:
    """Tests that a finding names it in the language it is read in."""
    stage = legal_show().layout.areas[0]
    named = stage.model_copy(update={"name": Text(ko="무대", en="Stage"), "hall": "?"})
    show = legal_show().drawn(areas=(named,))
    told = next(each.message for each in show.findings if "hall ?" in each.message.en)
    assert told.en.startswith("Stage stands")
    assert told.ko.startswith("무대: ")
