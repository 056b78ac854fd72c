"""Plans in a database: opened at any revision, changed by edits, never overwritten."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Connection, Engine, Table, case, insert, select, update
from sqlalchemy.exc import IntegrityError

from plans.edit import apply
from plans.edits import Edit
from plans.patch import Patch, difference, patched
from plans.plan import Plan
from venue.errors import InputError, StaleError
from venue.text import Text

from .audit import record, written
from .documents import packed, patch_of, unpacked
from .engine import WRITES, open_engine, told
from .heads import Heads
from .history import Revision, edited, first, redone, undone
from .kept import Entry, Kept, Saved, Version
from .listing import list_all, list_changed
from .subjects import with_names
from .tables import AUDIT, PLANS, REVISIONS, SCENARIOS, SHOWS, SNAPSHOTS, VERSIONS

SNAPSHOT_EVERY = 100
"""Revisions after which a whole plan is kept again: so many patches open in some milliseconds."""

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """Give the time."""
    return dt.datetime.now(dt.UTC)


class Store:
    """Everything that is kept.

    Parameters
    ----------
    url : of the database; its tables are made or brought to this version.
    clock : tells the time of what is written.

    Notes
    -----
    Who saves says which revision was edited. It is the latest one, or nothing is written and a
    StaleError tells: so nobody's edit is lost, and no lock is held while somebody thinks.
    """

    def __init__(self, url: str, clock: Clock = utc_now) -> None:
        """Open the database."""
        self.engine: Engine = open_engine(url)
        self._clock = clock
        self._heads = Heads()

    def close(self) -> None:
        """Give the database's files and connections back."""
        self.engine.dispose()

    # --- Shows, scenarios, plans -------------------------------------------------------------

    def add_plan(self, plan: Plan, *, show: str, scenario: str, name: str, who: str) -> Kept:
        """Keep a plan as the first revision of a new one.

        Parameters
        ----------
        plan : the plan.
        show, scenario : where it belongs; made when they are not there yet.
        name : its name in the scenario.
        who : keeps it.

        Raises
        ------
        InputError : when the scenario has a plan of that name.
        """
        kept = uuid4().hex
        try:
            with self._writing() as tx:
                show_id = self._named(tx, SHOWS, {"name": show})
                scenario_id = self._named(tx, SCENARIOS, {"show_id": show_id, "name": scenario})
                row = {"id": kept, "scenario_id": scenario_id, "name": name, "head": 1}
                tx.execute(insert(PLANS).values(**row, listed=1, made_at=self._now()))
                self._put(tx, kept, first(), "{}", Patch(), who)
                self._snapshot(tx, kept, 1, plan)
                list_all(tx, kept, plan)
                record(tx, self._clock(), who, "add", kept, {"name": name}, 1)
        except IntegrityError as exc:
            raise InputError("store.name", _TAKEN.fill(name=name)) from exc
        return Kept(kept, show, scenario, name, 1)

    def plans(self) -> list[Kept]:
        """List all plans, the newest first."""
        with self._reading() as tx:
            rows = tx.execute(
                select(
                    PLANS.c.id, SHOWS.c.name, SCENARIOS.c.name, PLANS.c.name, PLANS.c.head,
                    PLANS.c.made_at,
                )
                .join(SCENARIOS, SCENARIOS.c.id == PLANS.c.scenario_id)
                .join(SHOWS, SHOWS.c.id == SCENARIOS.c.show_id)
                .order_by(PLANS.c.made_at.desc(), PLANS.c.id)
            )  # fmt: skip
            return [Kept(*row) for row in rows]

    def open(self, plan_id: str, number: int | None = None) -> tuple[Plan, int]:
        """Open a plan.

        Parameters
        ----------
        plan_id : the plan.
        number : a revision; the latest by default.

        Returns
        -------
        The plan as it was drawn then, and the revision's number. What it says of itself is that
        of the last whole plan kept; `plans.judged.judged` says it anew.

        Raises
        ------
        InputError : when there is no such plan or revision.
        """
        with self._reading() as tx:
            return self._opened(tx, plan_id, number)

    def head(self, plan_id: str) -> int:
        """Give the number of a plan's latest revision.

        Raises
        ------
        InputError : when there is no such plan.
        """
        with self._reading() as tx:
            return self._head(tx, plan_id)

    # --- Edits -------------------------------------------------------------------------------

    def save(self, plan_id: str, seen: int, edit: Edit, who: str) -> Saved:
        """Save an edit of the latest revision.

        Parameters
        ----------
        plan_id : the plan.
        seen : the revision that was edited.
        edit : what changes.
        who : changes it.

        Raises
        ------
        StaleError : when ``seen`` is not the latest any more.
        EditError : when the plan refuses the edit.
        InputError : when there is no such plan.
        """
        plan, _ = self._seen(plan_id, seen)
        after, patch = apply(plan, edit)
        return self._saved(plan_id, seen, after, patch, who, edit.model_dump_json(), edited)

    def undo(self, plan_id: str, seen: int, who: str) -> Saved:
        """Undo the last edit that is not undone yet; parameters and errors as of `save`."""
        return self._turned(plan_id, seen, who, undone)

    def redo(self, plan_id: str, seen: int, who: str) -> Saved:
        """Do again what was undone last; parameters and errors as of `save`."""
        return self._turned(plan_id, seen, who, redone)

    def restore(self, plan_id: str, seen: int, number: int, who: str) -> Saved:
        """Make the plan what it was at a revision; this too can be undone."""
        plan, _ = self._seen(plan_id, seen)
        wanted, _ = self.open(plan_id, number)
        patch = difference(plan, wanted)
        after, told = patched(plan, patch), json.dumps({"kind": "restore", "number": number})
        return self._saved(plan_id, seen, after, patch, who, told, edited)

    def replace(self, plan_id: str, seen: int, wanted: Plan, who: str, told: str) -> Saved:
        """Make the plan another one of the same brief, such as a solver's; it can be undone.

        Parameters
        ----------
        plan_id, seen, who : as of `save`; errors too.
        wanted : the plan; what it says of itself is kept with it.
        told : what led to it, as JSON.
        """
        plan, _ = self._seen(plan_id, seen)
        patch = difference(plan, wanted)
        of_itself = {name: getattr(wanted, name) for name in ("findings", "measures")}
        after = patched(plan, patch).model_copy(
            update={**of_itself, "certificate": wanted.certificate, "made": wanted.made}
        )
        return self._saved(plan_id, seen, after, patch, who, told, edited, whole=True)

    def name_version(self, plan_id: str, number: int, name: str, who: str) -> None:
        """Give a revision a name.

        Raises
        ------
        InputError : when the plan has a version of that name, or no such revision.
        """
        try:
            with self._writing() as tx:
                self._revision(tx, plan_id, number)
                row = {"plan_id": plan_id, "name": name, "number": number, "who": who}
                tx.execute(insert(VERSIONS).values(**row, at=self._now()))
                record(tx, self._clock(), who, "name", plan_id, {"name": name}, number)
        except IntegrityError as exc:
            raise InputError("store.name", _TAKEN.fill(name=name)) from exc

    def versions(self, plan_id: str) -> list[Version]:
        """List the named versions of a plan, in the order of their revisions."""
        columns = (VERSIONS.c.name, VERSIONS.c.number, VERSIONS.c.who, VERSIONS.c.at)
        with self._reading() as tx:
            rows = tx.execute(
                select(*columns)
                .where(VERSIONS.c.plan_id == plan_id)
                .order_by(VERSIONS.c.number, VERSIONS.c.name)
            )
            return [Version(*row) for row in rows]

    def record(self, plan_id: str) -> list[Entry]:
        """List what was ever done to a plan, in order."""
        columns = (
            AUDIT.c.number, AUDIT.c.at, AUDIT.c.who, AUDIT.c.did, AUDIT.c.revision, AUDIT.c.detail,
        )  # fmt: skip
        with self._reading() as tx:
            mine = select(*columns).where(AUDIT.c.plan_id == plan_id).order_by(AUDIT.c.number)
            return [Entry(*row) for row in tx.execute(mine)]

    # --- Inside ------------------------------------------------------------------------------

    def _turned(
        self,
        plan_id: str,
        seen: int,
        who: str,
        turn: Callable[[Revision, Callable[[int], Revision]], Revision],
    ) -> Saved:
        """Undo or redo."""
        plan, head = self._seen(plan_id, seen)
        with self._reading() as tx:
            made = turn(head, lambda number: self._revision(tx, plan_id, number))
            assert made.target is not None
            forward = self._patch(tx, plan_id, made.target)
        patch = forward.back if made.kind == "undo" else forward
        after, told = patched(plan, patch), json.dumps({"kind": made.kind, "number": made.target})
        return self._saved(plan_id, seen, after, patch, who, told, lambda _: made)

    def _seen(self, plan_id: str, seen: int) -> tuple[Plan, Revision]:
        """Open what somebody edited, if it is still the latest."""
        with self._reading() as tx:
            self._require_head(tx, plan_id, seen)
            plan, _ = self._opened(tx, plan_id, seen)
            return plan, self._revision(tx, plan_id, seen)

    def _saved(
        self,
        plan_id: str,
        seen: int,
        after: Plan,
        patch: Patch,
        who: str,
        told: str,
        turn: Callable[[Revision], Revision],
        *,
        whole: bool = False,
    ) -> Saved:
        """Write a revision, its audit row and the new head, or nothing."""
        if not patch:
            return Saved(seen, after, patch)
        after = after.model_copy(update={"revision": seen + 1})
        with self._writing() as tx:
            mine = (PLANS.c.id == plan_id) & (PLANS.c.head == seen)
            # The list of exhibitors stays in step if it was, and is caught up when asked if not.
            listed = case((PLANS.c.listed == seen, seen + 1), else_=PLANS.c.listed)
            moved_on = update(PLANS).where(mine).values(head=seen + 1, listed=listed)
            in_step = tx.execute(moved_on.returning(PLANS.c.listed == seen + 1)).scalar()
            if in_step is None:
                self._require_head(tx, plan_id, seen)
            if in_step:
                list_changed(tx, plan_id, after, patch)
            made = turn(self._revision(tx, plan_id, seen))
            self._put(tx, plan_id, made, told, patch, who)
            detail = with_names(json.loads(told), after, patch)
            record(tx, self._clock(), who, made.kind, plan_id, detail, made.number)
            if whole or made.number % SNAPSHOT_EVERY == 0:
                self._snapshot(tx, plan_id, made.number, after)
        self._heads.keep(plan_id, made.number, after)
        return Saved(made.number, after, patch)

    def _head(self, tx: Connection, plan_id: str) -> int:
        """Give the latest revision of a plan that is there."""
        head = tx.execute(select(PLANS.c.head).where(PLANS.c.id == plan_id)).scalar()
        if head is None:
            raise InputError("store.plan", _NO_PLAN.fill(plan=plan_id))
        return int(head)

    def _require_head(self, tx: Connection, plan_id: str, seen: int) -> None:
        """Refuse an edit of anything but the latest revision."""
        head = self._head(tx, plan_id)
        if head != seen:
            raise StaleError("store.stale", _STALE.fill(seen=seen, head=head))

    def _opened(self, tx: Connection, plan_id: str, number: int | None) -> tuple[Plan, int]:
        """Open a revision from what is nearest before it: one in memory, or a whole plan."""
        head = self._head(tx, plan_id)
        wanted = head if number is None else number
        if not 1 <= wanted <= head:
            raise InputError("store.plan", _NO_PLAN.fill(plan=plan_id))
        have, plan = self._heads.before(plan_id, wanted) or (0, None)
        if plan is None:
            whole = (SNAPSHOTS.c.plan_id == plan_id) & (SNAPSHOTS.c.number <= wanted)
            last = select(SNAPSHOTS.c.number, SNAPSHOTS.c.document).where(whole)
            have, document = tx.execute(last.order_by(SNAPSHOTS.c.number.desc()).limit(1)).one()
            plan = unpacked(document, f"{plan_id}#{have}")
        later = (REVISIONS.c.plan_id == plan_id) & REVISIONS.c.number.between(have + 1, wanted)
        columns = (REVISIONS.c.number, REVISIONS.c.patch)
        for each, patch in tx.execute(select(*columns).where(later).order_by(columns[0])):
            plan = patched(plan, patch_of(patch, f"{plan_id}#{each}"))
        plan = plan.model_copy(update={"revision": wanted})
        if wanted == head:
            self._heads.keep(plan_id, wanted, plan)
        return plan, wanted

    def _revision(self, tx: Connection, plan_id: str, number: int) -> Revision:
        """Read where a revision stands in the history."""
        columns = (
            REVISIONS.c.number, REVISIONS.c.kind, REVISIONS.c.target, REVISIONS.c.undo,
            REVISIONS.c.redo,
        )  # fmt: skip
        mine = (REVISIONS.c.plan_id == plan_id) & (REVISIONS.c.number == number)
        row = tx.execute(select(*columns).where(mine)).first()
        if row is None:
            raise InputError("store.plan", _NO_PLAN.fill(plan=plan_id))
        return Revision(*row)

    def _patch(self, tx: Connection, plan_id: str, number: int) -> Patch:
        """Read what a revision changed."""
        mine = (REVISIONS.c.plan_id == plan_id) & (REVISIONS.c.number == number)
        text = tx.execute(select(REVISIONS.c.patch).where(mine)).scalar_one()
        return patch_of(text, f"{plan_id}#{number}")

    def _put(
        self, tx: Connection, plan_id: str, made: Revision, told: str, patch: Patch, who: str
    ) -> None:
        """Write a revision."""
        tx.execute(
            insert(REVISIONS).values(
                plan_id=plan_id, number=made.number, kind=made.kind, target=made.target,
                undo=made.undo, redo=made.redo, edit=told, patch=patch.model_dump_json(),
                who=who, at=self._now(),
            )
        )  # fmt: skip

    def _snapshot(self, tx: Connection, plan_id: str, number: int, plan: Plan) -> None:
        """Keep a whole plan."""
        row = {"plan_id": plan_id, "number": number, "document": packed(plan)}
        tx.execute(insert(SNAPSHOTS).values(row))

    def _named(self, tx: Connection, table: Table, known: dict[str, str]) -> str:
        """Find a show or a scenario by its name, or make it."""
        mine = select(table.c.id).where(*(table.c[key] == value for key, value in known.items()))
        found = tx.execute(mine.order_by(table.c.made_at).limit(1)).scalar()
        if found is not None:
            return str(found)
        made = uuid4().hex
        tx.execute(insert(table).values(id=made, **known, made_at=self._now()))
        return made

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Read one state of the store, whatever is written meanwhile."""
        with told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Write all of it or nothing."""
        options = self.engine.execution_options(**WRITES)
        with told(), options.connect() as connection, connection.begin():
            yield connection

    def _now(self) -> str:
        """Give the time as it is written."""
        return written(self._clock())


_TAKEN = Text(
    ko="‘{name}’: 이미 있는 이름입니다. 다른 이름을 적어 주십시오.",
    en="{name!r} is a name that is taken; choose another one.",
)
_NO_PLAN = Text(
    ko="{plan}: 저장소에 그런 배치안이나 판이 없습니다. 목록에서 골라 주십시오.",
    en="{plan}: the store has no such plan or revision; choose one of its list.",
)
_STALE = Text(
    ko="그사이 다른 사람이 저장했습니다({seen} → {head}). 다시 열어 편집해 주십시오.",
    en="Somebody has saved meanwhile ({seen} is now {head}); open it again and repeat the edit.",
)
