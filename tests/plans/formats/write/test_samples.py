"""Tests of writing a sample out."""

from pathlib import Path

import pytest

from layouts.brief.samples import folder
from plans.formats.read.brief import read_brief
from plans.formats.write.samples import write_sample
from venue.errors import InputError, UsageError


def test_a_written_sample_reads_as_the_shipped_one(tmp_path: Path) -> None:
    """Tests that nothing but the files people change is written, byte for byte."""
    files = write_sample("slw-2024", tmp_path)
    assert [file.name for file in files] == ["brief.toml", "exhibitors.csv"]
    assert all(f.read_bytes() == (folder("slw-2024") / f.name).read_bytes() for f in files)
    assert read_brief(tmp_path / "brief.toml")[0] == read_brief("slw-2024")[0]


def test_one_file_in_the_way_leaves_all(tmp_path: Path) -> None:
    """Tests that a sheet somebody has keeps the brief from being written too."""
    (tmp_path / "exhibitors.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"exhibitors\.csv"):
        write_sample("slw-2024", tmp_path)
    assert not (tmp_path / "brief.toml").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Tests that a file where the folder should be is a sentence."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be made"):
        write_sample("slw-2024", tmp_path / "file")
