"""The exhibitor sheet, CSV or XLSX: one row an exhibitor, all faults told at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from layouts.brief.exhibitor import Exhibitor
from venue.errors import BriefError
from venue.text import Text
from venue.units import to_m

from .columns import COLUMNS, MAX_SIDE_M
from .headings import keys_of
from .row_faults import RowFault, place_of, wrong_cell, wrong_row
from .sheet_checks import row_faults
from .table import Table, read_table
from .wording import likely, mend, one_of, shown

ONE_ZONE = "all"
"""The zone of all exhibitors of a sheet that names none."""

MIN_GUESSED = 4
"""Letters of a column's name from which on a misspelling is looked for: fair is not air."""


@dataclass(frozen=True)
class SheetRows:
    """What of a sheet can be read: exhibitors of rows without a fault, and the faults of others.

    ``unread`` counts the rows with a fault, or that hang on one of them; ``zones`` are those that
    the exhibitors name and nobody has declared.
    """

    exhibitors: tuple[Exhibitor, ...]
    faults: tuple[RowFault, ...]
    unread: int
    zones: tuple[str, ...] = ()


def read_sheet(path: Path, module_mm: int, zones: Collection[str]) -> tuple[Exhibitor, ...]:
    """Read an exhibitor sheet.

    Parameters
    ----------
    path : a CSV file (UTF-8 with or without BOM, CP949; comma, semicolon or tab) or an XLSX file,
        of which the first sheet is read.
    module_mm : the side of one booth unit, millimetres.
    zones : ids of the zones the brief declares.

    Returns
    -------
    The exhibitors in the order of the rows. ``size`` is width x depth in metres (``6x3``,
    ``7.5 × 3``); ``4u`` there means the same as 4 in the column ``units``, a 4 alone is refused.
    Unknown columns are kept in ``extra`` where they hold something.

    Raises
    ------
    BriefError : with one sentence for each fault of the sheet, in the order of its rows.
    InputError : when there is no such file.
    LimitError : when it is larger than the limits of a sheet.
    """
    table = read_table(path, COLUMNS)
    if table.faults:
        raise BriefError("brief.sheet", [fault.text for fault in table.faults])
    return _Sheet(table, module_mm, zones).exhibitors()


def read_rows(
    path: Path, module_mm: int, zones: Collection[str], *, open_zones: bool = False
) -> SheetRows:
    """Read the rows of an exhibitor sheet that can be read, and tell of the others.

    Parameters
    ----------
    path, module_mm, zones : as of `read_sheet`.
    open_zones : whether rows may name zones that nobody has declared, unless one looks like a
        declared one misspelt. A sheet without that column puts all into the one zone declared, or
        into `ONE_ZONE` when there is none.

    Returns
    -------
    The exhibitors without a fault, in the order of their rows, and the faults of all other rows.
    A row that names one that cannot be read, as its pavilion or a rival, waits for it.

    Raises
    ------
    BriefError : when the file or its header cannot be read, so that no row can.
    InputError, LimitError : as of `read_sheet`.
    """
    table = read_table(path, COLUMNS)
    return _Sheet(table, module_mm, zones, open_zones).readable(table.faults)


