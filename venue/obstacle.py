"""What stands in a hall for good: columns and other obstacles."""

from enum import StrEnum

from .shapes import Ring
from .source import Source
from .value import Value


class ObstacleKind(StrEnum):
    """What the obstacle is."""

    COLUMN = "column"
    WALL = "wall"
    OTHER = "other"


class Obstacle(Value):
    """A solid in the hall: nothing stands there, nobody walks there."""

    id: str
    kind: ObstacleKind = ObstacleKind.COLUMN
    ring: Ring
    source: Source
