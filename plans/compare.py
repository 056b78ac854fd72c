"""Scenarios side by side: what each plan holds, costs and does to people, in the same figures."""

from collections import Counter
from collections.abc import Sequence

from venue.finding import Verdict

from .evacuation import HallExit, evacuation_of
from .figures import Compared
from .plan import Plan
from .prices import price_krw
from .rent import rent_krw, tenancy_of
from .sale import sale_of
from .visits import visit_of


def compared(plan: Plan) -> Compared:
    """Measure one plan.

    Parameters
    ----------
    plan : a plan that is judged: as it was made, or by `plans.judged.judged`.
    """
    visit, halls = visit_of(plan), evacuation_of(plan)
    told = plan.certificate
    gross = sum(hall.gross_m2 for hall in plan.halls)
    first, last = tenancy_of(plan)
    days, rent = (last - first).days + 1, rent_krw(plan)
    broken = Counter(f.code for f in plan.findings if f.verdict is not Verdict.NOT_ASSESSABLE)
    return Compared(
        title=plan.brief.title,
        venue=plan.venue.id,
        halls=tuple(hall.id for hall in plan.halls),
        booths=len(plan.layout.booths),
        requested=told.requested,
        placed=told.placed,
        left_out=told.requested - told.placed,
        gross_m2=round(gross, 2),
        net_m2=told.net_m2,
        net_ratio=round(told.net_m2 / gross, 4),
        bound_net_m2=told.bound_net_m2,
        share_of_bound=round(told.net_m2 / told.bound_net_m2, 4) if told.bound_net_m2 else None,
        gap=told.gap,
        tenancy_days=days,
        revenue_krw=revenue_krw(plan),
        rent_krw=rent,
        rent_krw_m2_day=round(rent / gross / days, 2),
        walk_mean_m=_rounded(visit.distances.mean_m),
        walk_p95_m=_rounded(visit.distances.p95_m),
        footfall_gini=round(visit.exposure_gini, 4),
        dead_zones=len(visit.traffic.dead),
        unreachable=len(visit.unreachable),
        crowding_worst=None
        if visit.crowded is None
        else _rounded(max((each.people_per_min_m for each in visit.crowded), default=0.0)),
        egress_seconds=_slowest(halls, lost=False),
        egress_worst_seconds=_slowest(halls, lost=True),
        max_travel_m=_farthest(halls),
        findings=dict(sorted(broken.items())),
        not_assessable=sum(f.verdict is Verdict.NOT_ASSESSABLE for f in plan.findings),
    )


def revenue_krw(plan: Plan) -> int:
    """Sum up what the booths bring that somebody has, in won."""
    given = {each.booth for each in plan.allotments}
    total = 0
    for booth in plan.layout.booths:
        sale = sale_of(plan.sales, booth.id)
        if sale is not None:
            total += sale.price_krw
        elif booth.id in given:
            total += price_krw(booth, plan.brief.rates, plan.brief.dates[0])
    return total


def _slowest(halls: Sequence[HallExit], *, lost: bool) -> float | None:
    """Give the seconds until the last hall is empty; None where somebody cannot leave."""
    found = []
    for each in halls:
        worst = each.egress.worst
        clearing = worst[1] if lost and worst is not None else each.egress.quickest
        if clearing.seconds is None or each.egress.trapped:
            return None
        found.append(clearing.seconds)
    return _rounded(max(found, default=0.0))


def _farthest(halls: Sequence[HallExit]) -> float | None:
    """Give the longest walk to an exit; None where somebody has none."""
    walks = [each.egress.max_travel_m for each in halls]
    known = [walk for walk in walks if walk is not None]
    return _rounded(max(known)) if known and len(known) == len(walks) else None


def _rounded(value: float | None) -> float | None:
    """Round to a tenth; None stays."""
    return None if value is None else round(value, 1)
