"""Tests of what each command does when all is well."""

import json
from pathlib import Path
from typing import Any

import pytest

from layouts.brief.samples import names
from plans.formats.plan_file import load_plan
from tests.cli.calling import run
from venue.catalogue import load


def answer(*words: str) -> Any:
    """Run a command with --json and read its answer."""
    result = run(*words, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_venues_lists_the_catalogue() -> None:
    """Tests that every venue is listed with its halls."""
    assert "coex" in run("venues").stdout
    coex = next(v for v in answer("venues")["venues"] if v["id"] == "coex")
    assert coex["groups"]["B"] == ["B1", "B2"]


@pytest.mark.parametrize(("lang", "unsure"), [("en", "assumed"), ("ko", "가정")])
def test_a_venue_shows_every_source(lang: str, unsure: str) -> None:
    """Tests that halls, doors and figures are shown, and every source below them once."""
    shown = run("venues", "coex", "--lang", lang).stdout
    coex = load("coex")
    cites = {hall.source.cite for hall in coex.halls} | {f.source.cite for f in coex.figures}
    cites |= {door.source.cite for hall in coex.halls for door in hall.openings}
    told = [row.partition("  ")[2].rstrip() for row in shown.splitlines() if row.startswith("[")]
    assert len(told) == len(set(told))
    assert cites <= set(told)
    assert all(door.id in shown for hall in coex.halls for door in hall.openings)
    assert unsure in shown
    assert "10,348 m²" in shown


def test_a_venue_is_its_document_for_programs() -> None:
    """Tests that JSON holds each figure's source and confidence."""
    coex = answer("venues", "coex")
    assert coex["schema"] == "madang/venue/1"
    assert all(hall["area"]["source"]["confidence"] for hall in coex["halls"])
    assert all(figure["source"]["cite"] for figure in coex["figures"])


def test_init_lists_the_samples() -> None:
    """Tests that without a name every sample is shown with its halls and count."""
    assert [sample["name"] for sample in answer("init")["samples"]] == list(names())
    shown = run("init", "--lang", "ko").stdout
    assert "slw-2024" in shown
    assert "147" in shown


def test_init_writes_a_sample(tmp_path: Path) -> None:
    """Tests that the files are written as they ship, into a folder that is made."""
    target = tmp_path / "new" / "show"
    written = answer("init", "slw-2024", str(target))["written"]
    assert written == [str(target / "brief.toml"), str(target / "exhibitors.csv")]
    assert "slw-2024" in names()


def test_solve_says_how_it_came_out(show: Path) -> None:
    """Tests that a plan is written beside its summary, placed first and disclaimer last."""
    result = run("solve", show.name, "--lang", "ko")
    assert result.exit_code == 0
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert lines[0] == "배치 4 / 4. 모두 자리를 받았습니다."
    assert lines[-1] == "판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다."
    assert load_plan(show.parent / "brief.plan.json").certificate.placed == 4


def test_solve_gives_the_certificate_to_programs(show: Path) -> None:
    """Tests that JSON has the certificate's keys, the path, the halls and the shares."""
    told = answer("solve", str(show), "-o", "out.plan.json", "--reproducible", "--seed", "3")
    assert told["plan"] == "out.plan.json"
    assert (told["status"], told["placed"], told["requested"]) == ("OPTIMAL", 4, 4)
    assert (told["seed"], told["mode"], told["unplaced"]) == (3, "reproducible", [])
    assert set(told["halls"]["H"]) == {"gross_m2", "net_m2", "net_ratio", "booths"}
    assert {told[k] for k in ("in_zone", "open_sides_met", "pairs_met", "pins_met")} == {1.0}
    plan = load_plan(show.parent / "out.plan.json")
    assert sum(told["findings"].values()) == len(plan.findings)
    assert told["net_m2"] == plan.certificate.net_m2 == 72.0
    assert told["checked"]["ok"]


def test_check_finds_nothing_wrong(planned: Path) -> None:
    """Tests that a fresh plan has no error, and that JSON has the public names."""
    told = answer("check", str(planned), "--rules", "kr-practice")
    assert told["ok"]
    keys = "code verdict severity hall booths x_m y_m measured required unit source confidence"
    assert all(set(f) == {*keys.split(), "message"} for f in told["findings"])
    assert "rules checked; none is broken" in run("check", str(planned)).stdout


def test_draw_writes_a_picture(planned: Path, tmp_path: Path) -> None:
    """Tests that the suffix chooses the format."""
    out = tmp_path / "p.svg"
    result = run("draw", str(planned), "-o", str(out), "--hall", "H", "--lang", "ko")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.strip() == str(out)
    assert b"<svg" in out.read_bytes()


@pytest.mark.parametrize("suffix", ["geojson", "csv"])
def test_export_writes_a_file(planned: Path, tmp_path: Path, suffix: str) -> None:
    """Tests that a plan leaves for other programs."""
    out = tmp_path / f"p.{suffix}"
    assert answer("export", str(planned), "-o", str(out)) == {"written": [str(out)]}
    assert out.stat().st_size > 0


@pytest.mark.parametrize(("words", "sure"), [((), "assumed"), (("--confirmed",), "official")])
def test_import_makes_a_venue(show: Path, words: tuple[str, ...], sure: str) -> None:
    """Tests that a drawing is assumed until somebody says that the venue confirmed it."""
    told = answer("import", "hall.geojson", "-o", "hall.json", *words)
    assert {hall["source"]["confidence"] for hall in told["halls"]} == {sure}
    assert json.loads((show.parent / "hall.json").read_text(encoding="utf-8")) == told


def test_import_reads_a_drawing_of_ours(planned: Path, tmp_path: Path) -> None:
    """Tests that what export wrote is a venue again, its unit shown and one length confirmed."""
    drawing, out = tmp_path / "p.dxf", tmp_path / "v.json"
    answer("export", str(planned), "-o", str(drawing))
    told = answer("import", str(drawing), "-o", str(out))
    assert told["units"] == "mm"
    assert told["notes"] == []
    side = str(told["longer_side_m"])
    shown = run("import", str(drawing), "-o", str(out), "--known", side, "--lang", "en").stdout
    assert shown.startswith(f"In mm the largest hall's longer side is {float(side):,.2f} m;")
    assert {"schema", "halls"} <= set(json.loads(out.read_text(encoding="utf-8")))


def test_an_imported_venue_can_be_planned_on(show: Path) -> None:
    """Tests that import, a brief and solve are all a hall's outline needs."""
    answer("import", "hall.geojson", "-o", "hall.json")
    brief = show.read_text(encoding="utf-8").replace("hall.geojson", "hall.json")
    show.write_text(brief, encoding="utf-8")
    assert answer("solve", "brief.toml")["placed"] == 4


@pytest.mark.parametrize("name", ["plan", "venue", "brief", "edit", "sweep", "calendar"])
def test_schema_prints_a_json_schema(name: str) -> None:
    """Tests that the schema comes with and without --json."""
    assert answer("schema", name)["title"] == f"madang/{name}/1"
    assert json.loads(run("schema", name).stdout) == answer("schema", name)


def test_schema_lists_the_formats() -> None:
    """Tests that without a name the formats are listed."""
    assert run("schema").stdout.split() == answer("schema")["schemas"]
