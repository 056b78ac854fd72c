"""Tests of files that are no sheet, or more than one: refused before they cost anything."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.limits import MAX_FILE_BYTES
from plans.formats.read import table, workbook
from plans.formats.read.sheet import read_sheet
from tests.plans.formats.read.sheet_files import HEAD, ZONES, write_xlsx
from venue.errors import BriefError, InputError, LimitError, MadangError


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts into a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def workbook_parts(tmp_path: Path) -> dict[str, bytes]:
    """Give the parts of a good workbook of one exhibitor."""
    path = write_xlsx(tmp_path / "good.xlsx", [HEAD, ["a", "에이", "ai", "6x3"]])
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"\r\n \r\n", "a.csv holds no exhibitor: write column names in row 1"),
        ("a.csv", b"id,name_ko,zone,size\r\n", "a.csv holds no exhibitor"),
        ("a.csv", b"\xff\xfe\x00\x80\xff", "a.csv is neither UTF-8 nor CP949"),
        ("a.csv", b'id,zone\n"a,b\n', "a.csv, row 2: the quotation marks do not match"),
        ("a.csv", b"id," + b"a" * 200_000, "a.csv, row 1: the quotation marks do not match"),
        ("a.csv", b'id,zone\n"a"b,c\n', "a.csv, row 2: the quotation marks do not match"),
        ("a.xlsx", b"id,name_ko\n", "a.xlsx is no XLSX workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0old", "a.xls is no XLSX workbook"),
        ("a.xlsx", b"PK\x03\x04 no zip", "a.xlsx is damaged or no XLSX workbook"),
        ("a.xlsx", zipped({"a.txt": b"text"}), "a.xlsx is damaged or no XLSX workbook"),
        ("a.csv", zipped({"content.xml": b"<a/>"}), "a.csv is damaged or no XLSX workbook"),
    ],
)
def test_fault_of_the_file(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    """Tests that a file that is no sheet is refused with one sentence."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_sheet(path, 3000, ZONES)
    assert sentence in caught.value.say("en")
    assert len(caught.value.texts) == 1


def test_directory_and_missing_file(tmp_path: Path) -> None:
    """Tests that a directory and a missing file are named as such."""
    with pytest.raises(InputError, match="this is a directory"):
        read_sheet(tmp_path, 3000, ZONES)
    with pytest.raises(InputError, match="no such file"):
        read_sheet(tmp_path / "none.csv", 3000, ZONES)


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    """Tests that a workbook cut anywhere is refused our way."""
    whole = zipped(workbook_parts(tmp_path))
    path = tmp_path / "cut.xlsx"
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(MadangError):
            read_sheet(path, 3000, ZONES)


@pytest.mark.parametrize(
    "cell",
    ['r="XFD1048576"', 'r="AAAAAAA1"', 'x="" r = "ZZ200000"', "r='xfd99999'"],
)
def test_a_sheet_of_two_far_cells_is_refused(tmp_path: Path, cell: str) -> None:
    """Tests that cells which span a block of millions are refused before they are read."""
    parts = workbook_parts(tmp_path)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'r="D2"', cell.encode())
    path = tmp_path / "far.xlsx"
    path.write_bytes(zipped(parts))
    with pytest.raises(LimitError, match="holds more than"):
        read_sheet(path, 3000, ZONES)


@pytest.mark.parametrize("cell", ['r="ZZZZZZZZ1"', 'r="D99999999999"', 'r="D"', 'r="2"', 'r=""'])
def test_a_cell_in_no_place_is_refused(tmp_path: Path, cell: str) -> None:
    """Tests that a cell whose place cannot be read makes the workbook a damaged one."""
    parts = workbook_parts(tmp_path)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'r="D2"', cell.encode())
    path = tmp_path / "nowhere.xlsx"
    path.write_bytes(zipped(parts))
    with pytest.raises(BriefError, match="damaged"):
        read_sheet(path, 3000, ZONES)


def test_a_sheet_of_cells_without_places(tmp_path: Path) -> None:
    """Tests that cells and rows that do not say where they stand follow one another."""
    parts = workbook_parts(tmp_path)
    name = "xl/worksheets/sheet1.xml"
    path = tmp_path / "plain.xlsx"
    for column in "ABCD":
        for row in "12":
            parts[name] = parts[name].replace(f' r="{column}{row}"'.encode(), b"")
    path.write_bytes(zipped(parts))
    assert [who.id for who in read_sheet(path, 3000, ZONES)] == ["a"]


def lie_about_size(parts: dict[str, bytes]) -> bytes:
    """Pack a part of zeros and write into the zip that it is small."""
    whole = zipped({**parts, "xl/bomb.xml": b" " * (workbook.MAX_UNPACKED + 1)})
    return whole.replace((workbook.MAX_UNPACKED + 1).to_bytes(4, "little"), b"\x10\x00\x00\x00")


@pytest.mark.parametrize(
    "make",
    [
        lambda parts: zipped({**parts, **{f"x{i}": b"" for i in range(workbook.MAX_ENTRIES)}}),
        lambda parts: zipped({**parts, "xl/bomb.xml": b" " * (workbook.MAX_UNPACKED + 1)}),
        lie_about_size,
        lambda parts: zipped(parts, zipfile.ZIP_BZIP2),
    ],
    ids=["entries", "bytes", "lie", "method"],
)
def test_zip_bombs_are_refused(tmp_path: Path, make: Callable[[dict[str, bytes]], bytes]) -> None:
    """Tests that too many parts, too many bytes, and a zip that lies about them are refused."""
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(make(workbook_parts(tmp_path)))
    with pytest.raises(InputError, match=r"holds more than|damaged"):
        read_sheet(path, 3000, ZONES)


def test_limits_of_bytes_rows_and_columns(tmp_path: Path) -> None:
    """Tests that a sheet beyond a named limit is refused, naming the limit."""
    path = tmp_path / "large.csv"
    path.write_bytes(b"id\n" + b"a" * MAX_FILE_BYTES)
    with pytest.raises(LimitError, match="10,000,000"):
        read_sheet(path, 3000, ZONES)
    path.write_bytes(b"id\n" + b"a\n" * (table.MAX_ROWS + 1))
    with pytest.raises(LimitError, match="20,000 rows"):
        read_sheet(path, 3000, ZONES)
    path.write_bytes(b"a," * table.MAX_COLUMNS + b"b\n1\n")
    with pytest.raises(LimitError, match="200 columns"):
        read_sheet(path, 3000, ZONES)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_fail_our_way(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Tests that whatever a file holds, only our own error escapes."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    with pytest.raises(MadangError):
        read_sheet(path, 3000, ZONES)


@given(st.data())
def test_any_damage_to_a_workbook_fails_our_way(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Tests that bytes changed in a workbook's parts never raise anything but our own error."""
    folder = tmp_path_factory.getbasetemp()
    parts = workbook_parts(folder)
    name = data.draw(st.sampled_from(sorted(n for n in parts if n.startswith(("xl/w", "xl/s")))))
    part = bytearray(parts[name])
    at = data.draw(st.integers(0, len(part) - 1))
    part[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path = folder / "damaged.xlsx"
    path.write_bytes(zipped({**parts, name: bytes(part)}))
    with suppress(MadangError):
        read_sheet(path, 3000, ZONES)
