"""The same floor, turned and shifted: halls and layouts as a drawing in another frame has them."""

import math
from dataclasses import dataclass
from typing import TypeVar

from layouts.booth import Footprint
from layouts.brief.request import Pin
from layouts.layout import Layout
from venue.hall import Hall
from venue.units import Point

Stand = TypeVar("Stand", bound=Footprint)


@dataclass(frozen=True)
class Turning:
    """A turn about the origin, counter-clockwise, and a shift; corners are rounded afterwards.

    ``spread`` draws all places apart by a share: rounding moves flush neighbours of a turned
    floor by up to 1.4 mm into each other, and the rules forgive one.
    """

    degrees: float = 0.0
    shift: Point = (0, 0)
    spread: float = 1.0

    def point(self, point: tuple[float, float]) -> Point:
        """Move a point."""
        x, y = point[0] * self.spread, point[1] * self.spread
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        return (
            round(x * cos - y * sin) + self.shift[0],
            round(x * sin + y * cos) + self.shift[1],
        )

    def ring(self, ring: tuple[Point, ...]) -> tuple[Point, ...]:
        """Move a ring."""
        return tuple(self.point(corner) for corner in ring)

    def stand(self, thing: Stand) -> Stand:
        """Move a booth, an area or an aisle."""
        x, y = self.point((thing.x_mm, thing.y_mm))
        turn = thing.rotation_deg + self.degrees
        return thing.model_copy(update={"x_mm": x, "y_mm": y, "rotation_deg": turn})

    def pin(self, pin: Pin) -> Pin:
        """Move a pin."""
        x, y = self.point((pin.x_mm, pin.y_mm))
        turn = pin.rotation_deg + self.degrees
        return pin.model_copy(update={"x_mm": x, "y_mm": y, "rotation_deg": turn})

    def hall(self, hall: Hall) -> Hall:
        """Move a hall with its doors, obstacles, keep-clear areas and utilities."""
        doors = [
            door.model_copy(update={"a": self.point(door.a), "b": self.point(door.b)})
            for door in hall.openings
        ]
        solids = [o.model_copy(update={"ring": self.ring(o.ring)}) for o in hall.obstacles]
        clear = [k.model_copy(update={"ring": self.ring(k.ring)}) for k in hall.keep_clear]
        boxes = [u.model_copy(update={"ring": self.ring(u.ring)}) for u in hall.utilities]
        return hall.model_copy(
            update={
                "outline": self.ring(hall.outline),
                "openings": tuple(doors),
                "obstacles": tuple(solids),
                "keep_clear": tuple(clear),
                "utilities": tuple(boxes),
            }
        )

    def layout(self, layout: Layout) -> Layout:
        """Move everything that is drawn."""
        zones = [
            zone.model_copy(update={"rings": tuple(self.ring(ring) for ring in zone.rings)})
            for zone in layout.zones
        ]
        return Layout(
            booths=tuple(self.stand(booth) for booth in layout.booths),
            aisles=tuple(self.stand(aisle) for aisle in layout.aisles),
            areas=tuple(self.stand(area) for area in layout.areas),
            zones=tuple(zones),
            pods=tuple(self.stand(pod) for pod in layout.pods),
        )
