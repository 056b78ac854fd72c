"""What several routes ask of a request: who sends it, the plan it is about, and what was seen."""

import re
from typing import Annotated, Any

from fastapi import Depends, Header, Path, Request

from plans.store.store import Store
from venue.errors import InputError
from venue.text import Text

from ..access import Who, admitted
from ..answers import Refusal, Stale
from ..desk import Desk, OnDesk

_TAG = re.compile(r'(?:W/)?"([1-9][0-9]{0,9})(?:\.[0-9]{1,10})?"')


def desk_of(request: Request) -> Desk:
    """Give the desk."""
    desk: Desk = request.app.state.desk
    return desk


def store_of(request: Request) -> Store:
    """Give the store."""
    return desk_of(request).store


def plan_of(request: Request, plan_id: Annotated[str, Path(alias="plan", max_length=32)]) -> OnDesk:
    """Give the plan in the path.

    Raises
    ------
    InputError : when there is none.
    """
    return desk_of(request).plan(plan_id)


def seen_of(if_match: Annotated[str | None, Header(description='"revision"')] = None) -> int:
    """Give the revision that was edited.

    Raises
    ------
    InputError : when the header is missing, or is no revision.
    """
    if if_match is None:
        raise InputError("web.match", _MATCH)
    found = _TAG.fullmatch(if_match.strip())
    if found is None:
        raise InputError("web.tag", _TAGGED)
    return int(found[1])


def tagged(revision: int) -> dict[str, str]:
    """Give the header that names a revision."""
    return {"ETag": f'"{revision}"'}


OnePlan = Annotated[OnDesk, Depends(plan_of)]
Seen = Annotated[int, Depends(seen_of)]
Someone = Annotated[Who, Depends(admitted)]
TheDesk = Annotated[Desk, Depends(desk_of)]
TheStore = Annotated[Store, Depends(store_of)]

READ: dict[int | str, dict[str, Any]] = {
    400: {"model": Refusal}, 401: {"model": Refusal}, 403: {"model": Refusal},
    404: {"model": Refusal}, 422: {"model": Refusal},
}  # fmt: skip
"""How a read may end."""

WRITE = READ | {409: {"model": Refusal}, 413: {"model": Refusal}}
"""How a write may end."""

EDIT = WRITE | {
    412: {"model": Stale, "description": "Somebody saved first; what changed since"},
    428: {"model": Refusal, "description": "No If-Match"},
}  # fmt: skip
"""How an edit may end."""

_MATCH = Text(
    ko='If-Match 머리글에 고친 판 번호를 "12"처럼 적어 주십시오.',
    en='Say in If-Match which revision was edited, as in "12".',
)
_TAGGED = Text(
    ko='If-Match 머리글은 따옴표로 묶은 판 번호여야 합니다. "12"처럼 적어 주십시오.',
    en='If-Match has to be a revision in quotes, as in "12".',
)
