"""The sheet: paper, frame, scale, and where each hall lies on it, true to scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import pairwise

from shapely import affinity
from shapely.geometry.base import BaseGeometry

from layouts.layout import Layout
from venue.errors import UsageError
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.text import Text

from .fonts import printable
from .palette import FRAME_MM, INK_2, RULE_MM, WALL
from .pen import XY, Box, Pen
from .symbols import tag_width

PAPERS = {"A3": (420.0, 297.0), "A2": (594.0, 420.0), "A1": (841.0, 594.0), "A0": (1189.0, 841.0)}
"""Width and height, millimetres, lying."""

SCALES = (50, 75, 100, 150, 200, 250, 300, 400, 500, 600, 750, 1000, 1250, 1500, 2000, 2500, 3000,
          4000, 5000, 7500, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000)  # fmt: skip
"""Scales a drawing office uses, 1 : n; the last holds the 10 km a coordinate may reach."""

EDGE_MM, BORDER_MM, STRIP_MM = 10.0, 4.0, 55.0
"""Paper's edge to the frame, the frame's border, the strip below the floor."""

BESIDE_MM = 136.0
"""Width of the strip where it stands right of the floor."""

BLOCK_MM = 140.0
"""Width of the title block, at the right end of a strip below the floor."""

TITLE_MM = 7.0
"""Height of a hall's title where several share a sheet."""


def paper_size(paper: str) -> tuple[float, float]:
    """Give a paper's width and height, millimetres.

    Raises
    ------
    UsageError : when the paper is none of `PAPERS`.
    """
    if paper not in PAPERS:
        known = ", ".join(PAPERS)
        text = Text(
            ko=f"용지 “{paper}”: 그런 용지가 없습니다. 다음 가운데 하나를 고르십시오: {known}.",
            en=f'Paper "{paper}": there is no such paper; choose one of {known}.',
        )
        raise UsageError("draw.paper", text)
    return PAPERS[paper]


def inner(paper: tuple[float, float]) -> Box:
    """Give the box inside the border: floor above, strip below."""
    gap = EDGE_MM + BORDER_MM
    return (gap, gap, paper[0] - gap, paper[1] - gap)


class Strip(Enum):
    """Where tables, legend, notes and title block stand: below the floor, or right of it."""

    BELOW = "below"
    BESIDE = "beside"


def floor_box(paper: tuple[float, float], strip: Strip = Strip.BELOW) -> Box:
    """Give the part of the sheet that holds the halls."""
    left, bottom, right, top = inner(paper)
    if strip is Strip.BESIDE:
        return (left, bottom, right - BESIDE_MM, top)
    return (left, bottom + STRIP_MM, right, top)


def strip_boxes(paper: tuple[float, float], strip: Strip) -> tuple[Box, Box, Box, Box]:
    """Give the places of the zones, the legend, the notes and the title block."""
    left, bottom, right, top = inner(paper)
    if strip is Strip.BESIDE:
        spare = top - bottom - STRIP_MM
        ups = [top, top - spare * 0.36, top - spare * 0.68, bottom + STRIP_MM, bottom]
        zones, legend, notes, block = (
            (right - BESIDE_MM, low, right, high) for high, low in pairwise(ups)
        )
    else:
        spare = right - left - BLOCK_MM
        ends = [left, left + spare * 0.357, left + spare * 0.683, right - BLOCK_MM, right]
        zones, legend, notes, block = ((a, bottom, b, bottom + STRIP_MM) for a, b in pairwise(ends))
    return zones, legend, notes, block


def draw_frame(pen: Pen, paper: tuple[float, float]) -> None:
    """Draw the frame and its grid, 1 to 8 across and A to F down, as on every sheet."""
    left, bottom, right, top = EDGE_MM, EDGE_MM, paper[0] - EDGE_MM, paper[1] - EDGE_MM
    pen.box((left, bottom, right, top), None, WALL, FRAME_MM)
    pen.box(inner(paper), None, WALL, RULE_MM)
    half, drop = BORDER_MM / 2, 0.88
    column, row = (right - left - 2 * BORDER_MM) / 8, (top - bottom - 2 * BORDER_MM) / 6
    for n in range(8):
        x = left + BORDER_MM + n * column
        for y in (bottom, top - BORDER_MM):
            pen.text((x + column / 2, y + half - drop), str(n + 1), 2.4, INK_2, align="centre")
            if n:
                pen.line(((x, y), (x, y + BORDER_MM)), RULE_MM, WALL)
    for n, letter in enumerate("FEDCBA"):
        y = bottom + BORDER_MM + n * row
        for x in (left, right - BORDER_MM):
            pen.text((x + half, y + row / 2 - drop), letter, 2.4, INK_2, align="centre")
            if n:
                pen.line(((x, y), (x + BORDER_MM, y)), RULE_MM, WALL)


