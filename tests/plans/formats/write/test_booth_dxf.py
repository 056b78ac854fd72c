"""Tests of one booth alone as DXF, read back by ezdxf alone."""

import io
import math
from functools import cache

import ezdxf
import pytest
import shapely
from ezdxf.document import Drawing
from ezdxf.entities.lwpolyline import LWPolyline
from shapely.geometry import Polygon

from layouts.booth import Booth
from plans.formats.write.booth_dxf import WALL_LAYER, to_booth_dxf
from plans.formats.write.dxf_pen import LAYERS, carried
from plans.plan import Plan
from plans.spot import spot_of
from tests.plans.equipped_plan import equipped_plan
from tests.plans.sample_plan import OURS, box, sample_plan
from venue.errors import NoPlanError, UsageError
from venue.utility import Utility, UtilityKind


def read(data: bytes) -> Drawing:
    """Open a drawing."""
    return ezdxf.read(io.StringIO(data.decode()))  # type: ignore[attr-defined]


@cache
def drawing(name: str, lang: str = "ko") -> Drawing:
    """Give a stand of the equipped plan, read back."""
    return read(to_booth_dxf(equipped_plan(), name, lang=lang))  # type: ignore[arg-type]


def lines(doc: Drawing, layer: str) -> list[LWPolyline]:
    """Give the polylines of a layer."""
    found = [e for e in doc.modelspace() if isinstance(e, LWPolyline) and e.dxf.layer == layer]
    assert all(line.closed for line in found) or layer in {WALL_LAYER, "MADANG_TITLE"}
    return found


def shape(line: LWPolyline) -> Polygon:
    """Give a polyline's polygon."""
    return Polygon(list(line.get_points("xy")))


def extent(line: LWPolyline) -> list[float]:
    """Give left, low, right and high of a polyline."""
    return list(shape(line).bounds)


def texts(doc: Drawing) -> list[str]:
    """Give what is written."""
    return [text.dxf.text for text in doc.modelspace().query("TEXT")]


def booth_of(plan: Plan, number: str) -> Booth:
    """Find a booth."""
    return next(booth for booth in plan.layout.booths if booth.number == number)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", ["C100", "maru", "C202", "C201", "a-motors", "seed", "D103"])
def test_the_drawing_is_sound(name: str, lang: str) -> None:
    """Tests unit and layers, and that an audit finds nothing to mend, also of a free booth."""
    doc = drawing(name, lang)
    audit = doc.audit()
    assert (audit.errors, audit.fixes) == ([], [])
    assert doc.header["$INSUNITS"] == 4
    assert {entity.dxf.layer for entity in doc.modelspace()} <= {*LAYERS, WALL_LAYER}


@pytest.mark.parametrize("number", ["C102", "C202", "C201", "C200"])
def test_the_booth_stands_at_the_origin_unturned(number: str) -> None:
    """Tests that the outline is its width by its depth from the origin, turned in the hall or not.

    What it carries puts it back where the plan has it.
    """
    plan = equipped_plan()
    booth = booth_of(plan, number)
    (mine,) = (
        line for line in lines(drawing(number), "MADANG_BOOTH") if carried(line)["id"] == booth.id
    )
    assert shape(mine).equals(shapely.box(0, 0, booth.width_mm, booth.depth_mm))
    known = carried(mine)
    (x0, y0), turn = known["origin_mm"], math.radians(known["rotation_deg"])
    back = [
        (x0 + x * math.cos(turn) - y * math.sin(turn), y0 + x * math.sin(turn) + y * math.cos(turn))
        for x, y in mine.get_points("xy")
    ]
    assert shapely.hausdorff_distance(Polygon(back), booth.shape) < 1


def test_a_notch_is_kept() -> None:
    """Tests that an L is drawn as one, with six corners."""
    outlines = {carried(line)["id"]: shape(line) for line in lines(drawing("C100"), "MADANG_BOOTH")}
    assert outlines["b1"].area == 27e6
    assert len(outlines["b1"].exterior.coords) == 7


def test_neighbours_lie_where_they_are_seen_from_the_booth() -> None:
    """Tests that those at C102's sides are drawn, and those further off are not."""
    outlines = {carried(line)["number"]: extent(line)
                for line in lines(drawing("C102"), "MADANG_BOOTH")}  # fmt: skip
    # C103 meets the corner of C102; C200 is 13 m away.
    assert set(outlines) == {"C100", "C102", "C104", "C101", "C103"}
    assert outlines["C104"] == [3_000, 0, 6_000, 3_000]
    assert outlines["C101"] == [0, 3_000, 3_000, 6_000]


def test_walls_and_aisles_are_the_sides() -> None:
    """Tests that C102 has three walls and, before its lower side, 6 m of aisle with a dimension."""
    doc = drawing("C102", "en")
    walls = {carried(line)["side"]: carried(line) for line in lines(doc, WALL_LAYER)}
    assert set(walls) == {"north", "east", "west"}
    assert walls["north"]["shared"] == 3_000
    assert walls["west"]["contractor"] == 3_000
    (aisle,) = lines(doc, "MADANG_AISLE")
    assert shape(aisle).bounds == (0, -6_000, 3_000, 0)
    assert carried(aisle)["width_mm"] == 6_000
    measured = {dim.dxf.text for dim in doc.modelspace().query("DIMENSION")}
    assert measured == {"3,000", "6,000"}
    assert {"Front: open", "Back: wall", "contractor, shared 3,000"} <= set(texts(doc))


def with_things(plan: Plan, *things: Utility) -> Plan:
    """Give a plan whose hall C has these things in its floor."""
    halls = tuple(
        h.model_copy(update={"utilities": things}) if h.id == "C" else h for h in plan.halls
    )
    return plan.model_copy(update={"halls": halls})


