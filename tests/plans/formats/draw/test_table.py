"""Tests that tables stay in their boxes."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.draw.fonts import SMALLEST_MM
from plans.formats.draw.palette import HUES, ZoneMark
from plans.formats.draw.pen import Box, Label, Line, Mark, Pen
from plans.formats.draw.table import (
    GUTTER_MM,
    ROW_MM,
    Cell,
    Column,
    Row,
    capacity,
    draw_table,
    width_of,
)
from venue.text import Text

CHIP = ZoneMark("MOB", HUES[0], Text(en="Mobility"))

aligned = st.sampled_from(["left", "right"])
column_lists = st.lists(
    st.builds(Column, head=st.text(alphabet="가나Abc 1", max_size=12),
              width=st.floats(7.0, 60.0), align=aligned),
    min_size=1, max_size=6,
)  # fmt: skip
cells = st.one_of(st.just(CHIP), st.text(alphabet="서울 Wgj,0…", max_size=60))


def corners(mark: Mark) -> list[tuple[float, float]]:
    """Give the outermost points of a mark."""
    if isinstance(mark, Label):
        return list(mark.corners)
    if isinstance(mark, Line):
        return list(mark.points)
    return [point for ring in mark.rings for point in ring]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Box, list[Column], list[Row]]:
    """Make a table with as many rows as its box takes, or fewer."""
    columns = draw(column_lists)
    left, low = draw(st.floats(-50, 300)), draw(st.floats(-50, 200))
    wide = width_of(columns) + draw(st.floats(0, 300))
    box = (left, low, left + wide, low + draw(st.floats(5 + ROW_MM + 0.01, 80)))
    count = min(capacity(columns, box), draw(st.integers(0, 60)))
    lines: list[tuple[Cell, ...]] = [
        tuple(draw(st.lists(cells, min_size=len(columns), max_size=len(columns))))
        for _ in range(min(count, 4))
    ]
    kinds = draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=3))
    rows = [
        Row(lines[n % len(lines)], *kinds[n % len(kinds)])
        for n in range(count)
    ]  # fmt: skip
    return box, columns, rows


@given(table=tables())
def test_rows_never_leave_the_box(table: tuple[Box, list[Column], list[Row]]) -> None:
    """Tests that as many rows as the box takes, whatever is in them, are drawn inside it."""
    box, columns, rows = table
    pen = Pen()
    draw_table(pen, box, columns, rows)
    left, low, right, high = box
    for mark in pen.marks:
        for x, y in corners(mark):
            assert left - 1e-6 <= x <= right + 1e-6
            assert low - 1e-6 <= y <= high + 1e-6


@given(table=tables())
def test_cells_keep_to_their_columns(table: tuple[Box, list[Column], list[Row]]) -> None:
    """Tests that no text runs into the next column, nor is smaller than 1.8 mm."""
    box, columns, rows = table
    pen = Pen()
    draw_table(pen, box, columns, rows)
    wide = width_of(columns) + GUTTER_MM
    edges = [sum(column.width for column in columns[:n]) for n in range(len(columns) + 1)]
    for mark in pen.marks:
        if isinstance(mark, Label):
            assert mark.size >= SMALLEST_MM
            start = (mark.start[0] - box[0]) % wide
            end = start + mark.width
            place = max(n for n, edge in enumerate(edges) if edge <= start + 1e-6)
            assert end <= edges[place + 1] + 1e-6


@given(columns=column_lists, wide=st.floats(0, 400), high=st.floats(9, 250))
def test_the_capacity_is_what_fits(columns: list[Column], wide: float, high: float) -> None:
    """Tests that a box takes so many rows that neither a row nor a column more would fit."""
    width = width_of(columns)
    box = (10.0, 20.0, 10.0 + width + wide, 20.0 + high)
    most = capacity(columns, box)
    beside = max(
        n for n in range(1, 100) if n == 1 or n * (width + GUTTER_MM) - GUTTER_MM <= width + wide
    )
    below = max(n for n in range(1, 100) if n == 1 or 5.0 + n * ROW_MM <= high)
    assert most == beside * below or math.isclose(
        beside * (width + GUTTER_MM) - GUTTER_MM, width + wide, abs_tol=1e-6
    )


def texts(pen: Pen) -> list[Label]:
    """Give the texts of a table."""
    return [mark for mark in pen.marks if isinstance(mark, Label)]


def test_rows_fill_one_column_after_the_other() -> None:
    """Tests that rows go down first, then on beside, each column of rows under its own heads."""
    columns = [Column("No.", 20.0), Column("Sum", 30.0, "right")]
    box = (0.0, 0.0, 105.0, 5.0 + 3 * ROW_MM)
    assert capacity(columns, box) == 6
    pen = Pen()
    draw_table(pen, box, columns, [Row((f"a{n}", f"{n}")) for n in range(5)])
    found = {label.text: label for label in texts(pen)}
    assert [label.text for label in texts(pen)].count("No.") == 2
    assert found["a0"].x == found["a2"].x < found["a3"].x
    assert found["a0"].y == found["a3"].y > found["a1"].y > found["a2"].y
    assert found["a3"].x - found["a0"].x == width_of(columns) + GUTTER_MM


def test_every_row_has_its_rule() -> None:
    """Tests that a thin line closes each row, and a stronger one the heads."""
    pen = Pen()
    columns = [Column("A", 20.0)]
    draw_table(pen, (0, 0, 20, 100), columns, [Row((str(n),)) for n in range(7)])
    rules = [mark for mark in pen.marks if isinstance(mark, Line)]
    assert len(rules) == 8
    assert rules[0].width > rules[1].width
    assert all(shapely.LineString(rule.points).length == 20.0 for rule in rules)


def test_children_and_totals_look_so() -> None:
    """Tests that a child is set in, smaller and lighter, and a strong row bold."""
    pen = Pen()
    rows = [Row(("plain",)), Row(("child",), child=True), Row(("strong",), strong=True)]
    draw_table(pen, (0, 0, 40, 60), [Column("", 40.0)], rows)
    plain, child, strong = texts(pen)
    assert child.x > plain.x == strong.x
    assert child.size < plain.size
    assert child.colour != plain.colour
    assert (plain.bold, child.bold, strong.bold) == (False, False, True)


def test_no_rows_are_a_head_alone() -> None:
    """Tests that an empty table still says what would be in it."""
    pen = Pen()
    draw_table(pen, (0, 0, 40, 60), [Column("Head", 40.0)], [])
    assert [label.text for label in texts(pen)] == ["Head"]


def test_a_row_has_a_cell_a_column() -> None:
    """Tests that a row of the wrong length is refused."""
    with pytest.raises(ValueError, match="shorter"):
        draw_table(Pen(), (0, 0, 40, 60), [Column("A", 20.0), Column("B", 20.0)], [Row(("x",))])
