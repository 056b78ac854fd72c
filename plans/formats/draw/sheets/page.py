"""One sheet of the set: its number and title, what it shows, and how it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from venue.hall import Hall
from venue.text import Text

from ..fonts import SMALLEST_MM, width_mm, wrap
from ..palette import INK_2, RULE_MM, WALL
from ..pen import Box, Pen
from ..scene import Scene
from ..sheet import STRIP_MM, Strip, draw_frame, inner, paper_size, strip_boxes
from ..strip import heading
from ..table import Column, Row, capacity
from ..title_block import Sheet, draw_title_block

PAPER_NAME = "A3"
"""What venues ask for, in copies; larger paper is for the single drawing."""


Draw = Callable[[Pen, "Place"], None]
"""Fills a page's floor and the strip's first three fields."""


@dataclass(frozen=True)
class Page:
    """A sheet to be drawn.

    ``scale`` is 0 for tables; ``about_all`` says that it belongs to no hall in particular.
    """

    title: Text
    halls: tuple[Hall, ...]
    scale: int
    draw: Draw
    about_all: bool = False


@dataclass(frozen=True)
class Place:
    """The paper of a page: where the floor and the strip's fields lie, and its number."""

    floor: Box
    fields: tuple[Box, Box, Box]
    number: str


def paper() -> tuple[float, float]:
    """Give the paper's size, millimetres."""
    return paper_size(PAPER_NAME)


def table_box() -> Box:
    """Give the part of a page that tables fill, a little inside the frame."""
    left, bottom, right, top = inner(paper())
    return (left + 5, bottom + STRIP_MM + 4, right - 5, top - 5)


def paged(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[Row]]:
    """Share rows out to pages; a child never starts one, unless its parent fills a page."""
    most = capacity(columns, table_box())
    pages: list[list[Row]] = []
    left = list(rows)
    while left:
        end = min(most, len(left))
        while 0 < end < len(left) and left[end].child:
            end -= 1
        end = end or min(most, len(left))
        pages.append(left[:end])
        left = left[end:]
    return pages


def draw_page(scene: Scene, page: Page, number: str, count: int) -> Pen:
    """Draw a page: what it shows, then frame, strip and title block over it."""
    pen, size = Pen(), paper()
    left, bottom, right, top = inner(size)
    boxes = strip_boxes(size, Strip.BELOW)
    place = Place((left, bottom + STRIP_MM, right, top), boxes[:3], number)
    page.draw(pen, place)
    draw_frame(pen, size)
    for box in boxes:
        pen.line(((box[0], box[1]), (box[0], box[3])), RULE_MM, WALL)
    pen.line(((boxes[0][0], boxes[0][3]), (boxes[3][2], boxes[3][3])), 0.5, WALL)
    letter, _, at = number.rpartition("-")
    sheet = Sheet(
        page.halls, page.scale, PAPER_NAME, int(at), count, page.about_all,
        drawing=page.title, letter=letter,
    )  # fmt: skip
    draw_title_block(pen, scene, sheet, boxes[3])
    return pen


def draw_paragraphs(
    pen: Pen, scene: Scene, box: Box, title: Text, said: Sequence[Text], *, start: int = 1
) -> None:
    """Write sentences into a field of the strip, numbered from ``start``, as large as they fit."""
    left, bottom, right, top = box
    heading(pen, scene, box, title)
    texts = [scene.say(text) for text in said]
    for size in (2.4, 2.2, 2.0, SMALLEST_MM):
        indent = width_mm("00. " if start + len(texts) > 10 else "0. ", size)
        lines = [wrap(text, size, right - left - 8 - indent) for text in texts]
        pitch = size * 1.62
        if sum(map(len, lines)) * pitch <= top - 10.4 - bottom - 2:
            break
    y = top - 11.0
    for number, parts in enumerate(lines, start=start):
        pen.text((left + 4, y), f"{number}.", size, INK_2)
        for part in parts:
            pen.text((left + 4 + indent, y), part, size, INK_2)
            y -= pitch
