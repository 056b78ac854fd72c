"""A drawing as features in the frames of its halls, as a GeoJSON file has them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from shapely.geometry import Point

from plans.formats.read.faults import told
from plans.formats.read.geojson import Collection, Feature
from venue.shapes import polygon
from venue.text import Text

from .doors import Door, doors_of
from .file import library_at_work, open_dxf
from .halls import DrawnHall, hall_at, halls_of
from .layers import Held, layers_of
from .pieces import Corner, Piece, drawn_in, flattened
from .rings import Ring, around, outermost, rings_of
from .units import UNITS, Unit, longer_side, unit_of

_WHOLE = frozenset({"obstacle", "utility"})
"""Kinds of which one drawn inside another is its detail."""


@dataclass(frozen=True)
class Asked:
    """What somebody says of a drawing: its unit, a length they know, its layers."""

    units: str | None = None
    known_m: float | None = None
    layers: Mapping[str, Held] = field(default_factory=dict)
    strict: bool = False


@dataclass(frozen=True)
class DxfRead:
    """What was read: the features, the unit, and what people should know of the reading."""

    collection: Collection
    unit: Unit
    notes: tuple[Text, ...] = ()


def read_dxf(path: Path, asked: Asked) -> DxfRead:
    """Read a drawing as features.

    Parameters
    ----------
    path : the file.
    asked : what somebody says of it.

    Returns
    -------
    Its features, in metres of their halls' frames: of our own drawings as they were written, of
    others where they lie, each in the hall that it lies in.

    Raises
    ------
    InputError : with a sentence for each fault, naming the layer and the entity.
    LimitError : when the drawing is beyond a limit.
    """
    opened = open_dxf(path, strict=asked.strict)
    with library_at_work(path):
        things = list(drawn_in(opened.drawing))
    held = layers_of(path, (thing.layer for thing in things), asked.layers)
    read = [thing for thing in things if thing.layer in held]
    lines = [thing for thing in read if thing.line is not None]
    halls = [thing for thing in lines if held[thing.layer].kind == "hall"]
    unit = unit_of(opened.drawing, longer_side(halls, lines), path, asked.units, asked.known_m)
    with library_at_work(path):
        pieces = flattened(read, UNITS[unit.name], path)
    sorting = _Sorting(path, held, pieces)
    features = tuple(sorting.features())
    told(sorting.faults)
    notes = list(sorting.notes())
    if opened.mended:
        notes.insert(0, _MENDED.fill(n=opened.mended))
    properties = dict(opened.drawing.header.custom_vars.properties)
    revision = str(properties.get("MADANG_REVISION", ""))
    madang = {
        "venue": properties.get("MADANG_VENUE"),
        "revision": int(revision) if revision.isascii() and revision.isdigit() else None,
    }
    return DxfRead(Collection(features, madang), unit, tuple(notes))


@dataclass
class _Sorting:
    """Sorts pieces into features, and keeps what is wrong with them."""

    path: Path
    held: Mapping[str, Held]
    pieces: list[Piece]
    faults: list[Text] = field(default_factory=list)
    closed: int = 0
    outside: int = 0
    taken: set[tuple[str, str, str]] = field(default_factory=set)

    def features(self) -> Iterator[Feature]:
        """Give the halls, then everything in them."""
        rings = {
            layer: list(self._rings(layer, list(pieces)))
            for layer, pieces in _by_layer(self.pieces)
            if self.held[layer].kind not in {"opening", "hall_name", "booth_number", "booth_name"}
        }
        outlines = [
            ring for layer, some in rings.items() for ring in some if self._kind(layer) == "hall"
        ]
        halls = halls_of(outlines, self._texts("hall_name"))
        for hall in halls:
            yield self._feature(hall.ring.piece, "hall", hall, hall.ring.corners, {})
            for hole in hall.holes:
                yield self._feature(hole.piece, "obstacle", hall, hole.corners, {"type": "other"})
        for layer, some in rings.items():
            if self._kind(layer) != "hall":
                for ring in some:
                    yield from self._thing(ring, halls)
        doors = [p for p in self.pieces if self._kind(p.layer) == "opening" and p.points]
        for door in doors_of([p for p in doors if not p.words], halls, self.held):
            yield from self._door(door)

    def notes(self) -> Iterator[Text]:
        """Say what people should know of the reading."""
        if self.closed:
            yield _CLOSED.fill(n=self.closed)
        if self.outside:
            yield _OUTSIDE.fill(n=self.outside)

    def _kind(self, layer: str) -> str:
        return self.held[layer].kind

    def _texts(self, kind: str) -> list[Piece]:
        """Give the texts that name something."""
        return [p for p in self.pieces if p.words and self._kind(p.layer) == kind]

    def _rings(self, layer: str, pieces: list[Piece]) -> Iterator[Ring]:
        """Make rings of a layer's lines; what stays open is a fault."""
        lines = [piece for piece in pieces if not piece.words]
        alone: list[Piece] = []
        for _, some in groupby(sorted(lines, key=lambda p: p.group), key=lambda p: p.group):
            group = list(some)
            if len(group) == 1:
                alone += group
                continue
            made = rings_of(group)
            yield from self._counted(outermost(made.rings) if made.rings else around(group))
        made = rings_of(alone)
        whole = self._kind(layer) in _WHOLE and not any(piece.known for piece in lines)
        yield from self._counted(outermost(made.rings) if whole else made.rings)
        for piece in made.open:
            (ax, ay), (bx, by) = piece.points[0], piece.points[-1]
            ends = {"ax": ax / 1000, "ay": ay / 1000, "bx": bx / 1000, "by": by / 1000}
            self.faults.append(self._says(piece, _OPEN.fill(**ends)))

    def _counted(self, rings: Iterable[Ring]) -> Iterator[Ring]:
        """Count those that were closed on the way."""
        for ring in rings:
            self.closed += ring.mended
            yield ring

    def _thing(self, ring: Ring, halls: list[DrawnHall]) -> Iterator[Feature]:
        """Give what lies in a hall; outside all halls lie legends and title blocks."""
        hall = hall_at(halls, ring)
        if hall is None and halls:
            self.outside += 1
            return
        kind, named = self.held[ring.piece.layer]
        said: dict[str, Any] = {"type": named} if named else {}
        if kind == "booth" and "number" not in ring.piece.known:
            said |= self._written(ring)
        yield self._feature(ring.piece, kind, hall, ring.corners, said)

    def _written(self, ring: Ring) -> dict[str, Any]:
        """Read what is written in a booth: its number and its name."""
        shape = polygon(ring.corners)
        said = {}
        for kind, key in (("booth_number", "number"), ("booth_name", "name")):
            inside = [p.words for p in self._texts(kind) if shape.contains(Point(p.points[0]))]
            if inside:
                said[key] = " ".join(" ".join(inside).split())
        return said

    def _door(self, door: Door) -> Iterator[Feature]:
        """Give a door, or the fault that it is in no wall."""
        if door.line is None:
            (x, y), *_ = door.piece.points
            text = _NO_WALL.fill(x=x / 1000, y=y / 1000)
            self.faults.append(self._says(door.piece, text))
            return
        named = self.held[door.piece.layer].type
        said = {"type": named} if named else {}
        yield self._feature(door.piece, "opening", door.hall, door.line, said)

    def _feature(
        self,
        piece: Piece,
        kind: str,
        hall: DrawnHall | None,
        corners: tuple[Corner, ...],
        said: dict[str, Any],
    ) -> Feature:
        """Make a feature in its hall's frame; a copy of another is a new thing."""
        known = dict(piece.known)
        dx, dy = (0, 0) if hall is None else hall.offset_mm
        name = "" if hall is None else hall.id
        own = (kind, name, str(known.get("id", "")))
        if own in self.taken:
            known = {key: value for key, value in known.items() if key not in {"id", "number"}}
        self.taken.add(own)
        properties = said | known | {"kind": known.get("kind", kind), "hall": name}
        at = [[round(x - dx) / 1000, round(y - dy) / 1000] for x, y in corners]
        shape = (
            {"type": "LineString", "coordinates": at}
            if kind == "opening"
            else {"type": "Polygon", "coordinates": [[*at, at[0]]]}
        )
        return Feature(self._place(piece), str(known.get("id", "")), properties, shape)

    def _place(self, piece: Piece) -> Text:
        """Name an entity's place in the drawing."""
        own = str(piece.known.get("id", ""))
        mark = f" ({own})" if own else ""
        where = f"{piece.layer} #{piece.group}{mark}"
        return Text(ko=f"{self.path} {where}", en=f"{self.path}, {where}")

    def _says(self, piece: Piece, words: Text) -> Text:
        """Put the entity's place before the rest of a sentence."""
        return Feature(self._place(piece), "", {}, {}).says(words)


