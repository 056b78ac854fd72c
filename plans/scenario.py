"""Scenarios: a brief with some of what it asks changed, so that it still makes sense."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import MAX_UNITS, Exhibitor
from venue.errors import UsageError
from venue.text import Text
from venue.venue import Venue

CHANGEABLE = (
    "title", "dates", "venue", "halls", "rules", "rules_override", "partitions", "tenancy",
    "rates", "visitors", "best_spots",
)  # fmt: skip
"""What a scenario may set of a brief, whole or by a dotted key; ``demand`` and ``mix`` besides."""

MOST_DEMAND = 20.0
"""Times the exhibitors of a brief: what is more is another show."""


def scenario(brief: Brief, changes: Mapping[str, Any]) -> Brief:
    """Change what a brief asks.

    Parameters
    ----------
    brief : the base.
    changes : by dotted key of the brief (``halls``, ``rules_override.aisle``); ``demand`` is the
        factor of the number of contracts, ``mix`` that of their areas.

    Raises
    ------
    UsageError : when a key cannot be changed, or a value does not fit it.

    Examples
    --------
    >>> from plans.formats.read.brief import read_brief
    >>> base, _ = read_brief("slw-2024")
    >>> wider = scenario(base, {"rules_override.aisle": 3.5, "demand": 0.5})
    >>> wider.rules_override, len(wider.contracts)
    ({'aisle': 3.5}, 74)
    """
    known: dict[str, Any] = {}
    for key, value in changes.items():
        root, _, rest = key.partition(".")
        if root in {"demand", "mix"} and not rest:
            continue
        if root not in CHANGEABLE:
            raise UsageError("sweep.key", _KEY.fill(key=key, known=", ".join(CHANGEABLE)))
        if not rest:
            known[root] = value
            continue
        was = known.get(root, getattr(brief, root))
        table = dict(was) if isinstance(was, Mapping) else was.model_dump(mode="python")
        known[root] = table | {rest: value}
    try:
        made = Brief.model_validate(brief.model_dump(mode="python", by_alias=True) | known)
    except ValidationError as exc:
        field = ".".join(str(step) for step in exc.errors(include_url=False)[0]["loc"])
        raise UsageError("sweep.value", _VALUE.fill(key=field)) from exc
    made = _demanded(made, _factor(changes, "demand"))
    return _mixed(made, _factor(changes, "mix"))


def in_venue(brief: Brief, venue: Venue) -> Brief:
    """Leave out what a brief wishes of halls and doors that it has not any more.

    Parameters
    ----------
    brief : may wish zones and areas into halls, near doors, and pins on spots, of another show.
    venue : where it is held now.
    """
    groups = {group.id: group.halls for group in venue.groups}
    let = {hall for name in brief.halls for hall in groups.get(name, (name,))}
    doors = {door.id for hall in venue.halls if hall.id in let for door in hall.openings}
    names = let | {name for name, halls in groups.items() if let.intersection(halls)}

    def kept(wish: Any) -> Any:
        return wish.model_copy(
            update={
                "hall": wish.hall if wish.hall in names else None,
                "near": wish.near if wish.near in doors else None,
            }
        )

    return brief.model_copy(
        update={
            "zones": tuple(kept(zone) for zone in brief.zones),
            "areas": tuple(kept(area) for area in brief.areas),
            "pins": tuple(pin for pin in brief.pins if pin.hall in names),
        }
    )


def _factor(changes: Mapping[str, Any], key: str) -> float:
    """Read a factor."""
    value = changes.get(key, 1.0)
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 < value <= MOST_DEMAND
    ):
        raise UsageError("sweep.value", _VALUE.fill(key=key))
    return float(value)


def _demanded(brief: Brief, factor: float) -> Brief:
    """Take contracts out evenly, or take them again under new ids, members and all."""
    contracts, members = brief.contracts, brief.members
    wanted = max(1, round(factor * len(contracts))) if contracts else 0
    if wanted == len(contracts):
        return brief
    if wanted < len(contracts):
        chosen = [contracts[n * len(contracts) // wanted] for n in range(wanted)]
        rounds = [(who, 1) for who in chosen]
    else:
        rounds = [(contracts[n % len(contracts)], n // len(contracts) + 1) for n in range(wanted)]
    people = [
        copy for who, round_ in rounds for copy in _again(who, members.get(who.id, ()), round_)
    ]
    ids = {who.id for who in people}
    return brief.model_copy(
        update={
            "exhibitors": tuple(
                who.model_copy(update={"rivals": tuple(r for r in who.rivals if r in ids)})
                for who in people
            ),
            "pins": tuple(pin for pin in brief.pins if pin.exhibitor in ids),
            "pairs": tuple(pair for pair in brief.pairs if {pair.a, pair.b} <= ids),
        }
    )


def _again(who: Exhibitor, members: Sequence[Exhibitor], round_: int) -> list[Exhibitor]:
    """Give a contract with its members, from the second round on under other ids."""
    if round_ == 1:
        return [who, *members]
    mark = f"~{round_}"
    first = {"id": who.id + mark, "name": _marked(who.name, round_), "rivals": ()}
    rest = [
        one.model_copy(
            update={
                "id": one.id + mark,
                "name": _marked(one.name, round_),
                "rivals": (),
                "pavilion": who.id + mark,
            }
        )
        for one in members
    ]
    return [who.model_copy(update=first), *rest]


def _marked(name: Text, round_: int) -> Text:
    """Name a copy."""
    return Text(ko=f"{name.ko} {round_}" if name.ko else "", en=f"{name.en} {round_}")


def _mixed(brief: Brief, factor: float) -> Brief:
    """Make stands larger or smaller, in whole units; pavilions keep their blocks."""
    if factor == 1.0:
        return brief
    blocks = set(brief.members)
    return brief.model_copy(
        update={
            "exhibitors": tuple(
                who
                if who.id in blocks or not who.contract
                else _sized(who, factor, brief.module_mm)
                for who in brief.exhibitors
            )
        }
    )


def _sized(who: Exhibitor, factor: float, module_mm: int) -> Exhibitor:
    """Give an exhibitor another area: more units, or a longer front."""
    if who.units is not None:
        units = min(MAX_UNITS, max(1, round(who.units * factor)))
        return who.model_copy(update={"units": units})
    if who.size_mm is None:
        return who
    width, depth = who.size_mm
    longer = max(module_mm, round(width * factor / module_mm) * module_mm)
    return who.model_copy(update={"size_mm": (longer, depth)})


_KEY = Text(
    ko="‘{key}’: 시나리오에서 바꿀 수 없는 항목입니다. demand, mix 또는 다음을 적어 주십시오: "
    "{known}.",
    en="{key!r} cannot be changed by a scenario; give demand, mix or one of {known}.",
)
_VALUE = Text(
    ko="{key}: 맞지 않는 값입니다. 브리프에 적는 대로 고쳐 주십시오(demand와 mix는 0보다 크고 "
    "20 이하).",
    en="{key}: the value does not fit; write it as in a brief (demand and mix above 0, to 20).",
)
