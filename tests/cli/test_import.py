"""Tests of `madang import` where it makes plans, or takes back what came of one."""

import json
from pathlib import Path
from typing import Any

import ezdxf
import pytest
from ezdxf.entities.lwpolyline import LWPolyline

from plans.formats.plan_file import load_plan
from plans.formats.write.dxf_pen import carried
from tests.cli.calling import run
from tests.plans.small_show import SHEET


def answer(*words: str, code: int = 0) -> Any:
    """Run a command with --json and read its answer."""
    result = run(*words, "--json")
    assert result.exit_code == code, result.stderr
    return json.loads(result.stdout)


def _edited(planned: Path, folder: Path) -> Path:
    """Export a plan, and in the drawing move one booth up by 0.1 m and draw another."""
    path = folder / "plan.dxf"
    answer("export", str(planned), "-o", str(path))
    doc = ezdxf.filemanagement.readfile(path)
    space = doc.modelspace()
    booths = [line for line in space.query("LWPOLYLINE") if line.dxf.layer == "MADANG_BOOTH"]
    moved = next(b for b in booths if isinstance(b, LWPolyline) and carried(b)["exhibitor"] == "a")
    moved.translate(0, 100, 0)
    corner = [(3_000, 9_000), (6_000, 9_000), (6_000, 12_000), (3_000, 12_000)]
    space.add_lwpolyline(corner, close=True, dxfattribs={"layer": "MADANG_BOOTH"})
    doc.saveas(path)
    return path


def test_a_drawing_edited_in_cad_comes_back(planned: Path, tmp_path: Path) -> None:
    """Tests that the plan has the edit, is judged anew, and is a revision further."""
    out = tmp_path / "next.plan.json"
    told = answer("import", str(_edited(planned, tmp_path)), "--plan", str(planned), "-o", str(out))
    counts = {name: told[name] for name in ("same", "new", "changed", "deleted", "open")}
    assert counts == {"same": 3, "new": 1, "changed": 1, "deleted": 0, "open": 0}
    before, after = load_plan(planned), load_plan(out)
    assert after.revision == before.revision + 1
    assert len(after.layout.booths) == 5
    assert after.certificate.net_m2 == before.certificate.net_m2 + 9
    (changed,) = [each for each in told["changes"] if each["fate"] == "changed"]
    assert changed["now"]["y_m"] == pytest.approx(changed["was"]["y_m"] + 0.1)


@pytest.mark.parametrize(
    ("words", "code"),
    [((), 1), (("--take", "file"), 0), (("--take", "plan"), 0), (("--choose", "{n}=file"), 0)],
)
def test_what_both_changed_is_chosen(
    planned: Path, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    """Tests that a conflict writes nothing until somebody chooses for all or for one."""
    drawing = _edited(planned, tmp_path)
    plan = load_plan(planned)
    mine = next(a.booth for a in plan.allotments if a.exhibitor == "a")
    number = next(b.number for b in plan.layout.booths if b.id == mine)
    document = json.loads(planned.read_text(encoding="utf-8"))
    for booth in document["layout"]["booths"]:
        booth["x_mm"] += 50 if booth["id"] == mine else 0
    newer, out = tmp_path / "newer.plan.json", tmp_path / "out.plan.json"
    newer.write_text(json.dumps(document), encoding="utf-8")
    said = [word.format(n=number) for word in words]
    call = ("import", str(drawing), "--plan", str(newer), "-o", str(out), *said)
    told = answer(*call, code=code)
    assert (told["conflicts"], told["open"]) == (1, code)
    assert out.exists() is (code == 0)
    shown = run(*call, "--lang", "en").stdout
    assert f"Booth {number} has changed in the plan and in the drawing" in shown
    assert ("Nothing was written; choose for all by --take plan" in shown) is (code == 1)


@pytest.mark.parametrize(("lang", "says"), [("en", "deleted  d "), ("ko", "삭제  d ")])
def test_a_sheet_that_comes_again_keeps_the_booths(
    planned: Path, tmp_path: Path, lang: str, says: str
) -> None:
    """Tests that one left, one came and one asks for more; nobody who stays is moved."""
    sheet = tmp_path / "exhibitors.csv"
    rows = SHEET.replace("a,가나,Gana,ai,3x3", "a,가나,Gana,ai,6x3")
    rows = rows.replace("d,사아,Saa,ai,6x6", "e,자차,Jacha,ai,3x3")
    sheet.write_text(rows, encoding="utf-8")
    out = tmp_path / "next.plan.json"
    call = ("import", str(sheet), "--plan", str(planned), "-o", str(out))
    told = answer(*call)
    assert {name: told[name] for name in ("same", "new", "changed", "deleted")} == {
        "same": 2, "new": 1, "changed": 1, "deleted": 1,
    }  # fmt: skip
    before, after = load_plan(planned), load_plan(out)
    assert {(a.booth, a.exhibitor) for a in after.allotments} == {
        (a.booth, a.exhibitor) for a in before.allotments if a.exhibitor != "d"
    }
    assert [each.exhibitor for each in after.certificate.unplaced] == ["e"]
    assert says in run(*call, "--lang", lang).stdout


def test_a_drawing_of_booths_becomes_a_plan(planned: Path, tmp_path: Path) -> None:
    """Tests the same floor with and without a brief: its exhibitors stand where they stood."""
    drawing, out = tmp_path / "plan.geojson", tmp_path / "copy.plan.json"
    answer("export", str(planned), "-o", str(drawing))
    told = answer(
        "import", str(drawing), "-o", str(out), "--brief", str(planned.parent / "brief.toml")
    )
    before, after = load_plan(planned), load_plan(out)
    assert told["placed"] == told["requested"] == 4
    rings = {b.id: b.ring for b in before.layout.booths}
    again = {b.id: b.ring for b in after.layout.booths}
    assert {(again[a.booth], a.exhibitor) for a in after.allotments} == {
        (rings[a.booth], a.exhibitor) for a in before.allotments
    }
    alone = answer("import", str(drawing), "-o", str(out))
    assert (alone["requested"], alone["net_m2"]) == (0, told["net_m2"])


def test_what_cannot_be_read_leaves_the_plan_alone(planned: Path, tmp_path: Path) -> None:
    """Tests a foreign file, a choice of nothing, and a sheet with a fault: a sentence each."""
    out = tmp_path / "out.plan.json"
    broken = tmp_path / "broken.csv"
    broken.write_text("id,name\nx,y\n", encoding="utf-8")
    for words in (
        ("import", str(planned), "--plan", str(planned)),
        ("import", str(broken), "--plan", str(planned)),
        ("import", str(_edited(planned, tmp_path)), "--plan", str(planned), "--choose", "Z9=plan"),
    ):
        result = run(*words, "-o", str(out))
        assert result.exit_code == 2
        assert result.stderr
        assert not out.exists()
