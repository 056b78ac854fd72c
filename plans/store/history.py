"""Undo and redo without end: what is next to be undone or done again is kept with each revision.

A revision is an edit, an undo or a redo. With each stands what may be undone and done again from
there: ``undo`` is the edit on top of all that has been done, ``redo`` the undo on top of all that
has been undone. Below an edit lies what was on top just before it, so no list is ever written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from venue.errors import EditError
from venue.text import Text

Kind = Literal["edit", "undo", "redo"]


@dataclass(frozen=True)
class Revision:
    """One revision; ``target`` is the edit that an undo or a redo is about."""

    number: int
    kind: Kind
    target: int | None
    undo: int | None
    redo: int | None


Ask = Callable[[int], Revision]
"""Gives a revision by its number."""


def first() -> Revision:
    """Give the revision a plan starts with: there is nothing to be undone."""
    return Revision(1, "edit", None, None, None)


def edited(head: Revision) -> Revision:
    """Give the revision after an edit; what was undone before it cannot be done again."""
    number = head.number + 1
    return Revision(number, "edit", None, number, None)


def undone(head: Revision, ask: Ask) -> Revision:
    """Give the revision after an undo.

    Raises
    ------
    EditError : when nothing is left to be undone.
    """
    if head.undo is None:
        raise EditError("edit.undo", _NO_UNDO)
    number = head.number + 1
    return Revision(number, "undo", head.undo, ask(head.undo - 1).undo, number)


def redone(head: Revision, ask: Ask) -> Revision:
    """Give the revision after what was undone last is done again.

    Raises
    ------
    EditError : when nothing is left to be done again.
    """
    if head.redo is None:
        raise EditError("edit.redo", _NO_REDO)
    last = ask(head.redo)
    return Revision(head.number + 1, "redo", last.target, last.target, ask(last.number - 1).redo)


_NO_UNDO = Text(ko="되돌릴 편집이 없습니다.", en="There is nothing left to undo.")
_NO_REDO = Text(ko="다시 할 편집이 없습니다.", en="There is nothing left to do again.")
