"""Inputs of the traffic model: assumptions, shown as such."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from venue.value import Value


class Attraction(StrEnum):
    """What draws visitors to a booth: its net area, or the same for all."""

    AREA = "area"
    EQUAL = "equal"


def _attraction(value: object) -> object:
    """Take it by its name; everything else is refused as it is."""
    return Attraction(value) if isinstance(value, str) else value


class Visitors(Value):
    """How many come and how they walk; nobody publishes these for fairs, so all are assumed.

    ``expected`` visits over the show; ``stops`` booths a visitor sees; ``dwell_min`` minutes at
    each; ``speed_m_s`` walking speed, metres a second. ``first_decay_m`` and ``decay_m`` are the
    lengths of a walk, metres, over which its first goal, and each next one, draws people a third as
    much. ``open_hours`` a day, and ``peak``, the busiest hour over the mean one, tell how crowded
    it gets. ``calibrated`` says that counts of visitors agree with what comes of it.
    """

    expected: int | None = Field(default=None, ge=0)
    stops: float = Field(default=12.0, gt=0)
    dwell_min: float = Field(default=4.0, ge=0)
    speed_m_s: float = Field(default=1.2, gt=0)
    first_decay_m: float = Field(default=60.0, gt=0)
    decay_m: float = Field(default=25.0, gt=0)
    attraction: Annotated[Attraction, BeforeValidator(_attraction)] = Attraction.AREA
    open_hours: float = Field(default=8.0, gt=0, le=24)
    peak: float = Field(default=1.5, ge=1)
    calibrated: bool = False
