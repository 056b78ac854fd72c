"""The terminal: answers on standard output, what goes on meanwhile on standard error."""

import json
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from solver.progress import Event
from venue.text import Lang, Text

PATIENCE_S = 1.0
"""Work that takes longer than this says what it does."""

PIPE_WIDTH = 120
"""Columns of an answer that goes to a file or a pipe, where no window sets them."""

STAGES = {
    "placing": Text(ko="부스를 놓습니다", en="placing the booths"),
    "finished": Text(ko="배치를 마무리합니다", en="finishing the plan"),
    "stopping": Text(
        ko="멈추고 지금까지의 배치를 씁니다. 다시 누르면 버립니다",
        en="stopping with the plan so far; press again to discard it",
    ),
    "bound": Text(ko="더 들어갈 수 있는지 따집니다", en="finding out how much more could fit"),
    "sweep": Text(ko="시나리오를 계산합니다", en="planning the scenarios"),
    "best_spots": Text(ko="많이 지나는 자리를 나눕니다", en="giving out the best spots"),
    "check": Text(ko="규칙을 다시 확인합니다", en="checking the rules again"),
}
"""What a solver's stage does, in the planner's words; an unknown one is shown by its name."""


class Terminal:
    """Where one command answers.

    Parameters
    ----------
    lang : the language of sentences and tables.
    machine : answer in JSON alone; standard output then holds nothing else.
    """

    def __init__(self, lang: Lang, *, machine: bool) -> None:
        """Find out what the two streams can show."""
        self.lang = lang
        self.machine = machine
        self.out = _console(stderr=False)
        self.err = _console(stderr=True)

    def answer(self, data: object, shown: Iterable[RenderableType]) -> None:
        """Give the answer once: ``data`` as JSON, or ``shown`` for people."""
        if self.machine:
            sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
            return
        for part in shown:
            self.out.print(part)

    def working(self, what: Text) -> "Working":
        """Tell what goes on for as long as a block runs."""
        return Working(self.err, what.say(self.lang), self.lang)


class Working:
    """Says on standard error what goes on, once it takes longer than a second.

    In a window it is one moving line that goes away at the end; in a file or a pipe it is a plain
    line for the start and for each new stage. It can be called as a solver's progress.
    """

    def __init__(self, console: Console, what: str, lang: Lang) -> None:
        """Wait; entering the block starts the clock."""
        self._console, self._what, self._lang = console, what, lang
        self._timer = threading.Timer(PATIENCE_S, self._begin)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._event: Event | None = None
        self._begun = self._over = False
        self._bar: Progress | None = None
        self._said: str | None = None

    def __enter__(self) -> Self:
        """Start to be patient."""
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()

    def __call__(self, event: Event) -> None:
        """Note how far the work has come."""
        with self._lock:
            self._event = event
            self._show()

    def _begin(self) -> None:
        """Show the first line: patience is over."""
        with self._lock:
            if self._over:
                return
            self._begun = True
            if self._console.is_terminal:
                words = TextColumn("{task.description}", markup=False)
                columns = (SpinnerColumn(), words, BarColumn(24), TimeElapsedColumn())
                self._bar = Progress(*columns, console=self._console, transient=True)
                self._bar.add_task(self._what, total=None)
                self._bar.start()
            self._show()

    def _show(self) -> None:
        """Bring what is shown up to date."""
        if not self._begun or self._over:
            return
        event = self._event
        words = self._what if event is None else report(event, self._lang)
        if self._bar is None:
            stage = None if event is None else event.stage
            if self._said is None or stage != self._said:
                self._said = stage or ""
                self._console.print(words, soft_wrap=True)
        elif event is not None:
            self._bar.update(
                self._bar.task_ids[0], description=words, total=1.0, completed=event.share
            )


def report(event: Event, lang: Lang) -> str:
    """Say in one line how far a solve has come.

    Examples
    --------
    >>> report(Event("placing", 0.5, placed=120, requested=147, net_m2=3120.0), "en")
    'placing the booths, 120 of 147 placed, net 3,120 m²'
    >>> report(Event("placing", 0.5, placed=120, requested=147, net_m2=3120.0), "ko")
    '부스를 놓습니다 · 배치 120 / 147 · 순면적 3,120 m²'
    >>> report(Event("placing", 0.5, 120, 147, net_m2=3120.0, bound_net_m2=4000.0), "en")
    'placing the booths, 120 of 147 placed, net 3,120 m², gap 22.0 %'
    """
    stage = STAGES.get(event.stage, Text(ko=event.stage, en=event.stage)).say(lang)
    parts = [stage]
    if event.requested:
        placed, net = f"{event.placed} / {event.requested}", f"{event.net_m2:,.0f} m²"
        parts += (
            [f"배치 {placed}", f"순면적 {net}"]
            if lang == "ko"
            else [f"{event.placed} of {event.requested} placed", f"net {net}"]
        )
    if event.gap:
        parts.append(
            f"{'상한과의 차이' if lang == 'ko' else 'gap'} {event.gap:.1%}".replace("%", " %")
        )
    return (" · " if lang == "ko" else ", ").join(parts)


def _console(*, stderr: bool) -> Console:
    """Open a stream; names and sentences are shown as they are, never read as markup."""
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console
