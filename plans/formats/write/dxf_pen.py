"""The DXF document we draw on: layers, styles, and the pen that puts halls where they belong."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ezdxf import units
from ezdxf.document import Drawing
from ezdxf.entities.dxfgfx import DXFGraphic
from ezdxf.enums import TextEntityAlignment
from ezdxf.filemanagement import new
from ezdxf.layouts.layout import Modelspace

from plans.formats.draw.fonts import CAP
from plans.formats.features import Feature

APPLICATION = "MADANG"
"""The name our data on entities is registered under."""

STYLE = "MADANG"
"""The name of the text style, and of the dimension style."""

_XDATA_BYTES = 250
"""Bytes of one string of an entity's data; the format allows 255."""


class Layer(NamedTuple):
    """A layer's colour (an AutoCAD index), line weight (1/100 mm) and line type."""

    colour: int
    weight: int
    line: str = "Continuous"


LAYERS = {
    "MADANG_HALL": Layer(7, 70),
    "MADANG_OBSTACLE": Layer(8, 35),
    "MADANG_OPENING": Layer(94, 50),
    "MADANG_KEEP_CLEAR": Layer(30, 18, "MADANG_DASHED"),
    "MADANG_UTILITY": Layer(140, 18),
    "MADANG_ZONE": Layer(5, 35, "MADANG_DASHDOT"),
    "MADANG_AREA": Layer(8, 25),
    "MADANG_BOOTH": Layer(7, 25),
    "MADANG_POD": Layer(8, 18),
    "MADANG_BOOTH_NUMBER": Layer(7, 18),
    "MADANG_BOOTH_NAME": Layer(7, 18),
    "MADANG_AISLE": Layer(9, 13, "MADANG_DASHED"),
    "MADANG_DIMENSION": Layer(250, 18),
    "MADANG_TITLE": Layer(7, 18),
}

_LINES = {"MADANG_DASHED": [1000, 600, -400], "MADANG_DASHDOT": [2000, 1200, -350, 100, -350]}
"""Line types: the pattern's length, then pen down and pen up in millimetres of floor."""

Shift = tuple[int, int]


class Pen:
    """Puts entities on a drawing's layers, each hall's where the drawing has that hall."""

    def __init__(self, space: Modelspace, shifts: Mapping[str, Shift]) -> None:
        """Keep the drawing and the halls' places in it."""
        self.space = space
        self.shifts = shifts

    def at(self, hall: str, x: float, y: float) -> tuple[float, float]:
        """Give the place in the drawing of a point of a hall's frame, millimetres."""
        dx, dy = self.shifts[hall]
        return x + dx, y + dy

    def line(self, feature: Feature, known: dict[str, Any], colour: str | None = None) -> None:
        """Draw a feature's parts, closed where they are rings, with data attached."""
        layer = f"MADANG_{feature.kind.upper()}"
        for part in feature.parts:
            points = [self.at(feature.hall, x, y) for x, y in part]
            self.stroke(points, layer, known, closed=feature.closed, colour=colour)

    def stroke(
        self,
        points: Sequence[tuple[float, float]],
        layer: str,
        known: dict[str, Any],
        *,
        closed: bool = True,
        colour: str | None = None,
    ) -> None:
        """Draw one polyline by its places in the drawing, with data attached."""
        attributes = {"layer": layer} | _coloured(colour)
        _carry(self.space.add_lwpolyline(points, close=closed, dxfattribs=attributes), known)

    def text(
        self,
        words: str,
        at: tuple[float, float],
        size_mm: float,
        layer: str,
        align: TextEntityAlignment = TextEntityAlignment.CENTER,
        colour: str | None = None,
    ) -> None:
        """Write one line, already printable; ``size_mm`` is the type's size, not its capitals'."""
        if words:
            attributes = {"layer": layer, "style": STYLE} | _coloured(colour)
            text = self.space.add_text(
                _escaped(words), height=round(size_mm * CAP, 1), dxfattribs=attributes
            )
            text.set_placement((round(at[0], 1), round(at[1], 1)), align=align)


def carried(entity: DXFGraphic) -> dict[str, Any]:
    """Read the data our drawings attach to an entity; empty where there is none."""
    if not entity.has_xdata(APPLICATION):
        return {}
    tags = entity.get_xdata(APPLICATION)
    known: dict[str, Any] = json.loads("".join(tag.value for tag in tags if tag.code == 1000))
    return known


def _coloured(colour: str | None) -> dict[str, Any]:
    """Give the attribute of a colour ``#rrggbb`` of an entity's own, if it has one."""
    return {"true_color": int(colour.removeprefix("#"), 16)} if colour else {}


def _carry(entity: DXFGraphic, known: dict[str, Any]) -> None:
    """Attach data to an entity, in strings as long as the format allows.

    Carets and backslashes begin escapes of the format itself, so JSON escapes them first.
    """
    text = json.dumps(known, ensure_ascii=True)
    text = text.replace("\\\\", "\\u005c").replace("^", "\\u005e")
    pieces = [text[i : i + _XDATA_BYTES] for i in range(0, len(text), _XDATA_BYTES)]
    entity.set_xdata(APPLICATION, [(1000, piece) for piece in pieces])


def _escaped(words: str) -> str:
    """Keep a viewer from reading a name as one of the format's own codes."""
    return words.replace("%%", "% %").replace("\\", "/").replace("^", "^ ")


def empty_drawing() -> Drawing:
    """Make an empty drawing with our layers, line types and styles."""
    doc = new("R2013", units=units.MM)
    doc.header["$MEASUREMENT"] = 1
    doc.header["$LUNITS"] = 2
    doc.appids.add(APPLICATION)
    style = doc.styles.add(STYLE, font="malgun.ttf")
    style.set_extended_font_data("Malgun Gothic")
    for name, pattern in _LINES.items():
        doc.linetypes.add(name, pattern)
    for name, layer in LAYERS.items():
        doc.layers.add(name, color=layer.colour, lineweight=layer.weight, linetype=layer.line)
    dimension = doc.dimstyles.add(STYLE)
    dimension.dxf.dimtxsty = STYLE
    dimension.dxf.dimtxt = 260
    dimension.dxf.dimtsz = 120  # oblique ticks instead of arrows
    dimension.dxf.dimgap = 80
    dimension.dxf.dimexo = 0
    dimension.dxf.dimexe = 0
    dimension.dxf.dimtad = 1  # the text above the line
    return doc
