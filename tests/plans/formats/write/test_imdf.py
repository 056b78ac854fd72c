"""Tests of the IMDF archive, by an examiner that knows the specification alone."""

import datetime as dt
import json
import math
from collections.abc import Iterable
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from plans.formats.write.export import export
from plans.formats.write.geojson import to_geojson
from plans.formats.write.imdf import to_imdf
from plans.plan import Plan
from tests.plans.formats.draw.drawn_parts import plan_of
from tests.plans.formats.write.imdf_checks import faults, unpacked
from tests.plans.formats.write.imdf_plans import ADDRESS, equipped, on_earth, plans, two_levels
from tests.plans.sample_plan import OURS, box, sample_plan
from tests.strategies import Floorplan, floorplans
from venue.errors import UsageError
from venue.text import Lang
from venue.venue import Anchor

Json = dict[str, Any]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", list(plans()))
def test_archives_satisfy_the_examiner(name: str, lang: Lang) -> None:
    """Tests plans of all kinds, in both languages."""
    assert faults(to_imdf(plans()[name], lang=lang)) == []


@given(
    floorplans(),
    st.floats(-80, 80),
    st.floats(-170, 170),
    st.floats(-180, 180),
)
def test_floors_anywhere_on_earth_satisfy_the_examiner(
    floorplan: Floorplan, latitude: float, longitude: float, turn: float
) -> None:
    """Tests halls of random rows, turned and shifted, on both hemispheres."""
    halls, layout = floorplan
    anchor = Anchor(latitude=latitude, longitude=longitude, rotation_deg=turn, source=OURS)
    plan = on_earth(plan_of([*halls], layout), anchor=anchor)
    assert faults(to_imdf(plan, lang="en")) == []


# --- what is in it ---


def _of(plan: Plan, kind: str) -> list[Json]:
    found: list[Json] = unpacked(to_imdf(plan, lang="en"))[f"{kind}.geojson"]["features"]
    return found


def _named(features: Iterable[Json]) -> dict[str, Json]:
    named = [each for each in features if each["properties"]["name"]]
    return {each["properties"]["name"]["en"]: each for each in named}


def test_stands_lie_where_the_geojson_has_them() -> None:
    """Tests the corners of every booth, area and pod against the other export, to the digit."""
    plan = equipped()
    document = json.loads(to_geojson(plan, wgs84=True))
    written = [shape(f["geometry"]) for kind in ("unit", "kiosk") for f in _of(plan, kind)]
    for feature in document["features"]:
        known = feature["properties"]
        if known["kind"] in {"booth", "pod"} or known.get("walkable") is False:
            wanted = shapely.normalize(shape(feature["geometry"]))
            assert any(shapely.equals_identical(shapely.normalize(w), wanted) for w in written)


def test_units_share_out_the_floor() -> None:
    """Tests that stands, areas, solids and the floor between them add up to the hall."""
    plan = on_earth(sample_plan())
    scale = 111_320**2 * math.cos(math.radians(37.5118))
    units = sum(shape(unit["geometry"]).area for unit in _of(plan, "unit"))
    halls = [f for f in _of(plan, "section") if f["properties"]["category"] == "exhibition"]
    assert units == pytest.approx(sum(shape(hall["geometry"]).area for hall in halls), rel=1e-6)
    assert units * scale == pytest.approx(sum(hall.gross_m2 for hall in plan.halls), rel=0.01)


def test_every_exhibitor_stands_at_an_anchor_in_its_stand() -> None:
    """Tests occupants against the allotments, members of a pavilion at their pods."""
    plan = equipped()
    occupants = [(o["properties"]["name"]["ko"], o) for o in _of(plan, "occupant")]
    tenants = {a.exhibitor: a.booth for a in plan.allotments}
    assert len(occupants) == len(plan.allotments) + 2
    assert {"주식회사 한빛전자", "새싹", "함께"} <= {name for name, _ in occupants}
    anchors = {a["id"]: shape(a["geometry"]) for a in _of(plan, "anchor")}
    places = {name: anchors[o["properties"]["anchor_id"]] for name, o in occupants}
    kiosks = [(k["properties"]["name"], shape(k["geometry"])) for k in _of(plan, "kiosk")]
    assert [name["en"] for name, _ in kiosks] == ["C200-1", "Information desk"]
    assert shapely.contains_properly(kiosks[0][1], places["새싹"])
    assert shapely.equals(places["함께"], places["에이모터스"])
    stands = _named(_of(plan, "unit"))
    numbers = {booth.id: booth.number for booth in plan.layout.booths}
    maru = shape(stands[numbers[tenants["maru"]]]["geometry"])
    assert shapely.contains_properly(maru, places["마루로보틱스"])


def test_one_exhibitor_in_two_stands_is_told_as_one() -> None:
    """Tests that both occupants, and no others, share a correlation id."""
    shared = [
        (o["properties"]["name"]["en"], o["properties"]["correlation_id"])
        for o in _of(equipped(), "occupant")
        if o["properties"]["correlation_id"]
    ]
    assert [name for name, _ in shared] == ["Hanbit Electronics Co., Ltd."] * 2
    assert len({known_as for _, known_as in shared}) == 1


