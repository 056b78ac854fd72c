"""The title block: whose show, which drawing, at what scale, in which state."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from venue.hall import Hall
from venue.text import Lang, Text

from .palette import BAD, INK, INK_2, INK_3, RULE_MM, WALL
from .pen import Box, Pen
from .scene import Scene

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Month names do not follow the machine's locale."""

LABELS = {
    "drawing": Text(ko="도면명", en="Drawing"),
    "number": Text(ko="도면 번호", en="Sheet"),
    "scale": Text(ko="축척", en="Scale"),
    "paper": Text(ko="용지", en="Paper"),
    "date": Text(ko="작성일", en="Drawn"),
    "revision": Text(ko="판", en="Revision"),
    "rules": Text(ko="기준", en="Rules"),
    "booths": Text(ko="부스", en="Booths"),
    "net": Text(ko="순면적", en="Net area"),
    "gross": Text(ko="총면적", en="Gross area"),
    "ratio": Text(ko="순면적 비율", en="Net ratio"),
    "review": Text(ko="검토 (주최 · 행사장)", en="Review (organiser · venue)"),
}
DRAWING = Text(ko="부스 배치도", en="Booth layout")
WHOLE = Text(ko="전체", en="all halls")
NOT_YET = Text(ko="제출용 아님", en="Not for submission")
OPEN = Text(ko="판정 불가 {n}건", en="{n} not assessable")
BROKEN = Text(ko="미충족 {n}건", en="{n} not met")


@dataclass(frozen=True)
class Sheet:
    """What a sheet shows: its halls, scale (0 for tables), paper and number in the set.

    ``drawing`` and ``letter`` are a set's own title and numbering; a lone drawing has neither.
    """

    halls: tuple[Hall, ...]
    scale: int
    paper: str
    page: int = 1
    pages: int = 1
    whole: bool = False
    drawing: Text | None = None
    letter: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the halls on the sheet."""
        return tuple(hall.id for hall in self.halls)


@dataclass(frozen=True)
class Sums:
    """Booths and areas of a sheet's halls, square metres."""

    booths: int
    net_m2: float
    gross_m2: float

    @classmethod
    def of(cls, scene: Scene, halls: Sequence[Hall]) -> "Sums":
        """Count what the sheet shows."""
        ids = {hall.id for hall in halls}
        booths = [booth for booth in scene.plan.layout.booths if booth.hall in ids]
        net = sum(booth.area_m2 for booth in booths)
        return cls(len(booths), net, sum(hall.gross_m2 for hall in halls))

    @property
    def ratio(self) -> float:
        """Net over gross."""
        return self.net_m2 / self.gross_m2 if self.gross_m2 else 0.0


def _drawing(scene: Scene) -> Text:
    """Name what a lone sheet shows."""
    return DRAWING if scene.overlay is None else scene.overlay.title


def day(date: dt.date, lang: Lang) -> str:
    """Give a date as it is written on sheets.

    Examples
    --------
    >>> day(dt.date(2025, 8, 29), "ko"), day(dt.date(2025, 8, 29), "en")
    ('2025. 8. 29.', '29 Aug 2025')
    """
    if lang == "ko":
        return f"{date.year}. {date.month}. {date.day}."
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def days(dates: Sequence[dt.date], lang: Lang) -> str:
    """Give a show's days, from the first to the last.

    Examples
    --------
    >>> show = (dt.date(2024, 10, 10), dt.date(2024, 10, 12))
    >>> days(show, "ko"), days(show, "en")
    ('2024. 10. 10.–12.', '10–12 Oct 2024')
    """
    first, last = min(dates), max(dates)
    if first == last:
        return day(first, lang)
    if (first.year, first.month) != (last.year, last.month):
        return f"{day(first, lang)}–{day(last, lang)}"
    return f"{day(first, lang)}–{last.day}." if lang == "ko" else f"{first.day}–{day(last, lang)}"


def hall_names(scene: Scene, halls: Sequence[Hall]) -> str:
    """Name a sheet's halls, the venue first."""
    venue = scene.say(scene.plan.venue.name)
    names = [scene.say(hall.name) or hall.id for hall in halls]
    bare = [name.removeprefix(venue).strip() or name for name in names]
    return " ".join(part for part in (venue, " · ".join(bare)) if part)


