"""Tests of the DXF export, read back by ezdxf alone."""

import io
import json
from collections import Counter
from collections.abc import Iterator

import ezdxf
import pytest
import shapely
from ezdxf.document import Drawing
from ezdxf.entities.lwpolyline import LWPolyline
from ezdxf.tools.text import plain_text
from shapely.geometry import Point, Polygon

from plans.formats.features import Feature, features
from plans.formats.write.dxf import GAP_MM, to_dxf
from plans.formats.write.dxf_pen import LAYERS, carried
from plans.plan import Plan
from tests.plans.golden import assert_golden
from tests.plans.sample_plan import sample_plan
from venue.hall import Hall
from venue.text import Text


def _read(data: bytes) -> Drawing:
    return ezdxf.read(io.StringIO(data.decode()))  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    """Give the sample plan's drawing, read back."""
    return _read(to_dxf(sample_plan()))


def _lines(drawing: Drawing, kind: str) -> Iterator[LWPolyline]:
    for entity in drawing.modelspace().query(f'LWPOLYLINE[layer=="MADANG_{kind.upper()}"]'):
        assert isinstance(entity, LWPolyline)
        yield entity


def _offsets(drawing: Drawing) -> dict[str, tuple[int, int]]:
    known = [carried(line) for line in _lines(drawing, "hall")]
    return {hall["id"]: tuple(hall["offset_mm"]) for hall in known}


def test_the_drawing_is_sound(drawing: Drawing) -> None:
    """Tests version, unit, layers and that an audit finds nothing to mend."""
    audit = drawing.audit()
    assert (audit.errors, audit.fixes) == ([], [])
    assert drawing.dxfversion >= "AC1024"
    assert drawing.header["$INSUNITS"] == 4
    assert set(LAYERS) <= {layer.dxf.name for layer in drawing.layers}
    assert {entity.dxf.layer for entity in drawing.modelspace()} <= set(LAYERS)


def test_every_outline_is_one_closed_polyline(drawing: Drawing) -> None:
    """Tests that polylines are as many as the plan's rings, closed unless they are openings."""
    wanted = Counter({f"MADANG_{f.kind.upper()}": 0 for f in features(sample_plan())})
    for feature in features(sample_plan()):
        wanted[f"MADANG_{feature.kind.upper()}"] += len(feature.parts)
    lines = list(drawing.modelspace().query("LWPOLYLINE"))
    assert Counter(line.dxf.layer for line in lines) == wanted
    for line in lines:
        assert isinstance(line, LWPolyline)
        assert line.closed == (line.dxf.layer != "MADANG_OPENING")


def test_geometry_reads_back_to_the_millimetre(drawing: Drawing) -> None:
    """Tests that a hall's offset taken off, every ring is the plan's in the hall's own frame."""
    offsets = _offsets(drawing)
    found: dict[tuple[str, str, str], list[tuple[tuple[float, float], ...]]] = {}
    for line in drawing.modelspace().query("LWPOLYLINE"):
        assert isinstance(line, LWPolyline)
        known = carried(line)
        dx, dy = offsets[known["hall"]]
        ring = tuple((x - dx, y - dy) for x, y in line.get_points("xy"))
        found.setdefault((known["kind"], known["hall"], known["id"]), []).append(ring)
    for feature in features(sample_plan()):
        assert found.pop((feature.kind, feature.hall, feature.id)) == list(feature.parts)
    assert not found


def test_halls_stand_side_by_side(drawing: Drawing) -> None:
    """Tests that the first hall keeps its frame and the next one is moved clear of it."""
    assert _offsets(drawing) == {"C": (0, 0), "D": (45_000 + GAP_MM + 5_000, 0)}
    first, second = (Polygon(line.get_points("xy")) for line in _lines(drawing, "hall"))
    assert shapely.distance(first, second) == GAP_MM


