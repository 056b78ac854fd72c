"""What is put on paper: lines, fills and texts in millimetres, collected in drawing order.

Layers write here and know nothing of figures; ``canvas`` turns the marks into one. The origin is
the sheet's lower left, y up.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import shapely
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from . import fonts
from .palette import INK, PAPER

XY = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Align = Literal["left", "centre", "right"]
Dash = tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """An open line; ``width`` and ``dash`` in millimetres of paper."""

    points: tuple[XY, ...]
    width: float
    colour: str
    dash: Dash = ()


@dataclass(frozen=True)
class Fill:
    """A closed shape with holes; without ``face`` only its edge is drawn, and the reverse."""

    rings: tuple[tuple[XY, ...], ...]
    face: str | None
    edge: str | None = None
    width: float = 0.0
    dash: Dash = ()


@dataclass(frozen=True)
class Label:
    """A line of text; ``x, y`` lie on its baseline at the aligned end, ``size`` is its em.

    ``about`` names the thing it belongs to (a booth's id), so that a test can find it.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str = INK
    bold: bool = False
    align: Align = "left"
    angle: float = 0.0
    about: str = ""

    @property
    def width(self) -> float:
        """Width of the text, millimetres."""
        return fonts.width_mm(self.text, self.size, bold=self.bold)

    @property
    def start(self) -> XY:
        """Where the baseline starts."""
        shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[self.align] * self.width
        turn = math.radians(self.angle)
        return self.x - shift * math.cos(turn), self.y - shift * math.sin(turn)

    @property
    def corners(self) -> tuple[XY, ...]:
        """The corners of the space the text takes, its descent and rise included."""
        (x, y), turn = self.start, math.radians(self.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        low, high = -fonts.DROP * self.size, fonts.RISE * self.size
        flat = ((0.0, low), (self.width, low), (self.width, high), (0.0, high))
        return tuple((x + u * cos - v * sin, y + u * sin + v * cos) for u, v in flat)


Mark = Line | Fill | Label


@dataclass
class Pen:
    """Collects marks; what is put later lies on top."""

    marks: list[Mark] = field(default_factory=list)

    def line(self, points: Iterable[XY], width: float, colour: str, dash: Dash = ()) -> None:
        """Draw an open line."""
        self.marks.append(Line(tuple(points), width, colour, dash))

    def ring(
        self,
        points: Iterable[XY],
        face: str | None,
        edge: str | None = None,
        width: float = 0.0,
        dash: Dash = (),
    ) -> None:
        """Draw a closed ring."""
        self.marks.append(Fill((tuple(points),), face, edge, width, dash))

    def box(
        self,
        box: Box,
        face: str | None,
        edge: str | None = None,
        width: float = 0.0,
        *,
        r: float = 0,
    ) -> None:
        """Draw an upright rectangle, its corners rounded by ``r``."""
        left, bottom, right, top = box
        if r <= 0:
            self.ring(
                ((left, bottom), (right, bottom), (right, top), (left, top)), face, edge, width
            )
            return
        corners = (
            (right - r, bottom + r),
            (right - r, top - r),
            (left + r, top - r),
            (left + r, bottom + r),
        )
        turns = zip(corners, (-90, 0, 90, 180), strict=True)
        self.ring(
            (p for centre, start in turns for p in arc(centre, r, start, 90)), face, edge, width
        )

    def shape(
        self,
        shape: BaseGeometry,
        face: str | None,
        edge: str | None = None,
        width: float = 0.0,
        dash: Dash = (),
    ) -> None:
        """Draw the polygons of a geometry in paper millimetres, holes and all."""
        for part in shapely.get_parts(shape):
            if isinstance(part, Polygon) and not part.is_empty:
                rings = tuple(tuple(ring.coords[:-1]) for ring in (part.exterior, *part.interiors))
                self.marks.append(Fill(rings, face, edge, width, dash))

    def strokes(self, shape: BaseGeometry, width: float, colour: str, dash: Dash = ()) -> None:
        """Draw the lines of a geometry in paper millimetres."""
        for part in shapely.get_parts(shape):
            if isinstance(part, LineString) and not part.is_empty:
                self.line(((x, y) for x, y in part.coords), width, colour, dash)

    def hatch(self, shape: BaseGeometry, pitch: float, width: float, colour: str) -> None:
        """Draw lines at 45 degrees across a shape, ``pitch`` millimetres apart."""
        left, bottom, right, top = shape.bounds
        reach, step = top - bottom, pitch * math.sqrt(2)
        first = math.floor((left - reach - bottom) / step) * step + bottom
        count = math.ceil((right - first) / step) + 1
        lines = [
            LineString([(first + i * step, bottom), (first + i * step + reach, top)])
            for i in range(count)
        ]
        inside = shapely.intersection(MultiLineString(lines), shape)
        self.strokes(inside, width, colour)

    def disc(
        self,
        centre: XY,
        radius: float,
        face: str | None,
        edge: str | None = None,
        width: float = 0.0,
    ) -> None:
        """Draw a disc."""
        self.ring(arc(centre, radius, 0, 360), face, edge, width)

    def text(  # noqa: PLR0913 (a text has that many properties)
        self,
        at: XY,
        text: str,
        size: float,
        colour: str = INK,
        *,
        bold: bool = False,
        align: Align = "left",
        angle: float = 0.0,
        about: str = "",
        room: float | None = None,
    ) -> Label:
        """Write a line; given ``room`` it is set smaller, then cut, until it is no wider."""
        said = fonts.printable(text)
        if room is not None:
            wide = fonts.width_mm(said, size, bold=bold)
            if wide > room > 0:
                size = max(fonts.SMALLEST_MM, size * room / wide)
            said = fonts.cut(said, size, room, bold=bold)
        label = Label(*at, said, size, colour, bold, align, angle, about)
        if said:
            self.marks.append(label)
        return label

    def backing(self, corners: Sequence[XY], grow: float = 0.3) -> None:
        """Put paper under a text that would cross lines."""
        around = shapely.buffer(Polygon(corners), grow, join_style="mitre")
        self.shape(around, PAPER)


def arc(centre: XY, radius: float, start_deg: float, sweep_deg: float) -> tuple[XY, ...]:
    """Give the points of an arc, counter-clockwise for a positive sweep.

    Examples
    --------
    >>> [(round(x), round(y)) for x, y in arc((0, 0), 2, 0, 90)][::8]
    [(2, 0), (0, 2)]
    """
    count = max(2, round(abs(sweep_deg) / 11.25))
    turns = (math.radians(start_deg + sweep_deg * i / count) for i in range(count + 1))
    return tuple(
        (centre[0] + radius * math.cos(t), centre[1] + radius * math.sin(t)) for t in turns
    )
