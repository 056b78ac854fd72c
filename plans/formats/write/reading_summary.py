"""What is said of how a drawing was read: its unit, and what was mended."""

from typing import Any

from rich.text import Text as Line

from plans.formats.read.dxf.drawing import DxfRead
from venue.text import Lang, Text


def reading_data(read: DxfRead | None, lang: Lang) -> dict[str, Any]:
    """Give how a drawing was read; nothing of a file that has but one way to be read."""
    if read is None:
        return {}
    return {
        "units": read.unit.name,
        "longer_side_m": round(read.unit.longer_side_m, 3),
        "notes": [note.say(lang) for note in read.notes],
    }


def reading_shown(read: DxfRead | None, lang: Lang) -> list[Line]:
    """Say it, a line each."""
    if read is None:
        return []
    unit = _UNIT.fill(unit=read.unit.name, m=read.unit.longer_side_m)
    return [Line(text.say(lang)) for text in (unit, *read.notes)]


_UNIT = Text(
    ko="단위 {unit}: 가장 큰 홀의 긴 변이 {m:,.2f} m입니다. 맞는지 확인해 주십시오.",
    en="In {unit} the largest hall's longer side is {m:,.2f} m; check that it is right.",
)