def draw_title_block(pen: Pen, scene: Scene, sheet: Sheet, box: Box) -> None:
    """Draw the block into a box of 140 x 55 mm."""
    left, bottom, right, top = box
    rows = [top, top - 15.0, top - 28.4, top - 41.7, bottom]
    for y in rows[1:-1]:
        pen.line(((left, y), (right, y)), RULE_MM, WALL)
    _head(pen, scene, sheet, (left, rows[1], right, top))
    shown = (
        scene.say(WHOLE)
        if sheet.whole
        else " · ".join(scene.say(hall.name) or hall.id for hall in sheet.halls)
    )
    number = f"{'+'.join(sheet.ids) if len(sheet.ids) < 4 else scene.plan.venue.id.upper()}"
    number = sheet.letter or number
    title = f"{scene.say(sheet.drawing or _drawing(scene))} — {shown}"
    _row(pen, scene, (left, rows[2], right, rows[1]), [
        (0.0, 0.6, "drawing", title, 4.0),
        (0.6, 1.0, "number", f"{number}-{sheet.page:02d} / {sheet.pages:02d}", 4.0),
    ])  # fmt: skip
    sums = Sums.of(scene, sheet.halls)
    _row(pen, scene, (left, rows[3], right, rows[2]), [
        (0.0, 0.2, "scale", f"1 : {sheet.scale:,}" if sheet.scale else "–", 3.0),
        (0.2, 0.4, "paper", sheet.paper, 3.0),
        (0.4, 0.6, "date", day(scene.plan.made.date(), scene.lang), 3.0),
        (0.6, 0.74, "revision", str(scene.plan.revision), 3.0),
        (0.74, 1.0, "rules", scene.say(scene.plan.limits.name) or scene.plan.limits.id, 3.0),
    ])  # fmt: skip
    count = f"{sums.booths:,}개" if scene.lang == "ko" else f"{sums.booths:,}"
    _row(pen, scene, (left, rows[4], right, rows[3]), [
        (0.0, 0.14, "booths", count, 3.0),
        (0.14, 0.34, "net", f"{sums.net_m2:,.0f} m²", 3.0),
        (0.34, 0.54, "gross", f"{sums.gross_m2:,.0f} m²", 3.0),
        (0.54, 0.7, "ratio", f"{sums.ratio * 100:.1f} %", 3.0),
        (0.7, 1.0, "review", "", 3.0),
    ])  # fmt: skip


def _head(pen: Pen, scene: Scene, sheet: Sheet, box: Box) -> None:
    """Write the show's title in both languages, and the stamp where the sheet is not final."""
    left, _, right, top = box
    title = scene.plan.brief.title
    other = title.say("en" if scene.lang == "ko" else "ko")
    stamp = _stamp(pen, scene, sheet, right, top)
    room = (stamp - 2.0 if stamp else right - 2.4) - left - 2.4
    pen.text((left + 2.4, top - 6.4), scene.say(title), 4.6, INK, bold=True, room=room)
    below = f"{days(scene.plan.brief.dates, scene.lang)} · {hall_names(scene, sheet.halls)}"
    if other != scene.say(title):
        below = f"{below} · {other}"
    pen.text((left + 2.4, top - 11.7), below, 2.7, INK_2, room=room)


def _stamp(pen: Pen, scene: Scene, sheet: Sheet, right: float, top: float) -> float | None:
    """Stamp a sheet that is not to be handed in; returns the stamp's left edge."""
    counts = ((BROKEN, scene.broken(sheet.ids)), (OPEN, scene.open_questions(sheet.ids)))
    reasons = " · ".join(scene.say(text.fill(n=n)) for text, n in counts if n)
    if not reasons:
        return None
    frame = (right - 37.0, top - 12.0, right - 3.0, top - 3.2)
    middle = (frame[0] + frame[2]) / 2
    pen.box(frame, None, BAD, 0.45, r=0.8)
    room = frame[2] - frame[0] - 2
    pen.text(
        (middle, frame[3] - 3.9), scene.say(NOT_YET), 2.9, BAD, bold=True, align="centre", room=room
    )
    pen.text((middle, frame[1] + 1.7), reasons, 2.1, BAD, align="centre", room=room)
    return frame[0]


def _row(
    pen: Pen, scene: Scene, box: Box, cells: Sequence[tuple[float, float, str, str, float]]
) -> None:
    """Write a row of cells: (start, end) shares of its width, label, value, size of the value."""
    left, bottom, right, top = box
    for start, end, label, value, size in cells:
        x0, x1 = left + (right - left) * start, left + (right - left) * end
        if start:
            pen.line(((x0, bottom), (x0, top)), RULE_MM, WALL)
        room = x1 - x0 - 3.2
        pen.text((x0 + 2.4, top - 3.6), scene.say(LABELS[label]), 2.0, INK_3, room=room)
        if value:
            pen.text((x0 + 2.4, bottom + 2.6), value, size, INK, bold=size > 3, room=room)
