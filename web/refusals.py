"""Every error as an answer: its status, its code, and its sentences in both languages."""

import logging
from collections.abc import Awaitable, Callable
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from plans.document import field_fault
from venue.errors import (
    EditError,
    FaultError,
    InputError,
    LimitError,
    MadangError,
    NoPlanError,
    StaleError,
)
from venue.text import Text

from .answers import Change, Refusal, Stale

LOG = logging.getLogger("madang.web")

CODES = {
    "store.plan": 404, "store.job": 404, "card.unknown": 404, "draw.crowding": 409,
    "web.login": 401, "web.password": 403, "web.origin": 403, "store.down": 503, "store.full": 503,
}  # fmt: skip
"""Statuses of single codes."""

FAMILIES: tuple[tuple[type[MadangError], int], ...] = (
    (StaleError, 412), (EditError, 409), (NoPlanError, 409), (LimitError, 413), (InputError, 400),
    (FaultError, 500),
)  # fmt: skip
"""Statuses of all other errors, by their family."""


class MissedError(StaleError):
    """A `StaleError` with what changed since the revision that was known."""

    def __init__(self, error: StaleError, revision: int, edits: tuple[Change, ...]) -> None:
        """Add what changed."""
        super().__init__(error.code, error.texts)
        self.revision, self.edits = revision, edits


def status_of(error: MadangError) -> int:
    """Give the HTTP status of an error.

    Examples
    --------
    >>> status_of(EditError("edit.locked", Text(en="It is locked.")))
    409
    """
    known = CODES.get(error.code)
    return known or next(status for kind, status in FAMILIES if isinstance(error, kind))


def refused(error: MadangError) -> Response:
    """Answer with an error; a fault of ours is logged under a reference that is told."""
    status, reference = status_of(error), None
    if status >= 500:
        reference = uuid4().hex[:12]
        LOG.error("fault %s: %s", reference, error, exc_info=error)
    told = Refusal(code=error.code, messages=error.texts, reference=reference)
    if isinstance(error, MissedError):
        told = Stale(**dict(told), revision=error.revision, edits=error.edits)
    return json_of(told, status)


def json_of(refusal: Refusal, status: int) -> Response:
    """Answer with a refusal."""
    text = refusal.model_dump_json(exclude=None if refusal.reference else {"reference"})
    return Response(text, status, {"Cache-Control": "no-store"}, "application/json")


def missing(path: str) -> Response:
    """Answer that there is nothing at a path."""
    return json_of(Refusal(code="http.404", messages=(_HTTP[404].fill(path=path),)), 404)


async def _known(_: Request, error: Exception) -> Response:
    """Answer with an error of ours."""
    assert isinstance(error, MadangError)
    return refused(error)


def unforeseen(error: Exception) -> Response:
    """Answer with a fault that nobody foresaw; what it was stands in the log alone."""
    fault = FaultError("web.fault", _FAULT)
    fault.__cause__ = error
    return refused(fault)


IF_MATCH = ("header", "if-match")
"""What says which revision was edited; no edit does without it."""

TOLD = 10
"""Faults of a request that are told; who has more mends those first."""


async def _misfit(_: Request, error: Exception) -> Response:
    """Say which field of a request does not fit."""
    assert isinstance(error, RequestValidationError)
    faults = error.errors()
    if any(each["loc"] == IF_MATCH and each["type"] == "missing" for each in faults):
        return json_of(Refusal(code="web.match", messages=(_MATCH,)), 428)
    texts = []
    for each in faults[:TOLD]:
        wrong = _NO_JSON if each["type"] == "json_invalid" else field_fault(each)
        texts.append(Text(ko=f"{wrong.ko}.", en=f"{wrong.en}."))
    # Values that fit one by one but contradict each other are no matter of the contract.
    status = 400 if all(each["type"] == "value_error" for each in faults) else 422
    return json_of(Refusal(code="request.field", messages=tuple(texts)), status)


async def _http(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses: unknown ways and methods."""
    assert isinstance(error, HTTPException)
    text = _HTTP.get(error.status_code, _HTTP[400]).fill(path=request.url.path)
    answer = json_of(Refusal(code=f"http.{error.status_code}", messages=(text,)), error.status_code)
    answer.headers.update(error.headers or {})
    return answer


Handler = Callable[[Request, Exception], Awaitable[Response]]

HANDLERS: tuple[tuple[type[Exception], Handler], ...] = (
    (MadangError, _known), (RequestValidationError, _misfit), (HTTPException, _http),
)  # fmt: skip


def handle(app: FastAPI) -> None:
    """Have every error of an application answered here."""
    for kind, handler in HANDLERS:
        app.add_exception_handler(kind, handler)


_FAULT = Text(
    ko="프로그램에 오류가 있습니다. 참조 번호를 알려 주십시오.",
    en="Something went wrong on our side; tell us the reference.",
)
_MATCH = Text(
    ko='If-Match 머리글에 고친 판 번호를 "12"처럼 적어 주십시오.',
    en='Say in If-Match which revision was edited, as in "12".',
)
_NO_JSON = Text(
    ko="본문이 JSON이 아닙니다. 다시 보내 주십시오", en="The body is no JSON; send it again"
)
_HTTP = {
    400: Text(ko="요청을 읽을 수 없습니다. 다시 보내 주십시오.",
              en="The request cannot be read; send it again."),
    404: Text(ko="{path}: 그런 것이 없습니다.", en="{path}: there is no such thing."),
    405: Text(ko="{path}: 그렇게 부를 수 없습니다.", en="{path} is not called in that way."),
    413: Text(ko="10 MB가 넘습니다. 필요한 것만 남겨 다시 보내 주십시오.",
              en="This is more than 10 MB; keep what is needed and send it again."),
}  # fmt: skip