class _Sheet:
    """One sheet on its way from cells to exhibitors; ``faults`` grow as they are found."""

    def __init__(
        self, table: Table, module_mm: int, zones: Collection[str], open_zones: bool = False
    ) -> None:
        """Look through the header."""
        self.name = table.name
        self.rows = table.rows
        self.module_mm = module_mm
        self.zones = zones
        self.open_zones = open_zones
        self.keys = keys_of(table.header, COLUMNS)
        self.titles = tuple(cell.strip() for cell in table.header)
        alone = open_zones and "zone" not in self.keys and len(zones) < 2
        self.only_zone = next(iter(zones), ONE_ZONE) if alone else None
        self.lacking: set[str] = set()
        self.header_faults = tuple(self._header_faults())
        self.faults: list[RowFault] = []

    def exhibitors(self) -> tuple[Exhibitor, ...]:
        """Read all rows, or raise all faults."""
        found = self._read()
        if self.header_faults or self.faults:
            told = [fault.text for fault in sorted(self.faults, key=lambda fault: fault.row)]
            raise BriefError("brief.sheet", [*self.header_faults, *told])
        return tuple(who for _, who in found)

    def readable(self, known: Sequence[RowFault]) -> SheetRows:
        """Read the rows without a fault; ``known`` are faults of rows that fit no table."""
        if self.header_faults:
            raise BriefError("brief.sheet", self.header_faults)
        self.faults += known
        found = {row: who for row, who in self._read() if row not in self._wrong()}
        while waiting := self._waiting(found):
            self.faults += waiting
            found = {row: who for row, who in found.items() if row not in self._wrong()}
        faults = tuple(sorted(self.faults, key=lambda fault: fault.row))
        fresh = dict.fromkeys(w.zone for w in found.values() if w.zone not in self.zones)
        return SheetRows(tuple(found.values()), faults, len(self.rows) - len(found), tuple(fresh))

    def _wrong(self) -> set[int]:
        """Give the rows with a fault."""
        return {fault.row for fault in self.faults}

    def _waiting(self, found: Mapping[int, Exhibitor]) -> list[RowFault]:
        """Find rows that name an exhibitor whose own row cannot be read."""
        there = {who.id for who in found.values()}
        waiting = []
        for row, who in found.items():
            for key, others in (("pavilion", [who.pavilion]), ("rivals", who.rivals)):
                for other in others:
                    if other and other not in there:
                        words = _WAITS.fill(id=shown(other))
                        waiting.append(wrong_row(self.name, row, key, words, other))
        return waiting

    def _read(self) -> list[tuple[int, Exhibitor]]:
        """Read the rows that can be read by themselves, and find the faults of all."""
        written = [(number, self._cells(cells)) for number, cells in self.rows]
        ids = [(number, cells["id"]) for number, cells in written if cells.get("id")]
        self._check_ids(ids)
        known = {exhibitor_id for _, exhibitor_id in ids}
        found: list[tuple[int, Exhibitor]] = []
        for (number, cells), (_, raw) in zip(written, self.rows, strict=True):
            before = len(self.faults)
            values = self._values(number, cells)
            self._check_row(number, cells, values, known)
            if not self.lacking and len(self.faults) == before:
                found.append((number, self._exhibitor(values, raw)))
                self._check_length(*found[-1])
        if not self.lacking:
            for row, column, words in row_faults(found, self.module_mm):
                self._row(row, column, words)
        return found

    def _header_faults(self) -> Iterator[Text]:
        """Find columns that are named twice, badly or not at all, and note which are lacking."""
        place = place_of(self.name, 1)
        guessable = {key for key in COLUMNS if len(key) >= MIN_GUESSED} - set(self.keys)
        guessed = set()
        for i, (key, title) in enumerate(zip(self.keys, self.titles, strict=True)):
            if key in self.keys[:i] and key:
                yield mend(place, _REPEATED.fill(column=shown(title)))
            elif not key and any(cells[i].strip() for _, cells in self.rows):
                yield mend(place, _NAMELESS.fill(n=i + 1))
            elif key not in COLUMNS and (guess := likely(key, guessable)):
                guessed.add(guess)
                yield mend(place, _MISSPELT.fill(column=shown(title), guess=guess))
        there = {*self.keys, *guessed} | ({"zone"} if self.only_zone else set())
        for wanted in (("id",), ("name_ko", "name_en"), ("zone",), ("size", "units")):
            if not there.intersection(wanted):
                yield mend(place, _LACKING.fill(ko="나 ".join(wanted), en=" or ".join(wanted)))
            if not there.intersection(wanted) or guessed.intersection(wanted):
                self.lacking.update(wanted)

    def _cells(self, cells: tuple[str, ...]) -> dict[str, str]:
        """Give the cells of our columns, white space made plain."""
        pairs = zip(self.keys, cells, strict=True)
        given = {} if self.only_zone is None else {"zone": self.only_zone}
        return given | {key: " ".join(cell.split()) for key, cell in pairs if key in COLUMNS}

    def _values(self, row: int, cells: dict[str, str]) -> dict[str, object]:
        """Read the cells that hold something; those that cannot be read become faults."""
        values: dict[str, object] = {}
        for key, cell in cells.items():
            if cell:
                column = COLUMNS[key]
                value = column.read(cell)
                if value is None:
                    self._cell(row, key, column.want(cell), cell)
                elif key == "size" and isinstance(value, int) and not cells.get("units"):
                    values["units"] = value
                else:
                    values[column.field] = value
        return values

    def _heading(self, column: str) -> str:
        """Name a column of ours as the sheet does; one that it lacks by our own name."""
        written = dict(zip(self.keys, self.titles, strict=True))
        return written.get(column, column)

    def _cell(self, row: int, column: str, want: Text, got: str) -> None:
        """Keep what to write into a cell instead."""
        self.faults.append(wrong_cell(self.name, row, self._heading(column), want, got))

    def _row(self, row: int, column: str, words: Text, got: str = "") -> None:
        """Keep a sentence about a row."""
        self.faults.append(wrong_row(self.name, row, self._heading(column), words, got))

    def _check_ids(self, ids: list[tuple[int, str]]) -> None:
        """Find ids that stand twice, and those that a list of rivals could not name."""
        first: dict[str, int] = {}
        for row, exhibitor_id in ids:
            if exhibitor_id in first:
                words = _SAME_ID.fill(id=shown(exhibitor_id), row=first[exhibitor_id])
                self._row(row, "id", words, exhibitor_id)
            first.setdefault(exhibitor_id, row)
            if ";" in exhibitor_id:
                self._cell(row, "id", _NO_SEMICOLON, exhibitor_id)

    def _check_row(
        self, row: int, cells: dict[str, str], values: dict[str, object], known: set[str]
    ) -> None:
        """Find what is lacking in a row, and zones and exhibitors nobody has declared."""
        for wanted, want in _REQUIRED.items():
            blank = not any(cells.get(key) for key in wanted)
            if blank and "size" in wanted and cells.get("pavilion"):
                continue  # it shares the pavilion's block without a pod of its own
            if blank and not self.lacking.intersection(wanted):
                self._cell(row, wanted[0], want, "")
        if cells.get("size") and cells.get("units"):
            self._row(row, "size", _BOTH, cells["size"])
        zone = cells.get("zone")
        if zone and zone not in self.zones and not self._opens(zone):
            want = one_of(sorted(self.zones), zone) if self.zones else _NO_ZONES
            self._cell(row, "zone", want, zone)
        rivals = values.get("rivals", ())
        named = [("rivals", rival) for rival in (rivals if isinstance(rivals, tuple) else ())]
        named += [("pavilion", cells["pavilion"])] if cells.get("pavilion") else []
        for key, other in named:
            if "id" not in self.lacking and (other not in known or other == cells.get("id")):
                self._cell(row, key, _OTHER_ID, other)

    def _opens(self, zone: str) -> bool:
        """Tell whether a zone that nobody has declared is a new one."""
        return self.open_zones and likely(zone, self.zones) is None

    def _exhibitor(self, values: dict[str, object], raw: tuple[str, ...]) -> Exhibitor:
        """Make an exhibitor of a row without faults."""
        name = Text(ko=str(values.pop("name_ko", "")), en=str(values.pop("name_en", "")))
        columns = zip(self.keys, self.titles, raw, strict=True)
        extra = {
            title: cell.strip()
            for key, title, cell in columns
            if key and key not in COLUMNS and cell.strip()
        }
        return Exhibitor.model_validate({**values, "name": name, "extra": extra})

    def _check_length(self, row: int, who: Exhibitor) -> None:
        """Find a number of units that only fits into one row longer than any stand."""
        if not who.sized:
            return
        shortest = min(max(shape) for shape in who.shapes(self.module_mm))
        if to_m(shortest) > MAX_SIDE_M:
            words = _TOO_LONG.fill(n=who.units, m=f"{to_m(shortest):g}", most=f"{MAX_SIDE_M:g}")
            self._row(row, "units", words, str(who.units or ""))


