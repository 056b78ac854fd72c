"""Tests of the rules at their limits: what just meets them, and what findings measure beyond."""

from collections.abc import Callable

import pytest

from layouts.booth import Side
from layouts.brief.request import AreaKind, Pair, Relation
from layouts.zone import Zone
from tests.layouts.rows import SURVEYED
from tests.layouts.rules.show import Show, legal_show, ring
from tests.layouts.turning import Turning
from venue.finding import Finding, Severity
from venue.keep_clear import KeepClear
from venue.opening import Opening

Change = Callable[[Show], Show]


def _apart(show: Show, distance_mm: int) -> Show:
    """Ask for e0 and e4, which stand one booth apart, to keep a distance."""
    pair = Pair(a="e0", b="e4", relation=Relation.APART, distance_mm=distance_mm)
    return show.asked(pairs=(pair,))


def _doors_of(show: Show, width_mm: int) -> Show:
    """Give every door the same clear width."""

    def change(door: Opening) -> Opening:
        return door.model_copy(update={"clear_width_mm": width_mm})

    return show.doors(change)


def _keep_clear(show: Show, box: tuple[int, int, int, int]) -> Show:
    keep = KeepClear(id="K2", ring=ring(*box), source=SURVEYED)
    return show.housed(keep_clear=(keep,))


MET: dict[str, Change] = {
    "booth 1.5 m from the wall": lambda s: s.guest((1_500, 35_000, 3_000, 3_000), Side.EAST),
    "area against the wall": lambda s: s.area("x", (0, 36_000, 3_000, 3_000)),
    "booth beside an apron": lambda s: s.guest((40_500, 25_802, 3_000, 3_000), Side.WEST),
    "walkable area before a door": lambda s: s.area("x", (20_000, 36_500, 3_000, 3_000)),
    "floor before the entrance": lambda s: s.area("x", (15_000, 0, 900, 900), walkable=True),
    "areas side by side": lambda s: s.area("x", (36_000, 33_000, 2_000, 6_000)),
    "areas 1 mm over each other": lambda s: s.area("x", (35_999, 33_000, 2_000, 6_000)),
    "storage around a column": lambda s: s.area("x", (6_000, 34_000, 3_000, 3_000)).obstacle(
        (7_000, 35_000, 500, 500)
    ),
    "service around a column": lambda s: s.area(
        "x", (6_000, 34_000, 3_000, 3_000), kind=AreaKind.SERVICE
    ).obstacle((7_000, 35_000, 500, 500)),
    "column beside a booth": lambda s: s.guest((1_500, 35_000, 3_000, 3_000), Side.EAST).obstacle(
        (1_000, 35_000, 500, 500)
    ),
    "people on keep-clear floor": lambda s: _keep_clear(s, (6_000, 34_000, 3_000, 3_000)).area(
        "x", (6_000, 34_000, 3_000, 3_000), walkable=True
    ),
    "row as long as allowed": lambda s: s.limited(row=15.0),
    "enough floor": lambda s: s.limited(stand_ratio=0.51),
    "doors just wide enough": lambda s: _doors_of(s, 807),
    "as heavy as the floor carries": lambda s: s.exhibitor(4, load_kn_m2=20.0),
    "as high as usual": lambda s: s.exhibitor(4, height_mm=2_500),
    "turned by a quarter": lambda s: s.exhibitor(4, size_mm=None, units=1, turn=False),
    "pin by a whole turn": lambda s: s.asked(
        pins=(s.brief.pins[0].model_copy(update={"rotation_deg": -360.0}),)
    ),
    "pin of one who was not placed": lambda s: s.asked(
        pins=(s.brief.pins[0].model_copy(update={"exhibitor": "gone"}),)
    ),
    "pair far enough apart": lambda s: _apart(s, 3_000),
    "pair of one who was not placed": lambda s: s.asked(
        pairs=(Pair(a="e0", b="gone", relation=Relation.ADJACENT),)
    ),
    "no wish for open sides": lambda s: s.exhibitor(4, open_sides=None),
    "zones not drawn": lambda s: s.drawn(zones=()),
    "booth on the edge of its zone": lambda s: s.drawn(
        zones=(
            Zone(id="ai", hall="H", rings=(ring(6_000, 6_000, 12_000, 21_000),)),
            s.layout.zones[1],
        )
    ),
}


