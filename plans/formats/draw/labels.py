"""What is written into a booth: the exhibitor's name above the number, or the number alone."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import fonts
from .fonts import SMALLEST_MM, cut, width_mm

LINE = 1.16
"""Height of a line of text, in parts of its size."""

PAD_MM = 0.35
"""Paper between a booth's edge and its text."""

MIDDLE = 0.37
"""From the baseline to a line's middle, in parts of its size."""

KEEP_HANGUL, KEEP_LATIN = 3, 6
"""A name cut shorter than this says nothing: the number stands alone."""

LONG_HANGUL = 4
"""A Hangul word longer than this may be split in two where it has no space."""

STEMS = (
    *("연구원", "연구소", "진흥원", "정보원", "기술원", "협회", "재단", "공사", "공단", "센터"),
    *("대학교", "전자", "통신", "산업", "정밀", "기술", "에너지", "모빌리티", "모터스", "로봇"),
    *("로보틱스", "솔루션", "솔루션즈", "시스템", "시스템즈", "네트웍스", "테크", "테크놀로지"),
    *("배터리", "드라이브", "비전", "미디어", "클라우드", "시큐리티", "관광", "안전", "그리퍼"),
    *("소프트", "헬스", "헬스케어", "바이오", "메디컬", "랩스", "시티", "플랫폼", "홀딩스", "그룹"),
)
"""Words that end Korean firms' names: a name without a space is split before one of these."""

_LEGAL = re.compile(
    r"\(\s*(?:주|유|사|재)\s*\)|㈜|（주）|주식\s?회사|유한\s?(?:책임\s?)?회사|(?:사단|재단)법인"
    r"|(?<![\w&])(?:pte\.?\s*)?(?:co(?:mpany|rporation)?\.?\s*,?\s*)?"
    r"(?:ltd|inc|corp|llc|l\.l\.c|plc|gmbh|limited|incorporated|corporation|s\.a|pty)\b\.?"
    r"|(?<=\w),?\s+co\.(?=\s|,|$)",
    re.IGNORECASE,
)


def plain_name(name: str) -> str:
    """Take the company form off a name and what cannot be drawn.

    Examples
    --------
    >>> [plain_name(n) for n in ("주식회사 한빛전자", "(주)마루", "Hanbit Co., Ltd.", "Nova Inc.")]
    ['한빛전자', '마루', 'Hanbit', 'Nova']
    """
    said = fonts.printable(name)
    bare = " ".join(_LEGAL.sub(" ", said).split()).strip(" ,·-")
    return bare or said


@dataclass(frozen=True)
class Sizes:
    """Sizes of a booth's texts at a scale, millimetres."""

    number: float
    name: float
    smallest: float

    @classmethod
    def at(cls, scale: int) -> "Sizes":
        """Choose the sizes for 1 : ``scale``."""
        if scale >= 300:
            return cls(2.05, 2.2, SMALLEST_MM)
        return cls(2.2, 2.5, 2.0) if scale >= 200 else cls(2.6, 3.0, 2.2)


@dataclass(frozen=True)
class Space:
    """A footprint on paper, ``turn_deg`` from square, that takes upright text."""

    width: float
    depth: float
    turn_deg: float = 0.0

    def room(self, height: float) -> float:
        """Tell how wide a block of text of this height may be.

        Notes
        -----
        A block w x h lies in the turned footprint when w cos + h sin <= width and
        w sin + h cos <= depth.
        """
        turn = math.radians(self.turn_deg)
        cos, sin = abs(math.cos(turn)), abs(math.sin(turn))
        rooms = []
        for along, wide, high in ((self.width, cos, sin), (self.depth, sin, cos)):
            spare = along - 2 * PAD_MM - height * high
            if spare < 0:
                return 0.0
            if wide > 1e-6:
                rooms.append(spare / wide)
        return min(rooms)


@dataclass(frozen=True)
class Line:
    """One line inside a booth, its baseline ``up`` above the booth's middle."""

    text: str
    size: float
    up: float
    name: bool


def booth_lines(
    number: str, name: str, space: Space, sizes: Sizes, *, note: str = ""
) -> list[Line]:
    """Fit a booth's texts into it; the number is the last thing to go.

    Parameters
    ----------
    number, name : what to write; an empty name leaves the number alone.
    space : the footprint on paper.
    sizes : largest and smallest sizes.
    note : a third line (the size of an island, a zone's code), written below where it fits.

    Returns
    -------
    Lines from the top down; empty when not even the number fits.
    """
    figures = _shrunk(number, sizes.number, space)
    if figures is None:
        return []
    below = (width_mm(*figures), figures[1] * LINE) if figures[0] else (0.0, 0.0)
    names = _named(name, space, sizes, below) if name else []
    lines = [*names, (*figures, False)] if figures[0] else names
    if note and names:
        three = [*lines, (note, sizes.smallest, False)]
        room = space.room(sum(size * LINE for _, size, _ in three))
        if max(width_mm(text, size) for text, size, _ in three) <= room:
            lines = three
    return _stack(lines)


