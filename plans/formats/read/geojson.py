"""GeoJSON in local metres, parsed by models of our own: geometry never meets a raw byte."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from plans.formats.limits import MAX_VERTICES
from plans.formats.read.json_file import read_json
from venue.errors import LimitError, VenueError
from venue.shapes import MAX_RING
from venue.text import Text
from venue.units import Point, to_mm

GEOJSON_SCHEMA = "madang/geojson/1"
"""The schema our own files carry in their member ``madang``."""

LOCAL = "local-metres"
"""The frame this reader takes: the hall's own, x right, y up, metres."""

_DEGREES = ("CRS84", "4326", "WGS84", "WGS 84")
_VENUE_FILE = Text(ko="행사장", en="a venue file")

_Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
_Position = Annotated[list[_Number], Field(min_length=2, max_length=4)]
_Ring = Annotated[list[_Position], Field(min_length=3)]
_Rings = Annotated[list[_Ring], Field(min_length=1)]


class _LineString(BaseModel):
    type: Literal["LineString"]
    coordinates: Annotated[list[_Position], Field(min_length=2)]


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: _Rings


class _MultiPolygon(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: Annotated[list[_Rings], Field(min_length=1, max_length=1)]


_POLYGON: TypeAdapter[_Polygon | _MultiPolygon] = TypeAdapter(
    Annotated[_Polygon | _MultiPolygon, Field(discriminator="type")]
)


class _Feature(BaseModel):
    type: Literal["Feature"]
    id: str | int | None = None
    properties: dict[str, Any] | None = None
    geometry: dict[str, Any] | None = None


class _Collection(BaseModel):
    type: Literal["FeatureCollection"]
    features: list[_Feature]
    madang: dict[str, Any] = Field(default_factory=dict)
    crs: Any = None


@dataclass(frozen=True)
class Feature:
    """One feature: where it stands in its file, what it says, and its geometry unread."""

    place: Text
    id: str
    properties: dict[str, Any] = field(repr=False)
    geometry: dict[str, Any] = field(repr=False)

    @property
    def shape(self) -> str:
        """The GeoJSON type of its geometry, empty when it has none."""
        return str(self.geometry.get("type", ""))

    def text(self, name: str) -> str:
        """Give a property as text; empty when it is missing or no text or whole number."""
        value = self.properties.get(name)
        is_text = isinstance(value, str | int) and not isinstance(value, bool)
        return str(value).strip() if is_text else ""

    def says(self, words: Text) -> Text:
        """Put the feature's place before the rest of a sentence."""
        return words.after(self.place)


@dataclass(frozen=True)
class Collection:
    """A file's features and its foreign member ``madang``; ``ours`` when Madang wrote it."""

    features: tuple[Feature, ...]
    madang: dict[str, Any]

    @property
    def ours(self) -> bool:
        """Whether the file says that Madang wrote it."""
        return self.madang.get("schema") == GEOJSON_SCHEMA


def read_collection(path: Path) -> Collection:
    """Read a FeatureCollection in local metres.

    Parameters
    ----------
    path : the file.

    Raises
    ------
    InputError : when the file cannot be read, or is no such collection.
    LimitError : when it is larger, deeper or has more corners than allowed.
    """
    raw = read_json(path, _VENUE_FILE)
    try:
        parsed = _Collection.model_validate(raw)
    except ValidationError as exc:
        where = exc.errors()[0]["loc"]
        feature = f"features[{where[1]}]" if len(where) > 1 and where[0] == "features" else ""
        text = Text(
            ko="{path}: {where}GeoJSON FeatureCollection이 아닙니다. type, features, "
            "properties와 geometry를 갖추어 주십시오.",
            en="{path}: {where}this is no GeoJSON FeatureCollection; it needs type, features, "
            "and in each feature properties and geometry.",
        )
        text = text.fill(path=path, where=f"{feature}: " if feature else "")
        raise VenueError("venue.geojson", text) from exc
    _refuse_frame(path, parsed)
    _refuse_size(path, parsed)
    return Collection(
        features=tuple(_feature(path, n, item) for n, item in enumerate(parsed.features)),
        madang=parsed.madang,
    )


def _refuse_frame(path: Path, parsed: _Collection) -> None:
    """Refuse files of another schema, and coordinates that say they are degrees."""
    schema = parsed.madang.get("schema", GEOJSON_SCHEMA)
    if schema != GEOJSON_SCHEMA:
        text = Text(
            ko="{path}: “{schema}” 형식은 읽을 수 없습니다. {ours} 파일을 지정해 주십시오.",
            en='{path}: the schema "{schema}" cannot be read; give a file of {ours}.',
        )
        text = text.fill(path=path, schema=schema, ours=GEOJSON_SCHEMA)
        raise VenueError("venue.schema", text)
    frame = parsed.madang.get("frame", LOCAL)
    named = str(parsed.crs).upper()
    if frame != LOCAL or any(word in named for word in _DEGREES):
        text = Text(
            ko="{path}: 좌표가 경위도입니다. 홀의 미터 좌표로 다시 내보내 주십시오(--wgs84 없이).",
            en="{path}: the coordinates are longitude and latitude; export them in the hall's "
            "own metres (without --wgs84).",
        )
        raise VenueError("venue.frame", text.fill(path=path))


def _refuse_size(path: Path, parsed: _Collection) -> None:
    """Refuse more corners than a drawing may have, before any of them is looked at."""
    count = sum(_positions((item.geometry or {}).get("coordinates")) for item in parsed.features)
    if count > MAX_VERTICES:
        text = Text(
            ko="{path}: 꼭짓점이 {count:,}개입니다. "
            "{most:,}개까지 읽으니 도면을 단순하게 해 주십시오.",
            en="{path}: the drawing has {count:,} corners, more than {most:,}; simplify it.",
        )
        text = text.fill(path=path, count=count, most=MAX_VERTICES)
        raise LimitError("venue.vertices", text)


def _positions(node: object) -> int:
    """Count the innermost lists below a node; nesting is limited by then."""
    if not isinstance(node, list):
        return 0
    return sum(_positions(item) for item in node) or 1


def _feature(path: Path, number: int, item: _Feature) -> Feature:
    """Name a feature and its place in the file."""
    properties = item.properties or {}
    found = Feature(Text(), "", properties, item.geometry or {})
    name = found.text("id") or ("" if item.id is None else str(item.id).strip())
    mark = f" ({name})" if name else ""
    place = Text(ko=f"{path} features[{number}]{mark}", en=f"{path}, features[{number}]{mark}")
    return Feature(place, name, properties, found.geometry)


def line(feature: Feature) -> tuple[Point, Point]:
    """Give the ends of a feature's LineString.

    Raises
    ------
    VenueError : when the geometry is no line of finite coordinates within 10 km.
    """
    wanted = Text(ko="벽 위의 LineString이어야 합니다", en="an opening is a LineString on the wall")
    try:
        parsed = _LineString.model_validate(feature.geometry)
    except ValidationError as exc:
        raise _no_geometry(feature, wanted, exc) from exc
    return _point(feature, parsed.coordinates[0]), _point(feature, parsed.coordinates[-1])


def rings(feature: Feature) -> tuple[tuple[Point, ...], ...]:
    """Give a feature's Polygon as open, counter-clockwise rings: the outside, then the holes.

    Raises
    ------
    VenueError : when the geometry is no polygon of finite coordinates within 10 km.
    """
    wanted = Text(ko="한 덩이의 Polygon이어야 합니다", en="a Polygon of one part is wanted here")
    try:
        parsed = _POLYGON.validate_python(feature.geometry)
    except ValidationError as exc:
        raise _no_geometry(feature, wanted, exc) from exc
    found = parsed.coordinates[0] if isinstance(parsed, _MultiPolygon) else parsed.coordinates
    return tuple(_ring(feature, ring) for ring in found)


def _no_geometry(feature: Feature, wanted: Text, exc: ValidationError) -> VenueError:
    """Say which part of a geometry is not as it must be."""
    steps = [step for step in exc.errors()[0]["loc"] if step not in {"Polygon", "MultiPolygon"}]
    where = "geometry" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps)
    text = Text(
        ko=f"{where}: {wanted.ko}. 유한한 미터 좌표 [x, y]로 적어 주십시오.",
        en=f"{where}: {wanted.en}; write finite coordinates [x, y] in metres.",
    )
    return VenueError("venue.geometry", feature.says(text))