@pytest.mark.parametrize("name", MET)
@pytest.mark.parametrize("degrees", [0, 90])
def test_what_just_meets_a_rule_is_legal(name: str, degrees: int) -> None:
    """Tests that limits belong to what is allowed."""
    assert MET[name](legal_show()).turned(Turning(degrees)).findings == ()


def only(show: Show, code: str) -> Finding:
    """Give the first finding of a rule."""
    return next(finding for finding in show.findings if finding.code == code)


MEASURED: dict[str, tuple[Change, str, float, float, str]] = {
    "wall": (
        lambda s: s.guest((1_200, 35_000, 3_000, 3_000), Side.EAST),
        "wall.clearance",
        1.2,
        1.5,
        "m",
    ),
    "exit": (
        lambda s: s.guest((40_500, 22_000, 3_000, 3_000), Side.WEST),
        "door.apron",
        1.5,
        4.0,
        "m",
    ),
    "overlap": (lambda s: s.moved(4, 300, 0), "booth.overlap", 0.3, 0.0, "m"),
    "column": (lambda s: s.obstacle((13_400, 5_000, 500, 500)), "obstacle.clear", 0.1, 0.0, "m"),
    "aisle": (lambda s: s.moved(5, 0, 300), "aisle.width", 2.7, 3.0, "m"),
    "cross aisle": (lambda s: s.moved(8, 300, 0), "aisle.width", 2.7, 3.0, "m"),
    "lane": (lambda s: s.obstacle((12_000, 11_800, 400, 400)), "aisle.free", 1.3, 3.0, "m"),
    "row": (lambda s: s.limited(row=14.0), "row.length", 15.0, 14.0, "m"),
    "ratio": (lambda s: s.limited(stand_ratio=0.4), "hall.stand_ratio", 0.458, 0.4, "1"),
    "doors": (lambda s: _doors_of(s, 800), "exit.width", 3.2, 3.226, "m"),
    "height": (lambda s: s.exhibitor(4, height_mm=9_500), "booth.height", 9.5, 9.0, "m"),
    "load": (lambda s: s.exhibitor(4, load_kn_m2=25.0), "floor.load", 25.0, 20.0, "kN/m2"),
    "size": (
        lambda s: s.exhibitor(4, size_mm=(6_000, 3_000)),
        "allotment.size",
        9.0,
        18.0,
        "m2",
    ),
    "sides": (lambda s: s.exhibitor(4, open_sides=3), "wish.open_sides", 1, 3, "sides"),
    "apart": (lambda s: _apart(s, 3_500), "wish.pair", 3.0, 3.5, "m"),
    "beyond the wall": (
        lambda s: s.area("x", (-100, 36_000, 1_000, 1_000)),
        "hall.inside",
        0.1,
        0.0,
        "m2",
    ),
}


@pytest.mark.parametrize("name", MEASURED)
def test_findings_measure(name: str) -> None:
    """Tests that a finding carries what was measured, what is required, and the unit."""
    change, code, measured, required, unit = MEASURED[name]
    finding = only(change(legal_show()), code)
    assert finding.measured == pytest.approx(measured, abs=0.005)
    assert finding.required == pytest.approx(required, abs=0.001)
    assert finding.unit == unit


def test_a_blind_aisle_is_measured_to_its_end() -> None:
    """Tests that closing a crossing leaves two blind aisles of 15 m, the length of their slabs."""
    show = legal_show().area("x", (19_500, 10_500, 3_000, 3_000))
    depths = [f.measured for f in show.findings if f.code == "aisle.dead_end"]
    assert depths == [pytest.approx(15.0, abs=0.05)] * 2


def test_a_narrow_aisle_is_shown_where_it_is_narrow() -> None:
    """Tests that a finding points at the face that reaches into the aisle."""
    finding = only(legal_show().moved(5, 0, 300), "aisle.width")
    assert finding.y_mm == pytest.approx(10_800, abs=2)
    assert finding.x_mm is not None
    assert 10_500 <= finding.x_mm <= 13_500


