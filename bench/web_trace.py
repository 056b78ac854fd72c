"""Reading Chromium's own trace of a page: what its main thread did, and when it had painted.

An event is *painted* when the main thread has handed the first frame in which the floor was drawn
anew to the compositor: the end of that frame's commit. What graphics hardware does then is not in
it; on a machine without any it would be most of it, for every page alike. Between the two the
thread's own clock tells what the page costs, and the clock on the wall what somebody sees who has
to wait for the next frame, or shares the machine with others.
"""

import json
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Any

USER = "blink.user_timing"
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", USER]

DREW = "drew"
"""The mark that a page is made to set whenever it begins to draw a canvas."""

MAIN = "CrRendererMain"


@dataclass(frozen=True)
class Paint:
    """From an event to its paint, milliseconds: of the main thread, and on the wall."""

    work: float
    wall: float


@dataclass(frozen=True)
class _Moment:
    """When something was: on the wall and by the thread's own clock, milliseconds."""

    wall: float
    work: float


class Trace:
    """What a page's main thread did while it was traced."""

    def __init__(self, written: bytes) -> None:
        """Read a trace, and find the one renderer that had events."""
        events: list[dict[str, Any]] = json.loads(written)["traceEvents"]
        named = {_thread(e): e["args"].get("name") for e in events if e["name"] == "thread_name"}
        given = [e for e in events if e["name"] == "EventDispatch" and e["ph"] == "X"]
        busy = Counter(_thread(e) for e in given if named.get(_thread(e)) == MAIN)
        (thread, _), *_ = busy.most_common(1)
        mine = sorted((e for e in events if _thread(e) == thread), key=lambda e: float(e["ts"]))
        self._drawn = [e["ts"] / 1000 for e in mine if e["name"] == DREW]
        commits = [e for e in mine if e["name"] == "Commit" and "tdur" in e]
        self._starts = [e["ts"] / 1000 for e in commits]
        self._ends = [_moment(e, e["dur"], e["tdur"]) for e in commits]
        self._events = [
            (e["args"]["data"]["type"], _moment(e))
            for e in mine
            if e["name"] == "EventDispatch" and "tts" in e
        ]
        self._marks = [(e["name"], _moment(e)) for e in mine if USER in e["cat"] and "tts" in e]

    def painted(self, kind: str) -> list[Paint]:
        """Give the way to its paint of each event of a kind that changed the floor."""
        moments = [at for name, at in self._events if name == kind]
        ends = [at.wall for at in moments[1:]] + [float("inf")]
        return [
            Paint(end.work - at.work, end.wall - at.wall)
            for at, until in zip(moments, ends, strict=True)
            if (end := self._paint(at.wall, until))
        ]

    def between(self, begin: str, end: str) -> list[float]:
        """Give what the main thread took from each mark of a name to one of another, ms."""
        took, since = [], None
        for name, at in self._marks:
            if name == begin:
                since = at.work
            elif name == end and since is not None:
                took.append(at.work - since)
                since = None
        return took

    def _paint(self, at: float, until: float) -> _Moment | None:
        """Find the end of the first commit after the first drawing between two times."""
        drawn = bisect_left(self._drawn, at)
        if drawn == len(self._drawn) or self._drawn[drawn] >= until:
            return None
        commit = bisect_left(self._starts, self._drawn[drawn])
        return self._ends[commit] if commit < len(self._ends) else None


def _thread(event: dict[str, Any]) -> tuple[int, int]:
    """Tell whose an event is."""
    return event["pid"], event["tid"]


def _moment(event: dict[str, Any], wall: float = 0, work: float = 0) -> _Moment:
    """Give when an event began, or so many microseconds later."""
    return _Moment((event["ts"] + wall) / 1000, (event["tts"] + work) / 1000)
