"""What a hall offers in its floor and walls: supplies for stands, and what must stay reachable."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .shapes import Ring
from .source import Source
from .value import Value


class Service(StrEnum):
    """What a stand can be connected to."""

    POWER = "power"
    WATER = "water"
    DRAIN = "drain"
    AIR = "air"
    LAN = "lan"


class Supply(Value):
    """One service at a floor box or trench, and how much of it there is.

    ``capacity`` is in kilowatts for power and in connections for everything else; ``phases`` and
    ``always_on`` (current by night as well) are said of power.
    """

    service: Service
    capacity: float = Field(gt=0, le=100_000)
    phases: Literal[1, 3] | None = None
    always_on: bool = False


class UtilityKind(StrEnum):
    """Floor boxes and trenches feed stands, which may stand on them; the others stay clear."""

    FLOOR_BOX = "floor_box"
    TRENCH = "trench"
    HYDRANT = "hydrant"
    EXTINGUISHER = "extinguisher"
    SHUTTER = "shutter"
    PANEL = "panel"


class Utility(Value):
    """A floor box, a trench, a hydrant, an extinguisher, a fire shutter, an electrical panel.

    ``ring`` is its outline in the hall's frame, millimetres: a trench's is long and thin, a
    shutter's is the strip of floor it comes down on.

    Examples
    --------
    >>> from .source import Confidence
    >>> box = Utility(
    ...     id="C-U1",
    ...     kind="floor_box",
    ...     ring=((0, 0), (400, 0), (400, 400), (0, 400)),
    ...     supplies=(Supply(service="power", capacity=20, phases=3),),
    ...     source=Source(cite="model", confidence=Confidence.ASSUMED),
    ... )
    >>> box.gives(Service.POWER), box.gives(Service.WATER), box.stays_clear
    (20.0, 0, False)
    """

    id: str
    kind: UtilityKind
    ring: Ring
    supplies: tuple[Supply, ...] = ()
    source: Source

    @property
    def stays_clear(self) -> bool:
        """Whether people must get at it, so that nothing stands before it."""
        return self.kind not in {UtilityKind.FLOOR_BOX, UtilityKind.TRENCH}

    def gives(self, service: Service) -> float:
        """Give how much of a service there is: kilowatts, or connections."""
        return sum(supply.capacity for supply in self.supplies if supply.service is service)