def short_id(opening: Opening, hall: str) -> str:
    """Give an opening's id without the hall's: C-N1 is N1 on hall C's sheet, B-N3 is N3 on B2's.

    Examples
    --------
    >>> from venue.source import Confidence, Source
    >>> source = Source(cite="model", confidence=Confidence.ASSUMED)
    >>> short_id(
    ...     Opening(
    ...         id="C-N1", type="exit", a=(0, 0), b=(3000, 0), clear_width_mm=3000, source=source
    ...     ),
    ...     "C",
    ... )
    'N1'
    """
    if opening.id.startswith(f"{hall}-"):
        return printable(opening.id.removeprefix(f"{hall}-")) or "–"
    owner, dash, own = opening.id.partition("-")
    return printable(own if dash and own and hall.startswith(owner) else opening.id) or "–"


def leaves(door: Opening) -> int:
    """Tell how many leaves a door has: pairs of at most 1.5 m each, one leaf below 1.3 m."""
    return 1 if door.span_mm < 1300 else 2 * max(1, math.ceil(door.span_mm / 3000 - 0.1))


def turn_of(hall: Hall) -> float:
    """Tell how far to turn a hall so that most of its wall lies square on the paper, degrees.

    Examples
    --------
    >>> from venue.source import Confidence, Source
    >>> source = Source(cite="model", confidence=Confidence.ASSUMED)
    >>> ring = ((0, 0), (30000, 30000), (20000, 40000), (-10000, 10000))
    >>> turn_of(Hall(id="X", name=Text(), level="1", outline=ring, source=source))
    -45.0
    """
    corners = hall.outline
    share: dict[int, float] = {}
    edges = []
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        angle = math.degrees(math.atan2(by - ay, bx - ax)) % 90
        edges.append((angle, math.hypot(bx - ax, by - ay)))
        share[round(angle * 5) % 450] = share.get(round(angle * 5) % 450, 0.0) + edges[-1][1]
    # A wall square to the frame wins a draw, so that a hall is not turned without need.
    best = max(share, key=lambda key: (round(share[key]), key == 0, -key))
    near = [(a, length) for a, length in edges if min(d := abs(a - best / 5), 90 - d) <= 0.2]
    if best == 0 or not near:
        return 0.0
    main = sum(a * length for a, length in near) / sum(length for _, length in near)
    return round(-main if main <= 45 else 90 - main, 3)


@dataclass(frozen=True)
class Margins:
    """Paper around a hall, millimetres; ``chain`` is how far out its dimensions stand."""

    chain: float
    left: float
    right: float
    bottom: float
    top: float

    @classmethod
    def of(cls, hall: Hall, scale: int) -> "Margins":
        """Leave room for the doors' leaves at this scale, their tags and names, the dimensions."""
        leaf = max((door.span_mm / leaves(door) for door in hall.openings), default=0.0) / scale
        exits = (door for door in hall.openings if door.type is OpeningType.EXIT)
        tag = max((tag_width(short_id(door, hall.id)) for door in exits), default=0.0)
        chain = max(12.0, leaf + 8.2, leaf + tag + 2.0)
        return cls(
            chain,
            left=chain + 7.4,
            right=max(6.0, leaf + 7.6, leaf + tag + 1.4),
            bottom=chain + 5.8,
            top=chain + 3.5,
        )


