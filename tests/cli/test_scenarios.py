"""Tests of the commands that compare, sweep, count and keep."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.calling import run, start
from tests.plans.small_show import write_small_show

KEYS = {
    "title", "booths", "requested", "placed", "gross_m2", "net_m2", "net_ratio", "bound_net_m2",
    "gap", "revenue_krw", "rent_krw", "walk_mean_m", "walk_p95_m", "footfall_gini", "dead_zones",
    "crowding_worst", "egress_seconds", "max_travel_m", "findings",
}  # fmt: skip
"""What the contract says of each plan."""


def test_compare_for_programs(planned: Path) -> None:
    """Tests that there is one object a plan with all the figures, the base first."""
    told = run("compare", str(planned), str(planned), "--json")
    assert told.exit_code == 0, told.stderr
    one, other = json.loads(told.stdout)
    assert one == other
    assert one.keys() >= KEYS
    assert 0 < one["net_ratio"] < 1


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_compare_writes_a_page_that_needs_nothing_else(
    planned: Path, tmp_path: Path, lang: str
) -> None:
    """Tests that the page has drawings and plots inside, and asks no network for anything."""
    out = tmp_path / "page.html"
    told = run("compare", str(planned), str(planned), "-o", str(out), "--lang", lang)
    assert told.exit_code == 0, told.stderr
    page = out.read_text(encoding="utf-8")
    assert page.count("<img") == 2
    assert page.count("<svg") >= 4
    assert f'lang="{lang}"' in page
    for outside in ("http://", "https://", "<script", "url(", "<link"):
        assert outside not in page


@pytest.mark.parametrize(
    ("suffix", "start"), [(".png", b"\x89PNG"), (".xlsx", b"PK"), (".json", b"[")]
)
def test_compare_writes_other_files(
    planned: Path, tmp_path: Path, suffix: str, start: bytes
) -> None:
    """Tests that each ending is its format."""
    out = tmp_path / f"page{suffix}"
    told = run("compare", str(planned), str(planned), "-o", str(out))
    assert told.exit_code == 0, told.stderr
    assert out.read_bytes().startswith(start)


def test_compare_refuses_what_it_cannot_write(planned: Path, tmp_path: Path) -> None:
    """Tests that a wrong ending and too many plans are one sentence, and no file is left."""
    for arguments in (
        ["-o", str(tmp_path / "x.doc")],
        [str(planned)] * 25 + ["-o", str(tmp_path / "x.html")],
    ):
        told = run("compare", str(planned), *arguments)
        assert told.exit_code == 2
        assert len(told.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_is_planned_told_and_gone_on_with(tmp_path: Path) -> None:
    """Tests that the report names every scenario, failures too, and a second run plans nothing."""
    write_small_show(tmp_path)
    sweep = tmp_path / "aisles.toml"
    sweep.write_text(
        """schema = "madang/sweep/1"
