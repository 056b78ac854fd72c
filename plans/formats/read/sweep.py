"""Sweep files: TOML, or the name of a ready one."""

from pathlib import Path

from plans.sweep import MOST_POINTS, Sweep, points
from plans.sweeps import path_of, ready
from venue.errors import InputError, LimitError, UsageError
from venue.text import Text

from .toml_file import read_toml

MAX_SWEEP_BYTES = 100_000
"""Bytes of a sweep: a hundred steps are a tenth of it."""

_WHAT = Text(ko="스윕 파일", en="a sweep")


def read_sweep(ref: str) -> tuple[Sweep, Path]:
    """Read a sweep.

    Parameters
    ----------
    ref : the path of a TOML file, or the name of a ready sweep.

    Returns
    -------
    The sweep, and the folder from which its briefs' paths start.

    Raises
    ------
    InputError : when there is no such file or sweep, or it does not fit; the field is named.
    LimitError : when it has more scenarios than one sweep may have.

    Examples
    --------
    >>> sweep, _ = read_sweep("slw-growth")
    >>> [step.id for step in sweep.steps]
    ['2024', '2025', '2026', '2027-28', 'coex-all', '2031', '2032']
    """
    path = path_of(ref) if ref in ready() and not Path(ref).exists() else Path(ref)
    if not path.suffix and not path.exists():
        raise UsageError("sweep.none", _NONE.fill(ref=ref, known=", ".join(ready())))
    sweep = read_toml(path, Sweep, MAX_SWEEP_BYTES, _WHAT)
    if not sweep.steps and not sweep.base:
        raise InputError("sweep.base", _NO_BASE.fill(name=path.name))
    if len(points(sweep)) > MOST_POINTS:
        raise LimitError("sweep.most", _MOST.fill(name=path.name, most=f"{MOST_POINTS:,}"))
    return sweep, path.parent


_NONE = Text(
    ko="‘{ref}’: 그런 파일도 준비된 스윕도 없습니다. 파일 경로나 다음을 적어 주십시오: {known}.",
    en="{ref!r}: no such file or ready sweep; give a file's path or {known}.",
)
_NO_BASE = Text(
    ko="{name}: base에 브리프를 적거나 [[steps]]를 적어 주십시오.",
    en="{name}: name a brief as base, or write [[steps]].",
)
_MOST = Text(
    ko="{name}: 시나리오가 {most}개를 넘습니다. 축의 값을 줄여 주십시오.",
    en="{name} has more than {most} scenarios; give its axes fewer values.",
)
