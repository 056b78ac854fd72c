"""An earlier plan, as far as a new one is to be like it: what stood where, what may not move."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import shapely
from pydantic import Field

from layouts.allotment import Allotment
from layouts.booth import Booth, Footprint
from layouts.brief.exhibitor import Exhibitor
from layouts.layout import Layout
from venue.value import Value

from .ground import SAME_MM
from .instance import Instance
from .pins import pin_conflicts
from .requests import Pinned, area_key, pinned_footprint


class Changes(Value):
    """How many exhibitors stand where they stood, elsewhere, for the first time, and no more."""

    kept: int = Field(ge=0)
    moved: int = Field(ge=0)
    new: int = Field(ge=0)
    gone: int = Field(ge=0)


@dataclass(frozen=True)
class Before:
    """What stood where in an earlier plan.

    ``booths`` are by exhibitor, ``areas`` by `area_key`. Exhibitors that are ``locked`` (their
    allotment is) or ``pinned`` (their booth is) may not move. It is no part of an instance: the
    same problem may be solved from any plan. Where it is ``exact``, those keep their booth whatever
    its size; else only one whose size is still asked for.
    """

    booths: Mapping[str, Booth] = field(default_factory=dict)
    areas: Mapping[str, Footprint] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    exact: bool = False

    @classmethod
    def of(
        cls, layout: Layout, allotments: Sequence[Allotment], freed: Collection[str] = ()
    ) -> "Before":
        """Take it from an earlier layout.

        Parameters
        ----------
        layout, allotments : what stood, and for whom.
        freed : exhibitors that were pinned by a brief: whether they still are, the new one says.
        """
        by_id = {booth.id: booth for booth in layout.booths}
        booths = {a.exhibitor: by_id[a.booth] for a in allotments if a.booth in by_id}
        locked = {a.exhibitor for a in allotments if a.locked and a.exhibitor in booths}
        pinned = {key for key, booth in booths.items() if booth.pinned and key not in freed}
        areas = {area_key(a.request): a for a in layout.areas if a.request is not None}
        return cls(booths, areas, frozenset(locked), frozenset(pinned))

    def __bool__(self) -> bool:
        """Tell whether anything stood."""
        return bool(self.booths or self.areas)

    @property
    def fast(self) -> frozenset[str]:
        """The exhibitors that may not move."""
        return self.locked | self.pinned

    def holding(self, keys: Collection[str]) -> "Before":
        """Give the same plan in which only some of those that may not move stay so."""
        return replace(self, locked=self.locked & {*keys}, pinned=self.pinned & {*keys})

    def in_hall(self, hall: str) -> "Before":
        """Keep only what stood in one hall."""
        return replace(
            self,
            booths={key: booth for key, booth in self.booths.items() if booth.hall == hall},
            areas={key: area for key, area in self.areas.items() if area.hall == hall},
        )

    def place_of(self, key: str) -> Footprint | None:
        """Give where an exhibitor or an area stood."""
        return self.booths.get(key) or self.areas.get(key)

    def changes(self, layout: Layout, allotments: Mapping[str, str]) -> Changes:
        """Count what a later layout changes.

        Parameters
        ----------
        layout : the later one.
        allotments : exhibitors by booth.
        """
        now = {allotments[b.id]: b for b in layout.booths if b.id in allotments}
        stay = now.keys() & self.booths.keys()
        kept = sum(is_same(self.booths[key], now[key]) for key in stay)
        return Changes(
            kept=kept,
            moved=len(stay) - kept,
            new=len(now) - len(stay),
            gone=len(self.booths) - len(stay),
        )


def is_same(one: Footprint, other: Footprint) -> bool:
    """Tell whether two footprints cover the same floor, however they are turned.

    Examples
    --------
    >>> lying = Footprint(hall="C", x_mm=0, y_mm=0, width_mm=6000, depth_mm=3000)
    >>> turned = Footprint(
    ...     hall="C", x_mm=6000, y_mm=0, width_mm=3000, depth_mm=6000, rotation_deg=90
    ... )
    >>> is_same(lying, turned)
    True
    """
    away = shapely.hausdorff_distance(one.shape, other.shape)
    return one.hall == other.hall and bool(away <= SAME_MM)


def serves(
    booth: Footprint,
    shapes: Sequence[tuple[int, int]],
    cut: Sequence[tuple[int, int]],
    *,
    turn: bool,
) -> bool:
    """Tell whether a booth has a size that is asked for.

    Parameters
    ----------
    booth : where it stood.
    shapes, cut : the rectangles that would do, millimetres; those that would less a corner.
    turn : whether they may be turned.
    """
    size = (booth.width_mm, booth.depth_mm)
    lies = size if round(booth.rotation_deg / 90) % 2 == 0 else size[::-1]
    sizes = cut if booth.notch else shapes
    return lies in sizes or (turn and lies[::-1] in sizes)


def _bare(booth: Booth) -> Footprint:
    """Give a booth's floor alone."""
    return Footprint.model_validate(booth.model_dump(include=set(Footprint.model_fields)))


def held_fast(before: Before, instance: Instance) -> tuple[Pinned, ...]:
    """Give the locked booths of an earlier plan that can stay in a new one.

    Parameters
    ----------
    before : the earlier plan.
    instance : halls, brief and limits; whom the brief pins itself is its own matter.

    Returns
    -------
    Those whose hall is open, whose size is still asked for, and that contradict neither the hall
    nor a pin of the brief.
    """
    pins, fast = pinned_and_fast(before, instance)
    if not fast:
        return ()
    wrong = {word.key for c in pin_conflicts(instance, (*pins, *fast)) for word in c.words}
    return tuple(pin for pin in fast if pin.exhibitor.id not in wrong)


def pinned_and_fast(
    before: Before, instance: Instance
) -> tuple[tuple[Pinned, ...], tuple[Pinned, ...]]:
    """Give the booths a brief pins, and those an earlier plan holds in a hall that is open.

    Parameters
    ----------
    before, instance : as of `held_fast`; whether they contradict anything is not looked at.
    """
    brief = instance.brief
    own = {pin.exhibitor: pin for pin in brief.pins}
    halls = {hall.id for hall in instance.halls}
    pins = tuple(
        Pinned(who, pinned_footprint(who, own[who.id], brief.module_mm))
        for who in brief.contracts
        if who.id in own
    )
    fast = tuple(
        Pinned(who, _bare(before.booths[who.id]))
        for who in brief.contracts
        if who.id in before.fast - own.keys()
        and before.booths[who.id].hall in halls
        and (before.exact or _still_asked(before.booths[who.id], who, brief.module_mm))
    )
    return pins, fast


def _still_asked(booth: Footprint, who: Exhibitor, module_mm: int) -> bool:
    """Tell whether somebody asks for the size of a booth."""
    return serves(booth, who.shapes(module_mm), who.cut_shapes(module_mm), turn=who.turn)
