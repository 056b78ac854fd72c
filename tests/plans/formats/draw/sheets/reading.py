"""Reading a set as people do: by the numbers and titles in its title blocks, and by its tables."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plans.formats.draw.pen import Box, Label, Pen
from plans.formats.draw.sheets.page import table_box
from plans.formats.draw.sheets.sheet_set import set_sheets
from plans.plan import Plan
from tests.plans.formats.draw.sheets.set_plans import set_plan, small_set_plan
from venue.text import Lang

LANGS: tuple[Lang, ...] = ("ko", "en")
BLOCK_LEFT, BLOCK_TOP = 266.0, 69.0
"""The title block is the lower right of the sheet."""

NUMBER = re.compile(r"(\S+-\d\d+) / (\d\d+)")


@dataclass(frozen=True)
class ReadSheet:
    """A drawn sheet, with the number and the title that its block bears."""

    pen: Pen
    number: str
    count: int
    title: str

    @property
    def labels(self) -> list[Label]:
        """The texts on it."""
        return labels(self.pen)

    @property
    def texts(self) -> list[str]:
        """What is written on it."""
        return [label.text for label in self.labels]

    def table(self, box: Box | None = None) -> list[list[str]]:
        """Give the rows of texts inside a box, from the top; zones' chips are left out."""
        left, low, right, high = box or table_box()
        rows: dict[float, list[Label]] = defaultdict(list)
        for label in self.labels:
            x, y = label.start
            if left <= x <= right and low <= y <= high:
                rows[round(label.y, 3)].append(label)
        lines = [sorted(rows[y], key=lambda t: t.start[0]) for y in sorted(rows, reverse=True)]
        return [[label.text for label in line] for line in lines]


def labels(pen: Pen) -> list[Label]:
    """Give the texts among a sheet's marks."""
    return [mark for mark in pen.marks if isinstance(mark, Label)]


def read(pen: Pen) -> ReadSheet:
    """Find a sheet's number and title in its title block."""
    block = [t for t in labels(pen) if t.x > BLOCK_LEFT and t.y < BLOCK_TOP]
    ((number, count),) = (m.groups() for t in block if (m := NUMBER.fullmatch(t.text)))
    (title,) = (t.text for t in block if " — " in t.text)
    return ReadSheet(pen, number, int(count), title)


def read_set(plan: Plan, lang: Lang) -> list[ReadSheet]:
    """Draw and read a plan's set."""
    return [read(pen) for pen in set_sheets(plan, lang)]


@cache
def both_halls(lang: Lang) -> tuple[ReadSheet, ...]:
    """Give the set of both halls, drawn once for all tests of a file."""
    return tuple(read_set(set_plan(), lang))


@cache
def small_set(lang: Lang) -> tuple[ReadSheet, ...]:
    """Give the set of hall E, drawn once for all tests of a file."""
    return tuple(read_set(small_set_plan(), lang))


def titled(sheets: tuple[ReadSheet, ...], word: str, hall: str = "") -> Iterator[ReadSheet]:
    """Give the sheets of a hall's letter whose titles begin with a word."""
    return (s for s in sheets if s.title.startswith(word) and s.number.startswith(hall))
