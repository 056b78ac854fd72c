"""What revisions hold: whole plans, compressed, and patches; read, or told in a sentence."""

import zlib
from contextlib import suppress

from pydantic import ValidationError

from plans.document import dumps_plan, loads_plan
from plans.patch import Patch
from plans.plan import PLAN_SCHEMA, Plan
from venue.errors import InputError
from venue.text import Text

_OURS = f'{{\n "schema": "{PLAN_SCHEMA}"'.encode()
"""How a plan of today's schema begins."""


def packed(plan: Plan) -> bytes:
    """Write a whole plan as the store keeps it."""
    return zlib.compress(dumps_plan(plan).encode(), 1)


def unpacked(document: bytes, place: str) -> Plan:
    """Read a whole plan.

    Parameters
    ----------
    document : what `packed` wrote.
    place : the plan and its revision, for the sentence when it cannot be read.

    Raises
    ------
    InputError : when it is damaged, or a newer program has saved it.
    """
    try:
        text = zlib.decompress(document)
    except zlib.error as exc:
        raise InputError("store.revision", _UNREADABLE.fill(place=place)) from exc
    if text.startswith(_OURS):
        # What this schema's own code wrote, whole as its checksum proves, needs no second look.
        with suppress(ValidationError):
            return Plan.model_validate_json(text)
    return loads_plan(text, place)


def patch_of(text: str, place: str) -> Patch:
    """Read what a revision changed; parameters and errors as of `unpacked`."""
    try:
        return Patch.model_validate_json(text)
    except ValidationError as exc:
        raise InputError("store.revision", _UNREADABLE.fill(place=place)) from exc


_UNREADABLE = Text(
    ko="{place}: 이 판은 손상되었거나 더 새로운 프로그램이 저장했습니다. 프로그램을 새 판으로 "
    "바꾸거나 백업을 되살려 주십시오.",
    en="{place}: this revision is damaged, or a newer program has saved it; update the program, "
    "or restore a backup.",
)
