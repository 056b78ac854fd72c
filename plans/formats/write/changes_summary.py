"""What came back of a plan, told: what is new, changed or gone, and where to choose."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from layouts.booth import Footprint
from plans.diff import Change, Fate, Side
from plans.roster import Entry
from venue.text import Lang, Text
from venue.units import to_m

LISTED = 60
"""Rows that are shown: a window and a half; all of them are in the JSON."""


@dataclass(frozen=True)
class Told:
    """One change as it is told; ``open`` tells that somebody still has to choose."""

    fate: Fate
    name: str
    words: Text
    conflict: Text | None
    open: bool
    data: dict[str, Any]


def told_of(
    changes: Iterable[Change | Entry], take: Mapping[str, Side], other: Side | None
) -> tuple[Told, ...]:
    """Tell what a comparison found.

    Parameters
    ----------
    changes : of booths or of exhibitors.
    take, other : whose state somebody has chosen, as `with_changes` takes them.
    """
    return tuple(_told(each, take, other) for each in changes)


def changes_data(told: Sequence[Told], lang: Lang, out: Path | None) -> dict[str, Any]:
    """Give a comparison for programs; ``written`` is none while there is something to choose."""
    counts = Counter(each.fate for each in told)
    return {
        **{str(fate): counts[fate] for fate in Fate},
        "conflicts": sum(each.conflict is not None for each in told),
        "open": sum(each.open for each in told),
        "changes": [
            {**each.data, "conflict": each.conflict.say(lang) if each.conflict else None}
            for each in told
            if each.fate is not Fate.SAME
        ],
        "written": None if out is None else str(out),
    }


def changes_shown(told: Sequence[Told], lang: Lang, out: Path | None) -> Iterator[RenderableType]:
    """Lay a comparison out: the sums, each change, what to choose, and the file written."""
    counts = Counter(each.fate for each in told)
    yield Line(" · ".join(f"{_FATES[fate].say(lang)} {counts[fate]:,}" for fate in Fate))
    table = Table(box=None, pad_edge=False, show_header=False)
    rows = [each for each in told if each.fate is not Fate.SAME]
    for each in sorted(rows, key=lambda row: row.conflict is None)[:LISTED]:
        said = (each.conflict or each.words).say(lang)
        style = "red" if each.open else ""
        table.add_row(_FATES[each.fate].say(lang), each.name, said, style=style)
    yield table
    if len(rows) > LISTED:
        yield Line(_MORE.fill(n=len(rows) - LISTED).say(lang))
    if any(each.open for each in told):
        yield Line(_CHOOSE.say(lang))
    if out is not None:
        yield Line(str(out))


def _told(each: Change | Entry, take: Mapping[str, Side], other: Side | None) -> Told:
    """Tell one change."""
    own = each.booth if isinstance(each, Change) else each.exhibitor
    still = each.conflict is not None and take.get(own, other) is None
    if isinstance(each, Change):
        data: dict[str, Any] = {
            "fate": str(each.fate),
            "booth": each.booth,
            "number": each.number,
            "was": _where(each.was),
            "now": _where(each.now),
        }
        name = each.number or each.booth
        return Told(each.fate, name, _moved(each), each.conflict, still, data)
    data = {
        "fate": str(each.fate),
        "exhibitor": each.exhibitor,
        "name": each.name.model_dump(),
        "fields": list(each.fields),
        "booth": each.booth,
        "note": None if each.note is None else each.note.model_dump(),
    }
    return Told(each.fate, each.exhibitor, _entered(each), each.conflict, still, data)


def _where(place: Footprint | None) -> dict[str, Any] | None:
    """Give where a booth lies, metres."""
    if place is None:
        return None
    sides = ("x", "y", "width", "depth")
    lengths = {f"{name}_m": to_m(getattr(place, f"{name}_mm")) for name in sides}
    return {"hall": place.hall, **lengths, "rotation_deg": round(place.rotation_deg, 3)}


def _moved(change: Change) -> Text:
    """Say where a booth lay and where it lies."""
    ends = [_spot(place) for place in (change.was, change.now) if place is not None]
    return Text(ko=" → ".join(ends), en=" → ".join(ends))


def _spot(place: Footprint) -> str:
    """Write where a footprint lies and how large it is."""
    turn = f" {place.rotation_deg:g}°" if place.rotation_deg else ""
    size = f"{to_m(place.width_mm):g} × {to_m(place.depth_mm):g} m"
    return f"{place.hall} ({to_m(place.x_mm):g}, {to_m(place.y_mm):g}) {size}{turn}"


def _entered(entry: Entry) -> Text:
    """Say what changed of an exhibitor, and what to look at."""

    def said(lang: Lang) -> str:
        booth = f"[{entry.booth}]" if entry.booth else ""
        note = entry.note.say(lang) if entry.note else ""
        return "  ".join(filter(None, (entry.name.say(lang), booth, ", ".join(entry.fields), note)))

    return Text(ko=said("ko"), en=said("en"))


_FATES = {
    Fate.SAME: Text(ko="그대로", en="same"),
    Fate.NEW: Text(ko="새로", en="new"),
    Fate.CHANGED: Text(ko="바뀜", en="changed"),
    Fate.DELETED: Text(ko="삭제", en="deleted"),
}
_MORE = Text(ko="그 밖에 {n:,}건", en="and {n:,} more")
_CHOOSE = Text(
    ko="저장하지 않았습니다. --take plan이나 --take file로 모두, --choose ID=plan으로 하나씩 "
    "고르십시오.",
    en="Nothing was written; choose for all by --take plan or --take file, or one by one by "
    "--choose ID=plan.",
)
