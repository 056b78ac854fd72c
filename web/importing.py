"""What came back of a plan: compared with it, told, and taken over as one edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Union

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import ZoneRequest
from plans.diff import Change, Fate, Side, diff_booths, with_changes
from plans.formats.draw.palette import HUES, zone_marks
from plans.formats.read.choices import chosen_booths, chosen_exhibitors
from plans.formats.read.row_faults import RowFault
from plans.formats.read.sheet import ONE_ZONE
from plans.formats.write.changes_summary import told_of
from plans.plan import Plan
from plans.roster import Entry, diff_sheet, with_sheet
from venue.text import Text

from .answers import Found, Preview
from .in_children import Said, booths_in, sheet_in
from .uploads import read_upload

if TYPE_CHECKING:
    from plans.formats.read.booths import BoothsRead

SHEETS = (".csv", ".xlsx")
DRAWINGS = (".dxf", ".geojson")


MOST_FAULTS = 500
"""Faults of a sheet that are told: who has more mends those first."""


@dataclass(frozen=True)
class Sheet:
    """Exhibitors as they are registered now, as far as their rows can be read.

    ``zones`` are those they name that the brief did not know.
    """

    exhibitors: tuple[Exhibitor, ...]
    faults: tuple[RowFault, ...] = ()
    unread: int = 0
    zones: tuple[str, ...] = ()

    def listed(self, plan: Plan) -> tuple[Exhibitor, ...]:
        """Give who is listed; while a row cannot be read nobody leaves, for it may be anybody's."""
        there = {who.id for who in self.exhibitors}
        stay = [who for who in plan.brief.exhibitors if who.id not in there]
        return (*self.exhibitors, *stay) if self.unread else self.exhibitors

    def opened(self, plan: Plan) -> tuple[ZoneRequest, ...]:
        """Give its zones that the brief has not yet, each with a code and a hue that is free."""
        known = plan.brief.zones
        there = {zone.id for zone in known}
        fresh = [
            ZoneRequest(id=name, name=_ALL if name == ONE_ZONE else Text(ko=name, en=name))
            for name in self.zones
            if name not in there
        ]
        marks = zone_marks((*known, *fresh))
        return tuple(
            zone.model_copy(
                update={"code": marks[zone.id].code, "colour": HUES.index(marks[zone.id].hue) + 1}
            )
            for zone in fresh
        )


Came = Union[Sheet, "BoothsRead"]
"""What came back."""


def read_back(plan: Plan, name: str | None, data: bytes, said: Said) -> Came:
    """Read an exhibitor sheet or a drawing of a plan.

    Parameters
    ----------
    plan : the plan.
    name, data : the file.
    said : what somebody says of a drawing.
    """
    if (name or "").lower().endswith(DRAWINGS):
        return read_upload(name, data, DRAWINGS, partial(booths_in, said))
    zones = [zone.id for zone in plan.brief.zones]
    read = partial(sheet_in, plan.brief.module_mm, zones)
    rows = read_upload(name, data, (*SHEETS, *DRAWINGS), read)
    return Sheet(rows.exhibitors, rows.faults, rows.unread, rows.zones)


def compared(
    plan: Plan, came: Came, choices: Mapping[str, Side], other: Side | None
) -> tuple[Sequence[Change | Entry], dict[str, Side], tuple[Found, ...]]:
    """Compare what came back with the plan as it is now.

    Parameters
    ----------
    plan, came : what is compared.
    choices, other : whose state stands, by what people call a thing, and where nothing is named.

    Returns
    -------
    The changes, the choices by id, and the changes as they are told.
    """
    changes: Sequence[Change | Entry]
    if isinstance(came, Sheet):
        changes = entries = diff_sheet(plan, came.listed(plan))
        take = chosen_exhibitors(choices, entries)
    else:
        changes = booths = diff_booths(plan, came.booths, came.halls, came.revision)
        take = chosen_booths(choices, booths)
    told = told_of(changes, take, other)
    found = tuple(
        Found(
            fate=each.fate.value, name=each.name, words=each.words, conflict=each.conflict,
            open=each.open,
            booth=change.booth if isinstance(change, Change) else None,
            exhibitor=change.exhibitor if isinstance(change, Entry) else None,
            was=change.was if isinstance(change, Change) else None,
            now=change.now if isinstance(change, Change) else None,
        )
        for each, change in zip(told, changes, strict=True)
        if each.fate is not Fate.SAME
    )  # fmt: skip
    return changes, take, found


def taken(plan: Plan, came: Came, choices: Mapping[str, Side], other: Side | None) -> Plan:
    """Take what came back into the plan.

    Raises
    ------
    EditError : when somebody has to choose first.
    """
    changes, take, _ = compared(plan, came, choices, other)
    if isinstance(came, Sheet):
        entries = [each for each in changes if isinstance(each, Entry)]
        return with_sheet(plan, came.listed(plan), entries, take, other, came.opened(plan))
    booths = [each for each in changes if isinstance(each, Change)]
    return with_changes(plan, booths, take, other)


def preview(token: str, plan: Plan, came: Came, found: Sequence[Found], same: int) -> Preview:
    """Tell what a comparison with a plan found."""
    sheet = came if isinstance(came, Sheet) else Sheet(())
    drawing = None if isinstance(came, Sheet) else came.drawing
    return Preview(
        token=token,
        revision=plan.revision,
        same=same,
        read=len(sheet.exhibitors),
        unread=sheet.unread,
        faults=sheet.faults[:MOST_FAULTS],
        changes=tuple(found),
        zones=tuple(zone.name for zone in sheet.opened(plan)),
        units=None if drawing is None else drawing.unit.name,
        longer_side_m=None if drawing is None else round(drawing.unit.longer_side_m, 3),
        notes=() if drawing is None else drawing.notes,
    )


_ALL = Text(ko="전체", en="All")
