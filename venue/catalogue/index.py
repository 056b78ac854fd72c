"""Find and load the venues of the catalogue.

A data file is a venue document written in TOML, with one shorthand: ``source`` may be a name from
the file's own table ``[sources]``, so that a citation is written once.
"""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

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
    sources = raw.pop("sources", {})
    return Venue.model_validate(_cited(raw, sources))


def _folder() -> Traversable:
    """Give the folder of the data files."""
    return files("venue.catalogue")


def _cited(node: object, sources: dict[str, object]) -> object:
    """Put the source itself in the place of its name, everywhere below ``node``."""
    if isinstance(node, list):
        return [_cited(item, sources) for item in node]
    if not isinstance(node, dict):
        return node
    whole = {key: _cited(value, sources) for key, value in node.items()}
    name = whole.get("source")
    if isinstance(name, str):
        whole["source"] = sources[name]
    return whole
