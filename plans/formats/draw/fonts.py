"""The one typeface of the drawing: Noto Sans KR, shipped with the install, never the system's.

Text is measured with the same shaping that draws it, without drawing anything. There is one weight
in the package; a bold line is the same text with its outline stroked in the text's colour.
"""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import TextPath

PT_PER_MM = 72 / 25.4
"""Points in a millimetre."""

SMALLEST_MM = 1.8
"""No text on paper is set smaller than this."""

BOLD_STROKE = 0.042
"""Width of the stroke that makes a text bold, in parts of its size."""

CAP = 0.733
"""Height of a capital letter, in parts of the size."""

RISE, DROP = 0.90, 0.16
"""How far ink reaches above and below the baseline, in parts of the size (Hangul and Latin)."""

_MEASURE_PT = 100.0


@cache
def font_file() -> str:
    """Give the path of the typeface, an OpenType file under the SIL Open Font License."""
    return str(files("pylopdf_fonts_ko") / "NotoSansKR-Regular.otf")


@cache
def face(size_mm: float) -> FontProperties:
    """Give the typeface at a size in millimetres of paper."""
    return FontProperties(fname=font_file(), size=size_mm * PT_PER_MM)


@cache
def _font() -> FT2Font:
    """Open the typeface once, at the size texts are measured at."""
    font = FT2Font(font_file())
    font.set_size(_MEASURE_PT, 72)
    return font


@cache
def _glyphs() -> frozenset[int]:
    """Give the code points the typeface can draw."""
    return frozenset(_font().get_charmap())


@lru_cache(maxsize=20_000)
def _advance(text: str) -> float:
    """Give the width of a text, in parts of its size."""
    font = _font()
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    width, _ = font.get_width_height()
    return float(width) / 64 / _MEASURE_PT


def width_mm(text: str, size_mm: float, *, bold: bool = False) -> float:
    """Measure a text's width, millimetres of paper.

    Examples
    --------
    >>> width_mm("한글", 2.0) == 2 * width_mm("한글", 1.0)
    True
    """
    if not text:
        return 0.0
    return (_advance(text) + (BOLD_STROKE if bold else 0.0)) * size_mm


@lru_cache(maxsize=4_000)
def outline(text: str) -> Path:
    """Give the outline of a text at size 1, its baseline starting at the origin."""
    return TextPath((0, 0), text, size=1.0, prop=FontProperties(fname=font_file()))


def printable(text: str) -> str:
    r"""Keep of a text what the typeface can draw, on one line.

    Composed letters are joined first (files from some systems hold Hangul in parts); control
    characters and line ends become spaces; what has no glyph is left out, never drawn as a box.

    Examples
    --------
    >>> printable("한글\n A\U0001f600")
    '한글 A'
    """
    joined = unicodedata.normalize("NFC", text)
    spaced = (" " if unicodedata.category(c) in {"Cc", "Zs", "Zl", "Zp"} else c for c in joined)
    known = _glyphs()
    kept = (c for c in spaced if ord(c) in known and unicodedata.category(c) not in {"Cf", "Cs"})
    return " ".join("".join(kept).split())


def cut(text: str, size_mm: float, room_mm: float, *, bold: bool = False) -> str:
    """Shorten a text to a width, ending in an ellipsis; empty when not even one letter fits.

    Examples
    --------
    >>> cut("Exhibition", 2.0, 100.0)
    'Exhibition'
    """
    if width_mm(text, size_mm, bold=bold) <= room_mm:
        return text
    for keep in range(len(text) - 1, 0, -1):
        short = text[:keep].rstrip(" ·,-") + "…"
        if width_mm(short, size_mm, bold=bold) <= room_mm:
            return short
    return ""


def wrap(text: str, size_mm: float, room_mm: float) -> list[str]:
    """Break a text into lines at its spaces; a longer word is broken where it must be."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width_mm(longer, size_mm) <= room_mm:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width_mm(line, size_mm) > room_mm and len(line) > 1:
            keep = next(
                (n for n in range(len(line) - 1, 0, -1) if width_mm(line[:n], size_mm) <= room_mm),
                1,
            )
            lines.append(line[:keep])
            line = line[keep:]
    return [*lines, line] if line else lines