_REQUIRED = {
    ("id",): Text(ko="다른 출품사와 겹치지 않는 id를", en="an id no other exhibitor has"),
    ("name_ko", "name_en"): Text(
        ko="이름을 name_ko나 name_en에", en="the name, here or in name_en"
    ),
    ("zone",): Text(ko="구역의 id를", en="the id of a zone"),
    ("size", "units"): Text(
        ko="‘6x3’처럼 m 단위 크기를, 또는 units에 부스 수를",
        en="width x depth in metres such as ‘6x3’, or a number of units in the column units",
    ),
}
_REPEATED = Text(
    ko="‘{column}’ 열이 두 번 있습니다. 하나를 지우거나 이름을 바꿔 주십시오.",
    en="the column ‘{column}’ stands there twice; delete one or rename it.",
)
_NAMELESS = Text(
    ko="값이 있는 {n}번째 열에 이름이 없습니다. 열 이름을 적어 주십시오.",
    en="column {n} holds values but has no name; name it.",
)
_MISSPELT = Text(
    ko="‘{column}’ 열은 모르는 이름입니다. ‘{guess}’ 열이면 그렇게 적고, 아니면 전혀 다른 이름을 "
    "붙여 주십시오.",
    en="there is no column ‘{column}’; write ‘{guess}’, or a name less like it for a column of "
    "your own.",
)
_LACKING = Text(
    ko="{ko} 열이 없습니다. 열을 더해 주십시오.", en="the column {en} is missing; add it."
)
_SAME_ID = Text(
    ko="‘{id}’ id를 {row}행에서 이미 썼습니다. 출품사마다 다른 id를 적어 주십시오.",
    en="row {row} has the id ‘{id}’ already; give each exhibitor its own.",
)
_BOTH = Text(
    ko="size와 units 가운데 하나만 적어 주십시오.", en="write either size or units, not both."
)
_NO_SEMICOLON = Text(ko="쌍반점(;)이 없는 id를", en="an id without a semicolon")
_NO_ZONES = Text(
    ko="[[zones]]에 구역을 먼저 더한 뒤 그 id를", en="the id of a zone, added under [[zones]] first"
)
_OTHER_ID = Text(
    ko="이 표에 있는 다른 출품사의 id를", en="the id of another exhibitor of this sheet"
)
_WAITS = Text(
    ko="‘{id}’ 행을 읽지 못했습니다. 그 행을 먼저 고쳐 주십시오.",
    en="the row of ‘{id}’ cannot be read; mend that one first.",
)
_TOO_LONG = Text(
    ko="{n}개는 한 줄로만 놓여 {m} m가 됩니다. {most} m를 넘지 않도록 다른 수를 적어 주십시오.",
    en="{n} units only make one row of {m} m; write a number that needs no more than {most} m.",
)
