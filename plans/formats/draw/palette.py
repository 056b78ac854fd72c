"""Colours and line weights of the drawing: paper is white, colour belongs to zones and verdicts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from layouts.brief.request import ZoneRequest
from venue.text import Text

PAPER = "#ffffff"
INK, INK_2, INK_3 = "#1c1d20", "#54565c", "#63656b"
WALL, COLUMN, HATCH = "#26272b", "#54565c", "#b9b4a8"
AREA_FACE, AREA_EDGE = "#efede8", "#c9c5bc"
WALKED_FACE = "#f8f5ea"
CONTROL = "#8b877e"
BAD, BAD_SOFT = "#b8301b", "#fceae6"
WARN, WARN_SOFT = "#84590a", "#fbf1da"
GOOD, GOOD_SOFT, GOOD_LINE = "#1b6b47", "#e4f3ea", "#a5d2b8"
WARN, WARN_SOFT, WARN_LINE = "#84590a", "#fbf1da", "#e5c988"
ACCENT, ACCENT_SOFT = "#2f47c8", "#e9ecfb"

FRAME_MM = 0.70
WALL_MM = 0.70
RULE_MM = 0.25
ZONE_MM = 0.35
DOOR_MM = 0.20
FINE_MM = 0.18
HAIR_MM = 0.13
BREACH_MM = 0.50

DASH_DOT = (3.0, 1.0, 0.4, 1.0)
"""Zone edges and movable walls: on, off, on, off in millimetres of paper."""

DASHED = (1.4, 1.0)
"""Free booths and keep-clear areas."""

GROUND_SHARE = 0.28
"""How much of a zone's fill its ground shows; the rest is paper."""


def booth_edge_mm(scale: int) -> float:
    """Give the weight of a booth's edge at 1 : ``scale``, millimetres of paper."""
    return 0.25 if scale >= 300 else 0.35


@dataclass(frozen=True)
class Hue:
    """One colour of the zone palette: fill, edge, and text that reads on the fill."""

    fill: str
    stroke: str
    text: str


HUES = (
    Hue("#cbe7ff", "#478cc4", "#174b72"),
    Hue("#edc496", "#b07932", "#643e03"),
    Hue("#ddf6e7", "#3f9a6f", "#0c5537"),
    Hue("#f5c8e4", "#b26b9b", "#653456"),
    Hue("#9cc9ce", "#0098a4", "#004950"),
    Hue("#f3e3a9", "#9b852b", "#564600"),
    Hue("#c6b5ea", "#9076be", "#473466"),
    Hue("#c2d3b2", "#709349", "#38501a"),
    Hue("#d3b8b3", "#bf6b5e", "#682e26"),
    Hue("#92ddd2", "#009b8f", "#04534c"),
    Hue("#b9cbff", "#6c82c9", "#364475"),
    Hue("#e8b294", "#bb7146", "#62300f"),
)

NO_ZONE = Hue("#f8f7f4", CONTROL, INK_2)
"""Booths that belong to no zone."""


def tint(colour: str, share: float) -> str:
    """Mix a share of a colour with paper.

    Examples
    --------
    >>> tint("#000000", 0.5)
    '#808080'
    """
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    mixed = (round(255 + (c - 255) * share) for c in channels)
    return "#" + "".join(f"{c:02x}" for c in mixed)


def ground(fill: str) -> str:
    """Mix a zone's fill with paper for the ground under its booths.

    Examples
    --------
    >>> ground("#000000")
    '#b8b8b8'
    """
    return tint(fill, GROUND_SHARE)


@dataclass(frozen=True)
class ZoneMark:
    """How a zone shows on the floor: its code, its hue and its name."""

    code: str
    hue: Hue
    name: Text


def zone_marks(requests: Sequence[ZoneRequest], drawn: Iterable[str] = ()) -> dict[str, ZoneMark]:
    """Give every zone a code and a hue.

    Parameters
    ----------
    requests : the brief's zones; their own codes and colours are kept.
    drawn : ids of zones on the floor; those the brief does not know are added.

    Returns
    -------
    A mark a zone, by id. Hues are given out in the palette's order, free ones first.

    Examples
    --------
    >>> zones = [
    ...     ZoneRequest(id="mo", name=Text(en="Mobility")),
    ...     ZoneRequest(id="sh", name=Text(en="Smart Home"), colour=1),
    ... ]
    >>> [(m.code, HUES.index(m.hue) + 1) for m in zone_marks(zones).values()]
    [('MO', 2), ('SH', 1)]
    """
    known = {request.id for request in requests}
    strangers = sorted(set(drawn) - known)
    zones = [*requests, *(ZoneRequest(id=name, name=Text(en=name)) for name in strangers)]
    taken = {zone.colour for zone in zones if zone.colour}
    spare = [n for n in range(1, len(HUES) + 1) if n not in taken] or list(range(1, len(HUES) + 1))
    codes = {zone.code for zone in zones if zone.code}
    marks: dict[str, ZoneMark] = {}
    given = 0
    for zone in zones:
        colour = zone.colour
        if colour is None:
            colour, given = spare[given % len(spare)], given + 1
        code = zone.code or _code(zone, codes)
        codes.add(code)
        marks[zone.id] = ZoneMark(code, HUES[colour - 1], zone.name)
    return marks


def _code(zone: ZoneRequest, taken: set[str]) -> str:
    """Make a two-letter code of the zone's English name, or of its id, that nobody has."""
    words: list[str] = re.findall(r"[A-Za-z0-9]+", zone.name.en)
    words = words or re.findall(r"[A-Za-z0-9]+", zone.id)
    letters = "".join(words)
    tries = [words[0][0] + words[1][0]] if len(words) > 1 else []
    tries += [letters[0] + second for second in letters[1:]]
    tries += [f"Z{n}" for n in range(1, 10)] + [f"{n}" for n in range(10, 1000)]
    return next(code for code in map(str.upper, tries) if code not in taken)
