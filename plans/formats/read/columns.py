"""The columns of the exhibitor sheet: what each may hold, and how a cell is read."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from layouts.brief.exhibitor import MAX_UNITS, Build
from venue.text import Text
from venue.units import to_mm

from .wording import one_of

MIN_SIDE_M = 0.5
"""No stand, not even a pod in a pavilion, is narrower: a lesser figure is in another unit."""

MAX_SIDE_M = 100.0
"""No stand is longer (COEX's halls are 72 m deep): a greater figure is in another unit."""

MAX_NUMBER = 1_000_000.0
"""No load, power or priority is greater: beyond, two cells have run together."""

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?[xX×] ?([0-9]+(?:\.[0-9]+)?)")
_UNITS = re.compile(r"([0-9]{1,9}) ?(?:u|units?)", re.IGNORECASE)
_TWO_NUMBERS = re.compile(r"([0-9]+(?:\.[0-9]+)?)[^0-9.]+([0-9]+(?:\.[0-9]+)?)\D*")
_BUILDS = {
    "독립": Build.RAW, "독립부스": Build.RAW, "조립": Build.SHELL, "조립부스": Build.SHELL,
    "기본부스": Build.SHELL, "패키지": Build.PACKAGE, "패키지부스": Build.PACKAGE,
}  # fmt: skip
_YES = {"yes", "y", "true", "1", "예", "네"}
_NO = {"no", "n", "false", "0", "아니오", "아니요"}


@dataclass(frozen=True)
class Column:
    """A column: the exhibitor's field it fills, how a cell is read, what may be written there.

    ``read`` gives None for a cell it cannot read; ``want`` says what to write instead of a cell.
    """

    field: str
    read: Callable[[str], object | None]
    want: Callable[[str], Text]


def number(cell: str) -> float | None:
    """Read a finite decimal number.

    Examples
    --------
    >>> number("2.5"), number("2,5"), number("nan")
    (2.5, None, None)
    """
    value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
    return value if abs(value) <= MAX_NUMBER else None


def size(cell: str) -> tuple[int, int] | int | None:
    """Read width x depth in metres as millimetres, or ``4u`` as that many units.

    A number alone is neither: nobody can tell whether it counts metres or units.

    Examples
    --------
    >>> size("6x3"), size("7.5 × 3"), size("4u"), size("3x"), size("4")
    ((6000, 3000), (7500, 3000), 4, None, None)
    """
    if found := _UNITS.fullmatch(cell):
        return _whole(1, MAX_UNITS)(found[1])
    found = _SIZE.fullmatch(cell)
    sides = [float(side) for side in found.groups()] if found else []
    if not sides or not all(MIN_SIDE_M <= side <= MAX_SIDE_M for side in sides):
        return None
    return to_mm(sides[0]), to_mm(sides[1])


def _size_want(cell: str) -> Text:
    """Say the size that was probably meant, or what a size looks like."""
    found = _TWO_NUMBERS.fullmatch(cell)
    meant = f"{found[1]}x{found[2]}" if found else ""
    if meant and size(meant) is not None:
        return Text(ko=f"‘{meant}’처럼", en=f"‘{meant}’")
    return Text(
        ko=f"가로x세로를 m 단위로 한 변 {MIN_SIDE_M:g}~{MAX_SIDE_M:g} m 안에서 ‘6x3’처럼",
        en=f"width x depth in metres such as ‘6x3’, each side from {MIN_SIDE_M:g} to "
        f"{MAX_SIDE_M:g} m",
    )


def _whole(least: int, most: int) -> Callable[[str], int | None]:
    """Make a reader of whole numbers from ``least`` to ``most``."""

    def read(cell: str) -> int | None:
        value = number(cell)
        fits = value is not None and value.is_integer() and least <= value <= most
        return int(value) if value is not None and fits else None

    return read


def _whole_column(field: str, least: int, most: int) -> Column:
    """Make a column of whole numbers."""
    want = Text(
        ko=f"{least:,}부터 {most:,}까지의 정수를", en=f"a whole number from {least:,} to {most:,}"
    )
    return Column(field, _whole(least, most), lambda _: want)


def _amount_column(field: str, unit: str) -> Column:
    """Make a column of numbers of zero or more."""

    def read(cell: str) -> float | None:
        value = number(cell)
        return value if value is not None and value >= 0 else None

    want = Text(
        ko=f"0 이상의 수({unit})를 ‘2.5’처럼", en=f"a number of 0 or more ({unit}) such as ‘2.5’"
    )
    return Column(field, read, lambda _: want)


def _height(cell: str) -> int | None:
    """Read a height in metres as millimetres."""
    value = number(cell)
    return to_mm(value) if value is not None and MIN_SIDE_M <= value <= MAX_SIDE_M else None


def _yes_no(cell: str) -> bool | None:
    """Read yes or no, in Korean too."""
    word = cell.casefold()
    return True if word in _YES else False if word in _NO else None


def _yes_no_column(field: str) -> Column:
    """Make a column of yes or no."""
    want = Text(ko="yes나 no를", en="yes or no")
    return Column(field, _yes_no, lambda _: want)


def _build(cell: str) -> Build | None:
    """Read how the stand is built, in Korean too."""
    word = cell.casefold()
    return _BUILDS.get(word) or next((build for build in Build if build.value == word), None)


def _words(field: str) -> Column:
    """Make a column of any text."""
    return Column(field, lambda cell: cell, lambda _: Text(ko="글을", en="a text"))


def _ids(cell: str) -> tuple[str, ...]:
    """Read ids joined by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


_HEIGHT_WANT = Text(
    ko=f"높이를 m 단위로 {MIN_SIDE_M:g}~{MAX_SIDE_M:g} 안에서",
    en=f"a height in metres from {MIN_SIDE_M:g} to {MAX_SIDE_M:g}",
)

COLUMNS: dict[str, Column] = {
    "id": _words("id"),
    "name_ko": _words("name_ko"),
    "name_en": _words("name_en"),
    "zone": _words("zone"),
    "size": Column("size_mm", size, _size_want),
    "units": _whole_column("units", 1, MAX_UNITS),
    "open_sides": _whole_column("open_sides", 1, 4),
    "build": Column("build", _build, lambda cell: one_of(list(Build), cell.casefold())),
    "turn": _yes_no_column("turn"),
    "height": Column("height_mm", _height, lambda _: _HEIGHT_WANT),
    "platform": _yes_no_column("platform"),
    "covered": _yes_no_column("covered"),
    "decks": _whole_column("decks", 1, 3),
    "load_kn_m2": _amount_column("load_kn_m2", "kN/m²"),
    "power_kw": _amount_column("power_kw", "kW"),
    "water": _yes_no_column("water"),
    "air": _yes_no_column("air"),
    "lan": _yes_no_column("lan"),
    "priority": _whole_column("priority", -int(MAX_NUMBER), int(MAX_NUMBER)),
    "rivals": Column("rivals", _ids, lambda _: Text(ko="id를", en="ids")),
    "pavilion": _words("pavilion"),
    "country": _words("country"),
}
"""Every column we know, by its name in the sheet's first row."""
