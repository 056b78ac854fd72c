"""How a plan is sent: under a tag, packed for who can unpack it, and not to who has it."""

from collections.abc import Callable
from typing import Any

from fastapi import Response

from ..answers import OpenPlan
from ..document import Body

SENT: dict[int | str, dict[str, Any]] = {
    200: {"model": OpenPlan},
    304: {"description": "It is as it was"},
}
"""How sending a plan may end."""


def sent(
    tag: str, made: Callable[[], tuple[str, Body]], if_none_match: str | None, encodings: str
) -> Response:
    """Answer with a plan.

    Parameters
    ----------
    tag : its tag.
    made : makes it, with its tag, which may be a later one by then.
    if_none_match : the tags of what somebody has.
    encodings : how somebody takes it.
    """
    headers = {"ETag": f'"{tag}"', "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if if_none_match is not None and f'"{tag}"' in if_none_match:
        return Response(status_code=304, headers=headers)
    tag, body = made()
    headers["ETag"] = f'"{tag}"'
    if "gzip" in encodings:
        headers["Content-Encoding"] = "gzip"
        return Response(body.gzipped, 200, headers, "application/json")
    return Response(body.plain, 200, headers, "application/json")
