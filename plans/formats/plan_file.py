"""Plans and venues in files: whole or not at all, and read back whatever their schema."""

from pathlib import Path

from plans.document import dumps_plan, dumps_venue, loads_plan
from plans.plan import Plan
from venue.text import Text
from venue.venue import Venue

from .files import read_bytes, write_whole

MAX_DOCUMENT_BYTES = 100_000_000
"""A plan of 13,500 booths takes some 30 MB; more is not one of ours."""

A_PLAN = Text(ko="배치안", en="a plan file")


def save_plan(plan: Plan, path: Path) -> None:
    """Write a plan to a file, whole or not at all.

    Raises
    ------
    InputError : when the file cannot be written.
    """
    write_whole(path, dumps_plan(plan))


def load_plan(path: Path) -> Plan:
    """Read a plan from a file, from whatever schema it was written in.

    Raises
    ------
    InputError : when the file is missing, damaged, too new, or no plan.
    """
    return loads_plan(read_bytes(path, MAX_DOCUMENT_BYTES, A_PLAN), str(path))


def save_venue(venue: Venue, path: Path) -> None:
    """Write a venue to a file, whole or not at all; ``read_venue`` reads it.

    Raises
    ------
    InputError : when the file cannot be written.
    """
    write_whole(path, dumps_venue(venue))
