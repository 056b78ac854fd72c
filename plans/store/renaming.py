"""Another name for a plan: its id, its revisions and its versions stay what they are."""

import datetime as dt

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from venue.errors import InputError
from venue.text import Text

from .audit import record
from .engine import WRITES, told
from .store import Store
from .tables import PLANS


def rename(store: Store, plan_id: str, name: str, *, who: str, now: dt.datetime) -> str:
    """Give a plan another name.

    Parameters
    ----------
    store, plan_id : the plan.
    name : the new one; white space around it does not count.
    who : wants it.
    now : the time.

    Returns
    -------
    The name as it is kept.

    Raises
    ------
    InputError : when the name is blank, or another plan of the scenario has it, or there is no
        such plan.
    """
    wanted = " ".join(name.split())
    if not wanted:
        raise InputError("store.blank", _BLANK)
    store.head(plan_id)  # refuses an unknown one; none is ever deleted
    try:
        with told(), store.engine.execution_options(**WRITES).begin() as tx:
            was = tx.execute(select(PLANS.c.name).where(PLANS.c.id == plan_id)).scalar_one()
            if was != wanted:
                tx.execute(update(PLANS).where(PLANS.c.id == plan_id).values(name=wanted))
                record(tx, now, who, "rename", plan_id, {"name": wanted, "was": was})
    except IntegrityError as exc:
        raise InputError("store.name", _TAKEN.fill(name=wanted)) from exc
    return wanted


_BLANK = Text(
    ko="이름이 비어 있습니다. 배치안의 이름을 적어 주십시오.",
    en="The name is blank; write what the plan is to be called.",
)
_TAKEN = Text(
    ko="‘{name}’: 이미 있는 이름입니다. 다른 이름을 적어 주십시오.",
    en="{name!r} is a name that is taken; choose another one.",
)
