"""Doors: entrances for visitors, emergency exits, freight doors."""

import math
from enum import StrEnum

from pydantic import Field

from .source import Source
from .text import Text
from .units import DistanceMm, LengthMm, Point
from .value import Value


class OpeningType(StrEnum):
    """What an opening is for; entrances also serve as exits, freight doors do not."""

    ENTRANCE = "entrance"
    EXIT = "exit"
    FREIGHT = "freight"


class Opening(Value):
    """A gap in a hall's wall.

    ``a`` and ``b`` are the jambs on the outline, millimetres in the hall's frame;
    ``clear_width_mm`` what people can pass; ``beyond_mm`` the remaining distance from this door to
    the stair or to the outside (on upper floors the law measures to the stair).
    ``clear_height_mm`` and ``load_kn_m2`` tell what can be driven through: how high, and how heavy
    on its threshold or dock; None where nobody has said.

    Examples
    --------
    >>> from .source import Confidence
    >>> door = Opening(
    ...     id="C-N1",
    ...     type="exit",
    ...     a=(0, 0),
    ...     b=(3000, 0),
    ...     clear_width_mm=2800,
    ...     source=Source(cite="model", confidence=Confidence.ASSUMED),
    ... )
    >>> door.middle, door.serves_egress
    ((1500, 0), True)
    """

    id: str
    type: OpeningType
    name: Text = Text()
    a: Point
    b: Point
    clear_width_mm: LengthMm
    beyond_mm: DistanceMm = 0
    clear_height_mm: LengthMm | None = None
    load_kn_m2: float | None = Field(default=None, ge=0)
    source: Source

    @property
    def middle(self) -> tuple[int, int]:
        """The middle between the jambs, millimetres."""
        return ((self.a[0] + self.b[0]) // 2, (self.a[1] + self.b[1]) // 2)

    @property
    def span_mm(self) -> float:
        """The distance between the jambs, millimetres."""
        return math.dist(self.a, self.b)

    @property
    def serves_egress(self) -> bool:
        """Whether people may leave by it."""
        return self.type is not OpeningType.FREIGHT
