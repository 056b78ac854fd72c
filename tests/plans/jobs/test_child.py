"""Tests of the child process: its answer, its limits, its end."""

import json
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

import pytest

from plans.jobs.child import Asked, Child, Wish, end_children
from solver.progress import Event, Progress
from solver.stop import AnyOf, Deterministic
from venue.errors import BriefError, FaultError, NoPlanError
from venue.text import Text

LONG = 60.0
"""Seconds no test here reaches: each ends by an event."""


def answer(_: Asked, progress: Progress) -> int:
    """Report thrice, print, and answer."""
    sys.stdout.write("to standard output\n")
    sys.stdout.flush()
    for placed in range(3):
        progress(Event("cover", placed / 3, placed=placed))
    return 42


def segfault(_: Asked, __: Progress) -> None:
    """Die as native code dies."""
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(_: Asked, __: Progress) -> None:
    """End the process behind Python's back."""
    os._exit(7)


def devour(_: Asked, __: Progress) -> int:
    """Take a gigabyte."""
    return len(bytearray(1_000_000_000))


def wait_for_ever(_: Asked, __: Progress) -> None:
    """Never look whether to stop."""
    threading.Event().wait()


def wait_to_be_asked(asked: Asked, progress: Progress) -> str:
    """Tell that it runs, then wait for the wish to stop."""
    progress(Event("ready", 0.0))
    while not asked():
        pass
    return "the best so far"


def refuse(_: Asked, __: Progress) -> None:
    """Raise an error with two sentences."""
    raise BriefError("brief.two", [Text(ko="하나", en="one"), Text(ko="둘", en="two")])


def stumble(_: Asked, __: Progress) -> None:
    """Raise what nobody planned."""
    raise ZeroDivisionError("a zero")


def unpicklable(_: Asked, __: Progress) -> object:
    """Answer with what cannot cross a pipe."""
    return threading.Lock()


def interrupts(_: Asked, __: Progress) -> bool:
    """Tell whether Ctrl-C is ignored and the session is its own."""
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN and os.getsid(0) == os.getpid()


def test_answers_after_its_reports_in_order() -> None:
    """Tests that every report arrives, in order, before the answer."""
    seen: list[Event] = []
    with Child(answer, seconds=LONG) as child:
        assert child.result(seen.append) == 42
    assert [event.placed for event in seen] == [0, 1, 2]


def test_prints_nothing_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """Tests that what the child prints goes to standard error."""
    with Child(answer, seconds=LONG) as child:
        child.result()
    out, err = capfd.readouterr()
    assert out == ""
    assert "to standard output" in err


@pytest.mark.parametrize(("work", "how"), [(segfault, "SIGSEGV"), (leave, "exit 7")])
def test_a_death_is_a_fault(work: Callable[[Asked, Progress], None], how: str) -> None:
    """Tests that a crash is told in a sentence that names how it ended."""
    with Child(work, seconds=LONG) as child, pytest.raises(FaultError) as raised:
        child.result()
    assert raised.value.code == "job.died"
    assert how in raised.value.say("en")
    assert how in raised.value.say("ko")


def test_memory_is_bounded() -> None:
    """Tests that work beyond its memory is stopped and says so."""
    with Child(devour, seconds=LONG, memory_mb=500) as child, pytest.raises(FaultError) as raised:
        child.result()
    assert raised.value.code == "job.memory"
    assert "500 MB" in raised.value.say("en")


def test_memory_within_the_limit_is_given() -> None:
    """Tests that the same work is done when its memory is allowed."""
    with Child(devour, seconds=LONG, memory_mb=1500) as child:
        assert child.result() == 1_000_000_000


def test_time_is_bounded() -> None:
    """Tests that work that never looks at the clock is ended."""
    work = Child(wait_for_ever, seconds=0.05, grace_s=0.05)
    with work as child, pytest.raises(FaultError) as raised:
        child.result()
    assert raised.value.code == "job.time"


@dataclass(frozen=True)
class Heavy:
    """Work that says what it has read before it began."""

    late: bool = False

    def ready(self) -> None:
        """Read what is heavy; while the parent's clock stands still."""
        os.environ["MADANG_TEST_READ"] = "1"

    def __call__(self, _: Asked, __: Progress) -> str:
        """Tell what was read, or never end."""
        if self.late:
            threading.Event().wait()
        return os.environ.pop("MADANG_TEST_READ", "nothing")


def test_what_is_heavy_is_read_before_the_works_time_begins() -> None:
    """Tests that no time at all is enough for work that needs none, however slowly it starts."""
    with Child(Heavy(), seconds=0.0, grace_s=LONG) as child:
        assert child.result() == "1"
    with Child(Heavy(late=True), seconds=0.0, grace_s=0.0) as child, pytest.raises(FaultError):
        child.result()


def test_a_killed_child_has_died() -> None:
    """Tests that whose answer nobody wants is over at once, and may be killed twice."""
    with Child(wait_to_be_asked, seconds=LONG) as child:
        with pytest.raises(FaultError) as raised:
            child.result(lambda _: child.kill())
        assert raised.value.code == "job.died"
        child.kill()
    child.kill()
    Child(wait_to_be_asked, seconds=LONG).kill()


def test_all_children_end_at_once() -> None:
    """Tests that one that works is ended with those of other threads, and tells that it died."""
    with (
        Child(wait_for_ever, seconds=LONG),
        Child(wait_to_be_asked, seconds=LONG) as child,
        pytest.raises(FaultError) as caught,
    ):
        child.result(lambda _: end_children())
    assert caught.value.code == "job.died"
    assert "SIGKILL" in caught.value.texts[0].en