def test_a_single_hall_is_not_moved() -> None:
    """Tests that the drawing of one hall has the hall's own coordinates."""
    plan = sample_plan()
    alone = _only(plan, plan.halls[1])
    drawing = _read(to_dxf(alone))
    assert _offsets(drawing) == {"D": (0, 0)}
    ring = next(_lines(drawing, "hall")).get_points("xy")
    assert ring == [tuple(map(float, corner)) for corner in plan.halls[1].outline]


def _only(plan: Plan, hall: Hall) -> Plan:
    layout = plan.layout.in_hall(hall.id)
    booths = {booth.id for booth in layout.booths}
    kept = tuple(a for a in plan.allotments if a.booth in booths)
    return plan.model_copy(update={"halls": (hall,), "layout": layout, "allotments": kept})


def test_entities_carry_who_they_are(drawing: Drawing) -> None:
    """Tests the data on a booth, and that an entity without any has none."""
    booth = next(line for line in _lines(drawing, "booth") if carried(line)["id"] == "b6")
    assert carried(booth) == {
        "kind": "booth",
        "id": "b6",
        "hall": "C",
        "number": "C200",
        "exhibitor": "a-motors",
        "type": "island",
        "zone": "mobility",
        "build": "raw",
        "x_m": 27.0,
        "y_m": 16.0,
        "width_m": 12.0,
        "depth_m": 9.0,
        "rotation_deg": 0.0,
    }
    text = drawing.modelspace().query("TEXT").first
    assert text is not None
    assert carried(text) == {}


def test_hostile_ids_and_names_stay_whole() -> None:
    """Tests codes of the format itself, line ends, long ids, quotes and emoji."""
    plan = sample_plan()
    awful = "^I\\U+0041%%d\n\"'{;}" + "가" * 300 + "🎪"
    name = Text(ko="%%u밑줄\n\\U+0041^J", en="")
    who = plan.brief.exhibitors[0].model_copy(update={"name": name})
    booth = plan.layout.booths[0].model_copy(update={"id": awful, "number": "%%d^J"})
    shown = plan.allotments[0].model_copy(update={"booth": awful})
    plan = plan.model_copy(
        update={
            "brief": plan.brief.model_copy(
                update={"exhibitors": (who, *plan.brief.exhibitors[1:])}
            ),
            "layout": plan.layout.model_copy(update={"booths": (booth, *plan.layout.booths[1:])}),
            "allotments": (shown, *plan.allotments[1:]),
        }
    )
    drawing = _read(to_dxf(plan))
    assert (audit := drawing.audit()).errors == []
    assert audit.fixes == []
    assert awful in {carried(line)["id"] for line in _lines(drawing, "booth")}
    read = [plain_text(text.dxf.text) for text in drawing.modelspace().query("TEXT")]
    assert any("밑줄" in words for words in read)
    assert all("°" not in words for words in read)


def test_korean_is_set_in_a_korean_typeface(drawing: Drawing) -> None:
    """Tests that every text uses the style with a TrueType font that has Hangul."""
    style = drawing.styles.get("MADANG")
    assert style.dxf.font == "malgun.ttf"
    texts = drawing.modelspace().query("TEXT")
    assert {text.dxf.style for text in texts} == {"MADANG"}
    read = {text.dxf.text for text in texts}
    assert {"마루로보틱스", "C102", "견본 전시회 2024", "AI 인공지능", "주 무대"} <= read
    assert "한빛전자" in read, "the company form is left off"


def test_english_is_chosen_by_language() -> None:
    """Tests that names and titles follow the language."""
    read = {t.dxf.text for t in _read(to_dxf(sample_plan(), lang="en")).modelspace().query("TEXT")}
    assert {"Sample Show 2024", "AI AI", "Main stage", "Maru Robotics"} <= read


