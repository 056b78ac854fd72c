"""An edited plan judged anew: its open sides, findings, measures and what is certified of it."""

from collections.abc import Collection

from layouts.booth import Booth
from layouts.floor import Floor
from layouts.layout import Layout
from solver.result import Status, Unplaced
from venue.text import Text

from .check import recheck, verdict_of
from .measures import measure
from .plan import Plan


def judged(plan: Plan) -> Plan:
    """Say of an edited plan what it is now.

    Parameters
    ----------
    plan : as `plans.edit.apply` gives it.

    Returns
    -------
    The plan with its open sides read off the floor, and checked and measured again. It keeps its
    bound: who is to be placed is the same. It loses its solver's word: what people moved is
    FEASIBLE, whatever it was, and says nothing of seconds.
    """
    opened = plan.model_copy(update={"layout": _opened(plan)})
    findings = recheck(opened)
    net = round(sum(booth.area_m2 for booth in opened.layout.booths), 4)
    given = {each.exhibitor for each in plan.allotments}
    known = plan.certificate
    bound = max(known.bound_net_m2, net)
    certificate = known.model_copy(
        update={
            "status": Status.FEASIBLE,
            "net_m2": net,
            "bound_net_m2": bound,
            "gap": 0.0 if bound <= 0 else max(0.0, 1 - net / bound),
            "placed": len(given),
            "unplaced": _unplaced(plan, given),
            "changes": None,
            "checked": verdict_of(findings),
        }
    )
    return opened.model_copy(
        update={
            "findings": findings,
            "measures": measure(plan.halls, plan.brief, opened.layout, plan.allotments, findings),
            "certificate": certificate,
        }
    )


def _unplaced(plan: Plan, given: Collection[str]) -> tuple[Unplaced, ...]:
    """Tell who has no booth, and why: the solver's reason, or that it was taken away by hand."""
    known = {each.exhibitor: each for each in plan.certificate.unplaced}
    return tuple(
        known.get(who.id) or Unplaced(exhibitor=who.id, code="unassigned", reason=_BY_HAND)
        for who in plan.brief.contracts
        if who.id not in given
    )


_BY_HAND = Text(
    ko="배정을 손으로 풀었습니다. 빈 부스를 배정하십시오.",
    en="Its booth was taken back by hand; give it a free one.",
)


def _opened(plan: Plan) -> Layout:
    """Read the open sides of all booths off the floor."""
    booths: dict[str, Booth] = {}
    for hall in plan.halls:
        floor = Floor.of(hall, plan.layout, plan.limits.mm("aisle"))
        for booth in floor.booths:
            sides = floor.open_sides(booth)
            same = set(sides) == set(booth.open_edges)
            booths[booth.id] = (
                booth if same else booth.model_copy(update={"open_edges": tuple(sides)})
            )
    return plan.layout.model_copy(
        update={"booths": tuple(booths[booth.id] for booth in plan.layout.booths)}
    )
