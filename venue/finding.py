"""A rule breach or an open question, as data: sentences are made at the edge."""

from enum import StrEnum

from .source import Source
from .text import Text
from .units import Mm
from .value import Value


class Verdict(StrEnum):
    """What a rule says of one place; places that meet the rule need no finding."""

    NOT_MET = "not_met"
    NOT_ASSESSABLE = "not_assessable"


class Severity(StrEnum):
    """Whether a finding stops a plan (error), wants a look (warning) or only informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Value):
    """One rule at one place: what was measured, what is required, and on whose word.

    ``code`` names the rule; ``x_mm, y_mm`` is a point of the hall's frame to look at; ``measured``
    and ``required`` share ``unit``; ``source`` is the required value's, or, when the verdict is
    "not assessable", the assumed figure's; ``message`` is the whole sentence in both languages.
    """

    code: str
    verdict: Verdict
    severity: Severity
    hall: str
    booths: tuple[str, ...] = ()
    x_mm: Mm | None = None
    y_mm: Mm | None = None
    measured: float | None = None
    required: float | None = None
    unit: str = ""
    source: Source
    message: Text

    @property
    def breaks(self) -> bool:
        """Whether this finding makes a plan not ok: not met, with severity error."""
        return self.verdict is Verdict.NOT_MET and self.severity is Severity.ERROR
