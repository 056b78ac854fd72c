"""An area: floor with a use of its own that is no booth."""

from layouts.brief.request import AreaKind
from venue.text import Text

from .booth import Footprint


class Area(Footprint):
    """A stage, a lounge, a service strip. ``request`` is the brief's area, None for leftovers.

    People may cross it only when it is ``walkable``.
    """

    id: str
    kind: AreaKind
    name: Text = Text()
    walkable: bool = False
    request: str | None = None
