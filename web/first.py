"""The plan that the service begins with: kept once, however often the service starts with it."""

from pathlib import Path

from plans.formats.plan_file import load_plan
from plans.store.store import Store
from venue.text import Lang

from .naming import add_named

SCENARIO = "as planned"
"""Of a plan that nobody has put into another scenario."""

BY = "madang serve"


def kept_first(database: str, file: Path, lang: Lang) -> str:
    """Keep a plan file in the store unless its very plan is there, and give its id.

    Parameters
    ----------
    database : the store's URL.
    file : a plan.
    lang : in which its show is named.
    """
    plan = load_plan(file)
    name = file.name.removesuffix(".json").removesuffix(".plan") or "plan"
    show = plan.brief.title.say(lang)[:200] or name
    store = Store(database)
    try:
        # It may have been renamed since: those that are called so are only looked at first.
        there = [k for k in store.plans() if (k.show, k.scenario) == (show, SCENARIO)]
        for kept in sorted(there, key=lambda k: not k.name.startswith(name)):
            first, _ = store.open(kept.id, 1)
            if first == plan:
                return kept.id
        made = add_named(store, plan, show=show, scenario=SCENARIO, name=name, who=BY)
        return made.id
    finally:
        store.close()
