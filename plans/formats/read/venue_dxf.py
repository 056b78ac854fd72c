"""A venue from DXF: the halls of a CAD drawing, and what stands in them."""

from dataclasses import dataclass
from pathlib import Path

from plans.formats.read.building import building_of
from plans.formats.read.dxf.drawing import Asked, DxfRead, read_dxf
from venue.venue import Venue


@dataclass(frozen=True)
class VenueRead:
    """A venue, and how its drawing was read."""

    venue: Venue
    drawing: DxfRead


def read_venue_dxf(path: Path, asked: Asked, *, confirmed: bool = False) -> VenueRead:
    """Read a venue from a drawing.

    Parameters
    ----------
    path : the file.
    asked : what somebody says of its unit and its layers.
    confirmed : whether the venue has confirmed the drawing; its figures are assumed otherwise.

    Returns
    -------
    The venue, its halls in the drawing's own frame, or in the frames our own drawing kept; booths
    and aisles of the drawing are passed over.

    Raises
    ------
    InputError : with a sentence for each fault, naming the file and the entity.
    LimitError : when the drawing is beyond a limit.
    """
    read = read_dxf(path, asked)
    return VenueRead(building_of(read.collection, path, confirmed=confirmed), read)
