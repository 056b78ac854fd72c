"""Tests of reading files in a child."""

import os
from functools import partial
from pathlib import Path

import pytest

from plans.formats.read.dxf.drawing import Asked
from plans.formats.read.venue_dxf import read_venue_dxf
from plans.jobs.reading import MEMORY_MB, read_in_child
from venue.errors import FaultError, LimitError, VenueError


def _greedy() -> int:
    """Take more memory than reading may."""
    return len(bytearray(2 * MEMORY_MB * 1_000_000))


def _endless() -> None:
    """Read without end."""
    while True:
        pass


def _killed() -> None:
    """Die as a library does that meets what it was not made for."""
    os.abort()


def _faulty() -> None:
    """Break by a fault of ours."""
    raise KeyError


def test_what_the_reader_gives_comes_back() -> None:
    """Tests a value through the process."""
    assert read_in_child(partial(int, "17"), "f") == 17


def test_the_readers_own_errors_come_back(tmp_path: Path) -> None:
    """Tests that the sentence is the reader's."""
    path = tmp_path / "base.dxf"
    path.write_bytes(b"AC1032")
    with pytest.raises(VenueError, match="is a DWG file"):
        read_in_child(partial(read_venue_dxf, path, Asked()), path)


@pytest.mark.parametrize("read", [_greedy, _endless, _killed])
def test_a_file_that_asks_too_much_is_refused(read: object) -> None:
    """Tests memory, time and a crash: each ends in one sentence, and the caller lives on."""
    with pytest.raises(LimitError, match=r"big\.dxf: reading it takes more than 2 s or 1,000 MB"):
        read_in_child(read, "big.dxf", seconds=2.0)  # type: ignore[arg-type] # a reader each


def test_our_own_faults_stay_faults() -> None:
    """Tests that a fault of a reader is not put on the file."""
    with pytest.raises(FaultError, match="KeyError"):
        read_in_child(_faulty, "f")
