"""A pod: the small stand of one member inside a pavilion's block, or the pavilion's desk."""

from enum import StrEnum

from .booth import Footprint


class PodKind(StrEnum):
    """A member's pod, or the desk where visitors ask for the way."""

    POD = "pod"
    DESK = "desk"


class Pod(Footprint):
    """A rectangle inside a pavilion; never a contract of its own.

    ``booth`` is the id of the pavilion's booth, ``exhibitor`` the member that stands here.
    ``number`` is the pavilion's with a child's number behind it: C320-1.
    """

    id: str
    booth: str
    kind: PodKind = PodKind.POD
    number: str = ""
    exhibitor: str | None = None
