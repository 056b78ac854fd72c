"""Drawings as other offices make them, for the readers' tests."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ezdxf.document import Drawing
from ezdxf.filemanagement import new

HALL = ((10.0, 10.0), (50.0, 10.0), (50.0, 40.0), (10.0, 40.0))
"""A hall of 40 x 30 m, metres."""


def drawing(units: int = 6, version: str = "R2010") -> Drawing:
    """Make an empty drawing; 6 are metres, 4 millimetres, 0 nobody's."""
    return new(version, units=units)


def outline(doc: Drawing, ring: Sequence[Any], layer: str, **more: Any) -> None:
    """Draw a closed line."""
    doc.modelspace().add_lwpolyline(ring, close=True, dxfattribs={"layer": layer} | more)


def lines(doc: Drawing, points: Sequence[Any], layer: str) -> None:
    """Draw single lines from corner to corner."""
    for a, b in itertools.pairwise(points):
        doc.modelspace().add_line(a, b, dxfattribs={"layer": layer})


def text(doc: Drawing, words: str, at: tuple[float, float], layer: str) -> None:
    """Write a text."""
    note = doc.modelspace().add_text(words, dxfattribs={"layer": layer, "height": 0.5})
    note.set_placement(at)


def box(x: float, y: float, width: float, depth: float) -> list[tuple[float, float]]:
    """Give an upright rectangle."""
    return [(x, y), (x + width, y), (x + width, y + depth), (x, y + depth)]


def saved(doc: Drawing, folder: Path, name: str = "fair.dxf") -> Path:
    """Write a drawing to a file."""
    path = folder / name
    doc.saveas(path)
    return path
