"""Names for new plans: one that is taken gets a number."""

from plans.plan import Plan
from plans.store.kept import Kept
from plans.store.store import Store
from venue.errors import InputError

MOST = 200
"""Letters of a name in the store."""


def add_named(store: Store, plan: Plan, *, show: str, scenario: str, name: str, who: str) -> Kept:
    """Keep a new plan under a name, or the first free one like it.

    Parameters
    ----------
    store, plan, show, scenario, who : as of `plans.store.store.Store.add_plan`.
    name : as wanted; ``name (2)`` when there is one.
    """
    taken = {each.name for each in store.plans() if (each.show, each.scenario) == (show, scenario)}
    for number in range(1, len(taken) + 100):
        ending = f" ({number})" if number > 1 else ""
        free = name[: MOST - len(ending)] + ending
        if free in taken:
            continue
        try:
            return store.add_plan(plan, show=show, scenario=scenario, name=free, who=who)
        except InputError as error:
            if error.code != "store.name":
                raise
    return store.add_plan(plan, show=show, scenario=scenario, name=name, who=who)
