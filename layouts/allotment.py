"""Who stands where."""

from venue.value import Value


class Allotment(Value):
    """A booth given to an exhibitor; ``locked`` when nobody may move it."""

    booth: str
    exhibitor: str
    locked: bool = False