def test_occupants_are_valid_on_the_days_of_the_show() -> None:
    """Tests the first and the last second, by the venue's clocks; none where these are unknown."""
    plan = on_earth(sample_plan())
    assert _of(plan, "occupant")[0]["properties"]["validity"] == {
        "start": "2024-10-10T00:00:00+09:00",
        "end": "2024-10-12T23:59:59+09:00",
        "modified": "2024-09-01T09:30:00Z",
    }
    clockless = on_earth(plan, address=ADDRESS.model_copy(update={"utc_offset": None}))
    assert _of(clockless, "occupant")[0]["properties"]["validity"] is None
    assert faults(to_imdf(clockless, lang="en")) == []


def test_what_stands_in_a_hall_has_its_type() -> None:
    """Tests columns, walls, cores, hydrants, extinguishers, doors and areas."""
    plan = equipped()

    def count(kind: str) -> dict[str, int]:
        all_of = [f["properties"]["category"] for f in _of(plan, kind)]
        return {category: all_of.count(category) for category in sorted({*all_of})}

    kinds = [utility.kind.value for hall in plan.halls for utility in hall.utilities]
    equipment = kinds.count("hydrant") + kinds.count("panel")
    assert count("fixture") == {"equipment": equipment, "wall": 1}
    assert count("amenity") == {"fireextinguisher": kinds.count("extinguisher"), "restroom": 1}
    assert count("opening") == {"emergencyexit": 1, "pedestrian": 2, "service": 1}
    assert count("unit") == {
        "column": 1,
        "lobby": 1,
        "restroom": 1,
        "structure": 1,
        "unenclosedarea": 1,
        "unspecified": len(plan.layout.booths),
        "walkway": 2,
    }
    assert count("section") == {
        "entertainmentarea.performance": 1,
        "exhibit": 3,
        "exhibition": 2,
        "seating": 1,
    }


def test_levels_lie_over_each_other_in_their_order() -> None:
    """Tests ordinals and names, and that the show is told on each level as one."""
    levels = _of(two_levels(), "level")
    assert [(f["properties"]["ordinal"], f["properties"]["name"]["ko"]) for f in levels] == [
        (2, "3F"),
        (3, "4F"),
    ]
    shows = _of(two_levels(), "geofence")
    assert [f["properties"]["level_ids"] for f in shows] == [[f["id"]] for f in levels]
    assert {f["properties"]["name"]["en"] for f in shows} == {"Sample Show 2024"}
    assert len({f["properties"]["correlation_id"] for f in shows}) == 1


def test_a_hall_without_free_floor_has_no_walkway() -> None:
    """Tests a hall that one stand fills to the walls."""
    plan = sample_plan()
    booth = plan.layout.booths[0]
    hall = plan.halls[0].model_copy(
        update={
            "outline": box(4_500, 6_000, 6_000, 6_000),
            "openings": (),
            "obstacles": (),
            "keep_clear": (),
        }
    )
    layout = plan.layout.model_copy(
        update={"booths": (booth,), "aisles": (), "zones": (), "areas": ()}
    )
    full = on_earth(
        plan.model_copy(update={"halls": (hall,), "layout": layout, "allotments": ()}),
        halls=(hall,),
    )
    assert [f["properties"]["category"] for f in _of(full, "unit")] == ["unspecified"]
    assert faults(to_imdf(full, lang="en")) == []


# --- equal plans, equal archives ---


def test_equal_plans_give_equal_bytes_and_ids_stay() -> None:
    """Tests bytes of two exports, and ids in another language, at another date, of two venues."""
    plan = on_earth(sample_plan())
    again = Plan.model_validate_json(plan.model_dump_json(by_alias=True))
    assert to_imdf(plan, lang="ko") == to_imdf(again, lang="ko")

    def ids(one: Plan, lang: Lang = "ko") -> set[str]:
        files = unpacked(to_imdf(one, lang=lang))
        return {f["id"] for name in files for f in files[name].get("features", ())}

    later = plan.model_copy(update={"made": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)})
    assert ids(plan) == ids(plan, "en") == ids(later)
    assert not ids(plan) & ids(on_earth(plan, id="other"))


def test_the_manifest_names_version_date_maker_and_language() -> None:
    """Tests the file that readers open first; the date is the plan's, by UTC."""
    plan = on_earth(sample_plan())
    kst = dt.timezone(dt.timedelta(hours=9))
    plan = plan.model_copy(update={"made": plan.made.astimezone(kst)})
    assert unpacked(export(plan, ".IMDF.zip", lang="ko"))["manifest.json"] == {
        "version": "1.0.0",
        "created": "2024-09-01T09:30:00Z",
        "generated_by": "Madang 0.1.0",
        "language": "ko",
    }
    address = unpacked(to_imdf(plan, lang="ko"))["address.geojson"]["features"][0]
    assert address["properties"]["address"] == "견본로 1"


@pytest.mark.parametrize("missing", ["anchor", "address"])
def test_a_venue_without_a_place_is_refused(missing: str) -> None:
    """Tests that the sentence names the venue, what is missing and the mend."""
    plan = on_earth(sample_plan())
    plan = plan.model_copy(update={"venue": plan.venue.model_copy(update={missing: None})})
    with pytest.raises(UsageError) as caught:
        to_imdf(plan, lang="ko")
    assert caught.value.code == f"export.{missing}"
    for lang in ("ko", "en"):
        assert all(word in caught.value.say(lang) for word in ("sample", missing, ".geojson"))
