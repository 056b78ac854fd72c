"""Tests that the instances are what they say, come out alike, and come to an answer or a reason."""

import datetime as dt
import json
from pathlib import Path
from random import Random

import pytest

from bench import demand, floors
from bench.instances import listing, main, make, names, seeds
from bench.show_files import brief_tables, sheet_rows, write_show
from bench.verifier.asked import Asked
from bench.verifier.exported import errors
from bench.verifier.judge import judge
from layouts.brief.check import brief_faults
from plans.formats.read.brief import read_brief
from plans.formats.read.venue_json import venue_of
from plans.formats.write.geojson import to_geojson
from plans.formats.write.summary import plan_data
from plans.make import make_plan
from solver.stop import Deterministic
from tests.architecture.sources import ROOT
from venue.check import check_venue
from venue.errors import BriefError
from venue.opened import open_halls

FAIRS = {
    "coex-450": 450, "coex-425": 425, "scale-50": 50, "scale-200": 200, "scale-450": 450,
    "scale-1350": 1350, "scale-4500": 4500, "scale-13500": 13_500, "jamsil-4500": 4500,
}  # fmt: skip
"""Ordinary fairs by the number of their contracts."""

SIX = ("square", "ell", "notch", "trapezoid", "turned-23", "curve")

HOSTILE = ("narrow", "contradictory-pairs", "zone-too-large", "scale-50")
"""What asks more than can be done, small enough to be planned here."""

SECONDS = 600.0
"""Wall time that deterministic work never needs."""


@pytest.mark.parametrize("name", names())
def test_instances_come_out_alike(name: str) -> None:
    """Tests that a name and a seed give the same instance again."""
    assert make(name) == make(name)


def test_seeds_differ() -> None:
    """Tests that the seeds of a family ask different sizes of different exhibitors."""
    sizes = {
        tuple(who.size_mm for who in make("coex-450", s)[1].exhibitors) for s in seeds("coex-450")
    }
    assert len(sizes) == 5


@pytest.mark.parametrize(("name", "contracts"), FAIRS.items())
def test_fairs_ask_what_they_say(name: str, contracts: int) -> None:
    """Tests that a fair has its contracts, 12.19 m2 each within a unit, and its islands."""
    _, brief = make(name)
    assert len(brief.contracts) == contracts
    assert abs(brief.asked_m2 - 12.19 * contracts) <= 9
    large = [who for who in brief.contracts if who.open_sides == 4]
    islands = max(1, round(contracts / 450)) * (1 if name == "scale-50" else 2)
    assert len(large) == islands
    assert {who.size_mm for who in large} <= {(12_000, 12_000), (18_000, 18_000)}


@pytest.mark.parametrize("name", names())
def test_instances_are_sound(name: str) -> None:
    """Tests that venues have no fault, and that a brief asks nothing that is not there."""
    venue, brief = make(name)
    assert not check_venue(venue)
    assert not brief_faults(brief, open_halls(venue, brief.halls))


@pytest.mark.parametrize("name", [name for name in names() if name not in {"empty", *HOSTILE}])
def test_zones_are_of_about_equal_area(name: str) -> None:
    """Tests that no zone asks more than a sixth and one large stand beyond it."""
    _, brief = make(name)
    asked = dict.fromkeys((zone.id for zone in brief.zones), 0.0)
    for who in brief.exhibitors:
        asked[who.zone] += who.area_m2(brief.module_mm)
    largest = max(who.area_m2(brief.module_mm) for who in brief.exhibitors)
    assert max(asked.values()) - min(asked.values()) <= largest


def test_a_fifth_wishes_two_open_sides() -> None:
    """Tests that about every fifth stand up to 9 x 6 m wishes two open sides."""
    stands = make("scale-4500")[1].exhibitors
    small = [who for who in stands if who.area_m2(3000) <= 54]
    share = sum(who.open_sides == 2 for who in small) / len(small)
    assert 0.17 < share < 0.23


def test_six_halls_have_one_area_and_one_demand() -> None:
    """Tests that the six outlines differ in nothing but their outline."""
    made = [make(name) for name in SIX]
    for venue, brief in made:
        (hall,) = venue.halls
        assert abs(hall.gross_m2 - floors.SIX_EXITS_M2) < 0.2
        assert len(hall.openings) == 11
        assert brief.exhibitors == made[0][1].exhibitors
        assert brief.pairs == made[0][1].pairs
        assert [pin.exhibitor for pin in brief.pins] == [pin.exhibitor for pin in made[0][1].pins]


def test_a_total_out_of_reach_is_refused() -> None:
    """Tests that sizes that cannot come down to the total are not moved for ever."""
    with pytest.raises(ValueError, match="no sizes"):
        demand.fair_sizes(Random(0), 3, [(18, 18)])


@pytest.mark.parametrize(
    "name", [n for n in names() if n not in {"empty", "scale-4500", "scale-13500", "jamsil-4500"}]
)
def test_files_are_read_back_equal(name: str, tmp_path: Path) -> None:
    """Tests that what is written is what was made, byte for byte the same each time."""
    venue, brief = make(name)
    path = write_show(tmp_path / "one", venue, brief)
    again, base = read_brief(path)
    assert again == brief
    assert venue_of(again.venue, base) == venue
    write_show(tmp_path / "two", *make(name))
    for file in ("brief.toml", "exhibitors.csv", "venue.json"):
        one, two = (tmp_path / folder / file for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_nobody_comes_and_is_told_so(tmp_path: Path) -> None:
    """Tests that a sheet without a row is refused with a reason."""
    with pytest.raises(BriefError) as refusal:
        read_brief(write_show(tmp_path, *make("empty")))
    assert all(text.ko and text.en for text in refusal.value.texts)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_instances_come_to_an_answer(name: str) -> None:
    """Tests that what cannot be done leads to a legal plan, and a reason for whoever is left."""
    venue, brief = make(name)
    made = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    plan = make_plan(brief, venue, Deterministic(SECONDS), workers=1, made=made)
    assert not [finding for finding in plan.findings if finding.breaks]
    asked = Asked(brief_tables(brief), sheet_rows(brief))
    document = json.loads(to_geojson(plan))
    assert errors(judge(document, asked, plan_data(plan, Path("show.plan.json")))) == []


def test_the_command_writes_what_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tests that the command writes the named families, and refuses a name nobody knows."""
    assert main([str(tmp_path), "narrow"]) == 0
    written = sorted(path.name for path in (tmp_path / "narrow-0").iterdir())
    assert written == ["brief.toml", "exhibitors.csv", "venue.json"]
    assert main([str(tmp_path), "nowhere"]) == 2
    assert "coex-450" in capsys.readouterr().err


def test_the_page_lists_every_family() -> None:
    """Tests that bench/README.md holds the table that ``--list`` prints."""
    page = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    assert "\n".join(listing()) in page
