"""How a fault in a file people wrote is told: the place, what to write, and what stood there."""

import difflib
from collections.abc import Collection

from venue.text import Text

SHOWN = 40
"""Characters of a faulty value that a sentence repeats; more hides the mend."""

CLOSE = 0.75
"""Likeness from 0 to 1 above which two words count as one misspelt (szie for size is 0.75)."""

GUESSED = 1_000
"""Known words a guess looks through; every wrong cell would otherwise cost seconds."""


def shown(value: str) -> str:
    """Give a value fit to stand in a sentence: one line, printable, not too long.

    Examples
    --------
    >>> shown("6*3" + chr(7))
    '6*3?'
    """
    line = "".join(c if c.isprintable() else "?" for c in " ".join(value.split()))
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def instead(place: Text, want: Text, got: str) -> Text:
    """Say what to write at ``place`` instead of ``got``.

    Parameters
    ----------
    place : file, row or table, and field.
    want : what belongs there; in Korean with its object particle.
    got : what stands there now; empty when nothing does.

    Examples
    --------
    >>> place = Text(ko="a.csv 12행 size", en="a.csv, row 12, size")
    >>> want = Text(ko="‘6x3’처럼", en="‘6x3’")
    >>> instead(place, want, "6*3").ko
    'a.csv 12행 size: ‘6*3’ 대신 ‘6x3’처럼 적어 주십시오.'
    >>> instead(place, want, "6*3").en
    'a.csv, row 12, size: write ‘6x3’, not ‘6*3’.'
    """
    if not shown(got):
        return mend(place, Text(ko=f"{want.ko} 적어 주십시오.", en=f"write {want.en}."))
    return Text(
        ko=f"{place.ko}: ‘{shown(got)}’ 대신 {want.ko} 적어 주십시오.",
        en=f"{place.en}: write {want.en}, not ‘{shown(got)}’.",
    )


def mend(place: Text, words: Text) -> Text:
    """Put a place before the rest of a sentence.

    Examples
    --------
    >>> mend(Text(ko="a.csv", en="a.csv"), Text(ko="빈 파일입니다.", en="it is empty.")).en
    'a.csv: it is empty.'
    """
    return words.after(place)


def likely(word: str, known: Collection[str]) -> str | None:
    """Find the known word that ``word`` probably is, misspelt.

    Examples
    --------
    >>> likely("szie", ["size", "zone"])
    'size'
    >>> likely("note", ["size", "zone"]) is None
    True
    """
    if len(known) > GUESSED:
        return None
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=CLOSE)
    return found[0] if found else None


def one_of(known: Collection[str], got: str = "") -> Text:
    """Give the likely word as something to write, or else all that are known.

    Examples
    --------
    >>> one_of(["raw", "shell"]).en
    'one of raw, shell'
    >>> one_of(["raw", "shell"], "shel").ko
    '‘shell’ 값을'
    >>> one_of(["raw"]).en
    '‘raw’'
    """
    guess = likely(got, known)
    if guess is not None:
        return Text(ko=f"‘{guess}’ 값을", en=f"‘{guess}’")
    names = ", ".join(known)
    if len(known) == 1:
        return Text(ko=f"‘{names}’ 값을", en=f"‘{names}’")
    return Text(ko=f"{names} 가운데 하나를", en=f"one of {names}")
