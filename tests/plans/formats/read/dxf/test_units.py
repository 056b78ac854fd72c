"""Tests of a drawing's unit."""

from pathlib import Path

import pytest

from plans.formats.read.dxf.drawing import Asked, read_dxf
from plans.formats.read.dxf.units import UNITS
from tests.plans.formats.read.dxf.drawings import HALL, box, drawing, lines, outline, saved
from venue.errors import InputError, UsageError

CODES = {"mm": 4, "cm": 5, "m": 6, "in": 1, "ft": 2}


def _base(folder: Path, code: int, scale: float) -> Path:
    """Draw the hall of 40 x 30 m at a scale, under a unit of the file's header."""
    doc = drawing(code)
    outline(doc, [(x * scale, y * scale) for x, y in HALL], "MADANG_HALL")
    return saved(doc, folder)


@pytest.mark.parametrize("unit", UNITS)
def test_the_files_own_unit_is_taken(tmp_path: Path, unit: str) -> None:
    """Tests that the hall is 40 x 30 m whatever it is drawn in."""
    read = read_dxf(_base(tmp_path, CODES[unit], 1000 / UNITS[unit]), Asked())
    assert read.unit.name == unit
    assert read.unit.longer_side_m == pytest.approx(40)
    (hall,) = read.collection.features
    assert hall.geometry["coordinates"][0][2] == [50, 40]


@pytest.mark.parametrize("unit", UNITS)
def test_one_known_length_finds_the_unit(tmp_path: Path, unit: str) -> None:
    """Tests that 40 m leave one unit of all."""
    path = _base(tmp_path, 0, 1000 / UNITS[unit])
    assert read_dxf(path, Asked(known_m=40.2)).unit.name == unit


def test_who_says_nothing_is_shown_the_lengths(tmp_path: Path) -> None:
    """Tests that a drawing without a unit names those in which its hall is one."""
    with pytest.raises(InputError, match=r"names no unit; .*: --units cm \(40\.0 m\)") as caught:
        read_dxf(_base(tmp_path, 0, 100), Asked())
    assert "--units m (" not in str(caught.value)


def test_what_is_said_stands_above_the_file(tmp_path: Path) -> None:
    """Tests a drawing in metres whose header says millimetres."""
    path = _base(tmp_path, CODES["mm"], 1)
    with pytest.raises(InputError, match=r"0\.04 m in mm; give another unit: .*--units m \(40"):
        read_dxf(path, Asked())
    assert read_dxf(path, Asked(units="m")).unit.name == "m"


def test_a_known_length_confirms_the_unit(tmp_path: Path) -> None:
    """Tests that another length than the drawing's is refused with both."""
    path = _base(tmp_path, CODES["m"], 1)
    assert read_dxf(path, Asked(known_m=40)).unit.name == "m"
    with pytest.raises(InputError, match=r"is 40\.00 m in m, but known to be 54 m"):
        read_dxf(path, Asked(known_m=54))
    with pytest.raises(InputError, match=r"is 40\.00 m in m, but known to be 1\.6 m"):
        read_dxf(path, Asked(units="m", known_m=1.6))


def test_a_unit_nobody_knows_is_refused(tmp_path: Path) -> None:
    """Tests that the sentence names those there are."""
    with pytest.raises(UsageError, match=r"instead of 'furlong' write one of mm, cm, m, in, ft"):
        read_dxf(_base(tmp_path, 6, 1), Asked(units="furlong"))


def test_a_hall_drawn_line_by_line_is_as_long(tmp_path: Path) -> None:
    """Tests that lines are measured together, and the largest of closed halls alone."""
    doc = drawing()
    lines(doc, [*HALL, HALL[0]], "MADANG_HALL")
    assert read_dxf(saved(doc, tmp_path), Asked()).unit.longer_side_m == pytest.approx(40)
    doc = drawing()
    outline(doc, HALL, "MADANG_HALL")
    outline(doc, box(200, 0, 20, 50), "MADANG_HALL")
    assert read_dxf(saved(doc, tmp_path), Asked()).unit.longer_side_m == pytest.approx(50)