title = { ko = "통로", en = "Aisles" }
question = { ko = "통로는 얼마나?", en = "How wide?" }
seconds = 20
[[steps]]
id = "now"
base = "brief.toml"
[[steps]]
id = "never"
base = "nowhere.toml"
[axes]
"rules_override.aisle" = [3.0, 4.0]
""",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    told = run("sweep", str(sweep), "-o", str(out), "--json", "--lang", "en")
    assert told.exit_code == 0, told.stderr
    data = json.loads(told.stdout)
    assert (len(data["points"]), data["failed"]) == (4, 2)
    page = (out / "comparison.html").read_text(encoding="utf-8")
    assert "How wide?" in page
    assert "aisle 4.0" in page
    stamps = {path: path.stat().st_mtime_ns for path in out.glob("*.plan.json")}
    assert len(stamps) == 2
    again = run("sweep", str(sweep), "-o", str(out), "--json", "--lang", "en")
    assert json.loads(again.stdout) == data
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.plan.json")} == stamps
    shown = run("sweep", str(sweep), "-o", str(out), "--lang", "en")
    assert "nowhere.toml" in shown.stdout


def test_a_killed_sweep_goes_on_where_it_was(tmp_path: Path) -> None:
    """Tests a sweep killed after its first result: what was there stays, the rest is planned."""
    write_small_show(tmp_path)
    sweep, out = tmp_path / "seeds.toml", tmp_path / "out"
    sweep.write_text(
        'schema = "madang/sweep/1"\ntitle = { en = "Seeds" }\nbase = "brief.toml"\n'
        "seconds = 20\nseeds = [0, 1, 2, 3, 4, 5]\n",
        encoding="utf-8",
    )
    words = ("sweep", str(sweep), "-o", str(out), "--workers", "1", "--json")
    with start(*words, folder=tmp_path) as process:
        while not list(out.glob("results/*.json")):
            assert process.poll() is None, "the sweep was over before it could be killed"
        process.kill()
    there = {path: path.read_bytes() for path in out.glob("*.plan.json")}
    assert 1 <= len(there) < 6
    told = run(*words)
    assert told.exit_code == 0, told.stderr
    assert (len(json.loads(told.stdout)["points"]), json.loads(told.stdout)["failed"]) == (6, 0)
    assert len(list(out.glob("*.plan.json"))) == 6
    assert {path: path.read_bytes() for path in there} == there


@pytest.mark.parametrize(
    ("text", "word"),
    [("x =", "TOML"), ('title = "x"', "title"), ('schema = "madang/sweep/1"', "title"),
     ('schema = "madang/sweep/1"\ntitle = { en = "x" }', "base")],
)  # fmt: skip
def test_a_file_that_is_no_sweep_is_told(tmp_path: Path, text: str, word: str) -> None:
    """Tests that the sentence names the file and what is wrong."""
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    told = run("sweep", str(path), "-o", str(tmp_path / "out"), "--lang", "en")
    assert told.exit_code == 2
    assert "bad.toml" in told.stderr
    assert word in told.stderr


def test_a_sweep_needs_a_folder(tmp_path: Path) -> None:
    """Tests that a file where the folder should be is named, and stays."""
    file = tmp_path / "taken"
    file.write_text("mine", encoding="utf-8")
    told = run("sweep", "slw-growth", "-o", str(file), "--lang", "en")
    assert told.exit_code == 2
    assert "taken" in told.stderr
    assert file.read_text(encoding="utf-8") == "mine"


CALENDAR = """schema = "madang/calendar/1"
venue = "coex"
first = 2026-10-01
last = 2026-10-31
ceiling = 9000
[[shows]]
show = "Smart Life Week"
halls = ["A", "B"]
first = 2026-10-04
last = 2026-10-09
opens = 2026-10-06
closes = 2026-10-08
people = 6000
[[shows]]
show = "Another fair"
halls = ["C"]
first = 2026-10-06
last = 2026-10-12
people = {people}
"""


@pytest.mark.parametrize(("people", "code"), [(2000, 0), (4000, 1)])
def test_a_calendar_is_counted(tmp_path: Path, people: int, code: int) -> None:
    """Tests the figures, and that more people than the ceiling are a no."""
    path = tmp_path / "october.toml"
    path.write_text(CALENDAR.replace("{people}", str(people)), encoding="utf-8")
    told = run("calendar", str(path), "--json")
    assert told.exit_code == code, told.stderr
    data = json.loads(told.stdout)
    assert data["peak"]["people"] == 6000 + people
    assert data["most_at_once"] == 2
    for lang in ("ko", "en"):
        shown = run("calendar", str(path), "--lang", lang)
        assert f"{6000 + people:,}" in shown.stdout


def test_a_store_is_backed_up_and_restored(tmp_path: Path) -> None:
    """Tests that the backup is whole, goes into an empty store, and not into a filled one."""
    url = f"sqlite:///{tmp_path / 'one.db'}"
    file = tmp_path / "backup.zip"
    told = run("backup", str(file), "--db", url)
    assert told.exit_code == 0, told.stderr
    with zipfile.ZipFile(file) as archive:
        assert "manifest.json" in archive.namelist()
    told = run("restore", str(file), "--db", f"sqlite:///{tmp_path / 'two.db'}", "--json")
    assert told.exit_code == 0, told.stderr
    assert json.loads(told.stdout)["restored"]["plans"] == 0
    file.write_bytes(b"no zip")
    told = run("restore", str(file), "--db", f"sqlite:///{tmp_path / 'three.db'}", "--lang", "en")
    assert told.exit_code == 2
    assert "backup.zip" in told.stderr
