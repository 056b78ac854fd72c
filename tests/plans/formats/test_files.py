"""Tests that files appear whole or not at all, and that refusals name the file and the mend."""

import errno
import os
import stat
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from plans.formats.files import ending, read_bytes, require_writable, write_whole
from venue.errors import InputError, LimitError, UsageError
from venue.text import Text

PLAN = Text(ko="배치안", en="a plan file")


def _refuse(number: int) -> object:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def test_bytes_and_text_are_written(tmp_path: Path) -> None:
    """Tests that content arrives as given, text as UTF-8 without changed line ends."""
    path = tmp_path / "a"
    write_whole(path, b"\x00\r\n")
    assert path.read_bytes() == b"\x00\r\n"
    write_whole(path, "마당\n")
    assert path.read_bytes() == "마당\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Tests that the old file is untouched and nothing lies beside it when the disk is full."""
    path = tmp_path / "plan.json"
    write_whole(path, "old")
    monkeypatch.setattr(os, call, _refuse(errno.ENOSPC))
    with pytest.raises(InputError) as caught:
        write_whole(path, "new")
    monkeypatch.undo()
    assert caught.value.code == "file.full"
    assert "free some space" in caught.value.say("en")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.json"]


def test_an_interruption_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that Ctrl-C while writing leaves no half of a file."""
    path = tmp_path / "plan.json"
    write_whole(path, "old")

    def interrupt(_: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "denied"),
        (errno.EROFS, "denied"),
        (errno.EDQUOT, "full"),
        (errno.EIO, "other"),
    ],
)
def test_failures_of_writing_have_their_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """Tests that the file and the mend are named whatever the system says."""
    monkeypatch.setattr(os, "fsync", _refuse(number))
    with pytest.raises(InputError) as caught:
        write_whole(tmp_path / "a.dxf", b"x")
    assert caught.value.code == f"file.{code}"
    assert all("a.dxf" in caught.value.say(lang) for lang in ("ko", "en"))


def test_wrong_targets_are_usage_errors(tmp_path: Path) -> None:
    """Tests a directory, a missing folder, a file as a folder, and a name no system takes."""
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="directory"):
        write_whole(tmp_path, "x")
    with pytest.raises(UsageError, match="folder"):
        write_whole(tmp_path / "none" / "a", "x")
    with pytest.raises(UsageError, match="folder"):
        write_whole(tmp_path / "file" / "a", "x")
    with pytest.raises(InputError):
        write_whole(tmp_path / ("a" * 300) / "b", "x")
    with pytest.raises(InputError):
        write_whole(tmp_path / "a\0b", "x")


def test_a_target_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that asking beforehand gives the sentences that writing would give, and no file."""
    require_writable(tmp_path / "a.json")
    for path in (tmp_path, tmp_path / "none" / "a.json"):
        with pytest.raises(UsageError) as writing:
            write_whole(path, "x")
        with pytest.raises(UsageError) as asking:
            require_writable(path)
        assert str(asking.value) == str(writing.value)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(InputError, match="not permitted"):
        require_writable(tmp_path / "a.json")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("show.csv", ".csv"),
        ("show.IMDF.Zip", ".imdf.zip"),
        ("show.imdf.csv", ".csv"),
        ("show.zip", ""),
        ("imdf.zip", ""),
        (".imdf.zip", ""),
        ("showcsv", ""),
    ],
)
def test_an_ending_may_have_several_dots(tmp_path: Path, name: str, known: str) -> None:
    """Tests which ending a name has, and that a target is refused exactly when it has none."""
    endings = (".csv", ".imdf.zip")
    assert ending(tmp_path / name, endings) == known
    if known:
        require_writable(tmp_path / name, endings)
    else:
        with pytest.raises(UsageError, match=r"one of \.csv, \.imdf\.zip"):
            require_writable(tmp_path / name, endings)


def test_permissions_stay(tmp_path: Path) -> None:
    """Tests that a file keeps its mode when it is written again, and a new one gets the usual."""
    path, usual = tmp_path / "a", tmp_path / "usual"
    usual.touch()
    write_whole(path, "1")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    path.chmod(0o640)
    write_whole(path, "2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_links_and_pipes_are_followed(tmp_path: Path) -> None:
    """Tests that a link stays a link, and that a pipe gets the bytes."""
    real, link, pipe = tmp_path / "real", tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(real)
    write_whole(link, "x")
    assert link.is_symlink()
    assert real.read_text() == "x"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, "through")
    reader.join()
    assert got == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that the file counts as written where the system syncs no folders."""
    synced: list[int] = []

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no folders")
        synced.append(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write_whole(tmp_path / "a", "x")
    assert len(synced) == 1
    assert (tmp_path / "a").read_text() == "x"


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    """Tests that a file of exactly the limit is read and a larger one refused."""
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert read_bytes(path, 10, PLAN) == b"x" * 10
    with pytest.raises(LimitError, match="9 bytes"):
        read_bytes(path, 9, PLAN)


@pytest.mark.parametrize(
    ("name", "code"),
    [("none", "absent"), (".", "directory"), ("empty", "empty"), ("a\0b", "other")],
)
def test_unreadable_files_have_their_sentence(tmp_path: Path, name: str, code: str) -> None:
    """Tests that what was wanted is named when there is nothing to read."""
    (tmp_path / "empty").touch()
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path / name, 10, PLAN)
    assert caught.value.code == f"file.{code}"


def test_a_file_nobody_may_read_has_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that missing permission is told as such, whoever runs the test."""
    monkeypatch.setattr(Path, "open", _refuse(errno.EACCES))
    with pytest.raises(InputError, match="not permitted"):
        read_bytes(tmp_path / "a", 10, PLAN)
