"""Every text people read, in Korean and in English, beside the thing it names."""

from typing import Literal

from .value import Value

Lang = Literal["ko", "en"]


class Text(Value):
    """A text in both languages; a missing one falls back to the other.

    Examples
    --------
    >>> Text(ko="무대", en="Stage").say("en")
    'Stage'
    >>> Text(ko="무대").say("en")
    '무대'
    """

    ko: str = ""
    en: str = ""

    def say(self, lang: Lang) -> str:
        """Give the text in ``lang``, or in the other language when that one is empty."""
        return (self.ko or self.en) if lang == "ko" else (self.en or self.ko)

    def fill(self, **values: object) -> "Text":
        """Fill ``{name}`` places in both languages.

        Examples
        --------
        >>> Text(ko="{n}곳", en="{n} places").fill(n=3).say("en")
        '3 places'
        """
        return Text(ko=self.ko.format(**values), en=self.en.format(**values))
