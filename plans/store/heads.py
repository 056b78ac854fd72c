"""The latest plans in memory, so that an edit needs no whole plan read."""

import threading
from collections import OrderedDict

from plans.plan import Plan

MOST = 8
"""Plans kept: one of 4,500 booths takes some 40 megabytes."""


class Heads:
    """The latest known revision of some plans; those asked for longest ago go first."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: OrderedDict[str, tuple[int, Plan]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, plan_id: str, number: int, plan: Plan) -> None:
        """Remember a revision, unless a later one is known."""
        with self._lock:
            if self._known.get(plan_id, (0, plan))[0] <= number:
                self._known[plan_id] = (number, plan)
            self._known.move_to_end(plan_id)
            while len(self._known) > MOST:
                self._known.popitem(last=False)

    def before(self, plan_id: str, number: int) -> tuple[int, Plan] | None:
        """Give a known revision that is not after another one."""
        with self._lock:
            known = self._known.get(plan_id)
            return known if known is not None and known[0] <= number else None
