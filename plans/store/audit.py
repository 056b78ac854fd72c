"""The record: a row for everything that changes, written in the transaction that changes it."""

import datetime as dt
import json

from sqlalchemy import Connection, insert

from .tables import AUDIT


def written(time: dt.datetime) -> str:
    """Give a time as the store writes it: in UTC, so that texts compare as times do.

    Examples
    --------
    >>> seoul = dt.timezone(dt.timedelta(hours=9))
    >>> written(dt.datetime(2026, 3, 1, 9, tzinfo=seoul))
    '2026-03-01T00:00:00.000+00:00'
    """
    return time.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def record(
    tx: Connection,
    time: dt.datetime,
    who: str,
    did: str,
    plan_id: str,
    detail: object,
    revision: int | None = None,
) -> None:
    """Write down what is done.

    Parameters
    ----------
    tx : the transaction that does it.
    time, who, did, plan_id, detail, revision : when, by whom, what, and to which plan.
    """
    text = json.dumps(detail, ensure_ascii=False)
    row = {"at": written(time), "who": who, "did": did, "plan_id": plan_id, "revision": revision}
    tx.execute(insert(AUDIT).values(**row, detail=text))
