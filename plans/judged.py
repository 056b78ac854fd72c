"""An edited plan judged anew: its open sides, findings, measures and what is certified of it."""

from layouts.booth import Booth
from layouts.floor import Floor
from layouts.layout import Layout
from solver.bound import universal_bound_m2
from solver.instance import Instance
from solver.result import Status

from .certificate import Certificate
from .check import recheck, verdict_of
from .measures import measure
from .plan import Plan
from .waiting import counted


def judged(plan: Plan) -> Plan:
    """Say of an edited plan what it is now.

    Parameters
    ----------
    plan : as `plans.edit.apply` gives it.

    Returns
    -------
    The plan with its open sides read off the floor, and checked, counted and measured again. It
    keeps its bound while it is asked for the same. It loses its solver's word: what people moved
    is FEASIBLE, whatever it was, and says nothing of seconds.
    """
    opened = plan.model_copy(update={"layout": _opened(plan)})
    findings = recheck(opened)
    net = round(sum(booth.area_m2 for booth in opened.layout.booths), 4)
    known = _bounded(plan, counted(plan))
    bound = max(known.bound_net_m2, net)
    certificate = known.model_copy(
        update={
            "status": Status.FEASIBLE,
            "net_m2": net,
            "bound_net_m2": bound,
            "gap": 0.0 if bound <= 0 else max(0.0, 1 - net / bound),
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


def _bounded(plan: Plan, known: Certificate) -> Certificate:
    """Let a certificate speak of the brief as it is: another one has a bound of its own."""
    instance = Instance(plan.halls, plan.brief, plan.limits)
    if instance.sha256 == known.instance_sha256:
        return known
    return known.model_copy(
        update={
            "bound_net_m2": universal_bound_m2(plan.halls, plan.brief, plan.limits),
            "bound_kind": "universal",
            "instance_sha256": instance.sha256,
        }
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
