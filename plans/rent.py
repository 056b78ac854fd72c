"""What the halls cost: rent over the whole tenancy, as COEX counts it."""

import datetime as dt
from collections.abc import Iterator

from venue.hall import Hall

from .plan import Plan


def tenancy_of(plan: Plan) -> tuple[dt.date, dt.date]:
    """Give the first and the last day of the lease: build-up, show and breakdown."""
    first, last = plan.brief.dates
    tenancy = plan.brief.tenancy
    day = dt.timedelta(days=1)
    return first - tenancy.build_up * day, last + tenancy.breakdown * day


def rent_krw(plan: Plan) -> int:
    """Give the rent of a plan's halls in won.

    Parameters
    ----------
    plan : its halls, tenancy and rates.

    Notes
    -----
    ``sum over halls and days of gross area x rate x hall factor x month factor``, rounded to a won
    once. Halls opened into one are let each by its own factor. COEX publishes the rate and its
    form; where a venue publishes no factor it is 1.
    """
    return round(sum(_parts(plan)))


def _parts(plan: Plan) -> Iterator[float]:
    """Give the rent of each hall."""
    rates = plan.brief.rates
    first, last = tenancy_of(plan)
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    month = sum(rates.month_factors[day.month - 1] for day in days)
    for hall in plan.halls:
        weighted = sum(area * _factor(plan, name) for name, area in _let(plan, hall))
        yield weighted * rates.rent_krw_m2_day * month


def _let(plan: Plan, hall: Hall) -> Iterator[tuple[str, float]]:
    """Give the halls that are open in one, with their shares of its gross area."""
    known = {each.id: each.gross_m2 for each in plan.venue.halls}
    members = [name for name in (hall.members or (hall.id,)) if name in known]
    total = sum(known[name] for name in members)
    if not total:
        yield hall.id, hall.gross_m2
    for name in members:
        yield name, hall.gross_m2 * known[name] / total


def _factor(plan: Plan, hall: str) -> float:
    """Give the factor that the venue states for a hall's group."""
    group = next((each for each in plan.venue.groups if hall in each.halls), None)
    return 1.0 if group is None or group.rent_factor is None else group.rent_factor.value
