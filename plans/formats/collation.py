"""The order of names in a list: 가나다 in Korean, A to Z in English."""

import re
import unicodedata

from venue.text import Lang

Key = tuple[tuple[int, int, str], ...]

OWN, OTHER, FIGURE = range(3)
"""Names in the list's own letters come first, then other letters, then figures."""

HANGUL = ("\u1100", "\u11ff"), ("\uac00", "\ud7a3")
"""Letters of Hangul and its syllables, as Unicode has them: in the order of the alphabet."""

INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""Under which letter a syllable is looked up, by its first consonant: doubled ones with theirs."""


def alphabetical(name: str, lang: Lang) -> Key:
    """Give the key by which names are put in a language's order.

    Parameters
    ----------
    name : as it is written, the company's form taken off.
    lang : in a Korean list Hangul comes first, in an English one Latin letters.

    Notes
    -----
    Blanks, points, accents and case do not count, and figures count as numbers.

    Examples
    --------
    >>> names = ["누리", "Nova", "3M", "가람 10", "가람 9", "가 람"]
    >>> sorted(names, key=lambda name: alphabetical(name, "ko"))
    ['가 람', '가람 9', '가람 10', '누리', 'Nova', '3M']
    >>> sorted(names, key=lambda name: alphabetical(name, "en"))
    ['Nova', '가 람', '가람 9', '가람 10', '누리', '3M']
    """
    return tuple(
        (FIGURE, int(part), "") if part.isdecimal() else (_rank(part, lang), 0, part)
        for part in re.findall(r"\d{1,18}|[^\W\d_]", _folded(name))
    )


def initial(name: str, lang: Lang) -> str:
    """Give the letter under which a name is looked up.

    Examples
    --------
    >>> [initial(name, "ko") for name in ("까치", "다온", "nova", "3M", "")]
    ['ㄱ', 'ㄷ', 'N', '0–9', '']
    """
    first = next(iter(alphabetical(name, lang)), None)
    if first is None:
        return ""
    rank, _, letter = first
    if rank == FIGURE:
        return "0–9"
    if "\uac00" <= letter <= "\ud7a3":
        return INITIALS[(ord(letter) - 0xAC00) // 588]
    return letter.upper()


def _folded(name: str) -> str:
    """Take case and accents off, and join letters of Hangul to syllables."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


def _rank(letter: str, lang: Lang) -> int:
    """Tell whether a letter is the list's own."""
    hangul = any(low <= letter <= high for low, high in HANGUL)
    own = hangul if lang == "ko" else "a" <= letter <= "z"
    return OWN if own else OTHER
