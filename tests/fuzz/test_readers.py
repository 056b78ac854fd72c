"""Tests that readers fail our way only: a file broken anyhow is read, or refused in a sentence."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import readers
from venue.errors import InputError

SPLICES = (
    b"", b"0", b"-1", b"1e309", b"NaN", b"\x00", b"\xff\xfe", b'"', b"[", b"{" * 40, b"\n", b"\r\n",
    b"9" * 30, "가".encode(), "가".encode("cp949"), b"=cmd|' /C calc'!A0", b"../../etc/passwd",
)  # fmt: skip
"""What a mutation puts in: numbers that are none, brackets, ends of lines, other encodings."""


@st.composite
def broken(draw: st.DrawFn, whole: bytes) -> bytes:
    """Break a file in a few places: cut, doubled, overwritten, spliced."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 60)))
        how = draw(st.sampled_from(["cut", "double", "splice", "flip", "end"]))
        if how == "cut":
            data = data[:at] + data[end:]
        elif how == "double":
            data = data[:end] + data[at:]
        elif how == "splice":
            data = data[:at] + draw(st.sampled_from(SPLICES)) + data[end:]
        elif how == "flip" and at < len(data):
            data = data[:at] + bytes([data[at] ^ (1 << draw(st.integers(0, 7)))]) + data[at + 1 :]
        elif how == "end":
            data = data[:at]
    return data


@pytest.mark.parametrize("name", readers())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_a_broken_file_is_read_or_refused(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Tests mutated files of every kind: only refusals escape, and none is called our fault."""
    reader = readers()[name]
    path = tmp_path / reader.name
    path.write_bytes(data.draw(broken(data.draw(st.sampled_from(reader.files)))))
    with suppress(InputError):
        reader.read(path)


@pytest.mark.parametrize("name", readers())
def test_the_files_that_are_broken_are_whole(tmp_path: Path, name: str) -> None:
    """Tests that each seed is a file that its reader takes, so that breaking it means something."""
    reader = readers()[name]
    for content in reader.files:
        path = tmp_path / reader.name
        path.write_bytes(content)
        reader.read(path)