def test_freight_doors_warn() -> None:
    """Tests that a booth before a freight door is no error, though heavy goods do not get past."""
    show = legal_show()
    door = Opening(
        id="F1", type="freight", a=(0, 34_000), b=(0, 38_000), clear_width_mm=4_000, source=SURVEYED
    )
    show = show.housed(openings=(*show.hall.openings, door))
    show = show.guest((1_500, 35_000, 3_000, 3_000), Side.EAST)
    (told, *others) = show.findings
    assert (told.code, told.severity) == ("door.apron", Severity.WARNING)
    assert {(f.code, f.severity) for f in others} == {("freight.reach", Severity.WARNING)}


def test_doors_drawn_either_way_have_their_apron_inside() -> None:
    """Tests that the order of a door's jambs does not matter."""
    show = legal_show().guest((40_500, 22_000, 3_000, 3_000), Side.WEST)

    def swap(door: Opening) -> Opening:
        return door.model_copy(update={"a": door.b, "b": door.a})

    assert show.doors(swap).findings == show.findings


def test_usual_heights_only_inform() -> None:
    """Tests that a stand above the usual height is for the organiser to allow."""
    (finding,) = legal_show().exhibitor(4, height_mm=2_600).findings
    assert (finding.severity, finding.required) == (Severity.INFO, 2.5)


def test_the_booths_own_height_counts_first() -> None:
    """Tests that the organiser's word on a booth overrides what its exhibitor asked for."""
    show = legal_show().exhibitor(4, height_mm=9_500).booth(4, height_mm=2_400)
    assert show.findings == ()


@pytest.mark.parametrize(
    ("size", "turn", "rotation", "fits"),
    [
        ((6_000, 3_000), True, 0, True),
        ((3_000, 6_000), True, 0, True),
        ((6_000, 3_000), False, 0, True),
        ((3_000, 6_000), False, 0, False),
        ((3_000, 6_000), False, 90, True),
        ((6_000, 3_000), False, 90, False),
        ((6_000, 3_000), False, 180, True),
        ((3_000, 6_000), False, 23, True),
        ((6_000, 6_000), True, 0, False),
    ],
)
def test_turned_stands(size: tuple[int, int], turn: bool, rotation: float, fits: bool) -> None:
    """Tests that a stand of 6 x 3 m is turned only if it may be, however it is written down."""
    show = legal_show().exhibitor(4, size_mm=(6_000, 3_000), turn=turn)
    show = show.booth(4, width_mm=size[0], depth_mm=size[1], rotation_deg=rotation)
    assert ("allotment.size" not in show.codes) is fits


def test_an_area_in_another_hall_is_told() -> None:
    """Tests that an area asked for in one hall and drawn in another is a wish not met."""
    show = legal_show()
    asked = show.brief.areas[0].model_copy(update={"hall": "H"})
    assert show.asked(areas=(asked,)).findings == ()
    elsewhere = show.drawn(areas=(show.layout.areas[0].model_copy(update={"hall": "X"}),))
    assert "wish.area" in elsewhere.asked(areas=(asked,)).codes


def test_halls_are_far_apart() -> None:
    """Tests that a pair in two halls keeps any distance, and never stands side by side."""
    far = Pair(a="e0", b="e2", relation=Relation.APART, distance_mm=90_000)
    near = Pair(a="e0", b="e2", relation=Relation.ADJACENT)
    show = legal_show().booth(2, hall="X")
    assert "wish.pair" not in show.asked(pairs=(far,)).codes
    assert "wish.pair" in show.asked(pairs=(near,)).codes


def test_rows_in_other_directions_do_not_join() -> None:
    """Tests that a row along the wall and one across it are two rows."""
    show = legal_show().limited(row=15.0)
    show = show.guest((1_500, 32_000, 3_000, 6_500), Side.EAST)
    assert "row.length" not in show.codes


def test_twice_the_same_id_is_told() -> None:
    """Tests that two booths of one id are an error, although their numbers differ."""
    show = legal_show().guest((1_500, 35_000, 3_000, 3_000), Side.EAST)
    show = show.booth(60, id=show.layout.booths[0].id)
    assert "booth.number" in show.codes


def test_neighbours_a_rounding_apart_are_a_pair() -> None:
    """Tests that booths as far apart as those of turned halls stand side by side, no further."""
    pair = Pair(a="e0", b="e2", relation=Relation.ADJACENT)
    show = legal_show().asked(pairs=(pair,))
    assert "wish.pair" not in show.moved(0, -4, 0).codes
    assert "wish.pair" in show.moved(0, -5, 0).codes