def test_fixed_things_are_drawn_within_a_metre() -> None:
    """Tests a floor box inside, a hydrant near, one too far, and a trench that is cut."""
    rings = {"U1": box(11_000, 7_000, 400, 400), "H1": box(12_000, 5_100, 300, 300),
             "H2": box(12_000, 4_000, 300, 300), "T1": box(10_700, 0, 300, 40_000)}  # fmt: skip
    kinds = {"U": UtilityKind.FLOOR_BOX, "H": UtilityKind.HYDRANT, "T": UtilityKind.TRENCH}
    things = [Utility(id=k, kind=kinds[k[0]], ring=ring, source=OURS) for k, ring in rings.items()]
    doc = read(to_booth_dxf(with_things(sample_plan(), *things), "C102", lang="en"))
    drawn = {carried(line)["id"]: shape(line).bounds for line in lines(doc, "MADANG_UTILITY")}
    assert drawn == {
        "U1": (500, 1_000, 900, 1_400),
        "H1": (1_500, -900, 1_800, -600),
        "T1": (200, -1_000, 500, 4_000),
    }
    assert "Hydrant H1 600 (assumed)" in texts(doc)


def test_columns_and_kept_floor_have_their_layers() -> None:
    """Tests a column and a keep-clear area beside a booth."""
    plan = sample_plan()
    places = {"b2": (11_600, 18_500), "b3": (2_000, 18_000)}
    booths = tuple(
        b.model_copy(update={"x_mm": places[b.id][0], "y_mm": places[b.id][1]})
        if b.id in places
        else b
        for b in plan.layout.booths
    )
    moved = plan.model_copy(update={"layout": plan.layout.model_copy(update={"booths": booths})})
    column = read(to_booth_dxf(moved, "C102"))
    assert [carried(e)["id"] for e in lines(column, "MADANG_OBSTACLE")] == ["C-P1"]
    kept = read(to_booth_dxf(moved, "C104"))
    assert [carried(e)["id"] for e in lines(kept, "MADANG_KEEP_CLEAR")] == ["C-K1"]


def test_a_member_s_pod_is_the_origin_with_its_pavilion_around() -> None:
    """Tests pod C200-1 at the upper left of a block of 12 x 9 m."""
    doc = drawing("seed")
    pods = {carried(line)["id"]: shape(line).bounds for line in lines(doc, "MADANG_POD")}
    assert pods == {"b6-p1": (0, 0, 3_000, 2_000), "b6-p2": (5_000, -7_000, 7_000, -6_000)}
    (block,) = lines(doc, "MADANG_BOOTH")
    assert shape(block).bounds == (0, -7_000, 12_000, 2_000)
    assert "origin_mm" not in carried(block)
    (pod,) = (line for line in lines(doc, "MADANG_POD") if "origin_mm" in carried(line))
    assert carried(pod)["origin_mm"] == [27_000, 23_000]


def test_the_arrow_points_north() -> None:
    """Tests that north is 90 degrees less the anchor's turn, less the booth's own."""
    plan = equipped_plan()
    assert plan.venue.anchor is not None
    for number in ("C102", "C202"):
        (arrow,) = lines(drawing(number), "MADANG_TITLE")
        (ax, ay), (bx, by), *_ = arrow.get_points("xy")
        turn = booth_of(plan, number).rotation_deg
        wanted = 90 - plan.venue.anchor.rotation_deg - turn
        assert math.degrees(math.atan2(by - ay, bx - ax)) == pytest.approx(wanted)
    nowhere = plan.venue.model_copy(update={"anchor": None})
    doc = read(to_booth_dxf(plan.model_copy(update={"venue": nowhere}), "C102"))
    assert lines(doc, "MADANG_TITLE") == []


def test_an_area_beside_a_booth_is_drawn() -> None:
    """Tests that the rest area is drawn once a booth stands within a metre of it."""
    plan = sample_plan()
    booths = tuple(
        b.model_copy(update={"y_mm": 8_000}) if b.id == "d2" else b for b in plan.layout.booths
    )
    near = plan.model_copy(update={"layout": plan.layout.model_copy(update={"booths": booths})})
    (area,) = lines(read(to_booth_dxf(near, "D101")), "MADANG_AREA")
    assert carried(area)["id"] == "D-rest"
    assert lines(drawing("D101"), "MADANG_AREA") == []


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_title_tells_show_stand_and_origin(lang: str) -> None:
    """Tests the lines below the drawing, which nothing that is drawn covers."""
    doc = drawing("C102", lang)
    said = " ".join(texts(doc))
    show, name = ("견본 전시회 2024", "마루로보틱스") if lang == "ko" else (
        "Sample Show 2024", "Maru Robotics")  # fmt: skip
    assert show in said
    assert name in said
    assert "10,500" in said
    titles = [t for t in doc.modelspace().query('TEXT[layer=="MADANG_TITLE"]') if t.dxf.text != "N"]
    lowest = min(shape(line).bounds[1] for line in lines(doc, "MADANG_AISLE"))
    assert max(t.dxf.insert.y + t.dxf.height for t in titles) < lowest


def test_equal_plans_give_equal_bytes() -> None:
    """Tests that neither hour nor chance is in the file."""
    assert to_booth_dxf(sample_plan(), "maru") == to_booth_dxf(sample_plan(), "C102")


def test_who_is_not_there_is_told() -> None:
    """Tests the same answers as a card's, but that a free booth is one."""
    with pytest.raises(UsageError, match="C1002"):
        to_booth_dxf(sample_plan(), "C1002")
    with pytest.raises(NoPlanError, match="full"):
        to_booth_dxf(sample_plan(), "left-out")
    with pytest.raises(NoPlanError, match="free"):
        spot_of(sample_plan(), "D103")