def test_the_server_that_children_are_forked_from_ends_with_them() -> None:
    """Tests that nothing holds the output of a parent that has ended them; nor of one without."""
    script = (
        "import plans.jobs.child as child\n"
        "child.end_children()\n"
        "child.warm('plans.jobs.planning')\n"
        "child.end_children()\n"
        "from multiprocessing import forkserver\n"
        "import os\n"
        "_, status = os.waitpid(forkserver._forkserver._forkserver_pid, 0)\n"
        "print(os.WTERMSIG(status))\n"
    )
    call = [sys.executable, "-c", script]
    told = subprocess.run(call, capture_output=True, text=True, check=True, timeout=LONG)
    assert int(told.stdout) == signal.SIGKILL


def test_a_forked_child_finds_read_what_its_parents_main_module_reads() -> None:
    """Tests that a program that starts warm children names the modules it is made of."""
    program = (
        "import json, sys, plans.jobs.child as child; from pathlib import PurePath; NUMBER = 1;"
        "print(json.dumps(child._read_by_main()))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout) == ["json", "pathlib", "plans.jobs.child", "sys"]


def test_cancel_brings_the_best_so_far() -> None:
    """Tests that a cancelled child hands over what it has."""
    with Child(wait_to_be_asked, seconds=LONG) as child:
        assert child.result(lambda _: child.cancel()) == "the best so far"


def test_a_cancel_before_the_start_is_kept() -> None:
    """Tests that a child that is asked to stop before it runs reads its work, then the wish."""
    child = Child(wait_to_be_asked, seconds=LONG)
    child.cancel()
    with child:
        assert child.result() == "the best so far"


def test_an_interrupted_wait_can_go_on() -> None:
    """Tests that Ctrl-C while waiting leaves the child able to answer."""

    def interrupt(_: Event) -> None:
        raise KeyboardInterrupt

    with Child(wait_to_be_asked, seconds=LONG) as child:
        with pytest.raises(KeyboardInterrupt):
            child.result(interrupt)
        child.cancel()
        assert child.result() == "the best so far"


class _Disturbed:
    """A pipe at which Ctrl-C is pressed just when a message has come."""

    def __init__(self, pipe: Connection) -> None:
        """Stand before a pipe."""
        self._pipe = pipe

    def __getattr__(self, name: str) -> object:
        """Do all else as the pipe does."""
        return getattr(self._pipe, name)

    def recv(self) -> object:
        """Take a message, and press Ctrl-C."""
        message = self._pipe.recv()
        signal.raise_signal(signal.SIGINT)
        return message


def test_no_message_is_lost_to_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that each message outlives an interrupt that comes with it, the answer, too."""
    with Child(answer, seconds=LONG) as child:
        monkeypatch.setattr(child, "_pipe", _Disturbed(child._pipe))
        told: list[object] = []
        given: list[int] = []
        for _ in range(20):
            with suppress(KeyboardInterrupt):
                given.append(child.result(told.append))
                break
        assert (given, len(told)) == ([42], 3)


def test_cancelling_the_dead_is_harmless() -> None:
    """Tests that a wish to stop that comes too late changes nothing."""
    with Child(leave, seconds=LONG) as child:
        with pytest.raises(FaultError):
            child.result()
        child.cancel()


def test_leaving_early_ends_the_child() -> None:
    """Tests that no child outlives its block."""
    with Child(wait_for_ever, seconds=LONG) as child:
        process = child._process
    assert process.exitcode == -signal.SIGKILL


def test_our_errors_cross_with_their_texts() -> None:
    """Tests that an error of ours arrives with its kind, code and both languages."""
    with Child(refuse, seconds=LONG) as child, pytest.raises(BriefError) as raised:
        child.result()
    assert raised.value.code == "brief.two"
    assert raised.value.say("ko") == "하나\n둘"
    assert not isinstance(raised.value, NoPlanError)


@pytest.mark.parametrize(
    ("work", "word"), [(stumble, "ZeroDivisionError: a zero"), (unpicklable, "pickle")]
)
def test_other_errors_are_faults_with_a_note(
    work: Callable[[Asked, Progress], None], word: str
) -> None:
    """Tests that an unforeseen exception is a fault, its traceback kept for --debug."""
    with Child(work, seconds=LONG) as child, pytest.raises(FaultError) as raised:
        child.result()
    assert raised.value.code == "job.failed"
    assert word in raised.value.say("en")
    assert "Traceback" in raised.value.__notes__[0]


def test_work_must_be_picklable() -> None:
    """Tests that work a child could not read is refused before a process starts."""
    with pytest.raises((AttributeError, TypeError), match=r"pickle|local"):
        Child(lambda _, __: 1, seconds=LONG)


def test_ctrl_c_reaches_the_parent_alone() -> None:
    """Tests that the child ignores interrupts and leads a session of its own."""
    with Child(interrupts, seconds=LONG) as child:
        assert child.result()


def test_runs_from_a_thread() -> None:
    """Tests that a service's thread can run a child."""
    answers: list[int] = []

    def serve() -> None:
        with Child(answer, seconds=LONG) as child:
            answers.append(child.result())

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    assert answers == [42]


@pytest.mark.parametrize(("asked", "left"), [(False, math.inf), (True, 0.0)])
def test_a_wish_takes_all_time_away(asked: bool, left: float) -> None:
    """Tests that being asked to stop leaves no seconds, and nothing else does."""
    wish = Wish(lambda: asked)
    assert (wish(), wish.seconds_left(), wish.deterministic) == (asked, left, False)


def test_a_wish_keeps_the_other_stop_deterministic() -> None:
    """Tests that a reproducible run stays one while it can be cancelled."""
    assert AnyOf(Deterministic(1.0), Wish(lambda: False)).deterministic
