"""A plan of booths that somebody else has drawn: a show as it stands in a CAD drawing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence

from layouts.allotment import Allotment
from layouts.brief.brief import Brief
from venue.text import Text
from venue.venue import Venue

from .diff import Drawn, diff_booths, with_changes
from .judged import judged
from .make import bare_plan
from .plan import Plan


def adopted(
    brief: Brief,
    venue: Venue,
    drawn: Sequence[Drawn],
    halls: Collection[str],
    *,
    made: dt.datetime,
) -> Plan:
    """Make a plan of drawn booths.

    Parameters
    ----------
    brief : the show: its halls, rules and exhibitors.
    venue : the building the brief names.
    drawn : the booths, in the frames of the halls as the show opens them.
    halls : the halls that the drawing shows.
    made : the date the plan carries.

    Returns
    -------
    The plan, checked and measured. A booth that names an exhibitor, by its id or by a name that
    one exhibitor alone has, is allotted to it; those without a number are numbered.

    Raises
    ------
    InputError : when the brief or the venue cannot be planned on, or an outline is no booth.
    """
    plan = bare_plan(brief, venue, made=made)
    fresh = [_unknown(each) for each in drawn]
    changes = diff_booths(plan, fresh, halls, plan.revision)
    plan = with_changes(plan, changes, {})
    who = [each.who for each in drawn]
    ids = [change.booth for change in changes]
    allotments = tuple(_allotted(plan.brief, dict(zip(ids, who, strict=True))))
    return judged(plan.model_copy(update={"allotments": allotments}))


def brief_of(venue: Venue, title: str, made: dt.date) -> Brief:
    """Make the brief of a show of which nothing is known but its floor.

    Parameters
    ----------
    venue : all of its halls are the show's.
    title : what the show is called, in either language.
    made : the day it is taken to be on.
    """
    return Brief(
        title=Text(ko=title, en=title),
        dates=(made, made),
        venue=venue.id,
        halls=tuple(hall.id for hall in venue.halls),
    )


def _unknown(drawn: Drawn) -> Drawn:
    """Give a booth as one that no plan has had yet, exactly where its base lies if it has one."""
    return Drawn(drawn.place, drawn.hall, drawn.ring, number=drawn.number, who=drawn.who)


def _allotted(brief: Brief, wanted: dict[str, str]) -> list[Allotment]:
    """Give booths to those they name; a name that several have, or a second booth, is nobody's."""
    named: dict[str, set[str]] = defaultdict(set)
    for who in brief.contracts:
        for name in {who.id, who.name.ko, who.name.en} - {""}:
            named[name.casefold()].add(who.id)
    given: dict[str, str] = {}
    for booth, name in wanted.items():
        found = named.get(name.casefold(), set())
        if len(found) == 1:
            given.setdefault(min(found), booth)
    return [Allotment(booth=booth, exhibitor=who) for who, booth in given.items()]
