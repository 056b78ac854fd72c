"""What `madang compare` shows people."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from plans.figures import Compared
from venue.text import Lang

from .compare_table import MEASURES, Cell, cells, headings


def compare_shown(
    rows: Sequence[Compared], lang: Lang, out: Path | None
) -> Iterator[RenderableType]:
    """Lay a comparison out for the terminal: a line a figure, its difference behind it."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column()
    for name in headings(rows, lang):
        table.add_column(name, justify="right")
    for measure in MEASURES:
        shown = [_cell(cell) for cell in cells(measure, rows)]
        table.add_row(Line(measure.name.say(lang)), *shown)
    yield table
    if out is not None:
        yield Line(str(out))


def _cell(cell: Cell) -> Line:
    """Write a figure with its difference; what is not met is red, what cannot be judged amber."""
    line = Line(cell.text, style={"": "", "bad": "red", "warn": "yellow"}[cell.verdict])
    if cell.change:
        line.append(f" {cell.change}", style="dim")
    return line
