"""Find and load the venues of the catalogue.

A data file is a venue document written in TOML, with three shorthands. ``source`` may be a name
from the file's own table ``[sources]``, ``supplies`` one from ``[supplies]``, so that they are
written once; and a hall's ``grids`` stand for many utilities alike at even distances.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from venue.errors import VenueError
from venue.text import Text
from venue.venue import Venue


def names() -> tuple[str, ...]:
    """List the catalogue's venues.

    Examples
    --------
    >>> "coex" in names()
    True
    """
    found = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in found if n.endswith(".toml")))


@cache
def load(name: str) -> Venue:
    """Load a venue of the catalogue.

    Parameters
    ----------
    name : its id, as `names` gives it.

    Returns
    -------
    The venue, the same object at every call.

    Raises
    ------
    VenueError : when the catalogue has no such venue.

    Examples
    --------
    >>> load("coex").hall("C1").gross_m2
    2572.0
    """
    known = names()
    if name not in known:
        text = Text(
            ko="“{name}” 행사장은 목록에 없습니다. 다음 가운데 하나를 적어 주십시오: {known}.",
            en='The catalogue has no venue "{name}"; write one of: {known}.',
        )
        raise VenueError("venue.unknown", text.fill(name=name, known=", ".join(known)))
    raw = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    named = {"source": raw.pop("sources", {}), "supplies": raw.pop("supplies", {})}
    for hall in raw["halls"]:
        grids = [each for grid in hall.pop("grids", []) for each in _spread(grid)]
        if grids:
            hall["utilities"] = [*hall.get("utilities", []), *grids]
    return Venue.model_validate(_named(raw, named))


def _folder() -> Traversable:
    """Give the folder of the data files."""
    return files("venue.catalogue")


def _spread(grid: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the utilities of a grid: ``size`` boxes from ``first`` on, ``count`` along x and y."""
    (x0, y0), (dx, dy) = grid["first"], grid["step"]
    width, depth = grid["size"]
    columns, rows = grid["count"]
    places = [(x0 + i * dx, y0 + j * dy) for j in range(rows) for i in range(columns)]
    for number, (x, y) in enumerate(places, start=1):
        ring = [[x, y], [x + width, y], [x + width, y + depth], [x, y + depth]]
        kept = {key: grid[key] for key in ("kind", "supplies", "source")}
        yield {"id": f"{grid['id']}{number}", "ring": ring, **kept}


def _named(node: object, named: Mapping[str, Mapping[str, object]]) -> object:
    """Put in the place of names what they stand for, everywhere below ``node``."""
    if isinstance(node, list):
        return [_named(item, named) for item in node]
    if not isinstance(node, dict):
        return node
    whole = {key: _named(value, named) for key, value in node.items()}
    for key, known in named.items():
        if isinstance(whole.get(key), str):
            whole[key] = known[str(whole[key])]
    return whole
