"""What an edit is about, as people call it while it is made."""

from collections.abc import Iterable, Mapping
from typing import Any

from plans.patch import Patch
from plans.plan import Plan
from venue.text import Text


def with_names(edit: Mapping[str, Any], after: Plan, patch: Patch) -> dict[str, Any]:
    """Add to an edit what its booths, its zone or its area are called: nobody knows their ids.

    Parameters
    ----------
    edit : as it was sent.
    after : the plan with it.
    patch : what it changed.

    Returns
    -------
    The edit with ``called``: a text by id. Booths have the number they had before it; what has
    neither a number nor a name is not there.
    """
    known: dict[str, Text] = {}
    if ids := _ids(edit, ("booth", "a", "b")):
        gone = [at.item for at in patch.booths.gone]
        wanted = set(ids)
        booths = (each for each in (*after.layout.booths, *gone) if each.id in wanted)
        known = {booth.id: _same(booth.number) for booth in booths}
        # A new booth may be sent without an id.
        known[""] = next((_same(at.item.number) for at in patch.booths.come), Text())
    elif ids := _ids(edit, ("zone",)):
        known = {zone.id: zone.name for zone in after.brief.zones}
    elif ids := _ids(edit, ("area",)):
        known = {at.item.id: at.item.name for at in (*patch.areas.gone, *patch.areas.come)}
    called = {name: known[name].model_dump() for name in ids if known.get(name, Text()).say("en")}
    return {**edit, "called": called} if called else dict(edit)


def _ids(edit: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    """Give the ids that stand in some fields of an edit: themselves, or in a whole thing."""
    sent = [edit[key] for key in keys if edit.get(key)]
    return [str(each["id"] if isinstance(each, Mapping) else each) for each in sent]


def _same(text: str) -> Text:
    """Give a text that is the same in both languages."""
    return Text(ko=text, en=text)
