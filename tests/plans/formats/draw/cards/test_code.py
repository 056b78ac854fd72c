"""Tests of a card's code, read back by a decoder that shares nothing with its maker."""

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.draw.cards.code import QUIET, code_text, draw_code, modules, require_link
from plans.formats.draw.pen import Fill, Pen
from plans.spot import spot_of
from tests.plans.sample_plan import sample_plan
from venue.errors import UsageError
from venue.text import Lang

SIDE = 4
"""Dots a module is drawn with for the decoder."""


def decoded(rows: tuple[tuple[bool, ...], ...]) -> str:
    """Read a code as a phone does: from dots on white."""
    dark = np.pad(np.array(rows), QUIET)
    image = np.where(np.kron(dark, np.ones((SIDE, SIDE), dtype=bool)), 0, 255).astype(np.uint8)
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ko", "견본 전시회 2024\nC홀 · C102\n마루로보틱스"),
        ("en", "Sample Show 2024\nHall C · C102\nMaru Robotics"),
    ],
)
def test_a_phone_reads_show_hall_booth_and_name(lang: Lang, said: str) -> None:
    """Tests the plain words, in both languages, through the decoder."""
    plan = sample_plan()
    text = code_text(spot_of(plan, "maru"), plan.brief.title, lang)
    assert decoded(modules(text)) == text == said


@given(
    st.text(st.characters(categories=["L", "Nd"], max_codepoint=0xD7A3), min_size=1, max_size=60)
)
def test_whatever_is_written_is_read(text: str) -> None:
    """Tests letters of any script."""
    assert decoded(modules(text)) == text


def test_the_drawn_squares_are_the_code() -> None:
    """Tests that what lies on paper, measured at the middle of each module, is read the same."""
    link, pen = "https://example.org/s/4f2a", Pen()
    draw_code(pen, link, (10.0, 20.0, 43.0, 53.0))
    paper, *squares = [mark for mark in pen.marks if isinstance(mark, Fill)]
    assert paper.face != squares[0].face
    count = len(modules(link))
    side = 33.0 / (count + 2 * QUIET)
    boxes = [(*square.rings[0][0], *square.rings[0][2]) for square in squares]

    def dark(column: int, row: int) -> bool:
        x, y = 10.0 + (QUIET + column + 0.5) * side, 53.0 - (QUIET + row + 0.5) * side
        return any(x0 < x < x1 and y0 < y < y1 for x0, y0, x1, y1 in boxes)

    seen = tuple(tuple(dark(column, row) for column in range(count)) for row in range(count))
    assert decoded(seen) == link
    assert min(x0 for x0, *_ in boxes) == pytest.approx(10.0 + QUIET * side)


@pytest.mark.parametrize("link", ["https://example.org", "http://localhost:8123/s/x?y=1"])
def test_addresses_are_links(link: str) -> None:
    """Tests that what a phone opens is taken."""
    require_link(link)


@pytest.mark.parametrize(
    "link", ["", "example.org", "ftp://example.org", "https://", "https:///x", "https://a b",
             "javascript:alert(1)", "https://example.org/" + "x" * 300],
)  # fmt: skip
def test_everything_else_is_refused(link: str) -> None:
    """Tests that no other scheme, no space and no endless address goes on a card."""
    with pytest.raises(UsageError, match="--link") as e:
        require_link(link)
    assert e.value.code == "card.link"
