"""Jobs: work on plans that outlives whoever does it.

A worker takes a job for some seconds and says again and again that it is still there. One that does
not is taken for dead, and another one takes the job over, with the best that was reached. Every
word of a worker counts only while the job is its own: so each job ends once.
"""

import datetime as dt
import zlib
from dataclasses import dataclass
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, insert, select, update

from venue.errors import InputError
from venue.text import Text

from .audit import written
from .engine import WRITES, told
from .store import Store, utc_now
from .tables import JOBS

LEASE_S = 30.0
"""Seconds after which a worker that says nothing is taken for dead."""

State = Literal["waiting", "running", "done", "failed", "cancelled"]

Wish = Literal["none", "stop", "cancel"]
"""How a job is to end before its time: with the best it has, or with nothing."""

WISHES: tuple[Wish, ...] = ("none", "stop", "cancel")
"""By the number they are kept under; a later one outdoes an earlier one."""


@dataclass(frozen=True)
class Job:
    """A job: what is asked of which revision, how it stands, and the best that was reached.

    ``asked``, ``news`` and ``best`` are the worker's own words.
    """

    id: str
    plan_id: str
    seen: int
    asked: str
    who: str
    state: State
    attempt: int
    wish: Wish
    owner: str | None
    news: str
    best: bytes | None


_COLUMNS = (
    JOBS.c.id, JOBS.c.plan_id, JOBS.c.seen, JOBS.c.asked, JOBS.c.who, JOBS.c.state,
    JOBS.c.attempt, JOBS.c.wish, JOBS.c.owner, JOBS.c.news, JOBS.c.best,
)  # fmt: skip


