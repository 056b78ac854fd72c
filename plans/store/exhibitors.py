"""Who stands where, over all plans of a store: asked of a list, without opening a plan."""

from typing import Any

from sqlalchemy import Select, select, update

from .engine import WRITES, told
from .kept import Kept, Standing
from .listing import list_all
from .store import Store
from .tables import EXHIBITORS, PLANS, SCENARIOS, SHOWS


def exhibitors(store: Store, plan_id: str) -> list[Standing]:
    """List the exhibitors of a plan's latest revision, in the order of their ids.

    Parameters
    ----------
    store, plan_id : the plan.

    Raises
    ------
    InputError : when there is no such plan.
    """
    store.head(plan_id)
    return _standing(store, _all().where(PLANS.c.id == plan_id).order_by(EXHIBITORS.c.id))


def where_is(store: Store, who: str, show: str | None = None) -> list[Standing]:
    """Tell where somebody stands in the latest revision of every plan.

    Parameters
    ----------
    store : all that is kept.
    who : an exhibitor's id, or a part of its name in either language, in any case.
    show : the name of one show; all of them by default.

    Returns
    -------
    One answer for each plan and exhibitor, the newest plan first; who waits for a booth has none.
    """
    names = (EXHIBITORS.c.name_ko, EXHIBITORS.c.name_en)
    called = EXHIBITORS.c.id == who
    for name in names if who.strip() else ():
        called |= name.icontains(who.strip(), autoescape=True)
    wanted = _all().where(called)
    if show is not None:
        wanted = wanted.where(SHOWS.c.name == show)
    newest = (PLANS.c.made_at.desc(), PLANS.c.id, EXHIBITORS.c.id)
    return _standing(store, wanted.order_by(*newest))


def _all() -> Select[Any]:
    """Ask for every exhibitor with the plan it is in."""
    return (
        select(
            PLANS.c.id, SHOWS.c.name, SCENARIOS.c.name, PLANS.c.name, PLANS.c.head,
            EXHIBITORS.c.id, EXHIBITORS.c.name_ko, EXHIBITORS.c.name_en, EXHIBITORS.c.zone,
            EXHIBITORS.c.booth, EXHIBITORS.c.number, EXHIBITORS.c.state,
        )
        .join_from(EXHIBITORS, PLANS, PLANS.c.id == EXHIBITORS.c.plan_id)
        .join(SCENARIOS, SCENARIOS.c.id == PLANS.c.scenario_id)
        .join(SHOWS, SHOWS.c.id == SCENARIOS.c.show_id)
    )  # fmt: skip


def _standing(store: Store, wanted: Select[Any]) -> list[Standing]:
    """Read the list, once everything is on it."""
    _catch_up(store)
    with told(), store.engine.connect() as connection, connection.begin():
        return [Standing(Kept(*row[:5]), *row[5:]) for row in connection.execute(wanted)]


def _catch_up(store: Store) -> None:
    """List the plans of a store from before there was a list; there are none ever after."""
    while (found := _behind(store)) is not None:
        plan, number = store.open(found)
        with told(), store.engine.execution_options(**WRITES).begin() as tx:
            # When somebody has saved meanwhile it is still behind, and opened again.
            still = (PLANS.c.id == found) & (PLANS.c.head == number)
            if tx.execute(update(PLANS).where(still).values(listed=number)).rowcount == 1:
                list_all(tx, found, plan)


def _behind(store: Store) -> str | None:
    """Find a plan whose latest revision is not listed."""
    behind = select(PLANS.c.id).where(PLANS.c.listed != PLANS.c.head).limit(1)
    with told(), store.engine.connect() as connection, connection.begin():
        return connection.execute(behind).scalar()
