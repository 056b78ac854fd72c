"""Every text people read, in Korean and in English, beside the thing it names."""

from collections.abc import Iterable
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

    def after(self, place: "Text") -> "Text":
        """Put a place before the rest of a sentence.

        Examples
        --------
        >>> Text(ko="빈 파일입니다.", en="it is empty.").after(Text(en="a.csv")).say("en")
        'a.csv: it is empty.'
        """
        return Text(
            ko=f"{place.say('ko')}: {self.say('ko')}", en=f"{place.say('en')}: {self.say('en')}"
        )

    @classmethod
    def joined(cls, texts: Iterable["Text"], between: str = ", ") -> "Text":
        """Give texts one after another.

        Examples
        --------
        >>> Text.joined([Text(ko="무대", en="Stage"), Text(ko="홀", en="Hall")]).say("en")
        'Stage, Hall'
        """
        parts = tuple(texts)
        return cls(
            ko=between.join(each.say("ko") for each in parts),
            en=between.join(each.say("en") for each in parts),
        )

    def fill(self, **values: object) -> "Text":
        """Fill ``{name}`` places in both languages; a text among the values speaks each its own.

        Examples
        --------
        >>> Text(ko="{n}곳", en="{n} places").fill(n=3).say("en")
        '3 places'
        >>> Text(ko="{what} 하나", en="one {what}").fill(what=Text(ko="홀", en="hall")).say("en")
        'one hall'
        """

        def said(lang: Lang) -> dict[str, object]:
            return {key: v.say(lang) if isinstance(v, Text) else v for key, v in values.items()}

        return Text(ko=self.ko.format(**said("ko")), en=self.en.format(**said("en")))
