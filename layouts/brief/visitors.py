"""Inputs of the traffic model: assumptions, shown as such."""

from pydantic import Field

from venue.value import Value


class Visitors(Value):
    """How many come and how they walk; nobody publishes these for fairs, so all are assumed.

    ``expected`` visits over the show; ``stops`` booths a visitor sees; ``dwell_min`` minutes at
    each; ``speed_m_s`` walking speed, metres a second.
    """

    expected: int | None = Field(default=None, ge=0)
    stops: float = Field(default=12.0, gt=0)
    dwell_min: float = Field(default=4.0, ge=0)
    speed_m_s: float = Field(default=1.2, gt=0)
