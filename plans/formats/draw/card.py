"""An exhibitor's card: one sheet of A4 with its spot, the way to it, and what it is built upon."""

from plans.plan import Plan
from plans.spot import Spot
from venue.text import Lang, Text

from .canvas import Format, to_bytes
from .cards.code import require_link
from .cards.facts import (
    draw_facts,
    draw_fixed,
    draw_neighbours,
    draw_services,
    draw_way_words,
)
from .cards.floor import draw_floor, hall_view
from .cards.head import draw_head
from .cards.look import title
from .cards.near import SIGNS, TITLE, cover, draw_near, near_view
from .cards.words import DISCLAIMER
from .figure import DPI
from .fonts import wrap
from .palette import CONTROL, FINE_MM, INK_3
from .pen import Pen
from .scene import Scene
from .title_block import day

PAPER_MM = (210.0, 297.0)
"""A4, standing."""

LEFT_MM, RIGHT_MM = 12.0, 198.0

HEAD = (LEFT_MM, 249.0, RIGHT_MM, 287.0)
FLOOR = (LEFT_MM, 149.3, RIGHT_MM, 247.0)
WAY = (LEFT_MM, 128.0, RIGHT_MM, 148.0)
NEAR = (LEFT_MM, 57.0, 102.0, 120.5)
FACTS = (106.0, 56.0, RIGHT_MM, 126.1)
NEIGHBOURS = (LEFT_MM, 18.0, 78.0, 54.0)
FIXED = (82.0, 18.0, 147.0, 54.0)
SERVICES = (151.0, 18.0, RIGHT_MM, 54.0)
FOOT_MM = 16.0

MADE = Text(ko="{day} · 판 {n} · Madang", en="{day} · revision {n} · Madang")


def render_card(
    plan: Plan, spot: Spot, fmt: Format, *, lang: Lang = "ko", link: str | None = None
) -> bytes:
    """Draw an exhibitor's card.

    Parameters
    ----------
    plan : the plan.
    spot : what the exhibitor may see of it, as `plans.spot.spot_of` tells.
    fmt : ``pdf``, ``png`` or ``svg``.
    lang : language of everything written.
    link : what the code opens; without one it says show, hall, booth and name.

    Returns
    -------
    The file's bytes; equal for equal plans.

    Raises
    ------
    UsageError : when no phone would open the link.
    """
    return to_bytes([card_pen(plan, spot, lang=lang, link=link)], PAPER_MM, fmt, DPI)


def card_pen(plan: Plan, spot: Spot, *, lang: Lang = "ko", link: str | None = None) -> Pen:
    """Draw a card as marks in millimetres of paper; see `render_card`."""
    if link is not None:
        require_link(link)
    scene, pen = Scene(plan, lang, named=False), Pen()
    turn = hall_view(scene, spot, FLOOR).turn_deg
    # The enlarged view is drawn first: what reaches out of it is covered by paper.
    near = near_view(scene, spot, NEAR, turn)
    draw_near(pen, scene, spot, near)
    cover(pen, NEAR, PAPER_MM)
    scale = f"1 : {near.scale:,} · {scene.say(SIGNS)}"
    title(pen, scene, (NEAR[0], NEAR[3] + 2.6), TITLE, note=scale, room=NEAR[2] - NEAR[0])
    draw_head(pen, scene, spot, link, HEAD)
    draw_floor(pen, scene, spot, FLOOR)
    draw_way_words(pen, scene, spot, WAY)
    draw_facts(pen, scene, spot, FACTS)
    draw_neighbours(pen, scene, spot, NEIGHBOURS)
    draw_fixed(pen, scene, spot, FIXED)
    draw_services(pen, scene, spot, SERVICES)
    _foot(pen, scene)
    return pen


def _foot(pen: Pen, scene: Scene) -> None:
    """Say how to read the card, on whose word, and when it was made."""
    pen.line(((LEFT_MM, FOOT_MM), (RIGHT_MM, FOOT_MM)), FINE_MM, CONTROL)
    plan = scene.plan
    made = MADE.fill(day=Text(ko=day(plan.made.date(), "ko"), en=day(plan.made.date(), "en")),
                     n=plan.revision)  # fmt: skip
    pen.text((RIGHT_MM, FOOT_MM - 3.4), scene.say(made), 2.0, INK_3, align="right")
    notes = " ".join(part for part in (scene.say(DISCLAIMER), scene.say(plan.venue.note)) if part)
    for number, line in enumerate(wrap(notes, 2.0, RIGHT_MM - LEFT_MM - 42)[:3]):
        pen.text((LEFT_MM, FOOT_MM - 3.4 - 3.0 * number), line, 2.0, INK_3)
