"""Sample shows: listed, and written out for people to change."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text as Line

from layouts.brief.brief import Brief
from layouts.brief.samples import folder
from plans.formats.files import write_whole
from venue.errors import InputError, UsageError
from venue.text import Lang, Text


def write_sample(name: str, target: Path) -> tuple[Path, ...]:
    """Write a sample's files to a folder, which is made when it is not there.

    Parameters
    ----------
    name : a sample.
    target : the folder.

    Returns
    -------
    The files written.

    Raises
    ------
    UsageError : when there is no such sample, or one of the files exists already.
    InputError : when the folder cannot be made or written to.
    """
    sources = sorted(path for path in folder(name).iterdir() if path.suffix in {".toml", ".csv"})
    there = [path.name for path in sources if (target / path.name).exists()]
    if there:
        raise UsageError("sample.exists", _EXISTS.fill(folder=target, files=", ".join(there)))
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        why = exc.strerror or str(exc)
        raise InputError("sample.folder", _FOLDER.fill(folder=target, why=why)) from exc
    for source in sources:
        write_whole(target / source.name, source.read_bytes())
    return tuple(target / source.name for source in sources)


def samples_data(samples: Mapping[str, Brief]) -> dict[str, Any]:
    """List the samples for programs."""
    return {
        "samples": [
            {
                "name": name,
                "title": brief.title.model_dump(),
                "dates": [day.isoformat() for day in brief.dates],
                "venue": brief.venue,
                "halls": list(brief.halls),
                "exhibitors": len(brief.contracts),
                "members": len(brief.exhibitors) - len(brief.contracts),
            }
            for name, brief in samples.items()
        ]
    }


def samples_shown(samples: Mapping[str, Brief], lang: Lang) -> Iterator[RenderableType]:
    """List the samples for people."""
    heads = (
        ("예제", "전시회", "기간", "홀", "출품사")
        if lang == "ko"
        else ("sample", "show", "dates", "halls", "exhibitors")
    )
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for head in heads:
        justify: JustifyMethod = "right" if head == heads[-1] else "left"
        table.add_column(head, justify=justify, overflow="fold")
    for name, brief in samples.items():
        days = " – ".join(day.isoformat() for day in brief.dates)
        where = f"{brief.venue} {', '.join(brief.halls)}"
        table.add_row(name, brief.title.say(lang), days, where, str(len(brief.contracts)))
    yield table
    text = Text(ko="쓰려면: madang init {name} 폴더", en="Write one with: madang init {name} DIR")
    yield Line(text.fill(name=next(iter(samples), "SAMPLE")).say(lang), style="dim")


_EXISTS = Text(
    ko="{folder}: {files} 파일이 이미 있어 쓰지 않았습니다. 다른 폴더를 적어 주십시오.",
    en="{folder}: there is a file {files} already, which was left alone; name another folder.",
)
_FOLDER = Text(
    ko="{folder}: 폴더를 만들 수 없습니다({why}). 다른 폴더를 적어 주십시오.",
    en="{folder}: the folder cannot be made ({why}); name another one.",
)
