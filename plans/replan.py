"""A plan solved anew: what it starts from, and the new floor as its next revision."""

from collections.abc import Mapping
from typing import Literal

from layouts.allotment import Allotment
from layouts.booth import Booth
from layouts.layout import Layout
from layouts.numbering import number_layout
from solver.before import is_same
from venue.errors import NoPlanError
from venue.text import Text

from .plan import Plan

Keep = Literal["nothing", "pinned", "few-moves"]


def start_of(plan: Plan, keep: Keep) -> Plan | None:
    """Give the plan that a new solve starts from.

    Parameters
    ----------
    plan : as it stands.
    keep : ``nothing`` moves everybody but those whose booth is in somebody's hands, ``pinned``
        leaves what is pinned or locked, ``few-moves`` whoever can stay.

    Returns
    -------
    A plan in which those stand that are to stay; None when that is nobody.
    """
    held = {sale.booth for sale in plan.sales}
    booths = tuple(
        booth.model_copy(update={"pinned": True}) if booth.id in held else booth
        for booth in plan.layout.booths
    )
    layout = plan.layout.model_copy(update={"booths": booths})
    if keep == "few-moves":
        return plan.model_copy(update={"layout": layout})
    fixed = held_of(plan, keep)
    stays = tuple(each for each in plan.allotments if each.booth in fixed)
    if not stays:
        return None
    layout = Layout(booths=tuple(booth for booth in booths if booth.id in fixed))
    return plan.model_copy(update={"layout": layout, "allotments": stays})


def held_of(plan: Plan, keep: Keep) -> Mapping[str, Booth]:
    """Give the booths that stay as they are, by id: those in somebody's hands, and those pinned.

    Parameters
    ----------
    plan, keep : as of `start_of`.
    """
    held = {sale.booth for sale in plan.sales}
    if keep != "nothing":
        held |= {booth.id for booth in plan.layout.booths if booth.pinned}
        held |= {each.booth for each in plan.allotments if each.locked}
    return {booth.id: booth for booth in plan.layout.booths if booth.id in held}


def require_requests(plan: Plan) -> None:
    """Refuse to plan for nobody: it would clear the floor of what was drawn by hand.

    Raises
    ------
    NoPlanError : when no exhibitor asks for a booth.
    """
    if not plan.brief.contracts:
        raise NoPlanError("replan.nobody", _NOBODY)


def require_in_hands(plan: Plan, keep: Keep) -> None:
    """Refuse to plan around a booth that nobody has: a plan is made of exhibitors.

    Parameters
    ----------
    plan, keep : as of `start_of`.

    Raises
    ------
    NoPlanError : when a booth that is to stay is allotted to nobody.
    """
    given = {each.booth for each in plan.allotments}
    free = [held for held in held_of(plan, keep).values() if held.id not in given]
    if free:
        numbers = ", ".join(sorted(held.number or held.id for held in free))
        raise NoPlanError("replan.free", _FREE.fill(booths=numbers))


def replanned(
    plan: Plan, layout: Layout, allotments: tuple[Allotment, ...], keep: Keep = "nothing"
) -> Plan:
    """Put a new floor in the place of a plan's.

    Parameters
    ----------
    plan : as it stands.
    layout, allotments : what a solver has drawn for its brief; it names booths in its own way.
    keep : as of `start_of`.

    Returns
    -------
    The plan with that floor. Whoever had a booth keeps its id. What is held, reserved or sold stays
    as it is, and so does what is pinned, unless nothing is to be kept; only which of its sides are
    open may differ. What the plan says of itself is that of the plan before.

    Raises
    ------
    NoPlanError : when a booth that is to stay has another place, or none, on the new floor.
    """
    ids, held = _ids(plan, layout, allotments), held_of(plan, keep)
    made = [each.model_copy(update={"id": ids[each.id]}) for each in layout.booths]
    booths = tuple(_kept(held[each.id], each) if each.id in held else each for each in made)
    for name in held.keys() - {booth.id for booth in booths}:
        raise _moved(held[name])
    pods = tuple(pod.model_copy(update={"booth": ids[pod.booth]}) for pod in layout.pods)
    drawn = layout.model_copy(update={"booths": booths, "pods": pods})
    numbers = {booth.id: booth.number for booth in held.values()}
    given = tuple(each.model_copy(update={"booth": ids[each.booth]}) for each in allotments)
    return plan.model_copy(
        update={"layout": number_layout(plan.halls, drawn, numbers), "allotments": given}
    )


def renamed(plan: Plan, made: Plan, keep: Keep = "nothing") -> Plan:
    """Put a plan that was made anew in the place of one, with what is certified of it.

    Parameters
    ----------
    plan : as it stands.
    made : what a new solve of its brief gave; errors as of `replanned`.
    keep : as of `start_of`.
    """
    after = replanned(plan, made.layout, made.allotments, keep)
    ids = _ids(plan, made.layout, made.allotments)
    findings = tuple(
        each.model_copy(update={"booths": tuple(ids.get(name, name) for name in each.booths)})
        for each in made.findings
    )
    of_itself = {"findings": findings, "measures": made.measures, "certificate": made.certificate}
    return after.model_copy(update={**of_itself, "made": made.made})


def _ids(plan: Plan, layout: Layout, allotments: tuple[Allotment, ...]) -> Mapping[str, str]:
    """Name each new booth: as its exhibitor's was, or by a name that no booth has had."""
    had = {each.exhibitor: each.booth for each in plan.allotments}
    ids = {each.booth: had[each.exhibitor] for each in allotments if each.exhibitor in had}
    taken = {booth.id for booth in plan.layout.booths}
    count = 0
    for booth in layout.booths:
        if booth.id in ids:
            continue
        # A name of its own goes first: where nothing stood, the solver's names stay.
        name = booth.id
        while name in taken:
            count += 1
            name = f"{booth.hall}-b{len(layout.booths) + count}"
        taken.add(name)
        ids[booth.id] = name
    return ids


def _kept(was: Booth, made: Booth) -> Booth:
    """Give a booth that is to stay as it was, with the sides that are open now."""
    if not is_same(was, made):
        raise _moved(was)
    return was.model_copy(update={"open_edges": made.open_edges})


def _moved(booth: Booth) -> NoPlanError:
    """Say that a booth would not stay."""
    return NoPlanError("replan.held", _HELD.fill(booth=booth.number or booth.id))


_HELD = Text(
    ko="{booth}: 고정했거나 판매 중인 부스를 제자리에 둘 수 없어 바꾸지 않았습니다. 고정을 풀거나 "
    "배정을 확인해 주십시오.",
    en="{booth} is pinned, held or sold and would not stay, so nothing was changed; unpin it, or "
    "see that it is allotted.",
)
_FREE = Text(
    ko="{booths}: 고정했거나 판매 중이지만 배정이 없어 다시 배치할 수 없습니다. 출품사를 "
    "배정하거나 고정을 풀어 주십시오.",
    en="{booths}: pinned or on hold but allotted to nobody, so nothing can be planned around it; "
    "assign an exhibitor or unpin it.",
)
_NOBODY = Text(
    ko="아직 부스를 신청한 출품사가 없습니다. 먼저 출품사 목록을 올려 주십시오.",
    en="Nobody asks for a booth yet: upload the exhibitor sheet first.",
)
