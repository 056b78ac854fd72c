"""What is wrong with a venue's own data, as findings."""

from .finding import Finding, Severity, Verdict
from .source import Confidence, Source
from .text import Text

OURS = Source(cite="Madang's check of a venue's data", confidence=Confidence.INFERRED)
"""On whose word a venue's data is faulty: arithmetic on the data itself."""


def fault(
    code: str,
    hall: str,
    message: Text,
    *,
    at: tuple[float, float] | None = None,
    warning: bool = False,
    measured: float | None = None,
    required: float | None = None,
    unit: str = "",
) -> Finding:
    """Make a finding about a venue's own data.

    Parameters
    ----------
    code : stable name, ``venue.`` and a word.
    hall : the hall's id; empty for the venue as a whole.
    message : the sentence, with the mend.
    at : a point of the hall's frame to look at, millimetres.
    warning : whether the venue can be used all the same.
    measured, required, unit : the figures behind it.

    Examples
    --------
    >>> fault("venue.no_exit", "C", Text(en="Hall C has no exit."), warning=True).breaks
    False
    """
    return Finding(
        code=code,
        verdict=Verdict.NOT_MET,
        severity=Severity.WARNING if warning else Severity.ERROR,
        hall=hall,
        x_mm=None if at is None else round(at[0]),
        y_mm=None if at is None else round(at[1]),
        measured=measured,
        required=required,
        unit=unit,
        source=OURS,
        message=message,
    )