def _ring(feature: Feature, positions: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    """Round a ring to millimetres, open it, and turn it counter-clockwise."""
    if len(positions) > MAX_RING:
        text = Text(
            ko="꼭짓점이 {count:,}개입니다. {most:,}개까지 읽으니 단순하게 해 주십시오.",
            en="this ring has {count:,} corners, more than {most:,}; simplify it.",
        )
        text = text.fill(count=len(positions), most=MAX_RING)
        raise VenueError("venue.ring", feature.says(text))
    points = list(_distinct([_point(feature, position) for position in positions]))
    if len(points) < 3:
        text = Text(
            ko="서로 다른 꼭짓점이 셋보다 적습니다. 미터 좌표인지 확인해 주십시오.",
            en="fewer than three corners differ by a millimetre; check that they are metres.",
        )
        raise VenueError("venue.geometry", feature.says(text))
    twice = sum(
        x0 * y1 - x1 * y0
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True)
    )
    return tuple(points) if twice >= 0 else (points[0], *reversed(points[1:]))


def _distinct(points: Sequence[Point]) -> Iterator[Point]:
    """Leave out points that the next one repeats, and so the one that closes a ring."""
    for point, after in zip(points, [*points[1:], points[0]], strict=True):
        if point != after:
            yield point


def _point(feature: Feature, position: Sequence[float]) -> Point:
    """Round a position to millimetres; a height is left out."""
    try:
        return to_mm(position[0]), to_mm(position[1])
    except ValueError as exc:
        text = Text(
            ko="({x:g}, {y:g}) 점이 10 km 밖에 있습니다. 미터 좌표인지 확인하고, 원점을 홀 "
            "가까이로 옮겨 주십시오.",
            en="({x:g}, {y:g}) lies beyond 10 km; check that coordinates are metres, and put "
            "their origin near the hall.",
        )
        text = text.fill(x=position[0], y=position[1])
        raise VenueError("venue.beyond", feature.says(text)) from exc
