"""Work in a process of its own: bounded in time and memory, cancelled by asking, never a hang.

Memory is bounded by ``RLIMIT_DATA``, the kernel's count of private writable memory. Measured with
shapely, scipy and CP-SAT on 4 workers: 162 MB resident, 283 MB counted so, 789 MB of address
space. ``RLIMIT_AS`` would thus refuse honest work (every thread reserves address space), and
watching the resident size from outside would be late: memory fills faster than anybody looks.
Where the system does not keep this limit (macOS), time alone bounds the work.
"""

import math
import os
import pickle
import resource
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import forkserver, get_context, set_forkserver_preload
from multiprocessing.connection import Connection
from multiprocessing.forkserver import ensure_running
from types import FrameType, FunctionType, ModuleType, TracebackType
from typing import Any, Generic, Self, TypeVar
from weakref import WeakSet

from solver.progress import Progress, silent
from venue.errors import FaultError, MadangError
from venue.text import Text

T = TypeVar("T")

MEMORY_MB = 2048
"""Memory a job may use: twice what the largest show may take, so that only a runaway meets it."""

GRACE_S = 5.0
"""Seconds between a job's own limit and its end by force: time to hand over what it has."""

FINISH_S = 0.02
"""Seconds that finishing and checking may take for each contract after the limit: ten times what
they take on an idle core, so that a busy machine loses no plan."""

STARTS_S = 60.0
"""Seconds that a process may take to start and to read its libraries: on a machine that is busy
with other things they are ten times the usual one, and none of the work's own."""

Asked = Callable[[], bool]
"""Tells the work whether it was asked to stop, or nobody waits for it any more."""

Work = Callable[[Asked, Progress], T]
"""What a child does; it must be picklable, and look at ``Asked`` between its steps. Where it has
a method ``ready``, that reads what is heavy before the work begins."""


@dataclass
class Wish:
    """Stop when somebody asks to."""

    asked: Asked
    deterministic: bool = False

    def __call__(self) -> bool:
        """Tell whether somebody asked."""
        return self.asked()

    def seconds_left(self) -> float:
        """Give no time once somebody asked, and all of it before."""
        return 0.0 if self.asked() else math.inf


@dataclass(frozen=True)
class _Begun:
    """The child has read what it needs: its work begins."""


@dataclass(frozen=True)
class _Done(Generic[T]):
    """The answer, as it crosses the pipe."""

    value: T


@dataclass(frozen=True)
class _Failed:
    """An error of ours in parts: exceptions with arguments of their own do not pickle."""

    kind: type[MadangError]
    code: str
    texts: tuple[Text, ...]
    trace: str

    def error(self) -> MadangError:
        """Put the error together again; the child's traceback is its note."""
        error = self.kind(self.code, self.texts)
        error.add_note(self.trace)
        return error


def grace_for(contracts: int) -> float:
    """Give the seconds that a job on so many contracts may take after its limit.

    Examples
    --------
    >>> grace_for(450)
    14.0
    """
    return GRACE_S + FINISH_S * contracts


_WARM: set[str] = set()
"""Modules that a server has read, from which children are forked; none while there is none."""


def warm(*modules: str) -> None:
    """Have children start at once: forked from a server that has read some modules before.

    Parameters
    ----------
    modules : what the work imports; reading it takes a second or two, which no child waits for.

    Notes
    -----
    The server reads and starts nothing, so it has no threads that a fork would lose. It is for who
    starts many children; one alone is started no sooner. A child reads the main module of its
    parent anew, so what that imports is read before as well.
    """
    _WARM.update(modules)
    set_forkserver_preload(["plans.jobs.child", *_WARM, *_read_by_main()])
    ensure_running()


_LIVE: "WeakSet[Child[Any]]" = WeakSet()
"""Children of this process that work."""


def end_children() -> None:
    """End all children of this process at once, and the server that `warm` has started.

    Notes
    -----
    For a service that ends: nobody waits for their answers any more, and `result` tells each
    thread so. A child that is asked for later starts a server of its own.
    """
    for child in list(_LIVE):
        child.kill()
    server = getattr(forkserver, "_forkserver", None)
    pid: int | None = getattr(server, "_forkserver_pid", None)
    if pid is not None:
        # It looks at nothing while it reads modules, and holds our output open as long.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _read_by_main() -> list[str]:
    """Name the modules from which the main module has something, or which it has whole."""
    main = vars(sys.modules["__main__"])
    held = [each for name, each in main.items() if not name.startswith("__")]
    whole = {each.__name__ for each in held if isinstance(each, ModuleType)}
    parts = {each.__module__ for each in held if isinstance(each, FunctionType | type)}
    return sorted((whole | parts) - {"__main__"})


