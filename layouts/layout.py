"""A layout: everything that is drawn on the floor of the halls."""

from venue.value import Value

from .aisle import Aisle
from .area import Area
from .booth import Booth
from .pod import Pod
from .zone import Zone


class Layout(Value):
    """Booths, aisles, zones and areas of all halls of a show, and the pods inside pavilions."""

    booths: tuple[Booth, ...] = ()
    aisles: tuple[Aisle, ...] = ()
    zones: tuple[Zone, ...] = ()
    areas: tuple[Area, ...] = ()
    pods: tuple[Pod, ...] = ()

    def in_hall(self, hall: str) -> "Layout":
        """Keep only what stands in one hall."""
        return Layout(
            booths=tuple(b for b in self.booths if b.hall == hall),
            aisles=tuple(a for a in self.aisles if a.hall == hall),
            zones=tuple(z for z in self.zones if z.hall == hall),
            areas=tuple(a for a in self.areas if a.hall == hall),
            pods=tuple(p for p in self.pods if p.hall == hall),
        )
