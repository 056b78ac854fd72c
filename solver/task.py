"""What one hall is to hold."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits
from venue.hall import Hall

from .before import Before
from .lot import Request
from .requests import Pinned
from .skeleton import Skeleton
from .stamp import Item

ISLAND_SHARE = 0.65
"""Of an island's floor with half an aisle around it, the share that rows would have used."""


@dataclass(frozen=True)
class Task:
    """What is to be placed in one hall; places are in the hall's frame.

    ``items`` are stamped; those in ``banded`` may stand in a band that is deep enough as well, in
    those in ``resting`` people sit down. ``before`` is what stood in the hall, of which the
    ``locked`` are among the ``pinned``.
    """

    hall: Hall
    limits: Limits
    module_mm: int
    requests: tuple[Request, ...] = ()
    items: tuple[Item, ...] = ()
    zone_of_item: dict[str, str] = field(default_factory=dict)
    pinned: tuple[Pinned, ...] = ()
    near: dict[str, tuple[float, float]] = field(default_factory=dict)
    members: Mapping[str, Sequence[Exhibitor]] = field(default_factory=dict)
    banded: Mapping[str, Request] = field(default_factory=dict)
    resting: frozenset[str] = frozenset()
    before: Before = field(default_factory=Before)

    def in_bands(self, skeleton: Skeleton) -> "Task":
        """Give the same task with every item that a band of the skeleton holds as a request."""
        deepest = max((block.rows for block in skeleton.blocks), default=0)
        held = [
            item.key
            for item in self.items
            if item.key in self.banded and self.banded[item.key].across(self.module_mm) <= deepest
        ]
        return replace(
            self,
            requests=(*self.requests, *(self.banded[key] for key in held)),
            items=tuple(item for item in self.items if item.key not in held),
        )

    def without(self, keys: Collection[str]) -> "Task":
        """Give the same task without some requests and pins; they stand in their zones by now."""
        zones = {r.key: r.zone for r in self.requests if r.key in keys}
        zones |= {p.exhibitor.id: p.exhibitor.zone for p in self.pinned if p.exhibitor.id in keys}
        return replace(
            self,
            requests=tuple(r for r in self.requests if r.key not in keys),
            pinned=tuple(pin for pin in self.pinned if pin.exhibitor.id not in keys),
            zone_of_item=self.zone_of_item | zones,
        )


def needed_cells(requests: Sequence[Request], module_mm: int, limits: Limits) -> float:
    """Estimate the cells that requests take, gaps beside islands included."""
    gap = math.ceil(limits.mm("aisle") / module_mm)
    total = 0.0
    for request in requests:
        width, depth = request.shapes[0]
        along, across = math.ceil(width / module_mm), math.ceil(depth / module_mm)
        total += along * across
        if request.sides >= 4:
            # A gap is shared by two islands, or is the end of a block.
            total += gap * min(along, across)
    return total