class Child(Generic[T]):
    """One piece of work in a child process, from ``with`` to the end of the block.

    Parameters
    ----------
    work : called in the child with ``(asked, progress)``; picklable.
    seconds : the work's own limit; it is ended by force ``grace_s`` later, or ``grace_s`` after it
        began if that was later still.
    memory_mb : private memory the child may use, megabytes.
    grace_s : seconds left to the work after its limit.

    Notes
    -----
    The child has a session of its own, so Ctrl-C reaches the parent alone, which then asks. Its
    standard output goes to standard error: nothing mixes with the parent's answer. A parent that
    is gone closes the pipe, which the child reads as a wish to stop.
    """

    def __init__(
        self,
        work: Work[T],
        *,
        seconds: float,
        memory_mb: int = MEMORY_MB,
        grace_s: float = GRACE_S,
    ) -> None:
        """Prepare the process; entering the block starts it."""
        self._seconds, self._grace_s = seconds, grace_s
        context = get_context("forkserver") if _WARM else get_context("spawn")
        self._pipe, self._far = context.Pipe(duplex=True)
        # The work goes through the pipe: what a process is started with is written to it before
        # anybody could see that it died, and would be waited for without end.
        self._work = pickle.dumps(work)
        self._process = context.Process(target=_serve, args=(self._far, memory_mb))
        self._limit = self._deadline = 0.0
        # The work is the first message: a wish to stop that comes before it waits for it.
        self._sending = threading.Lock()
        self._sent = self._asked = False
        self._held: list[Any] = []

    def __enter__(self) -> Self:
        """Start the child; its time runs from here."""
        self._limit = time.monotonic() + self._seconds
        self._deadline = max(self._limit, time.monotonic() + STARTS_S) + self._grace_s
        _LIVE.add(self)
        with _deaf_to_interrupts():
            self._process.start()
        self._far.close()
        with self._sending, suppress(OSError):  # it is gone already; `result` tells how
            self._pipe.send_bytes(self._work)
            self._sent = True
            if self._asked:
                self._pipe.send("stop")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child, whatever it still does."""
        _LIVE.discard(self)
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def kill(self) -> None:
        """End the child now: nobody wants its answer. `result` tells that it died."""
        with suppress(AttributeError, ValueError):  # it was not started yet, or is over
            self._process.kill()

    def cancel(self) -> None:
        """Ask the child to stop with the best it has; the answer comes by `result`.

        A child that was not started yet is asked as soon as it is.
        """
        with self._sending, suppress(OSError):  # as above
            self._asked = True
            if self._sent:
                self._pipe.send("stop")

    def result(self, progress: Progress = silent) -> T:
        """Wait for the answer.

        Parameters
        ----------
        progress : called here, in the caller's thread, with every report in its order.

        Returns
        -------
        What the work returned.

        Raises
        ------
        MadangError : what the work raised, with its code and texts.
        FaultError : ``job.failed`` any other exception; ``job.memory`` and ``job.time`` the
            limits; ``job.died`` when the process ended without an answer.
        """
        while self._held or self._pipe.poll(max(0.0, self._deadline - time.monotonic())):
            try:
                message = self._next()
            except (EOFError, OSError):
                raise self._death() from None
            if isinstance(message, _Begun):
                self._deadline = max(self._limit, time.monotonic()) + self._grace_s
                continue
            if isinstance(message, _Failed):
                raise message.error()
            if isinstance(message, _Done):
                return message.value  # type: ignore[no-any-return]
            progress(message)
        self._process.kill()
        raise FaultError("job.time", _LATE.fill(limit=self._seconds, grace=self._grace_s))

    def _next(self) -> Any:
        """Take the next message whole: after a Ctrl-C in the middle the rest would be none."""
        if not self._held:
            with _undisturbed():
                self._held.append(self._pipe.recv())
        return self._held.pop()

    def _death(self) -> FaultError:
        """Tell how the process ended."""
        self._process.join(self._grace_s)
        code = self._process.exitcode
        ended = signal.Signals(-code).name if code is not None and code < 0 else f"exit {code}"
        return FaultError("job.died", _DIED.fill(ended=ended))


def _serve(pipe: Connection, memory_mb: int) -> None:
    """Do the work in the child and send what comes of it."""
    os.setsid()
    os.dup2(sys.stderr.fileno(), 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(memory_mb)
    sending = threading.Lock()

    def report(event: object) -> None:
        # Where nobody listens any more, `poll` tells the work so.
        with sending, suppress(OSError):
            pipe.send(event)

    try:
        work = pickle.loads(pipe.recv_bytes())
        getattr(work, "ready", _nothing)()
        report(_Begun())
        report(_Done(work(pipe.poll, report)))
    except MadangError as error:
        report(_Failed(type(error), error.code, error.texts, traceback.format_exc()))
    except MemoryError:
        text = _MEMORY.fill(limit=memory_mb)
        report(_Failed(FaultError, "job.memory", (text,), traceback.format_exc()))
    except Exception as error:
        text = _FAILED.fill(error=f"{type(error).__name__}: {error}")
        report(_Failed(FaultError, "job.failed", (text,), traceback.format_exc()))


def _nothing() -> None:
    """Read nothing: the work has it all."""


def _limit_memory(memory_mb: int) -> None:
    """Bound private memory; a lower limit that holds already stays."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = memory_mb * 1_000_000
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, wanted))


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a child be born deaf to Ctrl-C, so that it cannot die of one while it imports."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put a Ctrl-C off to the end of the block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda *told: heard.append(told))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard and callable(before):
        before(*heard[0])


_LATE = Text(
    ko="계산이 제한 시간 {limit:g}초에서 {grace:g}초가 더 지나도 멈추지 않아 끝냈습니다. "
    "다시 시도하거나 제한 시간을 늘려 주십시오.",
    en="The work did not stop {grace:g} s after its limit of {limit:g} s and was ended; "
    "try again, or give it more time.",
)
_MEMORY = Text(
    ko="계산에 메모리 {limit:,} MB가 넘게 필요해 멈추었습니다. 홀을 나누어 배치해 주십시오.",
    en="The work needs more than {limit:,} MB of memory and was stopped; plan fewer halls at once.",
)
_DIED = Text(
    ko="계산 과정이 답을 내지 못하고 끝났습니다({ended}). 다시 시도해 주십시오.",
    en="The process that did the work ended without an answer ({ended}); try again.",
)
_FAILED = Text(
    ko="계산이 예상하지 못한 오류로 끝났습니다: {error}.",
    en="The work ended with an unexpected error: {error}.",
)
