"""A venue from GeoJSON: halls, what stands in them, doors and utilities in local metres."""

from pathlib import Path

from plans.formats.read.building import building_of
from plans.formats.read.geojson import read_collection
from venue.venue import Venue


def read_venue_geojson(
    path: Path, *, venue_id: str | None = None, confirmed: bool = False
) -> Venue:
    """Read a venue from a GeoJSON FeatureCollection in local metres.

    Parameters
    ----------
    path : the file.
    venue_id : the venue's id; the file's own venue, or else its name, when not given.
    confirmed : whether the venue has confirmed the drawing; its figures are assumed otherwise.

    Returns
    -------
    The venue, each hall in the frame it has in the file, whole millimetres. Holes of a hall are
    obstacles; openings without a type are exits as wide as their line; ids and halls that the
    file leaves out are given where only one reading is possible.

    Raises
    ------
    InputError : with a sentence for each fault, naming the file and the feature.
    LimitError : when the file is beyond a limit.
    """
    collection = read_collection(path)
    return building_of(collection, path, venue_id=venue_id, confirmed=confirmed)
