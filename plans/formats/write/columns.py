"""What a table is made of, and the columns that several tables share."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from venue.text import Text

Cell = str | int | float | None
"""A cell: text, a number, or nothing."""

Format = Literal["text", "count", "metres", "area", "degrees", "number"]
"""How a column's numbers are shown."""


class Column(NamedTuple):
    """A column: its key in files, its heading for people, and how its numbers are shown."""

    key: str
    head: Text
    format: Format = "text"


@dataclass(frozen=True)
class Table:
    """A heading, columns, and rows as wide as the columns."""

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


HALL = Column("hall", Text(ko="홀", en="Hall"))
NUMBER = Column("number", Text(ko="부스 번호", en="Booth"))
NAMES = (
    Column("name_ko", Text(ko="국문 이름", en="Korean name")),
    Column("name_en", Text(ko="영문 이름", en="English name")),
)
