"""A contradiction as it is told, with the edits that would take it away; `clashes` finds them."""

from venue.text import Text
from venue.value import Value

from .edits import Edit


class Mend(Value):
    """An edit after which a clash is none any more, and what it does."""

    text: Text
    edit: Edit


class Clash(Value):
    """What cannot hold together. ``hard`` ones leave no plan; the others a wish unmet.

    Without any one of the things it is about, the rest can; ``mends`` are those of them that an
    edit takes away.
    """

    text: Text
    hard: bool
    mends: tuple[Mend, ...]
