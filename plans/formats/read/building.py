"""A building of features, whatever file they came from: halls and what stands in them."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TypeVar

from plans.formats.read.faults import refuse_faults, told
from plans.formats.read.geojson import Collection, Feature, line, rings
from plans.formats.read.properties import length_of, name_of, number_of, supplies_of
from venue.errors import VenueError
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.obstacle import Obstacle, ObstacleKind
from venue.opening import Opening, OpeningType
from venue.source import Confidence, Source
from venue.text import Text
from venue.utility import Utility, UtilityKind
from venue.venue import Venue

BUILDING = ("hall", "obstacle", "opening", "keep_clear", "utility")
"""The kinds that make a venue."""

SHOW = frozenset({"zone", "area", "booth", "aisle", "pod"})
"""The kinds of a show that stood there; they are left out."""

_POLYGONS = frozenset({"Polygon", "MultiPolygon"})

_KIND_MISSING = Text(
    ko="kind가 없습니다. 다음 가운데 하나를 적어 주십시오: {known}.",
    en="its kind is missing; write one of: {known}.",
)

_KIND_UNKNOWN = Text(
    ko="kind: “{kind}” 값을 읽을 수 없습니다. 다음 가운데 하나를 적어 주십시오: {known}.",
    en='the kind "{kind}" cannot be read; write one of: {known}.',
)

Built = TypeVar("Built", Opening, Obstacle, KeepClear, Utility)


def building_of(
    collection: Collection, path: Path, *, venue_id: str | None = None, confirmed: bool = False
) -> Venue:
    """Make a venue of features.

    Parameters
    ----------
    collection : the features, in metres of the halls' own frames.
    path : the file they came from.
    venue_id : the venue's id; the file's own venue, or else its name, when not given.
    confirmed : whether the venue has confirmed the drawing; its figures are assumed otherwise.

    Raises
    ------
    VenueError : with a sentence for each fault.
    """
    source = Source(
        cite=f"{path.name}, confirmed" if confirmed else f"{path.name}, not confirmed",
        confidence=Confidence.OFFICIAL if confirmed else Confidence.ASSUMED,
    )
    halls = Building(collection, source).halls(path)
    named = collection.madang.get("venue")
    name = venue_id or (named if isinstance(named, str) and named else path.stem)
    note = Text(
        ko="도면에서 가져온 도형이며, 행사장이 확인하기 전까지 가정입니다.",
        en="Geometry taken from a drawing; assumed until the venue has confirmed it.",
    )
    venue = Venue(
        id=name,
        name=Text(ko=name, en=name),
        note=Text() if confirmed else note,
        halls=halls,
    )
    refuse_faults(path, venue)
    return venue


@dataclass
class Building:
    """Sorts a file's features into halls and keeps what is wrong with them."""

    collection: Collection
    source: Source
    faults: list[Text] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    numbers: defaultdict[str, Iterator[int]] = field(
        default_factory=lambda: defaultdict(lambda: count(1))
    )

    def __post_init__(self) -> None:
        """Note the ids the file gives, so that no new one is among them."""
        self.taken |= {feature.id for feature in self.collection.features}

    def halls(self, path: Path) -> tuple[Hall, ...]:
        """Build the halls.

        Parameters
        ----------
        path : the file, for the sentence when there is none.

        Raises
        ------
        VenueError : with a sentence for each fault.
        """
        sorted_by_kind: dict[str, list[Feature]] = {kind: [] for kind in BUILDING}
        for feature, kind in self._kinds():
            sorted_by_kind[kind].append(feature)
        outlines, *others = (sorted_by_kind[kind] for kind in BUILDING)
        if not outlines:
            text = Text(
                ko="{path}: 홀이 없습니다. kind가 hall인 Polygon을 넣어 주십시오.",
                en='{path} has no hall; add a Polygon of kind "hall".',
            )
            told([*self.faults, text.fill(path=path)])
        names = self._names(outlines, [feature for found in others for feature in found])
        inside = [self._by_hall(outlines, names, found) for found in others]
        built = [
            self._hall(outline, name, *(found.get(name, []) for found in inside))
            for outline, name in zip(outlines, names, strict=True)
        ]
        told(self.faults)
        return tuple(hall for hall in built if hall is not None)

    def _kinds(self) -> Iterator[tuple[Feature, str]]:
        """Give the features that make a building, with their kind, guessed where it is plain."""
        features = self.collection.features
        stated = [feature.text("kind").lower().replace("-", "_") for feature in features]
        bare = [f for f, k in zip(features, stated, strict=True) if not k and f.shape in _POLYGONS]
        lone = len(bare) == 1 and "hall" not in stated
        for feature, said in zip(features, stated, strict=True):
            kind = "obstacle" if said == "column" else said
            polygon = feature.shape in _POLYGONS
            if kind in BUILDING:
                yield feature, kind
            elif not kind and feature.shape == "LineString":
                yield feature, "opening"
            elif not kind and polygon and lone:
                yield feature, "hall"
            elif not kind and polygon:
                self._fault(feature, _KIND_MISSING.fill(known=", ".join(BUILDING)))
            elif kind and kind not in SHOW and not self.collection.ours:
                self._fault(feature, _KIND_UNKNOWN.fill(kind=said, known=", ".join(BUILDING)))

    def _names(self, outlines: Sequence[Feature], others: Sequence[Feature]) -> list[str]:
        """Give the halls' ids: the file's own, or the one its other features name, or H1, H2."""
        names = [outline.text("hall") or outline.id for outline in outlines]
        meant = {feature.text("hall") for feature in others} - {""}
        if names == [""] and len(meant) == 1:
            return list(meant)
        return [name or self._new("H") for name in names]

    def _by_hall(
        self, outlines: Sequence[Feature], names: Sequence[str], features: Sequence[Feature]
    ) -> dict[str, list[Feature]]:
        """Share features out to the halls they name; with one hall none needs to."""
        known = {
            **{outline.id: name for outline, name in zip(outlines, names, strict=True)},
            **{name: name for name in names},
        }
        known.pop("", None)
        found: dict[str, list[Feature]] = {}
        for feature in features:
            said = feature.text("hall")
            if not said and len(names) == 1:
                found.setdefault(names[0], []).append(feature)
            elif said in known:
                found.setdefault(known[said], []).append(feature)
            else:
                text = Text(
                    ko="“{hall}” 홀이 없습니다. hall에 다음 가운데 하나를 적어 주십시오: {known}.",
                    en='there is no hall "{hall}"; write one of these as its hall: {known}.',
                )
                self._fault(feature, text.fill(hall=said, known=", ".join(names)))
        return found

    def _hall(
        self,
        outline: Feature,
        name: str,
        solids: Sequence[Feature],
        doors: Sequence[Feature],
        kept: Sequence[Feature],
        fed: Sequence[Feature],
    ) -> Hall | None:
        """Build one hall of its features; None when its outline has a fault."""
        openings = tuple(self._each(doors, self._opening))
        obstacles = tuple(self._each(solids, self._obstacle))
        keep_clear = tuple(self._each(kept, self._keep_clear))
        utilities = tuple(self._each(fed, self._utility))
        try:
            ring, *holes = rings(outline)
            height = length_of(outline, "clear_height_m")
            load = number_of(outline, "floor_load_kn_m2")
        except VenueError as exc:
            self.faults += exc.texts
            return None
        cores = [
            Obstacle(id=f"{name}-hole-{n}", kind=ObstacleKind.OTHER, ring=hole, source=self.source)
            for n, hole in enumerate(holes, start=1)
        ]
        return Hall(
            id=name,
            name=name_of(outline, name),
            level=outline.text("level"),
            outline=ring,
            openings=openings,
            obstacles=(*obstacles, *cores),
            keep_clear=keep_clear,
            utilities=utilities,
            clear_height_mm=height,
            floor_load_kn_m2=load,
            source=self.source,
        )

    def _each(
        self, features: Iterable[Feature], build: Callable[[Feature], Built]
    ) -> Iterator[Built]:
        """Build what can be built, and keep the faults of the rest."""
        for feature in features:
            try:
                yield build(feature)
            except VenueError as exc:
                self.faults += exc.texts

    def _opening(self, feature: Feature) -> Opening:
        """Build an opening: an exit as wide as its line unless it says otherwise."""
        said = feature.text("type").lower() or OpeningType.EXIT
        _require_one_of(OpeningType, said, feature, "venue.opening_type")
        a, b = line(feature)
        span = math.dist(a, b)
        return Opening(
            id=feature.id or self._new(f"{said}-"),
            type=OpeningType(said),
            name=name_of(feature),
            a=a,
            b=b,
            clear_width_mm=length_of(feature, "width_m") or max(1, round(span)),
            beyond_mm=length_of(feature, "beyond_m") or 0,
            clear_height_mm=length_of(feature, "height_m"),
            load_kn_m2=number_of(feature, "load_kn_m2"),
            source=self.source,
        )

    def _obstacle(self, feature: Feature) -> Obstacle:
        """Build an obstacle: a column unless it says otherwise."""
        said = feature.text("type").lower()
        kind = ObstacleKind(said) if said in set(ObstacleKind) else ObstacleKind.COLUMN
        return Obstacle(
            id=feature.id or self._new(f"{kind}-"),
            kind=kind,
            ring=rings(feature)[0],
            source=self.source,
        )

    def _keep_clear(self, feature: Feature) -> KeepClear:
        """Build an area to keep clear, its name being the reason."""
        return KeepClear(
            id=feature.id or self._new("keep-clear-"),
            ring=rings(feature)[0],
            reason=name_of(feature),
            source=self.source,
        )

    def _utility(self, feature: Feature) -> Utility:
        """Build a floor box, a trench or a fixture; it must say which it is."""
        said = feature.text("type").lower().replace("-", "_")
        _require_one_of(UtilityKind, said, feature, "venue.utility_type")
        return Utility(
            id=feature.id or self._new(f"{said}-"),
            kind=UtilityKind(said),
            ring=rings(feature)[0],
            supplies=supplies_of(feature),
            source=self.source,
        )

    def _new(self, stem: str) -> str:
        """Give the next id of a stem that the file does not use."""
        return next(name for n in self.numbers[stem] if (name := f"{stem}{n}") not in self.taken)

    def _fault(self, feature: Feature, words: Text) -> None:
        """Keep a fault of a feature."""
        self.faults.append(feature.says(words))


def _require_one_of(kinds: type[StrEnum], said: str, feature: Feature, code: str) -> None:
    """Refuse a type that is none of the known ones."""
    if said not in set(kinds):
        text = Text(
            ko="type “{type}” 대신 다음 가운데 하나를 적어 주십시오: {known}.",
            en='instead of the type "{type}" write one of: {known}.',
        )
        text = text.fill(type=said, known=", ".join(kinds))
        raise VenueError(code, feature.says(text))
