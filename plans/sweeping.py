"""Sweeps at work: each result written as soon as it is there, what is there not done again."""

import datetime as dt
import threading
from collections.abc import Sequence
from pathlib import Path

from solver.progress import Event, Progress, silent
from solver.stop import Seconds
from venue.errors import MadangError
from venue.text import Text

from .formats.files import make_folder, write_whole
from .formats.read.brief import read_brief
from .formats.read.venue_json import venue_of
from .jobs.planning import Planning
from .jobs.trials import Answer, Spread, Trial
from .scenario import in_venue, scenario
from .sweep import Outcome, Point


def trial_of(point: Point, folder: Path, made: dt.datetime) -> Trial:
    """Make a scenario ready.

    Parameters
    ----------
    point : the scenario.
    folder : where paths of briefs start.
    made : the date that its plan carries.

    Raises
    ------
    MadangError : when its brief or venue cannot be read, or a change does not fit.
    """
    base = point.step.base
    path = folder / base
    brief, home = read_brief(path if path.exists() else base)
    changes = dict(point.changes)
    if point.step.title is not None:
        changes.setdefault("title", point.step.title)
    asked = scenario(brief, changes)
    venue = venue_of(asked.venue, home)
    planning = Planning(
        brief=in_venue(asked, venue),
        venue=venue,
        stop=Seconds(point.seconds),
        made=made,
        seed=point.seed,
        workers=1,
    )
    return Trial(point, planning)


def sweep_points(
    points: Sequence[Point],
    folder: Path,
    out: Path,
    spread: Spread,
    made: dt.datetime,
    progress: Progress = silent,
) -> list[Outcome]:
    """Run the scenarios of a sweep that have no result yet.

    Parameters
    ----------
    points : the scenarios.
    folder : where paths of briefs start.
    out : a folder; results and plans are written to it, each whole, as soon as they are there.
    spread : runs them, here or elsewhere.
    made : the date that new plans carry.
    progress : told after every scenario.

    Returns
    -------
    An outcome for each scenario, in their order. One that failed is kept with its reason, and is
    tried again by the next run.
    """
    results = out / "results"
    make_folder(results)
    found: dict[str, Outcome] = {}
    trials: list[Trial] = []
    for point in points:
        try:
            trial = trial_of(point, folder, made)
        except MadangError as exc:
            found[point.id] = _failed(point, exc, results)
            continue
        known = _known(trial, out)
        if known is None:
            trials.append(trial)
        else:
            found[point.id] = known
    lock = threading.Lock()

    def done(trial: Trial, answer: Answer | MadangError) -> None:
        with lock:
            point = trial.point
            if isinstance(answer, MadangError):
                found[point.id] = _failed(point, answer, results)
            else:
                found[point.id] = _kept(trial, answer, out)
            progress(Event("sweep", len(found) / len(points), len(found), len(points)))

    if trials:
        spread(trials, done)
    return [found[point.id] for point in points]


def _known(trial: Trial, out: Path) -> Outcome | None:
    """Read a result that is there; one that failed, is damaged or of another brief is none."""
    try:
        path = out / "results" / f"{trial.point.id}.json"
        known = Outcome.model_validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None
    there = known.plan is not None and (out / known.plan).is_file()
    return known if there and known.asked == trial.asked else None


def _kept(trial: Trial, answer: Answer, out: Path) -> Outcome:
    """Write a plan, then its result: a result is never without its plan."""
    (text, compared), point = answer, trial.point
    name = f"{point.id}.plan.json"
    write_whole(out / name, text)
    known = Outcome(
        point=point.id, asked=trial.asked, label=point.label, compared=compared, plan=name
    )
    write_whole(out / "results" / f"{point.id}.json", known.model_dump_json(indent=1) + "\n")
    return known


def _failed(point: Point, why: MadangError, results: Path) -> Outcome:
    """Write why a scenario has no plan."""
    ko, en = (" ".join(text.say(lang) for text in why.texts) for lang in ("ko", "en"))
    known = Outcome(point=point.id, label=point.label, failed=Text(ko=ko, en=en))
    write_whole(results / f"{point.id}.json", known.model_dump_json(indent=1) + "\n")
    return known
