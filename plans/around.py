"""What is around one stand: its sides, who is beside it, its walls, and what is fixed there."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import shapely
from shapely.affinity import rotate, translate
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from layouts.booth import Booth, Footprint, Side
from layouts.brief.exhibitor import Build, Exhibitor
from layouts.shell import SHARED_MM, WALLED, Wall, shell_work
from venue.hall import Hall
from venue.shapes import polygon
from venue.source import Source
from venue.text import Text

from .plan import Plan
from .stand import Stand

REACH_MM = 15_000.0
"""Whatever stands further off than this is not before a side any more."""

FIXED_MM = 1_000.0
"""What the building has so near a stand is told to who builds it."""

LONG_MM = 3_000.0
"""What is longer is told only as far as it is near."""

TOUCH_MM = 50.0
"""Stands this near are side by side: in turned halls they lose some millimetres."""

LEAST_MM = 10.0
"""What covers less of a side than this is round the corner."""


class Where(StrEnum):
    """Sides as people say them who stand in the aisle and look at the stand's front."""

    FRONT = "front"
    RIGHT = "right"
    BACK = "back"
    LEFT = "left"


ROUND = (Side.SOUTH, Side.EAST, Side.NORTH, Side.WEST)
"""Sides counter-clockwise: with the front below, as the words of `Where` follow each other."""


class Meets(StrEnum):
    """What a side faces first."""

    BOOTH = "booth"
    POD = "pod"
    AREA = "area"
    OBSTACLE = "obstacle"
    WALL = "wall"


class Builder(StrEnum):
    """Who builds the wall of a closed side."""

    CONTRACTOR = "contractor"
    SHARED = "shared"
    NEIGHBOUR = "neighbour"
    EXHIBITOR = "exhibitor"
    PAVILION = "pavilion"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Neighbour:
    """Who stands beside a side or across the aisle from it, ``gap_mm`` away."""

    booth: str
    number: str
    name: Text
    gap_mm: int


@dataclass(frozen=True)
class Face:
    """One side of a stand, lengths in millimetres.

    ``clear_mm`` is the narrowest free depth before it, None where nothing is within `REACH_MM`;
    ``meets`` is what ends it. ``walls`` gives metres of a closed side by who builds them.
    """

    side: Side
    where: Where
    length_mm: int
    open: bool
    clear_mm: int | None
    meets: Meets | None
    neighbours: tuple[Neighbour, ...]
    walls: Mapping[Builder, int]


@dataclass(frozen=True)
class Fixed:
    """Something of the building in a stand or within `FIXED_MM` of it.

    ``gap_mm`` is 0 where they touch or overlap, and ``inside`` tells that it reaches into the
    stand. Places are in the stand's own frame: from its lower-left corner, along its width and its
    depth, before any turn. ``ring`` is the outline; ``x_mm, y_mm`` and the sizes are those of the
    rectangle around it. Of what is longer than `LONG_MM`, as a trench that goes on and on, they are
    cut at `FIXED_MM` from the stand, and ``whole`` is False.
    """

    kind: str
    id: str
    inside: bool
    gap_mm: int
    x_mm: int
    y_mm: int
    width_mm: int
    depth_mm: int
    whole: bool
    ring: tuple[tuple[int, int], ...]
    note: Text
    source: Source


def own_frame(ground: Footprint, shape: BaseGeometry) -> BaseGeometry:
    """Give a shape of the hall in a footprint's own frame: its lower-left corner, unturned."""
    moved = translate(shape, -ground.x_mm, -ground.y_mm)
    return rotate(moved, -ground.rotation_deg, origin=(0, 0)) if ground.rotation_deg else moved


def front_of(ground: Footprint, opened: Sequence[Side]) -> Side:
    """Give the side people step up to: the longest open one, the lower side where none is."""
    if not opened:
        return Side.SOUTH
    return max(opened, key=lambda side: round(math.dist(*ground.side(side))))


@dataclass(frozen=True)
class _Thing:
    """Anything a side may face."""

    kind: Meets
    id: str
    number: str
    name: Text
    shape: BaseGeometry


Outlook = tuple[float | None, Meets | None, tuple[Neighbour, ...]]
"""How deep the floor before a side is free, what ends it, and who stands there."""


