"""The QR code of a card: a link when one is given, otherwise where to go, in plain words."""

import re

import segno

from plans.spot import Spot
from venue.errors import UsageError
from venue.text import Lang, Text

from ..palette import INK, PAPER
from ..pen import Box, Pen

QUIET = 4
"""Modules of free paper around a code, as readers expect it."""

LONGEST = 300
"""Letters of a link: more would make modules too fine for a printed card."""

_LINK = re.compile(r"https?://[^\s/]+\S*")

NO_LINK = Text(
    ko="--link {link}: http나 https로 시작하는 {most}자 이하의 주소를 적어 주십시오.",
    en="--link {link}: give an address that begins with http or https, up to {most} letters.",
)
PLACE = Text(ko="{hall} · {number}", en="{hall} · {number}")


def require_link(link: str) -> None:
    """Refuse what no phone would open.

    Raises
    ------
    UsageError : when the link is none, or too long.
    """
    if not _LINK.fullmatch(link) or len(link) > LONGEST:
        raise UsageError("card.link", NO_LINK.fill(link=link[:80], most=LONGEST))


def code_text(spot: Spot, title: Text, lang: Lang) -> str:
    """Say in three lines which show, which hall and booth, and who: readable without a network."""
    hall = spot.hall.name.say(lang) or spot.hall.id
    place = PLACE.fill(hall=hall, number=spot.number)
    return "\n".join((title.say(lang), place.say(lang), spot.who.name.say(lang)))


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Give the modules of a text's code, rows from the top, dark ones True.

    Notes
    -----
    Error correction M: a fold or a stain over 15 % of it does no harm. Beyond ASCII the code names
    its encoding, which readers guess otherwise; and it is written in bytes, as the library takes
    some UTF-8 for Japanese.
    """
    made = segno.make(
        text, error="m", mode="byte", encoding="utf-8", eci=not text.isascii(), micro=False,
        boost_error=False,
    )  # fmt: skip
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def draw_code(pen: Pen, text: str, box: Box) -> None:
    """Draw a text's code into a square box, its quiet zone included."""
    rows = modules(text)
    left, low, right, high = box
    side = min(right - left, high - low) / (len(rows) + 2 * QUIET)
    pen.box(box, PAPER)
    for down, row in enumerate(rows):
        top = high - (QUIET + down) * side
        start = None
        for place, dark in enumerate((*row, False)):
            if dark and start is None:
                start = place
            elif not dark and start is not None:
                x0, x1 = (left + (QUIET + at) * side for at in (start, place))
                pen.box((x0, top - side, x1, top), INK)
                start = None