@dataclass(frozen=True)
class View:
    """A hall on paper: what stands in it, its scale, its turn, and where its origin lies.

    ``window`` is the part of the paper that shows, where the hall is larger than its sheet.
    """

    hall: Hall
    layout: Layout
    scale: int
    turn_deg: float
    shift: XY = (0.0, 0.0)
    window: Box | None = None

    def shows(self, shape: BaseGeometry) -> bool:
        """Tell whether a shape on paper lies wholly in the window, where there is one."""
        if self.window is None:
            return True
        left, low, right, high = shape.bounds
        x0, y0, x1, y1 = self.window
        return left >= x0 and low >= y0 and right <= x1 and high <= y1

    @cached_property
    def _matrix(self) -> tuple[float, float, float, float, float, float]:
        turn = math.radians(self.turn_deg)
        cos, sin = math.cos(turn) / self.scale, math.sin(turn) / self.scale
        return (cos, -sin, sin, cos, *self.shift)

    def at(self, point: tuple[float, float]) -> XY:
        """Give the place on paper of a point of the hall's frame."""
        a, b, d, e, right, up = self._matrix
        return (a * point[0] + b * point[1] + right, d * point[0] + e * point[1] + up)

    def shape(self, shape: BaseGeometry) -> BaseGeometry:
        """Give a shape of the hall's frame on paper."""
        return affinity.affine_transform(shape, self._matrix)

    def mm(self, length_mm: float) -> float:
        """Give a real length on paper, millimetres."""
        return length_mm / self.scale

    @cached_property
    def floor(self) -> BaseGeometry:
        """The hall's outline on paper."""
        return self.shape(self.hall.floor)

    @property
    def skew(self) -> bool:
        """Whether the hall is turned by other than quarters, so that corners are rounded."""
        return self.turn_deg % 90 != 0

    @property
    def margins(self) -> Margins:
        """The paper around the hall."""
        return Margins.of(self.hall, self.scale)

    def moved_to(self, left: float, bottom: float) -> "View":
        """Put the hall's lower left on paper at a point."""
        x, y, _, _ = self.floor.bounds
        shift = (self.shift[0] + left - x, self.shift[1] + bottom - y)
        return replace(self, shift=shift)


WAYS = ((Strip.BELOW, 0), (Strip.BESIDE, 0), (Strip.BELOW, 90), (Strip.BESIDE, 90))
"""How a sheet may be laid out, the usual one first; halls turn together, north to the left."""


def arrange(
    halls: Sequence[tuple[Hall, Layout]], paper: tuple[float, float], *, below_only: bool = False
) -> tuple[list[View], Strip]:
    """Put halls on a sheet at the largest standard scale they share.

    The strip moves beside the floor, or the halls are turned by a quarter, only where that makes
    the scale larger.

    Parameters
    ----------
    halls : each hall with what stands in it.
    paper : width and height of the sheet, millimetres.
    below_only : keep the strip below the floor, as on every sheet of a set.

    Returns
    -------
    A view a hall, in rows from the upper left, in the given order; and where the strip stands.

    Raises
    ------
    UsageError : when so many halls do not fit one sheet at any scale.
    """
    square = [(hall, layout, turn_of(hall)) for hall, layout in halls]
    title = TITLE_MM if len(halls) > 1 else 0.0
    for scale in SCALES:
        for strip, quarter in WAYS:
            if below_only and strip is not Strip.BELOW:
                continue
            views = [View(hall, layout, scale, turn + quarter) for hall, layout, turn in square]
            placed = _rows(views, floor_box(paper, strip), title)
            if placed is not None:
                return placed, strip
    text = Text(
        ko=f"홀 {len(halls)}개는 한 장에 들어가지 않습니다. PDF로 저장하거나 홀을 하나 고르십시오.",
        en=f"{len(halls)} halls do not fit one sheet; write a PDF or choose one hall.",
    )
    raise UsageError("draw.halls", text)


def _rows(views: Sequence[View], space: Box, title: float) -> list[View] | None:
    """Fill rows from the left; None when the sheet is too small at this scale."""
    left, bottom, right, top = space
    rows: list[list[tuple[View, float, float]]] = [[]]
    used = 0.0
    for view in views:
        x0, y0, x1, y1 = view.floor.bounds
        around = view.margins
        width, height = (
            x1 - x0 + around.left + around.right,
            y1 - y0 + around.bottom + around.top + title,
        )
        if width > right - left + 1e-6:
            return None
        if rows[-1] and used + width > right - left:
            rows.append([])
            used = 0.0
        rows[-1].append((view, width, height))
        used += width
    spare_up = top - bottom - sum(max(h for _, _, h in row) for row in rows)
    if spare_up < -1e-6:
        return None
    placed: list[View] = []
    y = top
    for row in rows:
        tall = max(h for _, _, h in row)
        spare = right - left - sum(w for _, w, _ in row)
        gap = spare / (len(row) + 1)
        y -= spare_up / (len(rows) + 1) + tall
        x = left + gap
        for view, width, height in row:
            around = view.margins
            placed.append(view.moved_to(x + around.left, y + (tall - height) / 2 + around.bottom))
            x += width + gap
    return placed