@dataclass(frozen=True)
class Around:
    """A stand with its hall, looked at from the stand."""

    plan: Plan
    stand: Stand

    @cached_property
    def hall(self) -> Hall:
        """The stand's hall."""
        return next(hall for hall in self.plan.halls if hall.id == self.stand.booth.hall)

    @cached_property
    def holders(self) -> Mapping[str, Exhibitor]:
        """Whose contract each booth is, by the booth's id."""
        listed = {who.id: who for who in self.plan.brief.exhibitors}
        return {a.booth: listed[a.exhibitor] for a in reversed(self.plan.allotments)}

    @cached_property
    def booths(self) -> tuple[Booth, ...]:
        """The hall's booths, each with how it is built where its exhibitor alone says so."""
        found = []
        for booth in self.plan.layout.in_hall(self.hall.id).booths:
            who = self.holders.get(booth.id)
            build = booth.build or (None if who is None else who.build)
            found.append(booth.model_copy(update={"build": build}))
        return tuple(found)

    @cached_property
    def build(self) -> Build | None:
        """How the stand's booth is built; None where nobody has said."""
        return next(b for b in self.booths if b.id == self.stand.booth.id).build

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """The four sides: front, right, back, left, as seen from the aisle before the front.

        Notes
        -----
        A booth's open sides are those the plan says; a pod's are those with an inner aisle's
        width of free floor before them.
        """
        ground, opened = self.stand.ground, self._opened
        first = ROUND.index(front_of(ground, opened))
        faces = []
        for number, where in enumerate(Where):
            side = ROUND[(first + number) % 4]
            clear, meets, beside = self._outlooks[side]
            length = round(math.dist(*ground.side(side)))
            walls = {} if side in opened else self._builders(side)
            faces.append(
                Face(
                    side, where, length, side in opened,
                    None if clear is None else round(clear), meets, beside, walls,
                )
            )  # fmt: skip
        return tuple(faces)

    @cached_property
    def fixed(self) -> tuple[Fixed, ...]:
        """What the building has in the stand or within `FIXED_MM` of it, the nearest first."""
        hall, ground = self.hall, self.stand.ground
        things = [
            *((s.kind.value, s.id, s.ring, Text(), s.source) for s in hall.obstacles),
            *((u.kind.value, u.id, u.ring, Text(), u.source) for u in hall.utilities),
            *(("keep_clear", k.id, k.ring, k.reason, k.source) for k in hall.keep_clear),
        ]
        found = [
            _fixed(kind, key, shape, (note, source), ground)
            for kind, key, ring, note, source in things
            if shapely.distance(shape := polygon(ring), ground.shape) <= FIXED_MM
        ]
        return tuple(sorted(found, key=lambda each: (not each.inside, each.gap_mm, each.id)))

    @cached_property
    def _opened(self) -> tuple[Side, ...]:
        """The sides people step up to."""
        if self.stand.pod is None:
            return self.stand.booth.open_edges
        least = self.plan.limits.mm("pavilion_aisle") - TOUCH_MM
        clear = {side: outlook[0] for side, outlook in self._outlooks.items()}
        return tuple(side for side, deep in clear.items() if deep is None or deep >= least)

    @cached_property
    def _outlooks(self) -> Mapping[Side, Outlook]:
        """What each side looks out on."""
        things = list(self._things())
        return {side: _outlook(self.stand.ground, side, things, self.hall) for side in ROUND}

    def _things(self) -> Iterator[_Thing]:
        """Give what stands around: a pod sees the other pods, but not its own pavilion."""
        listed = {who.id: who for who in self.plan.brief.exhibitors}
        here, mine = self.plan.layout.in_hall(self.hall.id), self.stand
        for booth in here.booths:
            if booth.id != mine.booth.id:
                name = _name(self.holders.get(booth.id))
                yield _Thing(Meets.BOOTH, booth.id, booth.number, name, booth.shape)
        for pod in here.pods:
            if mine.pod is not None and pod.booth == mine.booth.id and pod.id != mine.pod.id:
                name = _name(listed.get(pod.exhibitor or ""))
                yield _Thing(Meets.POD, pod.id, pod.number, name, pod.shape)
        for area in here.areas:
            if not area.walkable:
                yield _Thing(Meets.AREA, area.id, "", area.name, area.shape)
        for solid in self.hall.obstacles:
            yield _Thing(Meets.OBSTACLE, solid.id, "", Text(), polygon(solid.ring))

    @cached_property
    def _walls(self) -> tuple[Wall, ...]:
        """The shell walls of the hall."""
        return shell_work(self.booths).walls

    def _builders(self, side: Side) -> dict[Builder, int]:
        """Share the length of a closed side out to those who build its wall, millimetres."""
        face = LineString(self.stand.ground.side(side))
        if self.stand.pod is not None:
            return {Builder.PAVILION: round(face.length)}
        beside = shapely.buffer(face, SHARED_MM, cap_style="flat")
        found: dict[Builder, int] = defaultdict(int)
        for wall in self._walls:
            on = shapely.intersection(LineString([wall.a, wall.b]), beside)
            # A wall that only crosses the side covers no more of it than the band is deep.
            if on.is_empty or _span(on, face) <= 2 * SHARED_MM:
                continue
            mine = Builder.SHARED if len(wall.booths) > 1 else Builder.CONTRACTOR
            own = self.stand.booth.id in wall.booths
            found[mine if own else Builder.NEIGHBOUR] += round(on.length)
        rest = round(face.length) - sum(found.values())
        if rest > SHARED_MM and self.build not in WALLED:
            found[Builder.UNKNOWN if self.build is None else Builder.EXHIBITOR] += rest
        return dict(found)


