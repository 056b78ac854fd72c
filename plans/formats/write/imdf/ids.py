"""Ids of the archive's features: the same thing has the same id in every export."""

import hashlib
import uuid


def feature_id(venue: str, *names: str) -> str:
    """Give the id of a feature.

    Parameters
    ----------
    venue : the venue's id.
    names : what tells the feature from all others of the venue: its hall, what it is, its own id.

    Returns
    -------
    A UUID of version 4, the only one that IMDF allows. Its 122 bits that version 4 leaves to
    chance are those of the names' SHA-256, so that it is the same in every export.

    Examples
    --------
    >>> feature_id("coex", "C", "booth", "b1") == feature_id("coex", "C", "booth", "b1")
    True
    >>> uuid.UUID(feature_id("coex", "C", "booth", "b1")).version
    4
    """
    # A character that no id holds parts the names: "ab", "c" is not "a", "bc".
    whole = "\0".join(("madang/imdf", venue, *names))
    return str(uuid.UUID(bytes=hashlib.sha256(whole.encode()).digest()[:16], version=4))
