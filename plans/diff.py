"""A plan compared with what came back of it: its drawing from CAD, its sheet from registration."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from layouts.booth import Booth, Footprint
from layouts.numbering import number_layout
from layouts.outline import footprint_of, same_place
from venue.errors import EditError, InputError
from venue.text import Text
from venue.value import Value

from . import edits
from .edit import apply
from .edit_parts import LOCKED, SHAPE, SOLD, booth_of, with_booth, with_layout
from .plan import Plan
from .sale import SaleState


class Fate(StrEnum):
    """What became of a thing of a plan outside of it."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"


class Side(StrEnum):
    """Whose state of a thing stands where plan and file differ."""

    PLAN = "plan"
    FILE = "file"


@dataclass(frozen=True)
class Drawn:
    """A booth as a file draws it.

    ``ring`` is its outline in the frame of ``hall``, millimetres; ``base`` is where it lay when
    the plan was exported, which our own files carry; ``place`` names it for sentences.
    """

    place: Text
    hall: str
    ring: tuple[tuple[float, float], ...]
    id: str = ""
    number: str = ""
    who: str = ""
    base: Footprint | None = None


class Change(Value):
    """What became of one booth, with where it lies in the plan and in the file.

    ``conflict`` says why somebody has to choose between the two.
    """

    fate: Fate
    booth: str
    number: str = ""
    was: Footprint | None = None
    now: Footprint | None = None
    conflict: Text | None = None


def diff_booths(
    plan: Plan, drawn: Sequence[Drawn], halls: Collection[str], revision: int | None
) -> tuple[Change, ...]:
    """Compare a plan's booths with those of a file.

    Parameters
    ----------
    plan : the plan as it is now.
    drawn : the booths of the file.
    halls : the halls that the file shows; booths elsewhere are not missed.
    revision : the plan's revision that was exported; None when the file does not say.

    Returns
    -------
    A change for each booth of either, the plan's in their order, then the new ones. A booth that
    the file has as it was exported is the same, whatever the plan has made of it since; one that
    both changed, or that is locked, sold or a pavilion's, is in conflict.

    Raises
    ------
    InputError : with a sentence for each outline that is no booth, or in no hall of the plan.
    """
    known = {booth.id: booth for booth in plan.layout.booths}
    by_number = {booth.number: booth.id for booth in plan.layout.booths if booth.number}
    found: dict[str, tuple[Drawn, Footprint]] = {}
    new: list[Change] = []
    names, faults = set(known), list[Text]()
    for each in drawn:
        name = each.id or by_number.get(each.number, "")
        booth = known.get(name) if name not in found else None
        try:
            now = _footprint(plan, each, booth)
        except InputError as exc:
            faults += [text.after(each.place) for text in exc.texts]
            continue
        if booth is not None:
            found[name] = (each, now)
        elif each.base is None or not same_place(now, each.base):
            told = _GONE if each.base is not None and name not in known else None
            new.append(_new(each, now, told, names, set(by_number)))
    if faults:
        raise InputError("diff.booths", faults)
    stale = revision is None or revision != plan.revision
    claimed = _claimed(plan)
    return (
        *(
            _fate(plan, booth, found.get(booth.id), claimed, stale=stale)
            for booth in plan.layout.booths
            if booth.hall in halls or booth.id in found
        ),
        *new,
    )


def with_changes(
    plan: Plan, changes: Iterable[Change], take: Mapping[str, Side], other: Side | None = None
) -> Plan:
    """Take the changes of a file into a plan.

    Parameters
    ----------
    plan : the plan that was compared.
    changes : what `diff_booths` found.
    take : whose state stands, by booth id; for a booth without a conflict it is the file's unless
        it is named here.
    other : whose state stands where there is a conflict and nothing is named.

    Returns
    -------
    The plan, which is still to be judged; `patch.difference` gives the one edit it takes. New
    booths without a number are numbered, and nobody's number changes.

    Raises
    ------
    EditError : when a conflict is left open, or the plan refuses a change; every one of them.
    """
    faults: list[Text] = []
    order = {Fate.DELETED: 0, Fate.CHANGED: 1, Fate.NEW: 2, Fate.SAME: 3}
    for change in sorted(changes, key=lambda each: order[each.fate]):
        side = take.get(change.booth, Side.FILE if change.conflict is None else other)
        if side is None and change.conflict is not None:
            faults.append(change.conflict)
        elif side is Side.FILE:
            try:
                plan = _taken(plan, change)
            except EditError as exc:
                faults += exc.texts
    if faults:
        raise EditError("diff.conflict", faults)
    kept = {booth.id: booth.number for booth in plan.layout.booths if booth.number}
    if len(kept) < len(plan.layout.booths):
        numbered = number_layout(plan.halls, plan.layout, kept)
        plan = plan.model_copy(update={"layout": numbered})
    return plan