def test_texts_stand_in_their_booths(drawing: Drawing) -> None:
    """Tests that every number and name begins inside one booth, under the text's middle."""
    booths = [Polygon(line.get_points("xy")) for line in _lines(drawing, "booth")]
    layers = ("MADANG_BOOTH_NUMBER", "MADANG_BOOTH_NAME")
    texts = [t for t in drawing.modelspace().query("TEXT") if t.dxf.layer in layers]
    assert len([t for t in texts if t.dxf.layer == layers[0]]) == len(booths)
    for text in texts:
        spot = Point(text.dxf.align_point.x, text.dxf.align_point.y)
        assert sum(booth.contains(spot) for booth in booths) == 1


def test_aisles_are_dimensioned_in_whole_millimetres(drawing: Drawing) -> None:
    """Tests that each aisle has its clear width, measured clear of crossing aisles."""
    dimensions = list(drawing.modelspace().query("DIMENSION"))
    assert sorted(d.dxf.text for d in dimensions) == ["3,000", "3,000", "3,500", "5,000"]
    for dimension in dimensions:
        assert dimension.get_measurement() == pytest.approx(
            int(dimension.dxf.text.replace(",", ""))
        )


def test_equal_plans_give_equal_bytes() -> None:
    """Tests that neither hour nor chance is in the file, and our switch is put back."""
    again = Plan.model_validate(sample_plan().model_dump())
    assert to_dxf(again) == to_dxf(sample_plan())
    assert not ezdxf.options.write_fixed_meta_data_for_testing  # type: ignore[attr-defined]


def test_the_drawing_stays_as_it_is(drawing: Drawing) -> None:
    """Tests what is drawn where against a kept list; the library's own framing may change."""
    rows = []
    for entity in drawing.modelspace():
        row: list[object] = [entity.dxftype(), entity.dxf.layer]
        if isinstance(entity, LWPolyline):
            row += [[list(point) for point in entity.get_points("xy")], carried(entity)]
        elif entity.dxftype() == "TEXT":
            at = entity.dxf.get("align_point", entity.dxf.insert)
            row += [entity.dxf.text, [at.x, at.y], entity.dxf.height]
        else:
            row += [entity.dxf.text]
        rows.append(json.dumps(row, ensure_ascii=False))
    assert_golden("sample.dxf.jsonl", "\n".join(rows) + "\n")


def test_a_feature_without_a_name_needs_no_text() -> None:
    """Tests that empty numbers, names and titles write nothing."""
    plan = sample_plan()
    nameless = tuple(b.model_copy(update={"number": ""}) for b in plan.layout.booths)
    layout = plan.layout.model_copy(update={"booths": nameless, "aisles": ()})
    drawing = _read(
        to_dxf(plan.model_copy(update={"layout": layout, "allotments": (), "findings": ()}))
    )
    assert not list(drawing.modelspace().query('TEXT[layer=="MADANG_BOOTH_NUMBER"]'))
    assert not list(drawing.modelspace().query('TEXT[layer=="MADANG_BOOTH_NAME"]'))
    assert not list(drawing.modelspace().query("DIMENSION"))
    assert "제출용 아님" not in {text.dxf.text for text in drawing.modelspace().query("TEXT")}


def test_features_are_the_only_source(drawing: Drawing) -> None:
    """Tests that each closed outline encloses the area its feature has."""
    wanted = {
        (f.kind, f.hall, f.id): sum(Polygon(part).area for part in f.parts)
        for f in _closed(list(features(sample_plan())))
    }
    found: Counter[tuple[str, str, str]] = Counter()
    for line in drawing.modelspace().query("LWPOLYLINE"):
        assert isinstance(line, LWPolyline)
        if line.closed:
            known = carried(line)
            found[known["kind"], known["hall"], known["id"]] += round(
                Polygon(line.get_points("xy")).area
            )
    assert found == {key: round(area) for key, area in wanted.items()}


def _closed(everything: list[Feature]) -> list[Feature]:
    return [feature for feature in everything if feature.closed]
