"""A fault of one row of a sheet: where it is, what stands there, what to write instead."""

from venue.text import Text
from venue.value import Value

from .wording import instead, mend, shown


class RowFault(Value):
    """What is wrong in a row.

    ``row`` counts as a spreadsheet counts, ``column`` is empty for the row as a whole, ``got`` is
    what stands there, ``mend`` a sentence of its own, and ``text`` the whole sentence with its
    place, for where there is no table to read it in.
    """

    row: int
    column: str
    got: str
    mend: Text
    text: Text


def place_of(sheet: str, row: int, column: str = "") -> Text:
    """Name a row, or a cell of it: file, row and column."""
    ko, en = (f" {column}", f", {column}") if column else ("", "")
    return Text(ko=f"{sheet} {row}행{ko}", en=f"{sheet}, row {row}{en}")


def wrong_cell(sheet: str, row: int, column: str, want: Text, got: str) -> RowFault:
    """Say what to write into a cell instead of what stands there.

    Examples
    --------
    >>> fault = wrong_cell("a.csv", 12, "size", Text(ko="‘6x3’처럼", en="‘6x3’"), "6*3")
    >>> fault.text.en
    'a.csv, row 12, size: write ‘6x3’, not ‘6*3’.'
    >>> fault.got, fault.mend.en
    ('6*3', 'Write ‘6x3’.')
    """
    alone = Text(ko=f"{want.ko} 적어 주십시오.", en=f"Write {want.en}.")
    text = instead(place_of(sheet, row, column), want, got)
    return RowFault(row=row, column=column, got=shown(got), mend=alone, text=text)


def wrong_row(sheet: str, row: int, column: str, words: Text, got: str = "") -> RowFault:
    """Say in a sentence of its own what is wrong in a row.

    Examples
    --------
    >>> wrong_row("a.csv", 3, "size", Text(ko="둘 다입니다.", en="one is enough.")).mend.en
    'One is enough.'
    """
    alone = Text(ko=words.ko, en=words.en[:1].upper() + words.en[1:])
    text = mend(place_of(sheet, row, column), words)
    return RowFault(row=row, column=column, got=shown(got), mend=alone, text=text)
