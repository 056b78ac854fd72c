"""A spreadsheet as a header and rows of text, whether it came as CSV or as XLSX."""

import csv
import io
import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plans.formats.files import read_bytes
from plans.formats.limits import MAX_FILE_BYTES
from venue.errors import BriefError, LimitError
from venue.text import Text

from .encoding import decoded
from .headings import known_key
from .row_faults import RowFault, wrong_row
from .workbook import read_workbook

MAX_ROWS = 20_000
"""Rows of one sheet: the largest floor we plan has 13,500 booths."""

MAX_COLUMNS = 200
"""Columns of one sheet: ours are 23, and a fair's own registration adds some dozens."""

DELIMITERS = ",;\t"
"""What may part the cells of a CSV file; a tie goes to the first."""

SHEET = Text(ko="출품사 표", en="an exhibitor sheet")
"""What the file is called when it cannot be read."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Table:
    """A sheet: its file's name, the header, and every other row that is not blank.

    A row is its number, counted as a spreadsheet counts, and as many cells as the header has.
    ``faults`` are of rows with cells beyond it, or with what is no text.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[RowFault, ...] = ()


def read_table(path: Path, known: Collection[str]) -> Table:
    """Read a CSV (UTF-8 or CP949; comma, semicolon or tab) or the first sheet of an XLSX file.

    Parameters
    ----------
    path : the file; what it holds decides how it is read, not its name.
    known : column names to expect; they tell which character parts the cells of a CSV file.

    Returns
    -------
    The table. The first row that is not blank is its header.

    Raises
    ------
    BriefError : when the file cannot be read as a table, its header holds what is no text, or there
        is no row below it.
    LimitError : when it is beyond a limit.
    """
    raw = read_bytes(path, MAX_FILE_BYTES, SHEET)
    name = path.name
    if raw.startswith(_ZIP):
        rows = iter(read_workbook(raw, name))
    elif raw.startswith(_OLE) or path.suffix.lower() in {".xlsx", ".xls", ".ods"}:
        text = Text(
            ko=f"{name}: XLSX 파일이 아닙니다. 표를 .xlsx나 .csv로 다시 저장해 주십시오.",
            en=f"{name} is no XLSX workbook: save the sheet again as .xlsx or .csv.",
        )
        raise BriefError("brief.workbook", text)
    else:
        rows = _csv_rows(decoded(raw, name), known, name)
    return _table(name, ((i, row) for i, row in enumerate(rows, 1) if any(map(str.strip, row))))


def _table(name: str, written: Iterator[tuple[int, list[str]]]) -> Table:
    """Part the header from the rows and square them; ``written`` holds no blank row."""
    rows = list(itertools.islice(written, MAX_ROWS + 2))
    header = rows[0][1] if rows else []
    width = max((i for i, cell in enumerate(header, 1) if cell.strip()), default=0)
    if len(rows) > MAX_ROWS + 1 or width > MAX_COLUMNS:
        text = Text(
            ko=f"{name}: {MAX_ROWS:,}행 {MAX_COLUMNS}열보다 큽니다. 표를 나누어 주십시오.",
            en=f"{name} has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns: split the sheet.",
        )
        raise LimitError("brief.rows", text)
    if len(rows) <= 1:
        text = Text(
            ko=f"{name}: 출품사가 없습니다. 1행에 열 이름을, 그 아래에 출품사를 적어 주십시오.",
            en=f"{name} holds no exhibitor: write column names in row 1 and exhibitors below.",
        )
        raise BriefError("brief.empty_sheet", text)
    faults = [
        fault for number, row in rows for fault in _row_faults(name, number, row, header[:width])
    ]
    if any(fault.row == rows[0][0] for fault in faults):
        raise BriefError("brief.sheet", [fault.text for fault in faults])
    square = [(number, tuple((row + [""] * width)[:width])) for number, row in rows]
    return Table(name, square[0][1], tuple(square[1:]), tuple(faults))


def _row_faults(
    name: str, number: int, row: list[str], header: Sequence[str]
) -> Iterator[RowFault]:
    """Find cells beyond the header and cells with characters no text has."""
    beyond = [cell.strip() for cell in row[len(header) :] if cell.strip()]
    if beyond:
        yield wrong_row(name, number, "", _BEYOND, beyond[0])
    for column, (title, cell) in enumerate(zip(header, row, strict=False), 1):
        if bad := _NOT_TEXT.search(cell):
            words = _NO_TEXT.fill(code=f"U+{ord(bad[0]):04X}")
            where = Text(
                ko=f"{name} {number}행 {column}열", en=f"{name}, row {number}, column {column}"
            )
            fault = wrong_row(name, number, title.strip(), words, cell)
            yield fault.model_copy(update={"text": words.after(where)})


def _csv_rows(text: str, known: Collection[str], name: str) -> Iterator[list[str]]:
    """Part the text at the delimiter under which the first row names most known columns."""

    def recognised(delimiter: str) -> int:
        """Count known column names in the first row that is not blank."""
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            header = next((row for row in rows if any(map(str.strip, row))), [])
        except csv.Error:
            return 0
        return sum(known_key(cell) in known for cell in header)

    best = max(DELIMITERS, key=recognised)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=best, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as exc:
            fault = Text(
                ko=f"{name} {number}행: 따옴표의 짝이 맞지 않습니다. 값의 앞뒤를 큰따옴표로 묶고 "
                "값 안의 큰따옴표는 두 번 적어 주십시오.",
                en=f"{name}, row {number}: the quotation marks do not match; put one on either "
                "side of the value and double those inside it.",
            )
            raise BriefError("brief.sheet", fault) from exc
        if row is None:
            return
        yield row


_BEYOND = Text(
    ko="열 이름이 없는 칸에 값이 있습니다. 1행에 이름을 적거나, 쉼표가 든 값을 따옴표로 묶어 "
    "주십시오.",
    en="a value stands beyond the last named column; name the column in row 1, or put quotes "
    "around a value with a comma.",
)
_NO_TEXT = Text(
    ko="글자가 아닌 {code} 문자를 지워 주십시오.",
    en="delete the character {code}, which is no text.",
)
