"""A plan solved anew: what it starts from, and the new floor as its next revision."""

from collections.abc import Mapping
from typing import Literal

from layouts.allotment import Allotment
from layouts.layout import Layout
from layouts.numbering import number_layout
from venue.errors import NoPlanError
from venue.text import Text

from .plan import Plan
from .sale import Sale

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
    fixed = set(held)
    if keep == "pinned":
        fixed |= {booth.id for booth in booths if booth.pinned}
        fixed |= {each.booth for each in plan.allotments if each.locked}
    stays = tuple(each for each in plan.allotments if each.booth in fixed)
    if not stays:
        return None
    layout = Layout(booths=tuple(booth for booth in booths if booth.id in fixed))
    return plan.model_copy(update={"layout": layout, "allotments": stays})


def replanned(plan: Plan, layout: Layout, allotments: tuple[Allotment, ...]) -> Plan:
    """Put a new floor in the place of a plan's.

    Parameters
    ----------
    plan : as it stands.
    layout, allotments : what a solver has drawn for its brief; it names booths in its own way.

    Returns
    -------
    The plan with that floor. Whoever had a booth keeps its id, and what is held, reserved or sold
    keeps its number and stays so. What the plan says of itself is that of the plan before.

    Raises
    ------
    NoPlanError : when a booth that is in somebody's hands has no place on the new floor.
    """
    ids = _ids(plan, layout, allotments)
    booths = tuple(each.model_copy(update={"id": ids[each.id]}) for each in layout.booths)
    was = {booth.id: booth for booth in plan.layout.booths}
    sales = tuple(_sale(plan, sale, {booth.id for booth in booths}) for sale in plan.sales)
    freed = {sale.booth for sale in sales if not was[sale.booth].pinned}
    booths = tuple(
        each.model_copy(update={"pinned": False}) if each.id in freed else each for each in booths
    )
    pods = tuple(pod.model_copy(update={"booth": ids[pod.booth]}) for pod in layout.pods)
    drawn = layout.model_copy(update={"booths": booths, "pods": pods})
    numbers = {sale.booth: was[sale.booth].number for sale in sales}
    given = tuple(each.model_copy(update={"booth": ids[each.booth]}) for each in allotments)
    return plan.model_copy(
        update={
            "layout": number_layout(plan.halls, drawn, numbers),
            "allotments": given,
            "sales": sales,
        }
    )


def renamed(plan: Plan, made: Plan) -> Plan:
    """Put a plan that was made anew in the place of one, with what is certified of it.

    Parameters
    ----------
    plan : as it stands.
    made : what a new solve of its brief gave; errors as of `replanned`.
    """
    after = replanned(plan, made.layout, made.allotments)
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


def _sale(plan: Plan, sale: Sale, standing: set[str]) -> Sale:
    """Keep a sale, if its booth stands."""
    if sale.booth in standing:
        return sale
    number = next((b.number or b.id for b in plan.layout.booths if b.id == sale.booth), sale.booth)
    raise NoPlanError("replan.sale", _SOLD.fill(booth=number))


_SOLD = Text(
    ko="{booth}: 판매 중이거나 판매된 부스를 지킬 수 없어 바꾸지 않았습니다. 배정이 있는지 "
    "확인해 주십시오.",
    en="{booth} is held, reserved or sold and would not stay, so nothing was changed; see that "
    "it is allotted.",
)
