"""The numbers the rules and the solver both read: a preset is data with sources."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import Field

from venue.errors import BriefError
from venue.source import Source
from venue.text import Text
from venue.value import Value

MOST = 10_000.0
"""No limit is larger: a length of 10 km leaves nothing to limit, in any unit."""


class Limit(Value):
    """One required value: metres for lengths, otherwise as ``unit`` says."""

    value: float = Field(gt=0, le=MOST)
    unit: str
    source: Source


class Limits(Value):
    """A rule preset: every number with its unit, source and confidence."""

    id: str
    name: Text
    aisle: Limit
    main_aisle: Limit
    dead_end: Limit
    row: Limit
    exit_apron: Limit
    entrance_strip: Limit
    wall_clearance: Limit
    exit_width_per_person: Limit
    occupant_load: Limit
    stand_ratio: Limit
    booth_height: Limit
    island_height: Limit

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
        BriefError : when a name is no rule of the preset or a value is out of bounds.
        """
        changed: dict[str, Limit] = {}
        for name, value in values.items():
            old = getattr(self, name, None)
            if not isinstance(old, Limit) or not 0 < value <= MOST:
                names = ", ".join(n for n in Limits.model_fields if n not in {"id", "name"})
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
        return self.model_copy(update=changed)


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
    raw = (files("layouts.brief") / "presets" / f"{name}.toml").read_text(encoding="utf-8")
    return Limits.model_validate(tomllib.loads(raw))
