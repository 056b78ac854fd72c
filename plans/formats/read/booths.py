"""The booths of a file, whether it is a CAD drawing or GeoJSON."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from layouts.booth import Footprint
from plans.diff import Drawn
from plans.formats.read.dxf.drawing import Asked, DxfRead, read_dxf
from plans.formats.read.faults import told
from plans.formats.read.geojson import Collection, Feature, read_collection, rings
from venue.errors import VenueError
from venue.text import Text
from venue.units import to_mm


@dataclass(frozen=True)
class BoothsRead:
    """What a file draws: its booths, the halls it shows, and the plan's revision it came from."""

    booths: tuple[Drawn, ...]
    halls: frozenset[str]
    revision: int | None
    collection: Collection
    drawing: DxfRead | None = None


def read_booths(path: Path, asked: Asked) -> BoothsRead:
    """Read the booths of a file.

    Parameters
    ----------
    path : a DXF drawing or a GeoJSON file in local metres; its name's ending tells which.
    asked : what somebody says of a drawing's unit and layers.

    Raises
    ------
    InputError : with a sentence for each fault, naming the file and the thing.
    LimitError : when the file is beyond a limit.
    """
    drawing = read_dxf(path, asked) if path.suffix.lower() == ".dxf" else None
    collection = read_collection(path) if drawing is None else drawing.collection
    booths: list[Drawn] = []
    faults: list[Text] = []
    for feature in collection.features:
        if feature.text("kind") == "booth":
            try:
                booths.append(_drawn(feature))
            except VenueError as exc:
                faults += exc.texts
    told(faults)
    if not booths:
        raise VenueError("booths.none", _NONE.fill(path=path))
    halls = {each.hall for each in booths}
    halls |= {f.text("hall") for f in collection.features if f.text("kind") == "hall"}
    revision = collection.madang.get("revision")
    known = revision if isinstance(revision, int) else None
    return BoothsRead(tuple(booths), frozenset(halls), known, collection, drawing)


def _drawn(feature: Feature) -> Drawn:
    """Give one booth as it is drawn."""
    ring = rings(feature)[0]
    who = feature.text("exhibitor") or feature.text("name_ko") or feature.text("name_en")
    return Drawn(
        place=feature.place,
        hall=feature.text("hall"),
        ring=tuple((float(x), float(y)) for x, y in ring),
        id=feature.id,
        number=feature.text("number"),
        who=who or feature.text("name"),
        base=_base(feature),
    )


def _base(feature: Feature) -> Footprint | None:
    """Give where a booth lay when it was exported; nothing of a file that does not say it."""
    said = feature.properties
    try:
        sides = ("x", "y", "width", "depth")
        place: dict[str, Any] = {f"{name}_mm": to_mm(said[f"{name}_m"]) for name in sides}
        if said.get("notch_m"):
            cut = zip(sides, said["notch_m"], strict=True)
            place["notch"] = {f"{name}_mm": to_mm(value) for name, value in cut}
        return Footprint.model_validate(
            place | {"hall": feature.text("hall"), "rotation_deg": said["rotation_deg"]}
        )
    except (KeyError, TypeError, ValueError, ValidationError):
        return None


_NONE = Text(
    ko="{path}: 부스가 없습니다. --layers booth=이름으로 부스의 레이어를 알려 주십시오.",
    en="{path} draws no booth; say on which layer they are by --layers booth=NAME.",
)
