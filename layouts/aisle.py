"""An aisle: a rectangle of floor kept free for people."""

from enum import StrEnum
from typing import Literal

from venue.units import LengthMm

from .booth import Footprint


class AisleKind(StrEnum):
    """A main aisle, an aisle between rows, or a cross aisle through the rows."""

    MAIN = "main"
    AISLE = "aisle"
    CROSS = "cross"


class Aisle(Footprint):
    """An aisle as it is meant; whether it is free is for the rules to find.

    ``along`` tells which side of the rectangle people walk along; ``number`` is the aisle's
    hundred for numbering (1: booths 100, 101, ...), None where no row faces it.
    """

    id: str
    kind: AisleKind = AisleKind.AISLE
    along: Literal["width", "depth"] = "width"
    number: int | None = None

    @property
    def clear_width_mm(self) -> LengthMm:
        """The width across the walking direction, millimetres."""
        return self.depth_mm if self.along == "width" else self.width_mm
