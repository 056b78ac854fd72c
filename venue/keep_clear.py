"""Floor that people may cross but nothing may stand on."""

from .shapes import Ring
from .source import Source
from .text import Text
from .value import Value


class KeepClear(Value):
    """An area to keep clear, with the reason (an escalator's foot, a fire lane)."""

    id: str
    ring: Ring
    reason: Text = Text()
    source: Source