def _name(who: Exhibitor | None) -> Text:
    """Give an exhibitor's name, if there is one."""
    return Text() if who is None else who.name


def _outlook(ground: Footprint, side: Side, things: Sequence[_Thing], hall: Hall) -> Outlook:
    """Tell how deep the floor before a side is free, what ends it, and who stands there."""
    face = LineString(ground.side(side))
    strip = ground.strip(side, REACH_MM)
    seen = []
    for thing in things:
        common = shapely.intersection(thing.shape, strip)
        if not common.is_empty and _span(common, face) > LEAST_MM:
            seen.append((float(shapely.distance(face, common)), thing))
    seen.sort(key=lambda pair: (round(pair[0]), pair[1].id))
    beyond = shapely.difference(strip, hall.floor)
    ends = [(gap, thing.kind) for gap, thing in seen[:1]]
    if not beyond.is_empty and _span(beyond, face) > LEAST_MM:
        ends.append((float(shapely.distance(face, beyond)), Meets.WALL))
    clear, meets = min(ends, default=(None, None), key=lambda end: end[0] or 0.0)
    return clear, meets, tuple(_across(seen, clear, face))


def _span(shape: BaseGeometry, face: LineString) -> float:
    """Tell how much of a side's length something covers, millimetres."""
    points = shapely.get_coordinates(shape)
    places = [face.project(Point(point)) for point in points]
    return max(places) - min(places)


def _across(
    seen: Sequence[tuple[float, _Thing]], clear: float | None, face: LineString
) -> Iterator[Neighbour]:
    """Give those at the end of the free depth, in their order along the side."""
    near = [
        (face.project(thing.shape.centroid), gap, thing)
        for gap, thing in seen
        if clear is not None and gap <= clear + TOUCH_MM
    ]
    for _, gap, thing in sorted(near, key=lambda each: each[0]):
        if thing.kind in {Meets.BOOTH, Meets.POD}:
            yield Neighbour(thing.id, thing.number, thing.name, round(gap))


def _fixed(
    kind: str, key: str, shape: BaseGeometry, said: tuple[Text, Source], ground: Footprint
) -> Fixed:
    """Measure one thing from a stand."""
    inside = shapely.intersection(shape, ground.shape).area > 1.0
    local = own_frame(ground, shape)
    ring = shapely.get_coordinates(local)[:-1]
    whole = max(ring.max(axis=0) - ring.min(axis=0)) <= LONG_MM
    bounds: tuple[float, ...] = local.bounds
    if not whole:
        wide, deep = ground.width_mm + FIXED_MM, ground.depth_mm + FIXED_MM
        bounds = tuple(
            min(max(value, -FIXED_MM), most)
            for value, most in zip(bounds, (wide, deep, wide, deep), strict=True)
        )
    left, low, right, high = (round(value) for value in bounds)
    return Fixed(
        kind, key, inside, round(shapely.distance(shape, ground.shape)),
        left, low, right - left, high - low, whole,
        tuple((round(x), round(y)) for x, y in ring.tolist()), *said,
    )  # fmt: skip
