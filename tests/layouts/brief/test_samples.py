"""Tests of the sample shows: true to what is published, and made by the script."""

import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from layouts.brief.brief import Brief
from layouts.brief.check import brief_faults
from layouts.brief.request import Relation
from layouts.brief.samples import folder, names
from plans.formats.read.brief import read_brief
from venue.catalogue import load
from venue.errors import UsageError
from venue.opened import open_halls
from venue.shapes import overlaps, polygon, rectangle

SCRIPT = Path(__file__).parents[3] / "bench" / "make_samples.py"
COUNTS = {"slw-2024": 147, "slw-2025": 330, "slw-2026": 529, "slw-2031": 1500, "ces-scale": 4500}
HALLS = {
    "slw-2024": ("B2", "C"),
    "slw-2025": ("C", "D"),
    "slw-2026": ("A", "B"),
    "slw-2031": ("J",),
    "ces-scale": ("N", "M", "S", "E", "W"),
}
THEMES = ["SC", "MO", "HC", "SH", "RB", "AI", "DT", "WC", "CC", "EN", "FN", "FT"]
"""The announced themes, and four more that the larger shows have."""
COEX = ("slw-2024", "slw-2025", "slw-2026")


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """Load the script without running it."""
    return runpy.run_path(str(SCRIPT))


def sample(name: str) -> Brief:
    """Read a sample."""
    return read_brief(name)[0]


@pytest.mark.parametrize("name", COUNTS)
def test_the_script_makes_the_committed_files(name: str, script: dict[str, Any]) -> None:
    """Tests that the samples are what the script writes."""
    (show,) = [show for show in script["SHOWS"] if show.name == name]
    assert (folder(name) / "brief.toml").read_text(encoding="utf-8") == script["brief"](show)
    assert (folder(name) / "exhibitors.csv").read_text(encoding="utf-8") == script["sheet"](show)


@pytest.mark.parametrize("name", COUNTS)
def test_counts_halls_and_themes(name: str) -> None:
    """Tests that each sample has the show's exhibitors, halls and themes."""
    brief = sample(name)
    assert (len(brief.contracts), brief.halls) == (COUNTS[name], HALLS[name])
    count = 8 if brief.venue == "coex" else 12
    assert [zone.code for zone in brief.zones] == THEMES[:count]
    assert [zone.colour for zone in brief.zones] == list(range(1, count + 1))
    assert {who.zone for who in brief.exhibitors} == {zone.id for zone in brief.zones}


@pytest.mark.parametrize("name", COUNTS)
def test_shares(name: str) -> None:
    """Tests that a sample asks 45-50 % net, and little of it for stands with aisles all round."""
    brief = sample(name)
    halls = open_halls(load(brief.venue), brief.halls, brief.partitions)
    gross = sum(hall.gross_m2 for hall in halls)
    assert 0.45 <= brief.asked_m2 / gross <= 0.50
    sizes = [who.shapes(brief.module_mm)[0] for who in brief.contracts]
    deep = sum(w * d for w, d in sizes if min(w, d) > 6000) / 1e6
    assert deep <= 0.125 * brief.asked_m2
    assert all(w % 3000 == d % 3000 == 0 for w, d in sizes)
    assert max(sizes)[1] == 18_000
    assert sum(w * d for w, d in (a.size_mm for a in brief.areas)) / 1e6 <= 0.035 * gross


@pytest.mark.parametrize("name", COEX)
def test_zones_fit_their_halls(name: str) -> None:
    """Tests that what is bound to a hall asks less than 45 % of it."""
    brief = sample(name)
    for hall in open_halls(load(brief.venue), brief.halls, brief.partitions):
        bound = {zone.id for zone in brief.zones if zone.hall == hall.id}
        asked = sum(who.area_m2(3000) for who in brief.contracts if who.zone in bound)
        assert bound
        assert asked < 0.45 * hall.gross_m2


@pytest.mark.parametrize("name", COUNTS)
def test_names_are_unique_and_synthetic(name: str) -> None:
    """Tests that no two exhibitors share a name, and each says that it is synthetic."""
    exhibitors = sample(name).exhibitors
    assert len({who.name.ko for who in exhibitors}) == len(exhibitors)
    assert len({who.name.en for who in exhibitors}) == len(exhibitors)
    assert all(who.extra == {"note": "synthetic"} for who in exhibitors)
    assert "synthetic" in (folder(name) / "brief.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COUNTS)
def test_pins_and_pairs_can_be_met(name: str) -> None:
    """Tests that pins stand free, on the module's raster, 3 m inside the hall, and pairs agree."""
    brief = sample(name)
    halls = open_halls(load(brief.venue), brief.halls, brief.partitions)
    assert brief_faults(brief, halls) == ()
    by_id = {who.id: who for who in brief.exhibitors}
    zones = {zone.id: zone for zone in brief.zones}
    shapes = []
    for pin in brief.pins:
        (hall,) = [hall for hall in halls if hall.id == pin.hall]
        shape = polygon(rectangle(pin.x_mm, pin.y_mm, *by_id[pin.exhibitor].shapes(3000)[0]))
        assert (pin.x_mm % 3000, pin.y_mm % 3000) == (0, 0)
        assert hall.floor.buffer(-3000).covers(shape)
        assert zones[by_id[pin.exhibitor].zone].hall in {None, pin.hall}
        shapes.append(shape.buffer(1500, join_style="mitre"))
    assert not any(overlaps(a, b) for i, a in enumerate(shapes) for b in shapes[:i])
    assert len(brief.pins) >= 2
    for pair in brief.pairs:
        assert by_id[pair.a].zone == by_id[pair.b].zone
        assert pair.distance_mm == (20_000 if pair.relation is Relation.APART else None)


def test_the_words_are_romanised_one_to_one() -> None:
    """Tests that the script's stems are unique in both scripts."""
    words = tomllib.loads((SCRIPT.parent / "sample_words.toml").read_text(encoding="utf-8"))
    stems = words["stems"].split()
    latin = {"".join(words["syllables"][syllable] for syllable in stem) for stem in stems}
    assert len(stems) == len(set(stems)) == len(latin)


def test_an_unknown_sample() -> None:
    """Tests that an unknown sample is answered with those there are."""
    with pytest.raises(UsageError, match=", ".join(names())):
        folder("slw-1924")


@pytest.mark.parametrize("name", COUNTS)
def test_pavilions_hold_their_pods(name: str) -> None:
    """Tests that each show has city pavilions with pods, and cities that share their stand."""
    brief = sample(name)
    by_id = {who.id: who for who in brief.exhibitors}
    assert len(brief.members) >= 5
    for pavilion, members in brief.members.items():
        block = by_id[pavilion]
        assert block.contract
        pods = sum(who.area_m2(3000) for who in members if who.sized)
        assert pods <= 0.6 * block.area_m2(3000)
    assert any(not who.sized for members in brief.members.values() for who in members)


def test_the_cities_of_2031() -> None:
    """Tests that 93 cities of 47 countries come in 2031."""
    cities = [who for who in sample("slw-2031").contracts if who.zone == "cities"]
    assert (len(cities), len({who.country for who in cities})) == (93, 47)
