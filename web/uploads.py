"""Files that somebody sends: read in a child, under their own name, in a folder that goes away."""

import os
import re
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from secrets import token_urlsafe
from typing import Generic, TypeVar

from plans.jobs.reading import read_in_child
from venue.errors import InputError, UsageError
from venue.text import Text

T = TypeVar("T")

KEPT_S = 3_600.0
"""Seconds in which what was read may be taken over."""

MOST = 100
"""Files that are remembered, the latest ones."""

_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")


def read_upload(
    name: str | None, data: bytes, endings: tuple[str, ...], read: Callable[[Path], T]
) -> T:
    """Read a file that was sent.

    Parameters
    ----------
    name : as its sender calls it; sentences call it so, too.
    data : the file.
    endings : of the names of files that ``read`` takes, with their dots.
    read : a reader of ours; picklable.

    Raises
    ------
    MadangError : what the reader raises.
    UsageError : when its name ends otherwise.
    LimitError : when reading it takes too long, or too much memory.
    """
    safe = _UNSAFE.sub("_", (name or "").strip())[-100:].lstrip(".") or "file"
    if Path(safe).suffix.lower() not in endings:
        raise UsageError("upload.ending", _ENDING.fill(name=safe, known=", ".join(endings)))
    with tempfile.TemporaryDirectory(prefix="madang-") as folder:
        (Path(folder) / safe).write_bytes(data)
        return read_in_child(partial(_read, folder, safe, read), safe)


def _read(folder: str, name: str, read: Callable[[Path], T]) -> T:
    """Read a file in its folder, so that sentences name the file alone."""
    os.chdir(folder)
    return read(Path(name))


@dataclass(frozen=True)
class Waiting(Generic[T]):
    """Something that was read, and waits to be taken over."""

    plan_id: str
    name: str
    what: T
    since: float = field(default_factory=time.monotonic)


class Imports(Generic[T]):
    """What waits to be taken over, by tokens that nobody guesses."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._known: OrderedDict[str, Waiting[T]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, plan_id: str, name: str, what: T) -> str:
        """Remember something that was read, and give its token."""
        token = token_urlsafe(16)
        with self._lock:
            self._known[token] = Waiting(plan_id, name, what)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return token

    def waiting(self, plan_id: str, token: str) -> Waiting[T]:
        """Give what waits under a token.

        Raises
        ------
        InputError : ``import.token`` when nothing does, or not any more.
        """
        with self._lock:
            found = self._known.get(token)
        if found is None or found.plan_id != plan_id or time.monotonic() - found.since > KEPT_S:
            raise InputError("import.token", _GONE)
        return found


_ENDING = Text(
    ko="{name}: 이런 파일은 읽지 않습니다. 이름이 {known}으로 끝나는 파일을 보내 주십시오.",
    en="{name}: such a file is not read here; send one that ends with {known}.",
)
_GONE = Text(
    ko="미리 본 지 오래되어 적용할 수 없습니다. 파일을 다시 올려 주십시오.",
    en="What was previewed is gone; send the file again.",
)
