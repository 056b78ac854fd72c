"""Who has no booth, and why, in a plan that changed after it was solved."""

from layouts.brief.brief import Brief
from solver.result import Unplaced
from venue.text import Text

from .certificate import Certificate
from .plan import Plan


def counted(plan: Plan) -> Certificate:
    """Count anew who asks, who has a booth and who waits.

    Parameters
    ----------
    plan : as it is drawn; its certificate still tells of an earlier state.

    Returns
    -------
    That certificate with ``requested = placed + unplaced`` for the plan as it is. A reason that is
    known stays; of others, such as who had a booth, nobody says more than that they have none.
    """
    known = {each.exhibitor: each for each in plan.certificate.unplaced}
    given = {each.exhibitor for each in plan.allotments}
    unplaced = tuple(
        known.get(who.id) or Unplaced(exhibitor=who.id, code="unassigned", reason=_NONE_NOW)
        for who in plan.brief.contracts
        if who.id not in given
    )
    return plan.certificate.model_copy(
        update={
            "requested": len(given) + len(unplaced),
            "placed": len(given),
            "unplaced": unplaced,
        }
    )


def with_comers(plan: Plan, before: Brief) -> Plan:
    """Say of those who have come that they came after the plan was made.

    Parameters
    ----------
    plan : with its exhibitors as they are now.
    before : the brief without them.

    Returns
    -------
    The plan with a certificate that counts them among those who wait.
    """
    there = {who.id for who in before.contracts}
    come = {who.id: who for who in plan.brief.contracts if who.id not in there}
    known = [each for each in plan.certificate.unplaced if each.exhibitor not in come]
    added = [Unplaced(exhibitor=who, code="added", reason=_ADDED) for who in come]
    certificate = plan.certificate.model_copy(update={"unplaced": (*known, *added)})
    plan = plan.model_copy(update={"certificate": certificate})
    return plan.model_copy(update={"certificate": counted(plan)})


_ADDED = Text(
    ko="지난 배치 뒤에 추가되었습니다. 다시 배치하거나 직접 배정하십시오.",
    en="Added since the last plan; plan again or place it by hand.",
)
_NONE_NOW = Text(
    ko="지금은 부스가 없습니다. 다시 배치하거나 빈 부스를 배정하십시오.",
    en="It has no booth now; plan again or give it a free one.",
)
