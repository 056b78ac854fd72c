"""Where a figure comes from and how far it can be trusted."""

from enum import StrEnum

from .text import Text
from .value import Value


class Confidence(StrEnum):
    """How sure a figure is; an ``assumed`` one is never shown as a fact."""

    OFFICIAL = "official"
    PRESS = "press"
    INFERRED = "inferred"
    ASSUMED = "assumed"


SURENESS = {
    Confidence.OFFICIAL: Text(ko="공식", en="official"),
    Confidence.PRESS: Text(ko="보도", en="press"),
    Confidence.INFERRED: Text(ko="추론", en="inferred"),
    Confidence.ASSUMED: Text(ko="가정", en="assumed"),
}
"""How sure a figure is, in a word."""


class Source(Value):
    """Who said it, and how sure it is.

    Examples
    --------
    >>> Source(cite="COEX leasing page, 2015", confidence=Confidence.OFFICIAL).assumed
    False
    """

    cite: str
    confidence: Confidence

    @property
    def assumed(self) -> bool:
        """Whether the figure is ours, to be replaced."""
        return self.confidence is Confidence.ASSUMED


class Figure(Value):
    """A number with its unit and its source.

    Examples
    --------
    >>> src = Source(cite="COEX leasing page, 2015", confidence=Confidence.OFFICIAL)
    >>> Figure(name=Text(ko="면적", en="area"), value=2592, unit="m2", source=src).value
    2592.0
    """

    name: Text
    value: float
    unit: str
    source: Source
