"""Files as a whole: read up to a limit, written completely or not at all.

A file that is being written stands beside its target under a name of its own, reaches the disk,
and only then takes the target's name. So whoever opens the target sees the old file or the new
one, never half of one, whatever fails in between.
"""

import errno
import os
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from venue.errors import InputError, LimitError, UsageError
from venue.text import Text

_REASONS = {
    errno.ENOENT: "absent",
    errno.ENOTDIR: "absent",
    errno.EISDIR: "directory",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
}
"""Why the system refused, in the words of the tables below; everything else is "other"."""

_READING = {
    "empty": Text(
        ko="{path}: 빈 파일입니다. {what} 파일을 지정해 주십시오.",
        en="{path}: the file is empty; give {what}.",
    ),
    "too_large": Text(
        ko="{path}: {limit} 바이트를 넘어 읽지 않았습니다. {what} 파일인지 확인해 주십시오.",
        en="{path}: files above {limit} bytes are not read; check that this is {what}.",
    ),
    "absent": Text(
        ko="{path}: 파일이 없습니다. {what} 파일의 경로를 확인해 주십시오.",
        en="{path}: there is no such file; check the path of {what}.",
    ),
    "directory": Text(
        ko="{path}: 폴더입니다. 그 안의 {what} 파일을 지정해 주십시오.",
        en="{path}: this is a directory; give {what} inside it.",
    ),
    "denied": Text(
        ko="{path}: 읽을 권한이 없습니다. 파일 권한을 확인해 주십시오.",
        en="{path}: reading is not permitted; check the file's permissions.",
    ),
    "other": Text(
        ko="{path}: 읽을 수 없습니다({why}). 다른 곳에 복사하여 다시 시도해 주십시오.",
        en="{path}: cannot be read ({why}); copy it elsewhere and try again.",
    ),
}

_WRITING = {
    "absent": Text(
        ko="{path}: 저장할 폴더가 없습니다. 폴더를 먼저 만들어 주십시오.",
        en="{path}: its folder does not exist; make the folder first.",
    ),
    "directory": Text(
        ko="{path}: 폴더입니다. 그 안의 파일 이름까지 적어 주십시오.",
        en="{path}: this is a directory; add a file name.",
    ),
    "denied": Text(
        ko="{path}: 쓸 권한이 없습니다. 다른 폴더에 저장해 주십시오.",
        en="{path}: writing is not permitted; save it in another folder.",
    ),
    "full": Text(
        ko="{path}: 디스크에 자리가 없습니다. 공간을 비우고 다시 저장해 주십시오.",
        en="{path}: the disk is full; free some space and save again.",
    ),
    "ending": Text(
        ko="{path}: 이런 이름으로는 쓸 수 없습니다. 끝을 다음에서 골라 적어 주십시오: {known}.",
        en="{path}: files are not written by this name; end it with one of {known}.",
    ),
    "other": Text(
        ko="{path}: 쓸 수 없습니다({why}). 다른 이름이나 폴더로 저장해 주십시오.",
        en="{path}: cannot be written ({why}); save it under another name or folder.",
    ),
}


def read_bytes(path: Path, limit: int, what: Text) -> bytes:
    """Read a whole file, refusing what cannot be the wanted one.

    Parameters
    ----------
    path : the file to read.
    limit : the most bytes that are read.
    what : what the file should hold ("a plan"), for the sentence when it cannot be read.

    Returns
    -------
    The file's bytes, at least one.

    Raises
    ------
    InputError : when the file is missing, a directory, empty or not readable.
    LimitError : when it holds more than ``limit`` bytes.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as exc:
        raise _cannot_read(path, what, exc) from exc
    if not data:
        raise InputError("file.empty", _filled("empty", path, what))
    if len(data) > limit:
        raise LimitError("file.too_large", _filled("too_large", path, what, limit=f"{limit:,}"))
    return data


def write_whole(path: Path, data: bytes | str) -> None:
    """Write a file so that it appears whole or not at all.

    Parameters
    ----------
    path : the target; a link is followed, a pipe or a device is written to directly.
    data : the content; text is written as UTF-8, its line ends as they are.

    Raises
    ------
    UsageError : when the target is a directory, or its folder is missing.
    InputError : when the target may not be written or the disk is full; an old file stays.

    Notes
    -----
    The new file lies in the target's folder, because a rename is atomic on one file system only.
    It gets the old file's permissions, or those of any new file.
    """
    content = data.encode() if isinstance(data, str) else data
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(content)
        else:
            _replace(target, content, mode)
    except (OSError, ValueError) as exc:
        raise _cannot_write(path, exc) from exc


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises
    ------
    InputError : when it cannot be made; the sentence names it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as exc:
        raise _cannot_write(path, exc) from exc


def require_writable(path: Path, endings: Sequence[str] = ()) -> None:
    """Refuse a target that cannot be written, before work is spent on its content.

    Parameters
    ----------
    path : the target.
    endings : what its name may end with, in any case; anything when empty.

    Raises
    ------
    UsageError : when the target is a directory, its folder is missing, or its name ends otherwise.
    InputError : when the folder may not be written to.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if not os.access(target.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except (OSError, ValueError) as exc:
        raise _cannot_write(path, exc) from exc
    if endings and not ending(path, endings):
        known = ", ".join(endings)
        raise UsageError("file.ending", _WRITING["ending"].fill(path=path, known=known))


def ending(path: Path, known: Sequence[str]) -> str:
    """Tell which of some endings a file's name has; an ending may have several dots.

    Parameters
    ----------
    path : the file.
    known : endings with their dot, in small letters.

    Returns
    -------
    The longest that the name ends with, in any case, and has something before; empty if
    there is none.

    Examples
    --------
    >>> ending(Path("halls/Show.IMDF.zip"), (".zip", ".imdf.zip", ".csv"))
    '.imdf.zip'
    >>> ending(Path("halls/.csv"), (".csv",))
    ''
    """
    name = path.name.lower()
    fits = [each for each in known if name.endswith(each) and len(name) > len(each)]
    return max(fits, key=len, default="")


def _replace(target: Path, content: bytes, mode: int | None) -> None:
    """Write beside the target, bring it to the disk, and take the target's name."""
    part = target.with_name(f".madang-{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            part.chmod(stat.S_IMODE(mode))
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Bring the new name to the disk where the system can; the file is complete either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _filled(reason: str, path: Path, what: Text, **values: str) -> Text:
    """Say why a file could not be read, in either language."""
    text = _READING[reason]
    return Text(
        ko=text.ko.format(path=path, what=what.ko, **values),
        en=text.en.format(path=path, what=what.en, **values),
    )


def _cannot_read(path: Path, what: Text, exc: OSError | ValueError) -> InputError:
    """Say why a file could not be read, and the mend."""
    reason, why = _reason(exc)
    return InputError(f"file.{reason}", _filled(reason, path, what, why=why))


def _cannot_write(path: Path, exc: OSError | ValueError) -> InputError:
    """Say why a file could not be written, and the mend."""
    reason, why = _reason(exc)
    wrong_target = reason in {"absent", "directory"}
    family = UsageError if wrong_target else InputError
    return family(f"file.{reason}", _WRITING[reason].fill(path=path, why=why))


def _reason(exc: OSError | ValueError) -> tuple[str, str]:
    """Give the reason's name, and the system's own word without the path it repeats."""
    if not isinstance(exc, OSError):
        return "other", str(exc)
    return _REASONS.get(exc.errno or 0, "other"), exc.strerror or str(exc)
