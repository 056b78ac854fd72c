"""Tests of what is around a stand, worked out by hand on the sample plan."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from layouts.area import Area
from layouts.booth import Booth, Footprint, Side
from layouts.brief.exhibitor import Build
from layouts.brief.request import AreaKind
from plans.around import Around, Builder, Fixed, Meets, Where, front_of, own_frame
from plans.plan import Plan
from plans.stand import stand_of
from tests.plans.equipped_plan import equipped_plan
from tests.plans.sample_plan import OURS, box, sample_plan
from venue.obstacle import Obstacle
from venue.utility import Utility, UtilityKind


def around(plan: Plan, name: str) -> Around:
    """Look around from a stand."""
    stand = stand_of(plan, name)
    assert stand is not None
    return Around(plan, stand)


def moved(plan: Plan, booth: str, **values: object) -> Plan:
    """Give a plan in which one booth is different."""
    booths = tuple(b.model_copy(update=values) if b.id == booth else b for b in plan.layout.booths)
    return plan.model_copy(update={"layout": plan.layout.model_copy(update={"booths": booths})})


def fixed_of(plan: Plan, name: str) -> dict[str, Fixed]:
    """Give what is fixed near a stand, by its id."""
    return {one.id: one for one in around(plan, name).fixed}


def test_the_front_is_the_longest_open_side() -> None:
    """Tests that people step up to the longest open side, and that a closed stand has one too."""
    ground = Footprint(hall="C", x_mm=0, y_mm=0, width_mm=6000, depth_mm=3000)
    assert front_of(ground, (Side.WEST, Side.NORTH)) is Side.NORTH
    assert front_of(ground, ()) is Side.SOUTH


def test_sides_go_round_from_the_front() -> None:
    """Tests C104, open to the south and east: east is on the right of who looks at its front."""
    faces = around(sample_plan(), "C104").faces
    assert [face.where for face in faces] == list(Where)
    assert [face.side for face in faces] == [Side.SOUTH, Side.EAST, Side.NORTH, Side.WEST]
    assert [face.open for face in faces] == [True, True, False, False]
    assert [face.length_mm for face in faces] == [3000] * 4
    front, right, back, left = faces
    # The hall's wall lies 6 m to the south, booth C203's column 19.5 m to the east.
    assert (front.clear_mm, front.meets, front.neighbours) == (6000, Meets.WALL, ())
    assert (right.clear_mm, right.meets) == (None, None)
    assert [(n.number, n.name.en, n.gap_mm) for n in back.neighbours] == [("C103", "-z", 0)]
    assert [(n.number, n.name.en) for n in left.neighbours] == [("C102", "Maru Robotics")]


def test_neighbours_come_in_order_along_the_side() -> None:
    """Tests that C100 has on its east side first C102, then C101, as its ring runs."""
    (east,) = (face for face in around(sample_plan(), "C100").faces if face.side is Side.EAST)
    assert [n.number for n in east.neighbours] == ["C102", "C101"]
    assert (east.where, east.clear_mm) == (Where.BACK, 0)


def test_a_free_neighbour_has_no_name() -> None:
    """Tests that D103, which nobody has, is told by its number."""
    faces = around(sample_plan(), "D102").faces
    names = {n.number: n.name.en for face in faces for n in face.neighbours}
    assert names == {"D103": "", "D101": "Damso"}


def test_who_builds_which_wall() -> None:
    """Tests raw space beside shells, shells beside shells, and a shell beside nobody."""
    walls = {
        number: {face.side: dict(face.walls) for face in around(sample_plan(), number).faces}
        for number in ("C100", "C102", "D100")
    }
    # The two shells on C100's back are 3 m deep each and close its 6 m together.
    assert walls["C100"][Side.EAST] == {Builder.NEIGHBOUR: 6000}
    assert walls["C100"][Side.SOUTH] == {}
    assert walls["C102"][Side.NORTH] == {Builder.SHARED: 3000}
    # C100 is raw: the wall between is C102's own.
    assert walls["C102"][Side.WEST] == {Builder.CONTRACTOR: 3000}
    assert walls["D100"][Side.WEST] == {Builder.CONTRACTOR: 3000}


def test_raw_space_builds_what_no_shell_does() -> None:
    """Tests a raw neighbour that is half as deep, and a stand of which nobody has said a word."""
    plan = moved(sample_plan(), "b4", build=Build.RAW)
    (east,) = (face for face in around(plan, "C100").faces if face.side is Side.EAST)
    assert dict(east.walls) == {Builder.NEIGHBOUR: 3000, Builder.EXHIBITOR: 3000}
    people = tuple(w.model_copy(update={"build": None}) for w in plan.brief.exhibitors)
    brief = plan.brief.model_copy(update={"exhibitors": people})
    said = around(plan.model_copy(update={"brief": brief}), "C102")
    assert said.build is None
    assert dict(said.faces[2].walls) == {Builder.UNKNOWN: 3000}


def test_a_pod_looks_at_other_pods_and_out_of_its_pavilion() -> None:
    """Tests pod C200-1 in the upper left of a block of 12 x 9 m with a desk 5 m below it."""
    faces = {face.side: face for face in around(equipped_plan(), "seed").faces}
    assert all(face.open for face in faces.values())
    assert faces[Side.NORTH].meets is Meets.AREA
    assert faces[Side.NORTH].clear_mm == 4000  # the stage begins at 29 m, the pod ends at 25 m
    plan = equipped_plan()
    pods = tuple(
        p.model_copy(update={"x_mm": 30_000, "y_mm": 23_000}) if p.id == "b6-p2" else p
        for p in plan.layout.pods
    )
    beside = plan.model_copy(update={"layout": plan.layout.model_copy(update={"pods": pods})})
    (east,) = (f for f in around(beside, "seed").faces if f.side is Side.EAST)
    assert (east.open, east.meets, dict(east.walls)) == (False, Meets.POD, {Builder.PAVILION: 2000})
    assert [(n.number, n.gap_mm) for n in east.neighbours] == [("", 0)]


def test_walked_areas_are_floor_and_columns_are_not() -> None:
    """Tests that D100 looks across the rest area to the wall, and a column ends an aisle."""
    south = around(sample_plan(), "D100").faces[0]
    assert (south.meets, south.clear_mm) == (Meets.WALL, 10_000)
    plan = sample_plan()
    column = Obstacle(id="X", ring=box(14_000, 3_000, 800, 800), source=OURS)
    halls = tuple(
        h.model_copy(update={"obstacles": (*h.obstacles, column)}) if h.id == "C" else h
        for h in plan.halls
    )
    face = around(plan.model_copy(update={"halls": halls}), "C104").faces[0]
    assert (face.meets, face.clear_mm, face.neighbours) == (Meets.OBSTACLE, 2200, ())


def test_an_area_against_a_side_is_told() -> None:
    """Tests that a storage room behind a stand is what its back meets."""
    plan = sample_plan()
    store = Area(id="s", hall="D", x_mm=6_000, y_mm=15_000, width_mm=3_000, depth_mm=1_000,
                 kind=AreaKind.STORAGE)  # fmt: skip
    layout = plan.layout.model_copy(update={"areas": (*plan.layout.areas, store)})
    back = around(plan.model_copy(update={"layout": layout}), "D100").faces[2]
    assert (back.meets, back.clear_mm, back.open) == (Meets.AREA, 0, False)


def with_box(plan: Plan, key: str, x: int, y: int, wide: int, deep: int) -> Plan:
    """Give a plan whose hall C has one more thing in its floor."""
    thing = Utility(id=key, kind=UtilityKind.TRENCH, ring=box(x, y, wide, deep), source=OURS)
    halls = tuple(
        h.model_copy(update={"utilities": (*h.utilities, thing)}) if h.id == "C" else h
        for h in plan.halls
    )
    return plan.model_copy(update={"halls": halls})


def test_fixed_things_within_a_metre_are_measured_from_the_corner() -> None:
    """Tests a box inside, one 900 mm off, one 1,100 mm off, and a trench cut at a metre."""
    plan = with_box(sample_plan(), "in", 11_000, 7_000, 400, 300)
    plan = with_box(plan, "near", 11_000, 4_800, 300, 300)
    plan = with_box(plan, "far", 11_000, 4_600, 300, 300)
    plan = with_box(plan, "long", 12_000, 0, 300, 30_000)
    known = fixed_of(plan, "C102")
    assert set(known) == {"in", "near", "long"}
    inside, near, long = known["in"], known["near"], known["long"]
    assert (inside.inside, inside.gap_mm, inside.x_mm, inside.y_mm) == (True, 0, 500, 1000)
    assert (inside.width_mm, inside.depth_mm, inside.whole) == (400, 300, True)
    assert (near.inside, near.gap_mm, near.x_mm, near.y_mm) == (False, 900, 500, -1200)
    assert (long.x_mm, long.y_mm, long.width_mm, long.depth_mm) == (1500, -1000, 300, 5000)
    assert not long.whole
    assert max(y for _, y in long.ring) == 24_000


def test_columns_and_kept_floor_are_fixed_too() -> None:
    """Tests that all the building has is looked at, each with its kind."""
    plan = moved(sample_plan(), "b2", x_mm=11_600, y_mm=18_500)
    (column,) = around(plan, "C102").fixed
    assert (column.kind, column.id, column.gap_mm) == ("column", "C-P1", 400)
    plan = moved(sample_plan(), "b2", x_mm=2_000, y_mm=18_000)
    kept = fixed_of(plan, "C102")["C-K1"]
    assert (kept.kind, kept.gap_mm, kept.note.en) == ("keep_clear", 500, "Front of a hydrant")


@given(
    x=st.integers(-20_000, 20_000), y=st.integers(-20_000, 20_000),
    turn=st.sampled_from([0.0, 23.0, 90.0, 180.0, 270.0, 301.5]),
    wide=st.integers(1_000, 20_000), deep=st.integers(1_000, 20_000),
)  # fmt: skip
def test_a_stand_in_its_own_frame_is_an_upright_rectangle(
    x: int, y: int, turn: float, wide: int, deep: int
) -> None:
    """Tests that the frame undoes place and turn, whatever they are."""
    ground = Booth(id="b", hall="C", x_mm=x, y_mm=y, width_mm=wide, depth_mm=deep,
                   rotation_deg=turn)  # fmt: skip
    flat = own_frame(ground, ground.shape)
    assert isinstance(flat, Polygon)
    assert shapely.hausdorff_distance(flat, shapely.box(0, 0, wide, deep)) < 1e-5


@pytest.mark.parametrize("turn", [0.0, 90.0, 180.0, 23.0])
def test_what_is_seen_does_not_depend_on_the_turn(turn: float) -> None:
    """Tests that a booth turned with a box beside it tells the same place of it."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(u: float, v: float) -> tuple[int, int]:
        return round(20_000 + u * cos - v * sin), round(34_000 + u * sin + v * cos)

    ring = tuple(at(u, v) for u, v in ((3_200, 100), (3_600, 100), (3_600, 500), (3_200, 500)))
    thing = Utility(id="B", kind=UtilityKind.PANEL, ring=ring, source=OURS)
    plan = moved(sample_plan(), "b2", x_mm=20_000, y_mm=34_000, rotation_deg=turn)
    halls = tuple(h.model_copy(update={"utilities": (thing,)}) for h in plan.halls)
    known = fixed_of(plan.model_copy(update={"halls": halls}), "C102")["B"]
    seen = (known.x_mm, known.y_mm, known.width_mm, known.depth_mm, known.gap_mm)
    assert seen == pytest.approx((3_200, 100, 400, 400, 200), abs=2)
