"""Solves of a plan: asked for, followed, stopped, taken over."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from plans.clash import Clash
from plans.replan import Keep

from .. import in_children
from ..answers import JobNews, JobRef
from ..asked import Solve
from ..runner import Runner
from .asking import EDIT, READ, WRITE, OnePlan, Seen, Someone
from .exports import InBackground

ROUTER = APIRouter(tags=["jobs"])


def runner_of(request: Request) -> Runner:
    """Give who does the jobs."""
    runner: Runner = request.app.state.runner
    return runner


TheRunner = Annotated[Runner, Depends(runner_of)]
JobId = Annotated[str, Path(alias="job", max_length=32)]


@ROUTER.post("/plans/{plan}/solve", operation_id="solvePlan", status_code=202, responses=EDIT)
def solve(plan: OnePlan, seen: Seen, who: Someone, wanted: Solve, runner: TheRunner) -> JobRef:
    """Plan anew, in the background; the result becomes the next revision."""
    plan.require(seen)
    return JobRef(job=runner.ask(plan, seen, wanted, who.name).id)


@ROUTER.get("/plans/{plan}/jobs", operation_id="listJobs", responses=READ)
def open_jobs(plan: OnePlan, runner: TheRunner) -> list[JobNews]:
    """List the jobs of a plan that have not ended, and the last one while its result is offered."""
    return runner.of_plan(plan.kept.id)


@ROUTER.get("/plans/{plan}/conflicts", operation_id="listConflicts", response_model=list[Clash],
            responses=READ | {409: READ[400]})  # fmt: skip
def conflicts(plan: OnePlan, background: InBackground, keep: Keep = "pinned") -> Response:
    """Find what a solve could not hold together, each with edits that would mend it."""
    tag, made = plan.now()
    key = (plan.kept.id, tag, "conflicts", keep)
    body = background.kept(key, partial(in_children.conflicts, made, keep))
    return Response(body, media_type="application/json")


@ROUTER.get("/jobs/{job}", operation_id="getJob", responses=READ)
def job(name: JobId, runner: TheRunner) -> JobNews:
    """Tell how a job stands."""
    return runner.news(runner.jobs.job(name))


@ROUTER.post("/jobs/{job}/stop", operation_id="stopJob", responses=WRITE)
def stop(name: JobId, runner: TheRunner) -> JobNews:
    """Stop a job; the best it has becomes the next revision."""
    return runner.stop(name)


@ROUTER.delete("/jobs/{job}", operation_id="cancelJob", responses=WRITE)
def cancel(name: JobId, runner: TheRunner) -> JobNews:
    """Cancel a job; the plan stays as it is. Of one that has ended, the offer is turned down."""
    return runner.cancel(name)


@ROUTER.post("/jobs/{job}/take", operation_id="takeResult", responses=EDIT)
def take(name: JobId, seen: Seen, who: Someone, runner: TheRunner) -> JobNews:
    """Put a job's result in the place of a plan that was edited while it was solved."""
    return runner.take(name, seen, who.name)
