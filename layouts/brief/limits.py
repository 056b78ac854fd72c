"""The numbers the rules and the solver both read: a preset is data with sources."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import Field, model_validator

from venue.errors import BriefError
from venue.source import Source
from venue.text import Text
from venue.utility import UtilityKind
from venue.value import Value

MOST = 10_000.0
"""No limit is larger: a length of 10 km leaves nothing to limit, in any unit."""


class Limit(Value):
    """One required value: metres for lengths, otherwise as ``unit`` says."""

    value: float = Field(gt=0, le=MOST)
    unit: str
    source: Source


class Limits(Value):
    """A rule preset: every number with its unit, source and confidence.

    ``stand_ratio`` is None where a practice sets none. A document written before a limit existed
    takes it from the preset of its id.
    """

    id: str
    name: Text
    aisle: Limit
    main_aisle: Limit
    boulevard: Limit
    dead_end: Limit
    row: Limit
    exit_apron: Limit
    entrance_strip: Limit
    wall_clearance: Limit
    exit_width_per_person: Limit
    occupant_load: Limit
    stand_ratio: Limit | None = None
    booth_height: Limit
    perimeter_height: Limit
    peninsula_height: Limit
    island_height: Limit
    hydrant_clearance: Limit
    extinguisher_clearance: Limit
    shutter_clearance: Limit
    panel_clearance: Limit
    exit_separation: Limit
    exit_separation_sprinklered: Limit
    booth_reach: Limit
    covered_area: Limit
    deck_area: Limit
    ramp_width: Limit
    pavilion_aisle: Limit
    pod_side: Limit
    rival_distance: Limit
    utility_reach: Limit
    travel: Limit
    travel_upper: Limit

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, values: object) -> object:
        """Take limits that a document does not have yet from the preset of its id."""
        if not isinstance(values, dict) or values.get("id") not in preset_names():
            return values
        known = _raw(values["id"])
        missing = cls.model_fields.keys() - values.keys() - {"stand_ratio"}
        return values | {name: known[name] for name in missing if name in known}

    def clearance_mm(self, kind: UtilityKind) -> int:
        """Give the floor to keep free around a hydrant, an extinguisher, a shutter or a panel.

        Examples
        --------
        >>> preset("kr-practice").clearance_mm(UtilityKind.HYDRANT)
        1500
        """
        return self.mm(f"{kind.value}_clearance")

    def mm(self, name: str) -> int:
        """Give a length limit in integer millimetres.

        Examples
        --------
        >>> preset("kr-practice").mm("aisle")
        3000
        """
        limit: Limit = getattr(self, name)
        return round(limit.value * (1000 if limit.unit == "m" else 1))

    def overridden(self, values: dict[str, float]) -> "Limits":
        """Replace single values; each then counts as the organiser's own word.

        Raises
        ------
        BriefError : when a name is no rule of the preset, a value is out of bounds, or the values
            contradict one another.
        """
        changed: dict[str, Limit] = {}
        for name, value in values.items():
            old = getattr(self, name, None)
            if not isinstance(old, Limit) or not 0 < value <= MOST:
                names = ", ".join(
                    n for n in Limits.model_fields if isinstance(getattr(self, n), Limit)
                )
                text = Text(
                    ko=f"[rules_override] {name}: 0보다 크고 {MOST:,.0f} 이하인 값을 다음 규칙 "
                    f"가운데 하나에 적어 주십시오: {names}.",
                    en=f"[rules_override] {name}: give a value above 0, up to {MOST:,.0f}, to one "
                    f"of {names}.",
                )
                raise BriefError("brief.rules_override", text)
            cite = f"{old.source.cite}; overridden in the brief"
            source = Source(cite=cite, confidence=old.source.confidence)
            changed[name] = Limit(value=value, unit=old.unit, source=source)
        whole = self.model_copy(update=changed)
        for small, large in ORDERED:
            # A wider aisle alone makes the main aisle as wide; a narrower main aisle contradicts.
            if large in changed and not whole.value(small) <= whole.value(large):
                text = _CONTRADICTION.fill(
                    small=small,
                    large=large,
                    low=f"{whole.value(small):g}",
                    high=f"{whole.value(large):g}",
                )
                raise BriefError("brief.rules_contradict", text)
        return whole

    def value(self, name: str) -> float:
        """Give the value of a limit, in its own unit."""
        limit: Limit = getattr(self, name)
        return limit.value


NAMES = {
    "aisle": Text(ko="통로 유효 폭", en="clear width of an aisle"),
    "main_aisle": Text(ko="주 통로 유효 폭", en="clear width of a main aisle"),
    "boulevard": Text(ko="대로 유효 폭", en="clear width of a boulevard"),
    "dead_end": Text(ko="막다른 통로", en="dead-end aisle"),
    "row": Text(ko="횡단 통로 없는 열", en="row without a cross aisle"),
    "exit_apron": Text(ko="비상구 앞 빈 바닥", en="free floor before an exit"),
    "entrance_strip": Text(ko="입구 안쪽 빈 바닥", en="free floor behind an entrance"),
    "wall_clearance": Text(ko="벽과의 간격", en="clearance to walls"),
    "exit_width_per_person": Text(ko="1인당 출구 폭", en="exit width a person"),
    "occupant_load": Text(ko="1인당 바닥 면적", en="floor a person (occupant load)"),
    "stand_ratio": Text(ko="부스 면적과 통로 면적의 비", en="stand area to gangway area"),
    "booth_height": Text(ko="일반·코너 부스 높이", en="height of inline and corner booths"),
    "perimeter_height": Text(ko="벽면 부스 높이", en="height of perimeter booths"),
    "peninsula_height": Text(ko="반도형 부스 높이", en="height of peninsula booths"),
    "island_height": Text(ko="독립 부스 높이", en="height of island booths"),
    "hydrant_clearance": Text(ko="소화전과의 간격", en="clearance to hydrants"),
    "extinguisher_clearance": Text(ko="소화기와의 간격", en="clearance to extinguishers"),
    "shutter_clearance": Text(ko="방화셔터와의 간격", en="clearance to fire shutters"),
    "panel_clearance": Text(ko="분전반과의 간격", en="clearance to electrical panels"),
    "exit_separation": Text(ko="출구 간격(대각선 대비)", en="remote exits, share of the diagonal"),
    "exit_separation_sprinklered": Text(
        ko="출구 간격(스프링클러 설치)", en="remote exits with sprinklers"
    ),
    "booth_reach": Text(ko="부스 안에서 통로까지", en="inside a booth to an aisle"),
    "covered_area": Text(ko="천장을 덮은 면적", en="covered area without more ado"),
    "deck_area": Text(ko="계단 하나로 되는 위층 면적", en="upper deck with one stair"),
    "ramp_width": Text(ko="경사로 폭", en="width of a ramp"),
    "pavilion_aisle": Text(ko="공동관 안 통로", en="aisle inside a pavilion"),
    "pod_side": Text(ko="공동관 안 자리의 변", en="side of a pod"),
    "rival_distance": Text(ko="경쟁사 간격", en="distance of rivals"),
    "utility_reach": Text(ko="설비까지의 거리", en="reach of a floor box"),
    "travel": Text(ko="출구까지의 보행 거리", en="walk to an exit"),
    "travel_upper": Text(ko="위층에서 계단까지의 보행 거리", en="walk to a stair, upper floors"),
}
"""Limits as people call them."""

ORDERED = (
    ("aisle", "main_aisle"),
    ("main_aisle", "boulevard"),
    ("pavilion_aisle", "aisle"),
    ("booth_height", "perimeter_height"),
    ("booth_height", "peninsula_height"),
    ("peninsula_height", "island_height"),
    ("exit_separation_sprinklered", "exit_separation"),
)
"""Limits of which the first is never above the second: an override that says so contradicts."""

_CONTRADICTION = Text(
    ko="[rules_override]: {small} {low} 값이 {large} {high} 값보다 큽니다. 둘 가운데 하나를 고쳐 "
    "주십시오.",
    en="[rules_override]: {small} is {low}, above {large} of {high}; mend one of the two.",
)


def preset_names() -> tuple[str, ...]:
    """List the presets that ship with Madang."""
    folder = files("layouts.brief") / "presets"
    return tuple(
        sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml"))
    )


@cache
def preset(name: str) -> Limits:
    """Load a rule preset by its name.

    Raises
    ------
    BriefError : when no preset has that name.

    Examples
    --------
    >>> preset("kr-practice").aisle.value
    3.0
    """
    if name not in preset_names():
        known = ", ".join(preset_names())
        text = Text(
            ko=f"rules = “{name}”: 그런 규칙 묶음이 없습니다. 다음 가운데 하나를 적어 주십시오: "
            f"{known}.",
            en=f'rules = "{name}": no such preset; write one of {known}.',
        )
        raise BriefError("brief.rules", text)
    return Limits.model_validate(_raw(name))


@cache
def _raw(name: str) -> dict[str, Any]:
    """Read a preset's file."""
    text = (files("layouts.brief") / "presets" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
