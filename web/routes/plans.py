"""Plans: the list of them, a new one, and one as it is now."""

import datetime as dt
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header, Response
from pydantic_core import to_json

from layouts.brief.samples import names
from plans.jobs.reading import read_in_child
from plans.plan import Plan
from plans.store.kept import Kept
from venue.errors import UsageError
from venue.text import Lang, Text

from ..answers import Made, PlanRow
from ..asked import NewPlan, Rename, Solve
from ..in_children import plan_of_document, plan_of_sample, plan_of_venue
from ..naming import add_named
from .asking import READ, WRITE, OnePlan, Someone, TheDesk, TheStore
from .jobs import TheRunner
from .sending import SENT, sent

ROUTER = APIRouter(tags=["plans"])

AS_PLANNED = "as planned"
"""The scenario of a plan that nobody has put into another one."""


FIRST_S, SECOND_S = 10.0, 0.03
"""Seconds that planning a sample may take, at least, and for each contract."""


@ROUTER.get("/plans", operation_id="listPlans", responses=READ)
def plans(store: TheStore) -> list[PlanRow]:
    """List all plans, the newest first."""
    return [row(kept) for kept in store.plans()]


def row(kept: Kept) -> PlanRow:
    """Tell of a plan what the list of all tells."""
    return PlanRow(
        id=kept.id, show=kept.show, scenario=kept.scenario, name=kept.name, head=kept.head,
        made_at=kept.made_at,
    )  # fmt: skip


@ROUTER.post("/plans", operation_id="makePlan", status_code=201, responses=WRITE)
def make(wanted: NewPlan, who: Someone, desk: TheDesk, runner: TheRunner) -> Made:
    """Make a plan; one of a sample is empty at first, and planned by a job that is begun."""
    plan, name = _made(wanted, who.lang)
    show = plan.brief.title.say(who.lang)[:200] or name
    kept = add_named(desk.store, plan, show=show, scenario=AS_PLANNED, name=name, who=who.name)
    if wanted.sample is None or wanted.bare:
        return Made(id=kept.id, revision=1)
    seconds = FIRST_S + SECOND_S * len(plan.brief.contracts)
    job = runner.ask(desk.plan(kept.id), 1, Solve(seconds=seconds, keep="nothing"), who.name)
    return Made(id=kept.id, revision=1, job=job.id)


def _made(wanted: NewPlan, lang: Lang) -> tuple[Plan, str]:
    """Make a plan, and give the name it is kept under."""
    given = (wanted.sample, wanted.venue, wanted.document)
    if sum(each is not None for each in given) != 1:
        raise UsageError("plan.of", _ONE)
    made = dt.datetime.now(dt.UTC).replace(microsecond=0)
    if wanted.venue is not None:
        title = (wanted.title or wanted.venue.name.say(lang) or wanted.venue.id)[:200]
        plan = read_in_child(partial(plan_of_venue, wanted.venue, title, made), title)
        return plan, wanted.name or title
    if wanted.document is not None:
        text = to_json(wanted.document)
        plan = read_in_child(partial(plan_of_document, text), "document")
        return plan, wanted.name or plan.brief.title.say(lang)[:200] or "plan"
    assert wanted.sample is not None
    if wanted.sample not in names():
        raise UsageError("plan.sample", _SAMPLE.fill(known=", ".join(names())))
    plan = read_in_child(partial(plan_of_sample, wanted.sample, made, wanted.bare), wanted.sample)
    return plan, wanted.name or wanted.sample


@ROUTER.get("/plans/{plan}", operation_id="getPlan", response_class=Response,
            responses=READ | SENT)  # fmt: skip
def one(
    plan: OnePlan,
    if_none_match: Annotated[str | None, Header()] = None,
    accept_encoding: Annotated[str, Header()] = "",
) -> Response:
    """Open a plan as it is now; its ETag names the revision and the verdict."""
    return sent(plan.tag(), plan.body, if_none_match, accept_encoding)


@ROUTER.patch("/plans/{plan}", operation_id="renamePlan", responses=WRITE)
def rename(plan: OnePlan, wanted: Rename, who: Someone) -> PlanRow:
    """Give a plan another name; its revisions stay what they are."""
    return row(plan.rename(wanted.name, who.name))


_ONE = Text(
    ko="sample, venue, document 가운데 하나만 보내 주십시오.",
    en="Send one of sample, venue and document.",
)
_SAMPLE = Text(
    ko="그런 예제가 없습니다. 다음 가운데 하나를 보내 주십시오: {known}.",
    en="There is no such sample; send one of {known}.",
)