def _by_layer(pieces: Iterable[Piece]) -> Iterator[tuple[str, Iterator[Piece]]]:
    """Give the pieces of each layer."""
    return groupby(sorted(pieces, key=lambda p: p.layer), key=lambda p: p.layer)


_MENDED = Text(
    ko="손상된 곳 {n:,}군데를 고쳐 읽었습니다. 빠진 것이 없는지 도면과 견주십시오.",
    en="The file was damaged in {n:,} places and mended; compare what was read with the drawing.",
)
_CLOSED = Text(
    ko="끝이 2 cm 안에서 벌어진 외곽선 {n:,}개를 닫았습니다.",
    en="{n:,} outlines whose ends lay within 2 cm were closed.",
)
_OUTSIDE = Text(
    ko="홀 밖에 그린 것 {n:,}개는 읽지 않았습니다.",
    en="{n:,} things drawn outside the halls were left out.",
)
_OPEN = Text(
    ko="닫히지 않은 외곽선입니다. ({ax:.3f}, {ay:.3f}) m와 ({bx:.3f}, {by:.3f}) m를 이어 주십시오.",
    en="this outline is open; join its ends at ({ax:.3f}, {ay:.3f}) and ({bx:.3f}, {by:.3f}) m.",
)
_NO_WALL = Text(
    ko="({x:.3f}, {y:.3f}) m의 문이 벽에 있지 않습니다. 벽으로 옮기거나 다른 레이어에 두십시오.",
    en="the door at ({x:.3f}, {y:.3f}) m is in no wall; move it to a wall or to another layer.",
)
