"""The plans on the desk: each as it is now, ready to be read, edited and followed."""

import datetime as dt
import json
import threading
import zlib
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from plans.document import strays
from plans.edit_parts import require_one_hand
from plans.edits import Edit
from plans.jobs.judging import Judgement
from plans.patch import Patch, patched
from plans.plan import Plan
from plans.store.kept import Kept, Saved
from plans.store.past import Turns, since, turns
from plans.store.renaming import rename
from plans.store.store import Store
from venue.errors import EditError, StaleError
from venue.text import Text

from .answers import Change, Edited, JobNews, Presence, Present, Verdict
from .channel import Channel
from .document import Body, Document
from .refusals import MissedError
from .shown import Shown

MOST_MISSED = 200
"""Revisions told to a stale tab; one that missed more opens the plan anew."""

After = Callable[["OnDesk", int], None]
"""Told of every new revision."""


@dataclass
class OnDesk:
    """One plan; whoever changes it holds its lock, so that events come in the revisions' order."""

    store: Store
    kept: Kept
    after: After
    lock: threading.RLock = field(default_factory=threading.RLock)
    channel: Channel = field(default_factory=Channel)
    head: int = 0
    turns: Turns = Turns(False, False)  # noqa: RUF009 - it is frozen
    _document: Document = field(default_factory=Document)
    _shown: Shown = field(default_factory=Shown)
    _body: tuple[str, Body] | None = None
    _told: deque[Change] = field(default_factory=lambda: deque(maxlen=MOST_MISSED))
    _present: dict[str, Present] = field(default_factory=dict)
    _tabs: Counter[str] = field(default_factory=Counter)

    # --- Reading -----------------------------------------------------------------------------

    def caught_up(self) -> int:
        """Tell what others have written to the store meanwhile, and give the latest revision."""
        head = self.store.head(self.kept.id)
        if head == self.head:
            return head
        with self.lock:
            head = self.store.head(self.kept.id)
            if self.head and head > self.head:
                for step in since(self.store, self.kept.id, self.head)[-MOST_MISSED:]:
                    self._tell(change_of(step.number, step.who, step.patch, step.turns))
            if head != self.head:
                self.head, self.turns = head, turns(self.store, self.kept.id, head)
                self.after(self, head)
        return head

    def plan(self) -> Plan:
        """Give the plan as it is, with the last verdict of it."""
        with self.lock:
            self.caught_up()
            return self._shown.of(self.store.open(self.kept.id)[0])

    def now(self) -> tuple[str, Plan]:
        """Give the plan as it is, and its tag."""
        with self.lock:
            return self.tag(), self.plan()

    @property
    def judged(self) -> int:
        """The revision of the last verdict; a plan came with that of its first one."""
        return self._shown.judged or int(self.head == 1)

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict, its open sides those of all booths."""
        return self._shown.verdict

    def tag(self) -> str:
        """Name the plan as it is: its revision, and which verdict lies over it, under which name.

        The name counts by its sum, so that a browser that kept the plan under another one before
        the service was started anew does not take it for this.
        """
        named = zlib.crc32(self.kept.name.encode()) % 10_000
        return f"{self.caught_up()}.{self._shown.count}{named:04d}"

    def body(self) -> tuple[str, Body]:
        """Give the plan as it is sent, and its tag."""
        with self.lock:
            tag = self.tag()
            if self._body is not None and self._body[0] == tag:
                return self._body
            head, plan = self.head, self.plan()
            made = self._document.of(self.envelope(head, self.turns, self.judged), plan)
            self._body = (tag, made)
            return self._body

    def envelope(self, number: int, turns: Turns, judged: int) -> dict[str, object]:
        """Give what is sent with the plan at a revision."""
        return {
            "id": self.kept.id, "revision": number, "name": self.kept.name,
            "show": self.kept.show, "can_undo": turns.undo, "can_redo": turns.redo,
            "judged": judged,
        }  # fmt: skip

    # --- Changing ----------------------------------------------------------------------------

    def edit(self, seen: int, edit: Edit, who: str) -> Edited:
        """Save an edit.

        Parameters
        ----------
        seen : the revision that was edited.
        edit : what changes; a patch may speak of booths as they were shown.
        who : changes it.

        Raises
        ------
        MissedError : when ``seen`` is not the latest, with what changed since.
        EditError : when the plan refuses.
        """

        def save() -> Saved:
            fitting = edit
            if isinstance(edit, Patch):
                fitting = self._fitting(seen, edit)
            return self.store.save(self.kept.id, seen, fitting, who)

        return self.change(seen, save, who)

    def replace(
        self, seen: int, wanted: Plan, who: str, told: str, *, judged: bool = True
    ) -> Edited:
        """Put another plan of the same show in its place.

        Parameters
        ----------
        seen, who : as of `edit`; errors too.
        wanted : the plan.
        told : what led to it, as JSON.
        judged : whether the plan brings its verdict.
        """

        def save() -> Saved:
            return self.store.replace(self.kept.id, seen, wanted, who, told)

        return self.change(seen, save, who, judged=judged)

    def require(self, seen: int) -> None:
        """Refuse what is asked of anything but the latest revision.

        Raises
        ------
        MissedError : with what changed since.
        """
        with self.lock:
            if seen != self.caught_up():
                text = _STALE.fill(seen=seen, head=self.head)
                raise self._stale(StaleError("store.stale", text), seen)

    def change(
        self, seen: int, save: Callable[[], Saved], who: str, *, judged: bool = False
    ) -> Edited:
        """Save something that leads to a new revision, and tell everybody.

        Parameters
        ----------
        seen, who : as of `edit`; errors too.
        save : does it.
        judged : whether the plan that is saved has its verdict.
        """
        with self.lock:
            self.require(seen)
            try:
                saved = save()
            except StaleError as error:
                raise self._stale(error, seen) from error
            if saved.number != self.head:
                self.head = saved.number
                self.turns = turns(self.store, self.kept.id, saved.number)
                self._tell(change_of(saved.number, who, saved.patch, self.turns))
                if judged:
                    self.judge(saved.number, Judgement.of(saved.plan))
                else:
                    self.after(self, saved.number)
            return Edited(
                revision=saved.number,
                patch=self._shown.patch(saved.patch),
                can_undo=self.turns.undo,
                can_redo=self.turns.redo,
            )

    def rename(self, name: str, who: str) -> Kept:
        """Give the plan another name, and tell everybody.

        Raises
        ------
        InputError : when it is blank, or taken.
        """
        with self.lock:
            now = dt.datetime.now(dt.UTC)
            named = rename(self.store, self.kept.id, name, who=who, now=now)
            self.kept = replace(self.kept, name=named, head=self.caught_up())
            self.channel.tell("name", json.dumps({"name": named}), self.head, again=False)
            return self.kept

    def judge(self, revision: int, made: Judgement) -> None:
        """Take the verdict on a revision, and tell everybody."""
        with self.lock:
            told = self._shown.take(revision, made)
            if told is not None:
                self.channel.tell("verdict", told.model_dump_json(by_alias=True), self.head)

    def tell_job(self, news: JobNews) -> None:
        """Tell how far a job is; who was away hears of its end."""
        ended = news.state not in {"waiting", "running"}
        text = news.model_dump_json(by_alias=True, exclude=None if news.layout else {"layout"})
        self.channel.tell("job", text, self.head, again=ended)

    def _tell(self, change: Change) -> None:
        """Tell of a revision."""
        shown = self._seen(change)
        self._told.append(shown)
        self.channel.tell("edit", shown.model_dump_json(by_alias=True), change.revision)

    def _seen(self, change: Change) -> Change:
        """Let a change speak of booths as they are shown."""
        return change.model_copy(update={"patch": self._shown.patch(change.patch)})

    def _fitting(self, seen: int, patch: Patch) -> Patch:
        """Let a patch speak of booths as they are kept; refuse one that contradicts the plan."""
        if seen != self.head:
            return patch  # the store refuses it
        plan, _ = self.store.open(self.kept.id, seen)
        fitting = self._shown.kept(plan, patch)
        after = patched(plan, fitting)
        require_one_hand(plan, after)
        for where, name in strays(after):
            raise EditError("edit.contradiction", _STRAY.fill(field=where, name=name))
        return fitting

    def _stale(self, error: StaleError, seen: int) -> MissedError:
        """Add what changed since a revision; to who knows a later one than there is, nothing."""
        return MissedError(error, self.head, self._since(seen))

    def _since(self, seen: int) -> tuple[Change, ...]:
        """Give what changed since a revision, mostly from memory; nothing, if it is too much."""
        if not max(0, self.head - MOST_MISSED) <= seen < self.head or seen < 1:
            return ()
        told = tuple(change for change in self._told if change.revision > seen)
        if len(told) == self.head - seen:
            return told
        return tuple(
            self._seen(change_of(step.number, step.who, step.patch, step.turns))
            for step in since(self.store, self.kept.id, seen)
        )

    # --- Who looks ---------------------------------------------------------------------------

    def come(self, who: Present) -> None:
        """Note somebody who begins to look, in one tab or in several."""
        with self.lock:
            self._tabs[who.session] += 1
            self.select(self._present.get(who.session, who))

    def select(self, who: Present) -> None:
        """Note what somebody has selected, and tell everybody; who does not look has nothing."""
        with self.lock:
            if self._tabs[who.session]:
                self._present[who.session] = who
                said = self.presence.model_dump_json()
                self.channel.tell("presence", said, self.head, again=False)

    def go(self, session: str) -> None:
        """Note that a tab is closed; with the last one somebody looks no more."""
        with self.lock:
            self._tabs[session] -= 1
            if not self._tabs[session]:
                del self._tabs[session]
                self._present.pop(session, None)
                said = self.presence.model_dump_json()
                self.channel.tell("presence", said, self.head, again=False)

    @property
    def presence(self) -> Presence:
        """Everybody who looks."""
        return Presence(sessions=tuple(self._present.values()))


class Desk:
    """All plans that somebody has opened since the service started."""

    def __init__(self, store: Store, after: After) -> None:
        """Start with an empty desk; ``after`` is told of every revision."""
        self.store, self._after = store, after
        self._open: dict[str, OnDesk] = {}
        self._lock = threading.Lock()

    def plan(self, plan_id: str) -> OnDesk:
        """Give a plan, opened if it is not.

        Raises
        ------
        InputError : ``store.plan`` when there is none.
        """
        with self._lock:
            known = self._open.get(plan_id)
        if known is None:
            self.store.head(plan_id)  # refuses an unknown one
            kept = next(each for each in self.store.plans() if each.id == plan_id)
            with self._lock:
                made = OnDesk(self.store, kept, self._after)
                known = self._open.setdefault(plan_id, made)
        known.caught_up()
        return known

    def close(self) -> None:
        """Send away everybody who listens."""
        with self._lock:
            for each in self._open.values():
                each.channel.close()


def change_of(number: int, who: str, patch: Patch, can: Turns) -> Change:
    """Tell what a revision changed."""
    return Change(revision=number, who=who, patch=patch, can_undo=can.undo, can_redo=can.redo)


_STRAY = Text(
    ko="{field}: ‘{name}’ 값이 배치안의 나머지와 어긋납니다. 배치안을 다시 열어 고쳐 주십시오.",
    en="{field}: {name!r} contradicts the rest of the plan; open it again and repeat the edit.",
)
_STALE = Text(
    ko="그사이 다른 사람이 저장했습니다({seen} → {head}). 다시 열어 주십시오.",
    en="Somebody has saved meanwhile ({seen} is now {head}); open it again.",
)
