"""What a layer of a plan is to a screen, as values; `layer` works it out."""

from venue.text import Text
from venue.value import Value


class LayerKey(Value):
    """One entry of the legend, with the colours that drawings on paper give it.

    ``face`` is how its booths and floor look beside that, such as ``striped`` or ``dashed``: one of
    `plans.formats.draw.overlay.Face`. Nothing is told by colour alone.
    """

    words: Text
    face: str
    fill: str
    stroke: str
    text: str


class LayerArea(Value):
    """Floor in one colour: rings in millimetres of the hall, the first of each polygon outside.

    ``key`` is its place in the legend; None where the legend does not tell.
    """

    hall: str
    key: int | None
    value: float | None
    polygons: tuple[tuple[tuple[tuple[int, int], ...], ...], ...]


class LayerLine(Value):
    """A line people walk, millimetres of the hall; ``share`` of the busiest one, 0 to 1."""

    hall: str
    ends: tuple[tuple[int, int], tuple[int, int]]
    share: float


class LayerTag(Value):
    """Words at a place of a hall's floor."""

    hall: str
    x_mm: int
    y_mm: int
    words: Text


class Layer(Value):
    """A layer: ``booths`` gives the place of each booth's group in ``keys``.

    ``values`` are what groups of booths and ``areas`` stand for, in ``unit``; ``details`` stand
    below a booth's number; ``note`` says what is assumed. A ``zoned`` layer leaves booths the
    colours of their zones and tells groups by their faces alone.
    """

    title: Text
    note: Text
    unit: Text
    keys: tuple[LayerKey, ...]
    booths: dict[str, int]
    values: dict[str, float]
    details: dict[str, Text]
    areas: tuple[LayerArea, ...]
    lines: tuple[LayerLine, ...]
    tags: tuple[LayerTag, ...]
    zoned: bool
