"""What an edit changed of a plan, item by item: exact forwards and backwards."""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from pydantic import Field

from layouts.aisle import Aisle
from layouts.allotment import Allotment
from layouts.area import Area
from layouts.booth import Booth
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.rates import Rates
from layouts.brief.request import Pair, Pin, ZoneRequest
from layouts.pod import Pod
from layouts.zone import Zone
from venue.errors import EditError
from venue.text import Text
from venue.value import Value

from .plan import Plan
from .sale import Sale

T = TypeVar("T", bound=Value)

Key = Callable[[Any], object]


class At(Value, Generic[T]):
    """An item and its place in the plan's list."""

    place: int = Field(ge=0)
    item: T


class Exchange(Value, Generic[T]):
    """Items that go from a list, and items that come: both where they stand in their list.

    An item that changes is among both. Those that stay keep their order.
    """

    gone: tuple[At[T], ...] = ()
    come: tuple[At[T], ...] = ()

    @property
    def back(self) -> "Exchange[T]":
        """The exchange that undoes it."""
        return type(self)(gone=self.come, come=self.gone)

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.gone or self.come)


class Patch(Value):
    """An exchange for each list of a plan that people, or a new solve, change.

    ``zones`` are those on the floor, ``themes`` the brief's. ``rates`` are a list of one.

    Examples
    --------
    >>> Patch().back == Patch(), bool(Patch())
    (True, False)
    """

    kind: Literal["patch"] = "patch"
    booths: Exchange[Booth] = Exchange[Booth]()
    zones: Exchange[Zone] = Exchange[Zone]()
    areas: Exchange[Area] = Exchange[Area]()
    pods: Exchange[Pod] = Exchange[Pod]()
    allotments: Exchange[Allotment] = Exchange[Allotment]()
    sales: Exchange[Sale] = Exchange[Sale]()
    pins: Exchange[Pin] = Exchange[Pin]()
    pairs: Exchange[Pair] = Exchange[Pair]()
    exhibitors: Exchange[Exhibitor] = Exchange[Exhibitor]()
    themes: Exchange[ZoneRequest] = Exchange[ZoneRequest]()
    aisles: Exchange[Aisle] = Exchange[Aisle]()
    rates: Exchange[Rates] = Exchange[Rates]()

    @property
    def back(self) -> "Patch":
        """The patch that undoes it."""
        return Patch(**{name: getattr(self, name).back for name in LISTS})

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return any(getattr(self, name) for name in LISTS)


LISTS: dict[str, tuple[str, Key]] = {
    "booths": ("layout.booths", attrgetter("id")),
    "zones": ("layout.zones", attrgetter("hall", "id")),
    "areas": ("layout.areas", attrgetter("hall", "id")),
    "pods": ("layout.pods", attrgetter("hall", "id")),
    "allotments": ("allotments", attrgetter("booth")),
    "sales": ("sales", attrgetter("booth")),
    "pins": ("brief.pins", attrgetter("exhibitor")),
    "pairs": ("brief.pairs", attrgetter("a", "b", "relation")),
    "exhibitors": ("brief.exhibitors", attrgetter("id")),
    "themes": ("brief.zones", attrgetter("id")),
    "aisles": ("layout.aisles", attrgetter("hall", "id")),
    "rates": ("brief.rates", type),
}
"""Each list of a patch: where it is in a plan, and what names an item of it.

A record that is no list, such as the rates, is a list of one: of its kind there is no other.
"""


def difference(before: Plan, after: Plan) -> Patch:
    """Give the patch that leads from one plan to another.

    Parameters
    ----------
    before, after : two states of one plan; items that are in both keep their order.
    """
    return Patch.model_validate(
        {
            name: _exchange(_listed(before, path), _listed(after, path), key)
            for name, (path, key) in LISTS.items()
        }
    )


def patched(plan: Plan, patch: Patch) -> Plan:
    """Apply a patch.

    Parameters
    ----------
    plan : what was the plan when the patch was made, or one in which the same items stand.
    patch : what goes and comes.

    Raises
    ------
    EditError : when something that is to go is not there as it was.
    """
    lists = {
        path: _as_kept(plan, path, _exchanged(_listed(plan, path), getattr(patch, name), name))
        for name, (path, _) in LISTS.items()
        if getattr(patch, name)
    }
    changes: dict[str, object] = {path: new for path, new in lists.items() if "." not in path}
    for part, value in (("layout", plan.layout), ("brief", plan.brief)):
        mine = {path.split(".")[1]: new for path, new in lists.items() if path[: len(part)] == part}
        if mine:
            changes[part] = value.model_copy(update=mine)
    return plan.model_copy(update=changes)


def _listed(plan: Plan, path: str) -> tuple[Any, ...]:
    """Give a list of a plan; a record is a list of one."""
    known = attrgetter(path)(plan)
    return known if isinstance(known, tuple) else (known,)


def _as_kept(plan: Plan, path: str, items: tuple[Any, ...]) -> object:
    """Give a list as a plan keeps it: of a record there is always one."""
    if isinstance(attrgetter(path)(plan), tuple):
        return items
    if len(items) != 1:
        raise EditError("edit.stale", _STALE.fill(name=path.rpartition(".")[2]))
    return items[0]


def _exchange(before: Sequence[T], after: Sequence[T], key: Key) -> dict[str, object]:
    """Compare two lists; one that is the same object is not looked through."""
    if before is after:
        return {}
    old = {key(item): item for item in before}
    new = {key(item): item for item in after}
    gone, come = tuple(_others(before, new, key)), tuple(_others(after, old, key))
    out, into = ({id(each["item"]) for each in some} for some in (gone, come))
    stays = [key(item) for item in before if id(item) not in out]
    if stays != [key(item) for item in after if id(item) not in into]:
        # Some that are in both stand in another order: then all of them go and come.
        return {"gone": tuple(_others(before, {}, key)), "come": tuple(_others(after, {}, key))}
    return {"gone": gone, "come": come}


def _others(items: Sequence[T], known: dict[object, T], key: Key) -> Iterator[dict[str, object]]:
    """Give the items that the other list has not, or has otherwise, with their places."""
    for place, item in enumerate(items):
        other = known.get(key(item))
        if other is not item and other != item:
            yield {"place": place, "item": item}


def _exchanged(items: Sequence[T], exchange: Exchange[T], name: str) -> tuple[T, ...]:
    """Take away what goes, and put what comes where it stood."""
    left = list(items)
    for each in reversed(exchange.gone):
        if each.place >= len(left) or left[each.place] != each.item:
            raise EditError("edit.stale", _STALE.fill(name=name))
        del left[each.place]
    for each in exchange.come:
        if each.place > len(left):
            raise EditError("edit.stale", _STALE.fill(name=name))
        left.insert(each.place, each.item)
    return tuple(left)


_STALE = Text(
    ko="배치안이 그사이 바뀌었습니다({name}). 다시 열어 고쳐 주십시오.",
    en="The plan has changed meanwhile ({name}); open it again and repeat the edit.",
)
