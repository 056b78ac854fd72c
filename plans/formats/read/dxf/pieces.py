"""The pieces of a drawing: lines and texts of its model space, blocks placed, curves flattened."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from ezdxf import path as paths
from ezdxf.document import Drawing
from ezdxf.entities.attrib import Attrib
from ezdxf.entities.dxfgfx import DXFGraphic
from ezdxf.entities.insert import Insert
from ezdxf.entities.mtext import MText
from ezdxf.entities.text import Text as TextEntity
from pydantic import BaseModel, ConfigDict, Field

from plans.formats.limits import MAX_VERTICES
from plans.formats.write.dxf_pen import carried
from venue.errors import LimitError, VenueError
from venue.text import Text
from venue.units import LIMIT_MM

CHORD_MM = 2.0
"""How far a chord may lie from its arc: finer than a wall is built."""

Corner = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """One thing of a drawing, in its own units: a line that may be curved, or a text.

    ``layer`` is in capitals; ``group`` is the handle of the block reference it came from, or its
    own; ``known`` is what our own drawings attach.
    """

    layer: str
    group: str
    line: paths.Path | None = None
    words: str = ""
    at: Corner = (0.0, 0.0)
    closed: bool = False
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def hull(self) -> list[Corner]:
        """Points that its line lies between, drawing units."""
        return [] if self.line is None else [(v.x, v.y) for v in self.line.control_vertices()]


@dataclass(frozen=True)
class Piece:
    """One thing of a drawing in millimetres: the corners of a line, or where a text stands."""

    layer: str
    group: str
    points: tuple[Corner, ...]
    closed: bool
    words: str
    known: dict[str, Any]


def drawn_in(drawing: Drawing) -> Iterator[Drawn]:
    """Give what is drawn in a drawing's model space, its blocks placed.

    Parameters
    ----------
    drawing : opened by `open_dxf`, which has counted what comes of its blocks.
    """
    for entity in drawing.modelspace():
        if isinstance(entity, DXFGraphic):
            yield from _things(entity, _layer(entity, ""), str(entity.dxf.handle))


def flattened(things: Iterator[Drawn] | list[Drawn], unit_mm: float, path: Path) -> list[Piece]:
    """Flatten what is drawn, and turn it into millimetres.

    Parameters
    ----------
    things : what is drawn.
    unit_mm : millimetres of one drawing unit.
    path : the file, for sentences.

    Raises
    ------
    VenueError : when something lies beyond 10 km, or nowhere.
    LimitError : when there are more corners than `MAX_VERTICES`.
    """
    pieces, count = [], 0
    for thing in things:
        points: list[Corner] = []
        for x, y in _corners(thing, unit_mm, path):
            points.append((x * unit_mm, y * unit_mm))
            count += 1
            if count > MAX_VERTICES:
                text = _MANY.fill(path=path, most=MAX_VERTICES)
                raise LimitError("dxf.vertices", text)
        pieces.append(
            Piece(thing.layer, thing.group, tuple(points), thing.closed, thing.words, thing.known)
        )
    return pieces


def _corners(thing: Drawn, unit_mm: float, path: Path) -> Iterator[Corner]:
    """Give a thing's corners, drawing units; nothing is flattened that lies out of reach."""
    for x, y in thing.hull or [thing.at]:
        if not (math.isfinite(x) and math.isfinite(y) and max(abs(x), abs(y)) * unit_mm < LIMIT_MM):
            text = _BEYOND.fill(path=path, layer=thing.layer, handle=thing.group, x=x, y=y)
            raise VenueError("dxf.beyond", text)
    if thing.line is None:
        yield thing.at
    elif thing.line.has_curves:
        yield from ((v.x, v.y) for v in thing.line.flattening(CHORD_MM / unit_mm))
    else:
        yield from thing.hull


def _layer(entity: DXFGraphic, outside: str) -> str:
    """Give an entity's layer; what lies on layer 0 of a block is on the layer of its reference."""
    name = str(entity.dxf.get("layer", "0"))
    return outside if name == "0" and outside else name.upper()


def _things(entity: DXFGraphic, layer: str, group: str) -> Iterator[Drawn]:
    """Give what one entity draws."""
    if isinstance(entity, Insert):
        if entity.block() is None:
            return  # a drawing that is not there, referred to by this one
        grid = entity.mcount > 1
        for n, one in enumerate(entity.multi_insert() if grid else (entity,), start=1):
            its = f"{group}.{n}" if grid else group
            for part in (*one.attribs, *one.virtual_entities()):
                yield from _things(part, _layer(part, layer), its)
    elif isinstance(entity, TextEntity | Attrib):
        at = entity.get_placement()[1]
        yield Drawn(layer, group, words=entity.plain_text(), at=(at.x, at.y))
    elif isinstance(entity, MText):
        at = entity.dxf.insert
        yield Drawn(layer, group, words=str(entity.plain_text()), at=(at.x, at.y))
    else:
        known = _known(entity)
        for line in _lines(entity):
            yield Drawn(layer, group, line=line, closed=line.is_closed, known=known)


class _Carried(BaseModel):
    """What our own drawings attach, as far as reading rests on it."""

    model_config = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)
    kind: str = ""
    id: str = ""
    hall: str = ""
    offset_mm: Annotated[list[float], Field(min_length=2, max_length=2)] = Field(default=[0, 0])


def _known(entity: DXFGraphic) -> dict[str, Any]:
    """Give what our own drawings attach; of data that is damaged nothing is believed."""
    try:
        known = carried(entity)
        _Carried.model_validate(known)
    except (ValueError, RecursionError):
        return {}
    return known


def _lines(entity: DXFGraphic) -> Iterator[paths.Path]:
    """Give the lines of an entity that has any; a picture or a dimension has none."""
    try:
        whole = paths.make_path(entity)
    except TypeError:
        return
    yield from (line for line in whole.sub_paths() if len(line))


_MANY = Text(
    ko="{path}: 꼭짓점이 {most:,}개보다 많습니다. 필요한 레이어만 남겨 단순하게 해 주십시오.",
    en="{path}: the layers read have more than {most:,} corners; simplify the drawing.",
)
_BEYOND = Text(
    ko="{path} {layer} #{handle}: ({x:g}, {y:g})이 10 km 밖입니다. 원점을 홀 가까이로 옮기거나 "
    "단위를 확인해 주십시오.",
    en="{path}, {layer} #{handle}: ({x:g}, {y:g}) lies beyond 10 km; move the drawing's origin "
    "near the hall, or check its units.",
)
