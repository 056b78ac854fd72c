"""Errors people meet, each with a stable code, the place and the mend.

::

    MadangError
    ├── InputError (ValueError)        bad input or usage              exit 2
    │   ├── UsageError                 a command called the wrong way
    │   ├── VenueError                 a venue, or the file it came from
    │   ├── BriefError                 a brief, or its exhibitor sheet
    │   ├── EditError                  an edit that a plan refuses
    │   ├── StaleError                 an edit of a plan that somebody has changed meanwhile
    │   └── LimitError                 a file beyond a named limit
    ├── NoPlanError (RuntimeError)     the work ran; the answer is no  exit 1
    └── FaultError (RuntimeError)      a fault of ours                 exit 3
"""

from collections.abc import Sequence

from .text import Lang, Text


class MadangError(Exception):
    """The root: a stable ``code`` and one sentence, or several, in Korean and English.

    Parameters
    ----------
    code : stable name of the error, dotted and lower case.
    texts : the sentences; each names the place and the mend.

    Examples
    --------
    >>> err = BriefError("brief.size", Text(ko="3x?", en="Row 2, size: write 3x3, not 3x."))
    >>> str(err)
    'Row 2, size: write 3x3, not 3x.'
    """

    def __init__(self, code: str, texts: Text | Sequence[Text]) -> None:
        """Keep the code and the sentences."""
        self.code = code
        self.texts: tuple[Text, ...] = (texts,) if isinstance(texts, Text) else tuple(texts)
        super().__init__(self.say("en"))

    def __reduce__(self) -> tuple[type["MadangError"], tuple[str, tuple[Text, ...]]]:
        """Go whole from one process to another."""
        return type(self), (self.code, self.texts)

    def say(self, lang: Lang) -> str:
        """Give the sentences in ``lang``, a line each."""
        return "\n".join(text.say(lang) for text in self.texts)


class InputError(MadangError, ValueError):
    """What was given cannot be used; nothing was written."""


class UsageError(InputError):
    """A command was called in a way it does not offer."""


class VenueError(InputError):
    """A venue, or the file it came from, cannot be used."""


class BriefError(InputError):
    """A brief or its exhibitor sheet cannot be used."""


class EditError(InputError):
    """An edit that a plan refuses; it stays as it was."""


class StaleError(InputError):
    """Somebody saved first; nothing was written, and nothing is lost."""


class LimitError(InputError):
    """A file is larger or deeper than a named limit allows."""


class NoPlanError(MadangError, RuntimeError):
    """The work ran to its end and the answer is no."""


class FaultError(MadangError, RuntimeError):
    """A fault of ours, to be reported."""
