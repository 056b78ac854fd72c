"""A rule: a code, a title, a sentence, and a check that yields findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from layouts.booth import Booth
from layouts.floor import Standing
from venue.finding import Finding, Severity, Verdict
from venue.source import Confidence, Source
from venue.text import Text

from .case import Case

GEOMETRY = Source(cite="measured on the layout itself", confidence=Confidence.INFERRED)
"""Two solids cannot share a spot: nobody has to publish that."""

BRIEF = Source(cite="the brief", confidence=Confidence.OFFICIAL)
"""What the organiser asked for, in its own word."""


@dataclass(frozen=True)
class Spot:
    """Where a finding is: the hall, a point to look at (millimetres), the booths it is about."""

    hall: str
    at: tuple[float, float] | None = None
    booths: tuple[Booth, ...] = ()


@dataclass(frozen=True)
class Gauge:
    """What was measured and what is required, in one unit."""

    measured: float
    required: float
    unit: str


@dataclass(frozen=True)
class Rule:
    """One rule of the preset.

    Parameters
    ----------
    code : stable name, dotted and lower case.
    title : its name, as a heading.
    sentence : what a finding says, with places ``{measured} {required} {unit} {hall} {booths}``
        and those the rule fills itself.
    check : goes through a case and yields what is not met or cannot be assessed.
    severity : how much a breach weighs, unless the check says otherwise.
    """

    code: str
    title: Text
    sentence: Text
    check: Callable[[Case], Iterable[Finding]]
    severity: Severity = Severity.ERROR

    def broken(
        self,
        spot: Spot,
        source: Source,
        gauge: Gauge | None = None,
        *,
        sentence: Text | None = None,
        severity: Severity | None = None,
        **words: object,
    ) -> Finding:
        """Make the finding that the rule is not met here."""
        weight = severity or self.severity
        return self._finding(
            (Verdict.NOT_MET, weight), spot, source, gauge, sentence or self.sentence, words
        )

    def unanswered(
        self, spot: Spot, source: Source, gauge: Gauge | None, sentence: Text, **words: object
    ) -> Finding:
        """Make the finding that the rule cannot be assessed here; ``source`` is the unsure one."""
        verdict = (Verdict.NOT_ASSESSABLE, Severity.WARNING)
        return self._finding(verdict, spot, source, gauge, sentence, words)

    def _finding(
        self,
        verdict: tuple[Verdict, Severity],
        spot: Spot,
        source: Source,
        gauge: Gauge | None,
        sentence: Text,
        words: dict[str, object],
    ) -> Finding:
        """Fill the sentence and put the values beside it."""
        values: dict[str, object] = {
            "hall": spot.hall,
            "booths": listed(spot.booths),
        }
        if gauge is not None:
            values |= {
                "measured": number(gauge.measured),
                "required": number(gauge.required),
                "unit": gauge.unit,
            }
        return Finding(
            code=self.code,
            verdict=verdict[0],
            severity=verdict[1],
            hall=spot.hall,
            booths=tuple(booth.id for booth in spot.booths),
            x_mm=None if spot.at is None else round(spot.at[0]),
            y_mm=None if spot.at is None else round(spot.at[1]),
            measured=None if gauge is None else round(gauge.measured, 3),
            required=None if gauge is None else round(gauge.required, 3),
            unit="" if gauge is None else gauge.unit,
            source=source,
            message=sentence.fill(**values | words),
        )


def label(thing: Standing) -> Text:
    """Give what people call a booth or an area: its number or its name, or else its id."""
    named = Text(ko=thing.number) if isinstance(thing, Booth) else thing.name
    return named if named.say("en") else Text(ko=thing.id)


def listed(things: Iterable[Standing]) -> Text:
    """Give what people call several booths or areas, one after another."""
    return Text.joined(label(thing) for thing in things)


def number(value: float) -> str:
    """Write a figure with up to three decimals and none in vain.

    Examples
    --------
    >>> number(2.7), number(3.0), number(1234.5678)
    ('2.7', '3', '1,234.568')
    """
    return f"{value:,.3f}".rstrip("0").rstrip(".")
