"""Tests that bad input ends in a sentence, exit code 2, and no file."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import run
from tests.plans.small_show import SHEET

Mend = Callable[[Path], None]


def sheet(old: str, new: str) -> Mend:
    """Change the exhibitor sheet."""

    def change(folder: Path) -> None:
        (folder / "exhibitors.csv").write_text(SHEET.replace(old, new), encoding="utf-8")

    return change


def brief(old: str, new: str) -> Mend:
    """Change the brief."""

    def change(folder: Path) -> None:
        path = folder / "brief.toml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


def hall(corners: list[list[float]]) -> Mend:
    """Give the hall another outline."""

    def change(folder: Path) -> None:
        path = folder / "hall.geojson"
        drawing = json.loads(path.read_text(encoding="utf-8"))
        drawing["features"][0]["geometry"]["coordinates"] = [corners]
        path.write_text(json.dumps(drawing), encoding="utf-8")

    return change


def folder_for_sheet(folder: Path) -> None:
    """Put a directory where the sheet should be."""
    (folder / "exhibitors.csv").unlink()
    (folder / "exhibitors.csv").mkdir()


def pin(words: str) -> Mend:
    """Pin somebody."""
    return brief("[[zones]]", f"[[pins]]\n{words}\n\n[[zones]]")


FAULTS: dict[str, tuple[Mend, str]] = {
    "a missing column": (
        sheet("id,name_ko,name_en,zone,size", "id,name_ko,name_en,zone,x"),
        "size",
    ),
    "a size that is none": (sheet("6x3", "3x"), "3x"),
    "a zone nobody declared": (sheet("Dara,ai", "Dara,mars"), "mars"),
    "an id given twice": (sheet("b,다라", "a,다라"), "‘a’"),
    "a booth larger than any hall": (sheet("6x6", "60x60"), "60x60"),
    "a pin outside": (pin('exhibitor = "a"\nhall = "H"\nx = 90.0\ny = 0.0'), "leaves hall H"),
    "a hall that does not exist": (brief('["H"]', '["Z"]'), "Z"),
    "a self-crossing outline": (
        hall([[0, 0], [36, 27], [36, 0], [0, 27], [0, 0]]),
        "crosses itself",
    ),
    "not a number": (hall([[0, 0], [math.nan, 0], [36, 27], [0, 27], [0, 0]]), "hall.geojson"),
    "an empty sheet": (sheet(SHEET, ""), "empty"),
    "a directory for a file": (folder_for_sheet, "directory"),
    "a venue that is not there": (brief("hall.geojson", "nowhere"), "nowhere"),
    "an unknown preset": (brief("halls = ", 'rules = "mars"\nhalls = '), "kr-practice"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_show_is_told_in_a_sentence(show: Path, fault: str) -> None:
    """Tests that each fault is named with its place, in both languages, and nothing is written."""
    break_it, named = FAULTS[fault]
    break_it(show.parent)
    before = sorted(show.parent.iterdir())
    english = run("solve", "brief.toml")
    assert english.exit_code == 2, english.output
    assert named in english.stderr
    assert "Traceback" not in english.stderr
    assert english.stdout == ""
    korean = run("solve", "brief.toml", "--lang", "ko")
    assert korean.exit_code == 2
    assert korean.stderr != english.stderr
    assert "주십시오" in korean.stderr
    assert sorted(show.parent.iterdir()) == before


def test_all_faults_of_a_sheet_come_at_once(show: Path) -> None:
    """Tests that a sheet with three faults is told in three lines."""
    text = SHEET.replace("3x3", "3x").replace("Dara,ai", "Dara,mars")
    (show.parent / "exhibitors.csv").write_text(text, encoding="utf-8")
    assert len(run("solve", "brief.toml").stderr.splitlines()) == 3


@pytest.mark.parametrize("encoding", ["cp949", "utf-8-sig"])
def test_other_encodings_are_read(show: Path, encoding: str) -> None:
    """Tests that a sheet as Korean spreadsheets save it is good input."""
    (show.parent / "exhibitors.csv").write_text(SHEET, encoding=encoding)
    assert run("solve", "brief.toml").exit_code == 0


@pytest.mark.parametrize(
    ("words", "english", "korean"),
    [
        (("solv",), "Did you mean 'solve'?", "‘solv’ 명령은 없습니다. ‘solve’ 명령을"),
        (("qqq",), "No such command 'qqq'", "‘qqq’ 명령은 없습니다. ‘madang --help’"),
        (("solve",), "Missing argument 'BRIEF'", "BRIEF: 빠뜨렸습니다"),
        (("solve", "--sed", "1", "x"), "No such option: --sed", "--sed: 그런 옵션이 없습니다"),
        (("solve", "x", "--seed"), "--seed", "--seed"),
        (("solve", "x", "--seed", "y"), "a whole number, not ‘y’", "‘y’ 대신 정수를"),
        (("solve", "x", "--seed", "-1"), "0 or more, not ‘-1’", "‘-1’ 대신 0 이상의 수를"),
        (("solve", "x", "--seed", "9" * 20), "2,147,483,647 or less", "2,147,483,647 이하의"),
        (("solve", "x", "--seconds", "ten"), "a number, not ‘ten’", "‘ten’ 대신 수를"),
        (("solve", "x", "--json=1"), "does not take a value", "--json: 값을 받지 않습니다"),
        (("solve", "x", "y"), "unexpected extra argument", "남는 낱말이 있습니다(y)"),
        (("solve", "x", "-o"), "see ‘madang solve --help’", "‘madang solve --help’"),
        (("solve", "x", "--workers", "0"), "--workers", "--workers: ‘0’ 대신 1 이상의 수를"),
        (("solve", "x", "--seconds", "nan"), "above 0", "--seconds: 0보다"),
        (("solve", "x", "--seconds", "-1"), "above 0", "--seconds: 0보다"),
        (("solve", "no-such-show"), "no such file or sample", "그런 파일도 예제도 없습니다"),
        (("solve", "x", "-o", "nowhere/p.json"), "folder does not exist", "폴더를 먼저"),
        (("solve", "x", "-o", "."), "directory", "폴더입니다"),
        (("venues", "moon"), "coex", "coex"),
        (("venues", "--lang", "fr"), "one of ko, en, not ‘fr’", "ko, en 가운데 하나를"),
        (("draw", "p.plan.json", "-o", "p.gif"), "end it with one of .png, .svg", ".png, .svg"),
        (("export", "p.plan.json", "-o", "p"), "one of .geojson, .dxf", ".geojson, .dxf"),
        (("init", "moon"), "slw-2024", "slw-2024"),
        (("check", "none.plan.json"), "no such file", "파일이 없습니다"),
        (("check", "brief.toml"), "brief.toml", "brief.toml"),
        (
            ("import", "h.dxf", "-o", "v.json", "--layers", "x"),
            "like hall=LAYER",
            "레이어이름’처럼",
        ),
        (("import", "none.geojson", "-o", "v.json"), "no such file", "파일이 없습니다"),
        (("schema", "moon"), "brief, plan, venue", "brief, plan, venue"),
    ],
)
def test_wrong_words_are_told(
    show: Path, words: tuple[str, ...], english: str, korean: str
) -> None:
    """Tests that a wrong call is told in a sentence in either language, with exit code 2."""
    assert show.is_file()
    for lang, said in (("en", english), ("ko", korean)):
        result = run(*words, locale=lang)
        assert result.exit_code == 2, result.output
        assert said in result.stderr
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        ("draw", "p.gif", ".png, .svg, .pdf"),
        ("draw", "p", ".png, .svg, .pdf"),
        ("export", "p.step", ".geojson"),
        ("export", "p", ".geojson"),
        ("export", "p.zip", ".imdf.zip"),
        ("export", "p.imdf.zip", "venue file"),
    ],
)
def test_other_formats_are_refused(
    planned: Path, tmp_path: Path, command: str, name: str, said: str
) -> None:
    """Tests that a suffix nobody writes is told with those we write, and no file appears."""
    result = run(command, str(planned), "-o", str(tmp_path / name))
    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(tmp_path.iterdir())


def test_draw_knows_its_halls(planned: Path, tmp_path: Path) -> None:
    """Tests that a hall of another plan is refused."""
    result = run("draw", str(planned), "-o", str(tmp_path / "p.png"), "--hall", "C")
    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_check_refuses_unknown_rules(planned: Path) -> None:
    """Tests that a preset nobody ships is told with those that do."""
    result = run("check", str(planned), "--rules", "mars")
    assert result.exit_code == 2
    assert "kr-practice" in result.stderr


def test_init_leaves_what_is_there(show: Path) -> None:
    """Tests that a brief somebody wrote is not overwritten."""
    before = show.read_bytes()
    result = run("init", "slw-2024", str(show.parent))
    assert result.exit_code == 2
    assert "brief.toml" in result.stderr
    assert show.read_bytes() == before


def test_init_cannot_make_a_folder_of_a_file(show: Path) -> None:
    """Tests that a file in the way is told."""
    assert run("init", "slw-2024", str(show / "below")).exit_code == 2


def test_a_refusal_is_json_for_programs(show: Path) -> None:
    """Tests that with --json the error is an object on standard output too."""
    assert show.is_file()
    result = run("solve", "no-such-show", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 2
    assert told["error"]["code"] == "brief.sample"
    assert told["error"]["messages"] == [result.stderr.strip()]
