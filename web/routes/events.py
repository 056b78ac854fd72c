"""What happens to a plan, as it happens: server-sent events, and who looks."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Header, Query
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from plans.store.past import since

from ..access import Who
from ..answers import Presence, Present, Verdict
from ..asked import Selection
from ..channel import Told
from ..desk import MOST_MISSED, OnDesk, change_of
from .asking import READ, WRITE, OnePlan, Someone

ROUTER = APIRouter(prefix="/plans/{plan}", tags=["events"])

HEARTBEAT_S = 15
"""Seconds after which something is sent, so that nothing between takes the line for dead."""

FAREWELL_S = 1.0
"""Seconds in which streams end by themselves when the service does."""

LOOK_S = 2.0
"""Seconds between two looks at what other processes have written to the store."""

_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events `hello`, `edit`, `verdict`, `job`, `presence`, `name`, each with "
        "JSON",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}


@ROUTER.get("/events", operation_id="followPlan", response_class=EventSourceResponse,
            responses=READ | _STREAM)  # fmt: skip
async def events(
    plan: OnePlan,
    who: Someone,
    last_event_id: Annotated[str | None, Header()] = None,
    after: Annotated[int | None, Query(ge=1, le=2**31 - 1, alias="since")] = None,
) -> EventSourceResponse:
    """Follow a plan: what changed since the last event, or since a revision; then all news."""
    last = last_event_id or (f".0.{after}" if after is not None else None)
    ends = anyio.Event()
    return EventSourceResponse(
        _followed(plan, who, last, ends),
        ping=HEARTBEAT_S,
        shutdown_event=ends,
        shutdown_grace_period=FAREWELL_S,
    )


async def _followed(
    plan: OnDesk, who: Who, last: str | None, ends: anyio.Event
) -> AsyncIterator[ServerSentEvent]:
    """Give the events of a plan to one who looks, from the moment on."""
    with plan.channel.listening(last) as (listener, missed, known):
        try:
            if who.session:
                await run_in_threadpool(plan.come, Present(session=who.session, name=who.name))
            hello = {
                "revision": plan.head, "session": who.session, "judged": plan.judged,
                "name": plan.kept.name,
            }  # fmt: skip
            yield ServerSentEvent(json.dumps(hello), event="hello", retry=1_000)
            again = missed
            if known is not None:
                again = await run_in_threadpool(_again, plan, known)
            for told in again:
                yield _sent(told)
            async for news in _news(listener.queue, ends, plan):
                yield _sent(news)
        finally:
            if who.session:
                plan.go(who.session)


async def _news(
    queue: "asyncio.Queue[Told | None]", ends: anyio.Event, plan: OnDesk
) -> AsyncIterator[Told]:
    """Give what is told, until the line is cut or the service ends."""
    ending = asyncio.ensure_future(ends.wait())
    getting = asyncio.ensure_future(queue.get())
    try:
        while not ends.is_set():
            first = asyncio.FIRST_COMPLETED
            await asyncio.wait({ending, getting}, timeout=LOOK_S, return_when=first)
            if not getting.done():
                await run_in_threadpool(plan.caught_up)
                continue
            news = getting.result()
            if news is None:
                return
            yield news
            getting = asyncio.ensure_future(queue.get())
    finally:
        ending.cancel()
        getting.cancel()


def _again(plan: OnDesk, known: int) -> list[Told]:
    """Tell from the store what changed since a revision, and the last verdict."""
    told = []
    steps = since(plan.store, plan.kept.id, known)
    for step in steps if len(steps) <= MOST_MISSED else []:
        change = change_of(step.number, step.who, step.patch, step.turns)
        told.append(Told(f".0.{step.number}", "edit", change.model_dump_json(by_alias=True)))
    verdict: Verdict | None = plan.verdict
    if verdict is not None:
        told.append(Told(f".0.{plan.head}", "verdict", verdict.model_dump_json(by_alias=True)))
    return told


def _sent(told: Told) -> ServerSentEvent:
    """Write an event."""
    return ServerSentEvent(told.data, event=told.event, id=told.id)


@ROUTER.post("/presence", operation_id="tellPresence", responses=WRITE)
def presence(plan: OnePlan, who: Someone, selected: Selection) -> Presence:
    """Tell others what you have selected."""
    if who.session:
        plan.select(Present(session=who.session, name=who.name, selection=selected.selection))
    return plan.presence