def detailed_lines(
    texts: tuple[str, str], details: Sequence[Sequence[str]], space: Space, sizes: Sizes, *,
    note: str = "",
) -> list[Line]:  # fmt: skip
    """Fit number and details into a booth, and the name above them where there is still room.

    Parameters
    ----------
    texts : the number and the name.
    details : lines below the number: several ways to say them, the fullest first.
    space, sizes, note : as for `booth_lines`, which answers where no detail fits.
    """
    number, name = texts
    for way in details:
        for size in (sizes.number, SMALLEST_MM):
            block = [(number, size, False), *((text, SMALLEST_MM, False) for text in way)]
            high = sum(line[1] * LINE for line in block)
            wide = max(width_mm(text, tall) for text, tall, _ in block)
            if wide <= space.room(high):
                above = _named(name, space, sizes, (wide, high)) if name else []
                return _stack([*above, *block])
    return booth_lines(number, name, space, sizes, note=note)


def name_lines(name: str, space: Space, largest: float) -> list[Line]:
    """Fit a name alone, in two lines rather than smaller; empty when it would say nothing."""
    sizes = Sizes(largest, largest, SMALLEST_MM)
    halves = _halves(name)
    if halves and width_mm(name, largest) > space.room(largest * LINE):
        room = space.room(2 * largest * LINE)
        if max(width_mm(half, largest) for half in halves) <= room:
            return _stack([(half, largest, True) for half in halves])
    return _stack(_named(name, space, sizes, (0.0, 0.0)))


def _shrunk(text: str, size: float, space: Space) -> tuple[str, float] | None:
    """Set a text as large as fits, down to the smallest size; None when it does not fit."""
    for step in (size, (size + SMALLEST_MM) / 2, SMALLEST_MM):
        if width_mm(text, step) <= space.room(step * LINE):
            return text, step
    return None


def _named(
    name: str, space: Space, sizes: Sizes, below: tuple[float, float]
) -> list[tuple[str, float, bool]]:
    """Fit a name above what stands below it: whole, smaller, in two lines, cut, or not at all.

    ``below`` is the width and height of what stands below: in a turned footprint a higher block
    leaves less room for that, too.
    """

    def room(size: float, lines: int) -> float:
        left = space.room(lines * size * LINE + below[1])
        return left if below[0] <= left else 0.0

    steps = (sizes.name, (sizes.name + sizes.smallest) / 2, sizes.smallest)
    for size in steps:
        if width_mm(name, size) <= room(size, 1):
            return [(name, size, True)]
    halves = _halves(name)
    if halves:
        for size in steps:
            if max(width_mm(half, size) for half in halves) <= room(size, 2):
                return [(half, size, True) for half in halves]
    size = sizes.smallest
    if halves and width_mm(halves[0], size) <= room(size, 2):
        short = cut(halves[1], size, room(size, 2))
        if _tells(short):
            return [(halves[0], size, True), (short, size, True)]
    short = cut(name, size, room(size, 1))
    return [(short, size, True)] if _tells(short) else []


def _tells(short: str) -> bool:
    """Tell whether a cut name still says who it is."""
    letters = [c for c in short if c.isalnum()]
    hangul = sum(1 for c in letters if c >= "\u1100")
    return hangul >= KEEP_HANGUL or len(letters) + hangul >= KEEP_LATIN


def _halves(name: str) -> tuple[str, str] | None:
    """Split a name in two at the space, or inside a long Hangul word, that balances it best."""
    cuts = [(name[:i], name[i + 1 :]) for i, c in enumerate(name) if c == " "]
    if not cuts and len(name) > LONG_HANGUL and all("가" <= c <= "힣" for c in name):
        ends = [len(name) - len(stem) for stem in STEMS if name.endswith(stem)]
        cuts = [(name[:i], name[i:]) for i in ends or range(2, len(name) - 1) if i > 1]
    if not cuts:
        return None
    return min(cuts, key=lambda pair: max(width_mm(half, 1.0) for half in pair))


def _stack(lines: list[tuple[str, float, bool]]) -> list[Line]:
    """Stack lines about the middle."""
    top = sum(size * LINE for _, size, _ in lines) / 2
    stacked = []
    for text, size, is_name in lines:
        middle = top - size * LINE / 2
        stacked.append(Line(text, size, middle - MIDDLE * size, is_name))
        top -= size * LINE
    return stacked
