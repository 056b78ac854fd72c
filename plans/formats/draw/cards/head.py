"""The head of a card: the show, the exhibitor and its number, large; and the code."""

from plans.spot import Spot
from venue.text import Text

from ..fonts import CAP, width_mm, wrap
from ..palette import ACCENT, CONTROL, FINE_MM, INK, INK_2, INK_3, PAPER
from ..pen import Box, Pen
from ..scene import Scene
from ..symbols import CHIP_W, chip
from ..title_block import days, hall_names
from .code import code_text, draw_code

CODE_MM = 33.0
"""Side of the code with its quiet zone."""

NAME_SIZES = (9.0, 7.6, 6.4, 5.4)
"""A name is set as large as its lines allow: one line, or two."""

NUMBER_MM = 11.0
MEMBER = Text(ko="{block} 안", en="in {block}")
SCAN = Text(ko="전시회, 홀, 부스", en="show, hall, booth")
OPEN_LINK = Text(ko="휴대폰으로 열기", en="open on a phone")


def draw_head(pen: Pen, scene: Scene, spot: Spot, link: str | None, box: Box) -> None:
    """Draw the head into a box."""
    left, low, right, high = box
    plan = scene.plan
    code = (right - CODE_MM, high - CODE_MM, right, high)
    draw_code(pen, link or code_text(spot, plan.brief.title, scene.lang), code)
    under = scene.say(OPEN_LINK if link else SCAN)
    pen.text((right - CODE_MM / 2, high - CODE_MM - 1.4), under, 2.2, INK_3, align="centre")
    edge = right - CODE_MM - 4
    pen.text((left, high - 4.4), scene.say(plan.brief.title), 4.6, INK, bold=True,
             room=edge - left)  # fmt: skip
    level = next((one.name for one in plan.venue.levels if one.id == spot.hall.level), Text())
    parts = (days(plan.brief.dates, scene.lang), hall_names(scene, [spot.hall]), scene.say(level))
    pen.text((left, high - 9.6), " · ".join(part for part in parts if part), 2.9, INK_2,
             room=edge - left)  # fmt: skip
    wide = max(30.0, width_mm(spot.number, NUMBER_MM, bold=True) + 8)
    plate = (edge - wide, low + 3.5, edge, low + 21.5)
    pen.box(plate, ACCENT, r=2.0)
    middle = ((plate[0] + plate[2]) / 2, (plate[1] + plate[3]) / 2 - NUMBER_MM * CAP / 2)
    pen.text(middle, spot.number, NUMBER_MM, PAPER, bold=True, align="centre")
    _name(pen, scene, spot, (left, low, plate[0] - 4, high - 13.0))
    pen.line(((left, low), (right, low)), FINE_MM, CONTROL)


def _name(pen: Pen, scene: Scene, spot: Spot, box: Box) -> None:
    """Write the exhibitor's name as large as it fits in two lines, its zone below it."""
    left, _, right, high = box
    room = right - left
    name = scene.say(spot.who.name) or spot.who.id
    for size in NAME_SIZES:
        # A bold text is a little wider than the plain one that lines are broken by.
        lines = wrap(name, size, room - 0.1 * size)
        if len(lines) == 1 or (len(lines) == 2 and size <= NAME_SIZES[1]):
            break
    lines = [*lines[:1], " ".join(lines[1:])] if len(lines) > 2 else lines
    y = high - (2.0 if len(lines) == 1 else 0.5) - size * 0.82
    for line in lines:
        pen.text((left, y), line, size, INK, bold=True, room=room)
        y -= size * 1.2
    foot = y + size * 1.2 - 6.4
    mark = scene.zones.get(spot.stand.booth.zone or "")
    x = left
    said = scene.say(MEMBER.fill(block=spot.block)) if spot.block != Text() else ""
    if mark is not None:
        chip(pen, left, foot + 0.9, mark)
        x += CHIP_W + 1.6
        said = " · ".join(part for part in (scene.say(mark.name), said) if part)
    pen.text((x, foot), said, 2.9, INK_2, room=right - x)