def _footprint(plan: Plan, drawn: Drawn, booth: Booth | None) -> Footprint:
    """Give the footprint of a drawn booth, in a hall of the plan."""
    if all(hall.id != drawn.hall for hall in plan.halls):
        known = ", ".join(hall.id for hall in plan.halls)
        raise InputError("diff.hall", _NO_HALL.fill(hall=drawn.hall or "–", known=known))
    return footprint_of(drawn.hall, drawn.ring, drawn.base or booth)


def _new(
    drawn: Drawn, now: Footprint, told: Text | None, names: set[str], numbers: Collection[str]
) -> Change:
    """Tell of a booth that the plan has not, under an id that is free and then taken."""
    name = next(f"{now.hall}-b{n}" for n in count(1) if f"{now.hall}-b{n}" not in names)
    names.add(name)
    conflict = None if told is None else told.fill(booth=drawn.number or drawn.id)
    number = "" if drawn.number in numbers else drawn.number
    return Change(fate=Fate.NEW, booth=name, number=number, now=now, conflict=conflict)


def _claimed(plan: Plan) -> dict[str, Text]:
    """Give why a booth is not to be moved or taken away: it is sold, or locked."""
    locked = {each.booth: LOCKED for each in plan.allotments if each.locked}
    return locked | {s.booth: SOLD for s in plan.sales if s.state is SaleState.SOLD}


def _fate(
    plan: Plan,
    booth: Booth,
    found: tuple[Drawn, Footprint] | None,
    claimed: Mapping[str, Text],
    *,
    stale: bool,
) -> Change:
    """Tell what became of a booth of the plan."""
    was = Footprint.model_validate(booth.where)
    why = claimed.get(booth.id)
    named = {"booth": booth.id, "number": booth.number, "was": was}
    if found is None:
        why = why or (_MISSING if stale else None)
        conflict = None if why is None else why.fill(booth=booth.number or booth.id)
        return Change.model_validate({"fate": Fate.DELETED, "conflict": conflict, **named})
    drawn, now = found
    base = drawn.base or was
    if same_place(now, base) or same_place(now, was):
        return Change.model_validate({"fate": Fate.SAME, "now": was, **named})
    if not same_place(was, base):
        why = _BOTH
    elif why is None and not _alike(now, was) and _pods(plan, booth):
        why = SHAPE
    conflict = None if why is None else why.fill(booth=booth.number or booth.id)
    return Change.model_validate({"fate": Fate.CHANGED, "now": now, "conflict": conflict, **named})


def _taken(plan: Plan, change: Change) -> Plan:
    """Take one change of the file into a plan."""
    if change.fate is Fate.DELETED:
        return apply(plan, edits.Delete(booth=change.booth))[0]
    if change.fate is Fate.SAME or change.now is None:
        return plan
    place = change.now.where
    if change.fate is Fate.NEW:
        new = Booth.model_validate({**place, "id": change.booth, "number": change.number})
        return with_layout(plan, booths=(*plan.layout.booths, new))
    booth = booth_of(plan, change.booth)
    if not _pods(plan, booth):
        return with_booth(plan, booth, booth.model_copy(update=place))
    if not _alike(change.now, booth):
        raise EditError("edit.shape", SHAPE.fill(booth=booth.number or booth.id))
    turned = edits.Rotate(booth=booth.id, rotation_deg=change.now.rotation_deg)
    plan = apply(plan, turned)[0]
    moved = edits.Move(
        booth=booth.id, hall=change.now.hall, x_mm=change.now.x_mm, y_mm=change.now.y_mm
    )
    return apply(plan, moved)[0]


def _alike(a: Footprint, b: Footprint) -> bool:
    """Tell whether two footprints have the same sides."""
    return (a.width_mm, a.depth_mm, a.notch) == (b.width_mm, b.depth_mm, b.notch)


def _pods(plan: Plan, booth: Booth) -> bool:
    """Tell whether a booth is a pavilion with pods inside."""
    return any(pod.booth == booth.id for pod in plan.layout.pods)


def differing(before: Value, after: Value) -> Iterator[str]:
    """Name the fields in which two values of one kind differ."""
    for name in type(before).model_fields:
        if getattr(before, name) != getattr(after, name):
            yield name


_BOTH = Text(
    ko="부스 {booth}: 배치안과 도면에서 모두 바뀌었습니다. 어느 쪽을 따를지 고르십시오.",
    en="Booth {booth} has changed in the plan and in the drawing; choose which one stands.",
)
_MISSING = Text(
    ko="부스 {booth}: 도면에 없으나, 도면이 배치안보다 오래되었을 수 있습니다. 지울지 고르십시오.",
    en="Booth {booth} is not in the drawing, which may be older than it; choose which stands.",
)
_GONE = Text(
    ko="부스 {booth}: 배치안에서 지웠으나 도면에서는 옮겼습니다. 어느 쪽을 따를지 고르십시오.",
    en="Booth {booth} was deleted from the plan but moved in the drawing; choose which stands.",
)
_NO_HALL = Text(
    ko="‘{hall}’ 홀이 배치안에 없습니다. 다음 홀 가운데 하나로 옮겨 주십시오: {known}.",
    en="the plan has no hall {hall!r}; draw it in one of {known}.",
)
