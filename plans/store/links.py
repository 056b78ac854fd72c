"""Links for exhibitors: each opens one spot of one plan, for a while, until it is taken back."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import insert, select, update

from venue.errors import InputError
from venue.text import Text

from .audit import record, written
from .engine import WRITES, told
from .store import Store
from .tables import LINKS, PLANS

SECRET_BYTES = 32
"""256 bits: nobody guesses one."""


@dataclass(frozen=True)
class Shared:
    """What a link opens: the spot of an exhibitor in a plan."""

    plan_id: str
    exhibitor: str


def share(
    store: Store, plan_id: str, exhibitor: str, *, days: int, who: str, now: dt.datetime
) -> tuple[str, str]:
    """Make a link for an exhibitor.

    Parameters
    ----------
    store, plan_id, exhibitor : what it opens.
    days : how long it works.
    who : gives it.
    now : the time.

    Returns
    -------
    The link's id, by which it can be taken back, and its secret, which is told this once: the store
    keeps the hash alone.

    Raises
    ------
    InputError : when the plan has no such exhibitor.
    """
    plan, _ = store.open(plan_id)
    if all(each.id != exhibitor for each in plan.brief.exhibitors):
        raise InputError("share.exhibitor", _UNKNOWN.fill(exhibitor=exhibitor))
    name, secret = uuid4().hex, secrets.token_urlsafe(SECRET_BYTES)
    ends = now + dt.timedelta(days=days)
    with told(), store.engine.execution_options(**WRITES).begin() as tx:
        row = {"id": name, "hash": _hash(secret), "plan_id": plan_id, "exhibitor": exhibitor}
        tx.execute(insert(LINKS).values(**row, made_at=written(now), ends_at=written(ends)))
        said = {"link": name, "exhibitor": exhibitor, "ends": written(ends)}
        record(tx, now, who, "share", plan_id, said)
    return name, secret


def shared(store: Store, secret: str, now: dt.datetime) -> Shared | None:
    """Give what a secret opens; None alike for one unknown, ended or taken back."""
    open_ = (LINKS.c.hash == _hash(secret)) & LINKS.c.revoked_at.is_(None)
    mine = select(LINKS.c.plan_id, LINKS.c.exhibitor).where(open_, LINKS.c.ends_at > written(now))
    with told(), store.engine.connect() as connection, connection.begin():
        row = connection.execute(mine.join(PLANS, PLANS.c.id == LINKS.c.plan_id)).first()
    return None if row is None else Shared(*row)


def take_back(store: Store, link: str, *, who: str, now: dt.datetime) -> bool:
    """Take a link back; tells whether there was one that still worked."""
    with told(), store.engine.execution_options(**WRITES).begin() as tx:
        mine = (LINKS.c.id == link) & LINKS.c.revoked_at.is_(None)
        plan_id = tx.execute(select(LINKS.c.plan_id).where(mine)).scalar()
        if plan_id is None:
            return False
        tx.execute(update(LINKS).where(mine).values(revoked_at=written(now)))
        record(tx, now, who, "take back", plan_id, {"link": link})
    return True


def _hash(secret: str) -> str:
    """Give what is kept of a secret; it is random, so nothing slower is needed."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


_UNKNOWN = Text(
    ko="{exhibitor}: 배치안에 그런 참가업체가 없습니다. 참가업체 표의 id를 적어 주십시오.",
    en="{exhibitor}: the plan has no such exhibitor; give an id of its sheet.",
)
