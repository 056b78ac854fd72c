"""The first sheet of an XLSX file as rows of text.

The file is a zip of XML made by anybody. Every part is unpacked under a limit, looked through,
and only then given to the library, in a new archive: what a zip or a sheet claims of its own size
is never believed. A sheet of two cells, one of them in the last column of the last row, would
otherwise ask the library for 17 thousand million cells.
"""

import datetime as dt
import io
import re
import zipfile
from xml.parsers import expat

import python_calamine

from venue.errors import BriefError, LimitError
from venue.text import Text

MAX_ENTRIES = 1_000
"""Parts of one workbook; one with a hundred sheets has some three hundred."""

MAX_UNPACKED = 100_000_000
"""Bytes all parts unpack to: ten times the largest file taken."""

MAX_CELLS = 2_000_000
"""Rows times columns of a sheet's used block: 20,000 exhibitors with a hundred columns."""

EXACT = 1e15
"""Whole numbers below are exact in a spreadsheet, which keeps fifteen digits."""

CHUNK = 1 << 20
"""Bytes unpacked at a time."""

_REF = re.compile("([A-Za-z]{1,7})([0-9]{1,10})")
_ROW = re.compile("([0-9]{1,10})")


def read_workbook(raw: bytes, name: str) -> list[list[str]]:
    """Read the first sheet, its rows and columns counted from cell A1.

    Parameters
    ----------
    raw : the file's bytes.
    name : the file's name, for the faults.

    Raises
    ------
    BriefError : when it is no XLSX workbook, or a broken one.
    LimitError : when it unpacks to more than the limits above.
    """
    try:
        clean = _repacked(raw, name)
        book = python_calamine.CalamineWorkbook.from_filelike(clean)
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (LimitError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as exc:  # the library's own panics derive from BaseException alone
        text = Text(
            ko=f"{name}: 손상되었거나 XLSX 파일이 아닙니다. 표를 .xlsx로 다시 저장해 주십시오.",
            en=f"{name} is damaged or no XLSX workbook: save the sheet again as .xlsx.",
        )
        raise BriefError("brief.workbook", text) from exc
    return [[_text(value) for value in row] for row in rows]


def _repacked(raw: bytes, name: str) -> io.BytesIO:
    """Unpack the XML parts under the limits and pack them anew, without compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        entries = old.infolist()
        if len(entries) > MAX_ENTRIES:
            raise _beyond(name, f"{MAX_ENTRIES:,}개의 파일", f"{MAX_ENTRIES:,} parts")
        left = MAX_UNPACKED
        for entry in entries:
            if not entry.filename.endswith((".xml", ".rels")):
                continue
            part = _unpacked(old, entry, left, name)
            left -= len(part)
            reach = _Reach()
            reach.look_through(part)
            if reach.rows * reach.columns > MAX_CELLS:
                raise _beyond(name, f"{MAX_CELLS:,}칸", f"{MAX_CELLS:,} cells")
            new.writestr(entry.filename, part)
    out.seek(0)
    return out


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, name: str) -> bytes:
    """Unpack one part of at most ``left`` bytes.

    zipfile stops at the size the part claims; read by chunks, deflate makes no more in between.
    The other methods would, and no office program uses them.
    """
    if entry.file_size > left:
        megabytes = MAX_UNPACKED // 1_000_000
        raise _beyond(name, f"압축을 풀어 {megabytes} MB", f"{megabytes} MB unpacked")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile(entry.filename)
    with archive.open(entry) as file:
        return b"".join(iter(lambda: file.read(CHUNK), b""))


def _beyond(name: str, ko: str, en: str) -> LimitError:
    """Say which limit a workbook goes beyond."""
    text = Text(
        ko=f"{name}: {ko}보다 큽니다. 출품사 표만 새 파일에 복사해 주십시오.",
        en=f"{name} holds more than {en}: copy the table alone into a new file.",
    )
    return LimitError("brief.workbook_limit", text)


class _Reach:
    """How far down and to the right the cells of a sheet reach, found before they are read.

    Cells without content are passed over, as the library does; a cell or row that does not say
    where it stands follows the one before it.
    """

    def __init__(self) -> None:
        """Start at the corner."""
        self.rows = self.columns = self._row = self._column = 0

    def look_through(self, part: bytes) -> None:
        """Parse one part; the library reads UTF-8 whatever the part declares, so does this.

        Raises
        ------
        expat.ExpatError : when it is no XML.
        """
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.Parse(part, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow rows and cells; any element inside a cell makes it one with content."""
        kind, given = tag.rpartition(":")[2], attributes.get("r")
        if kind == "row":
            self._row = self._row + 1 if given is None else int(_matched(_ROW, given)[1])
            self._column = 0
        elif kind == "c" and given is not None:
            ref = _matched(_REF, given)
            self._column, self._row = _number(ref[1]), int(ref[2])
        elif kind == "c":
            self._column += 1
        else:
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    """Match a whole text; one that says no place would be read as nobody knows which.

    Raises
    ------
    ValueError : when it does not match.
    """
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found


def _number(letters: str) -> int:
    """Give a column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _text(value: object) -> str:
    """Give a cell as a person would have typed it: 6.0 is 6, a tick box is yes or no."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < EXACT:
            return str(int(value))
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)
