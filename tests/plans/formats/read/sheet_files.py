"""Sheets written for the tests of their readers."""

import csv
import io
from pathlib import Path

import xlsxwriter

ZONES = ("ai", "mobility", "robotics")
HEAD = ["id", "name_ko", "zone", "size"]


def write_csv(
    path: Path, rows: list[list[str]], *, encoding: str = "utf-8", part: str = ","
) -> Path:
    """Write rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=part, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, rows: list[list[str]]) -> Path:
    """Write rows as the first sheet of a workbook, every cell a text."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                sheet.write_string(i, j, cell)
    return path
