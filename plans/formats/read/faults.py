"""The faults of one file, told together."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from plans.formats.limits import MAX_FAULTS_TOLD
from venue.check import check_venue
from venue.errors import VenueError
from venue.text import Text
from venue.venue import Venue


def refuse_faults(path: Path, venue: Venue) -> None:
    """Refuse a venue whose check finds errors.

    Parameters
    ----------
    path : the file it came from.
    venue : the venue read.

    Raises
    ------
    VenueError : with a sentence for each error, naming the file.
    """
    told(
        Text(ko=f"{path}: {found.message.ko}", en=f"{path}: {found.message.en}")
        for found in check_venue(venue)
        if found.breaks
    )


def told(faults: Iterable[Text]) -> None:
    """Tell faults, if there are any.

    Raises
    ------
    VenueError : with the faults' sentences.
    """
    texts = list(faults)
    if texts:
        raise VenueError("venue.faults", first_of(texts))


def first_of(faults: Sequence[Text]) -> list[Text]:
    """Keep as many faults as a reader can use, and say how many more there are."""
    texts = list(faults[:MAX_FAULTS_TOLD])
    if len(faults) > len(texts):
        more = Text(
            ko="그 밖에 {n:,}건이 더 있습니다. 위의 것부터 고쳐 주십시오.",
            en="There are {n:,} more; mend the ones above first.",
        )
        texts.append(more.fill(n=len(faults) - len(texts)))
    return texts
