"""What somebody chooses where plan and file differ: ``C101=file``."""

from collections.abc import Iterable, Mapping, Sequence

from plans.diff import Change, Side
from plans.roster import Entry
from venue.errors import UsageError
from venue.text import Text

Choices = Mapping[str, Side]
"""Whose state stands, by what people call the thing."""


def choices_said(words: Sequence[str]) -> Choices:
    """Read choices.

    Parameters
    ----------
    words : each ``ID=plan`` or ``ID=file``.

    Raises
    ------
    UsageError : when one is written otherwise.

    Examples
    --------
    >>> choices_said(["C101=file"])["C101"].value
    'file'
    """
    found: dict[str, Side] = {}
    for word in words:
        name, _, side = word.rpartition("=")
        if not name or side not in set(Side):
            raise UsageError("usage.choose", _SAY.fill(word=word[:40]))
        found[name] = Side(side)
    return found


def chosen_booths(choices: Choices, changes: Iterable[Change]) -> dict[str, Side]:
    """Give choices by booth id; they may name a booth by its number.

    Raises
    ------
    UsageError : when one names no booth that was compared.
    """
    ids = {change.booth: change.booth for change in changes}
    numbers = {change.number: change.booth for change in changes if change.number}
    return _known(choices, ids | numbers)


def chosen_exhibitors(choices: Choices, entries: Iterable[Entry]) -> dict[str, Side]:
    """Give choices by exhibitor id.

    Raises
    ------
    UsageError : when one names no exhibitor that was compared.
    """
    return _known(choices, {entry.exhibitor: entry.exhibitor for entry in entries})


def _known(choices: Choices, ids: Mapping[str, str]) -> dict[str, Side]:
    """Give choices by id, or refuse a name that is none."""
    for name in choices:
        if name not in ids:
            raise UsageError("usage.choose", _NOBODY.fill(name=name[:40]))
    return {ids[name]: side for name, side in choices.items()}


_SAY = Text(
    ko="--choose: ‘{word}’ 대신 C101=plan이나 C101=file처럼 적어 주십시오.",
    en="--choose: write it like C101=plan or C101=file, not {word!r}.",
)
_NOBODY = Text(
    ko="--choose: 배치안에도 파일에도 ‘{name}’이 없습니다. 있는 번호나 id를 적어 주십시오.",
    en="--choose: neither the plan nor the file has {name!r}; give a number or an id that is "
    "there.",
)
