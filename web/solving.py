"""What a solve starts from, what it has reached, and what becomes of it."""

import datetime as dt
import json
import time
from dataclasses import dataclass, field

from layouts.layout import Layout
from plans.certificate import Certificate
from plans.jobs.child import Child, grace_for
from plans.jobs.judging import judge_in_child
from plans.jobs.planning import Planning
from plans.plan import Plan
from plans.replan import Keep, replanned, require_in_hands, start_of
from plans.store.jobs import Job
from solver.progress import Event, Floor
from solver.stop import Seconds
from venue.errors import EditError, MadangError
from venue.text import Text

from .answers import Drawn, JobNews, JobState, Refusal
from .asked import Solve
from .desk import OnDesk


def news_of(job: Job) -> JobNews:
    """Tell how a job stands, as far as the store knows; without the floor."""
    if job.news == "{}":
        seconds = Solve.model_validate_json(job.asked).seconds
        known = JobNews(id=job.id, plan=job.plan_id, state=job.state, seconds=seconds)
    else:
        known = JobNews.model_validate_json(job.news)
    return known.model_copy(update={"state": job.state, "attempt": job.attempt})


def drawn_of(floors: tuple[Floor, ...]) -> Drawn:
    """Put the floors of all halls together."""
    halls = [layout for layout, _ in floors]
    given = {booth: who for _, mine in floors for booth, who in mine.items()}
    return Drawn.model_validate(
        {name: tuple(each for hall in halls for each in getattr(hall, name)) for name in _DRAWN}
        | {"allotments": [{"booth": booth, "exhibitor": who} for booth, who in given.items()]}
    )


_DRAWN = ("booths", "aisles", "zones", "areas", "pods")


class Best(Drawn):
    """The best a job has; what is certified of it, once it came to its end."""

    certificate: Certificate | None = None

    @classmethod
    def of(cls, plan: Plan) -> "Best":
        """Take it from a plan."""
        parts = {name: getattr(plan.layout, name) for name in _DRAWN}
        return cls(**parts, allotments=plan.allotments, certificate=plan.certificate)


@dataclass
class Reached:
    """How far a job is, and the best it has; one thread writes it and others read."""

    news: JobNews
    drawn: Drawn | None = field(default=None)
    begun: float = field(default_factory=time.monotonic)

    @classmethod
    def of(cls, job: Job) -> "Reached":
        """Go on where an earlier worker was."""
        drawn = None if job.best is None else Best.model_validate_json(job.best)
        return cls(news_of(job), drawn)

    @property
    def now(self) -> JobNews:
        """How far it is at this moment, with the floor as it has it."""
        spent = time.monotonic() - self.begun
        return self.news.model_copy(update={"spent_s": spent, "layout": self.drawn})

    @property
    def best(self) -> bytes | None:
        """The best so far, as it is kept."""
        return None if self.drawn is None else self.drawn.model_dump_json(by_alias=True).encode()

    def begins(self) -> JobNews:
        """Tell that its time runs from now."""
        self.begun = time.monotonic()
        self.news = self.news.model_copy(update={"state": "running", "spent_s": 0.0})
        return self.news

    def take(self, event: Event) -> JobNews:
        """Take a report, and give what is told of it."""
        told = {name: getattr(event, name) for name in _TOLD}
        # The last steps after placing count nobody any more.
        told["requested"] = event.requested or self.news.requested
        told["bound_net_m2"] = event.bound_net_m2 or self.news.bound_net_m2
        told["spent_s"] = time.monotonic() - self.begun
        self.news = self.news.model_copy(update={**told, "state": "running"})
        if not event.floors:
            return self.news
        self.drawn = drawn_of(event.floors)
        return self.news.model_copy(update={"layout": self.drawn})

    def ended(
        self, state: JobState, revision: int | None = None, why: MadangError | None = None
    ) -> JobNews:
        """Tell how the job ended."""
        refusal = None if why is None else Refusal(code=why.code, messages=why.texts)
        ended = {"state": state, "revision": revision, "refusal": refusal, "share": 1.0}
        self.news = self.news.model_copy(update=ended)
        return self.news

    def offers(self, wanted: Plan) -> JobNews:
        """Keep a result that nobody waits for any more, and tell that it can be had."""
        self.drawn = Best.of(wanted)
        self.ended("done", why=EditError("solve.edited", EDITED))
        self.news = self.news.model_copy(update={"offered": True})
        return self.news


_TOLD = ("stage", "share", "placed", "requested", "net_m2", "bound_net_m2")


def child_of(plan: Plan, solve: Solve, threads: int) -> Child[Plan]:
    """Prepare a child that solves a plan anew.

    Parameters
    ----------
    plan : as it stands.
    solve : for how long, and what stays.
    threads : of the solver.

    Raises
    ------
    NoPlanError : when a booth that is to stay is nobody's.
    """
    require_in_hands(plan, solve.keep)
    planning = Planning(
        brief=plan.brief,
        venue=plan.venue,
        stop=Seconds(solve.seconds),
        made=dt.datetime.now(dt.UTC).replace(microsecond=0),
        seed=solve.seed,
        workers=threads,
        earlier=start_of(plan, solve.keep),
        live=True,
        hold=True,
    )
    grace = grace_for(len(plan.brief.contracts))
    return Child(planning, seconds=solve.seconds, grace_s=grace)


def salvaged(before: Plan, drawn: Drawn, keep: Keep) -> Plan:
    """Give the plan after a solve of which nothing is left but what it had told.

    Raises
    ------
    NoPlanError : when a booth that is to stay would not.
    EditError : when somebody it places is no exhibitor of the plan any more.
    """
    if not {each.exhibitor for each in drawn.allotments} <= before.brief.served.keys():
        raise EditError("job.old", _OLD)
    layout = Layout(**{name: getattr(drawn, name) for name in _DRAWN})
    after = replanned(before, layout, drawn.allotments, keep)
    if isinstance(drawn, Best) and drawn.certificate is not None:
        after = after.model_copy(update={"certificate": drawn.certificate})
    return judge_in_child(after).over(after)


def put(plan: OnDesk, job: Job, seen: int, wanted: Plan, who: str) -> int:
    """Put a plan in the place of another, and give its revision.

    Raises
    ------
    MissedError : when ``seen`` is not the latest revision any more.
    """
    told = json.dumps({"kind": "solve", "job": job.id})
    return plan.replace(seen, wanted, who, told).revision


def put_before(plan: OnDesk, job: Job) -> int | None:
    """Give the revision that a job has led to already, by a worker that died right after."""
    for entry in plan.store.record(plan.kept.id):
        if entry.did == "edit" and json.loads(entry.detail).get("job") == job.id:
            return entry.revision
    return None


_OLD = Text(
    ko="그사이 출품사가 바뀌어 이 결과를 쓸 수 없습니다. 다시 배치해 주십시오.",
    en="Exhibitors have changed meanwhile, so this result is of no use any more; plan again.",
)
EDITED = Text(
    ko="계산하는 동안 배치안이 바뀌어 그대로 두었습니다. 결과로 바꾸려면 적용해 주십시오.",
    en="The plan was edited meanwhile and stays as it is; take the result over to replace it.",
)
