"""What may be asked of the set on the command line."""

from venue.errors import UsageError
from venue.text import Lang, Text


def languages(lang: Lang, *, both: bool, alone: bool) -> tuple[Lang, ...]:
    """Give the languages of a set, one after the other.

    Parameters
    ----------
    lang : the language of the answer.
    both : whether both are asked for.
    alone : whether the set was asked for without options of a single drawing.

    Raises
    ------
    UsageError : when it was not.

    Examples
    --------
    >>> languages("en", both=True, alone=True)
    ('ko', 'en')
    """
    if not alone:
        text = Text(
            ko="--sheets는 모든 홀을 A3로 그립니다. --hall, --paper, --layer를 빼고, "
            "--both는 --sheets와 함께 적어 주십시오.",
            en="--sheets draws every hall on A3: leave out --hall, --paper and --layer; "
            "--both goes with --sheets.",
        )
        raise UsageError("draw.sheets", text)
    return ("ko", "en") if both else (lang,)