class Jobs:
    """The jobs of a store."""

    def __init__(self, store: Store, clock: Any = utc_now) -> None:
        """Work on the store's database; ``clock`` tells the time of leases."""
        self._engine, self._clock = store.engine, clock

    def add(self, plan_id: str, seen: int, asked: str, who: str) -> Job:
        """Ask for work on a revision of a plan."""
        name = uuid4().hex
        with told(), self._engine.execution_options(**WRITES).begin() as tx:
            tx.execute(
                insert(JOBS).values(
                    id=name, plan_id=plan_id, seen=seen, asked=asked, who=who, state="waiting",
                    attempt=0, wish=0, news="{}", made_at=written(self._clock()),
                )
            )  # fmt: skip
            return self._job(tx, name)

    def job(self, name: str) -> Job:
        """Give a job.

        Raises
        ------
        InputError : ``store.job`` when there is none.
        """
        with told(), self._engine.connect() as connection, connection.begin():
            return self._job(connection, name)

    def open(self, plan_id: str) -> list[Job]:
        """List the jobs of a plan that have not ended."""
        mine = (JOBS.c.plan_id == plan_id) & JOBS.c.ended_at.is_(None)
        with told(), self._engine.connect() as connection, connection.begin():
            rows = connection.execute(select(*_COLUMNS).where(mine).order_by(JOBS.c.made_at))
            return [_read(row) for row in rows]

    def last(self, plan_id: str) -> Job | None:
        """Give the job of a plan that was asked for last; None when there was none."""
        newest = select(*_COLUMNS).where(JOBS.c.plan_id == plan_id).order_by(JOBS.c.made_at.desc())
        with told(), self._engine.connect() as connection, connection.begin():
            row = connection.execute(newest.limit(1)).first()
            return None if row is None else _read(row)

    def claim(self, owner: str) -> Job | None:
        """Take the oldest job that waits, or whose worker is dead; None when there is none.

        Parameters
        ----------
        owner : a name of the worker that no other has.
        """
        now = self._clock()
        free = (JOBS.c.state == "waiting") | (
            (JOBS.c.state == "running") & (JOBS.c.until < written(now))
        )
        oldest = select(JOBS.c.id).where(free).order_by(JOBS.c.made_at).limit(1)
        with told(), self._engine.connect() as connection, connection.begin():
            name = connection.execute(oldest).scalar()
        if name is None:
            return None
        with told(), self._engine.execution_options(**WRITES).begin() as tx:
            taken = (
                update(JOBS)
                .where(JOBS.c.id == name, free)
                .values(
                    state="running", owner=owner, until=self._lease(), attempt=JOBS.c.attempt + 1
                )
            )
            return self._job(tx, name) if tx.execute(taken).rowcount else None

    def beat(
        self, name: str, owner: str, news: str | None = None, best: bytes | None = None
    ) -> Job | None:
        """Say that a worker is still at it, and what it has reached.

        Returns
        -------
        The job, with a wish to stop if there is one; None when it is not this worker's any more.
        """
        values: dict[str, Any] = {"until": self._lease()}
        if news is not None:
            values["news"] = news
        if best is not None:
            values["best"] = zlib.compress(best, 1)
        return self._told(name, owner, values)

    def end(self, name: str, owner: str, state: State, news: str) -> bool:
        """End a job; tells whether it was still this worker's to end."""
        ended = {"state": state, "news": news, "ended_at": written(self._clock())}
        return self._told(name, owner, ended | {"until": None}) is not None

    def settle(self, name: str, news: str) -> None:
        """Tell what became of the result of a job after it had ended."""
        mine = (JOBS.c.id == name) & JOBS.c.ended_at.is_not(None)
        with told(), self._engine.execution_options(**WRITES).begin() as tx:
            tx.execute(update(JOBS).where(mine).values(news=news))

    def release(self, name: str, owner: str) -> None:
        """Give a job back, to be taken up by whoever comes next; the attempt does not count."""
        back = {"state": "waiting", "owner": None, "until": None, "attempt": JOBS.c.attempt - 1}
        self._told(name, owner, back)

    def stop(self, name: str) -> Job:
        """Wish that a job ends with the best it has; one that waits and has nothing ends at once.

        Raises
        ------
        InputError : ``store.job`` when there is none.
        """
        return self._wished(name, "stop", (JOBS.c.state == "waiting") & JOBS.c.best.is_(None))

    def cancel(self, name: str) -> Job:
        """Wish that a job ends and nothing comes of it; one that waits ends at once.

        Raises
        ------
        InputError : ``store.job`` when there is none.
        """
        return self._wished(name, "cancel", JOBS.c.state == "waiting")

    def _wished(self, name: str, wish: Wish, over: ColumnElement[bool]) -> Job:
        """End a job if it is ``over`` by the wish alone, and else tell its worker."""
        number = WISHES.index(wish)
        with told(), self._engine.execution_options(**WRITES).begin() as tx:
            self._job(tx, name)
            mine, stands = JOBS.c.id == name, JOBS.c.ended_at.is_(None)
            ended = {"state": "cancelled", "ended_at": written(self._clock())}
            tx.execute(update(JOBS).where(mine, stands, over).values(**ended))
            first = stands & (JOBS.c.wish < number)
            tx.execute(update(JOBS).where(mine, first).values(wish=number))
            return self._job(tx, name)

    def _told(self, name: str, owner: str, values: dict[str, Any]) -> Job | None:
        """Write what a worker says, if the job is its own."""
        mine = (JOBS.c.id == name) & (JOBS.c.owner == owner) & (JOBS.c.state == "running")
        with told(), self._engine.execution_options(**WRITES).begin() as tx:
            if not tx.execute(update(JOBS).where(mine).values(**values)).rowcount:
                return None
            return self._job(tx, name)

    def _job(self, tx: Connection, name: str) -> Job:
        """Read a job."""
        row = tx.execute(select(*_COLUMNS).where(JOBS.c.id == name)).first()
        if row is None:
            raise InputError("store.job", _NO_JOB.fill(job=name))
        return _read(row)

    def _lease(self) -> str:
        """Give the time until which a worker need not speak again."""
        return written(self._clock() + dt.timedelta(seconds=LEASE_S))


def _read(row: Any) -> Job:
    """Read a row."""
    known = dict(row._mapping)
    best = known["best"]
    known |= {
        "wish": WISHES[known["wish"]],
        "best": None if best is None else zlib.decompress(best),
    }
    return Job(**known)


_NO_JOB = Text(ko="{job}: 그런 작업이 없습니다.", en="{job}: there is no such job.")
