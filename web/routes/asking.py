"""What several routes ask of a request: who sends it, the plan it is about, and what was seen."""

import re
from typing import Annotated, Any

from fastapi import Depends, Header, Path, Request

from plans.store.store import Store

from ..access import Who, admitted
from ..answers import Refusal, Stale
from ..desk import Desk, OnDesk

_TAG = re.compile(r'^(?:W/)?"([1-9][0-9]{0,8})(?:\.[0-9]{1,10})?"$')


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


def seen_of(
    if_match: Annotated[str, Header(pattern=_TAG.pattern, description="The revision, in quotes")],
) -> int:
    """Give the revision that was edited; without it nothing is written."""
    found = _TAG.fullmatch(if_match)
    assert found is not None
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
