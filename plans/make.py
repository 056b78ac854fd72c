"""The one way from a brief to a plan: open, solve, number, check, measure, certify."""

import datetime as dt
from dataclasses import replace

from layouts.brief.brief import Brief
from layouts.brief.check import brief_faults
from layouts.brief.limits import preset
from layouts.brief.request import Pin
from layouts.numbering import number_layout
from layouts.rules.check import check_layout
from solver.before import Before, pinned_and_fast
from solver.bound import universal_bound_m2
from solver.conflict import least
from solver.instance import Instance
from solver.pins import pin_conflicts
from solver.progress import Event, Progress, silent
from solver.result import Result, Status, Unplaced
from solver.solve import solve
from solver.spread import Spread, in_turn
from solver.stop import Stop
from venue.check import check_venue
from venue.errors import BriefError, NoPlanError, UsageError, VenueError
from venue.hall import Hall
from venue.opened import member_offset, open_halls
from venue.text import Text
from venue.venue import Venue

from .advice import halls_to_add
from .best_spots import on_best_spots
from .check import certify
from .measures import measure
from .plan import Plan


def make_plan(  # noqa: PLR0913 (a plan is made of that many things)
    brief: Brief,
    venue: Venue,
    stop: Stop,
    *,
    seed: int = 0,
    workers: int = 2,
    progress: Progress = silent,
    made: dt.datetime,
    spread: Spread = in_turn,
    earlier: Plan | None = None,
    hold: bool = False,
) -> Plan:
    """Make a plan of a brief, and have it checked by code that shares nothing with the solver.

    Parameters
    ----------
    brief : what the organiser wants.
    venue : the building the brief names.
    stop : when to be content with what there is.
    seed : of everything the solver leaves to chance.
    workers : threads the solver may use.
    progress : called with reports.
    made : the date the plan carries.
    spread : does the work on the halls; one after another by default.
    earlier : a plan of the same venue to start from: who can stays where it stands there.
    hold : whether what is pinned or locked there stays as it is or there is no plan at all; else
        what cannot stay is told and placed elsewhere.

    Returns
    -------
    The plan. Its brief speaks of the halls as they are opened, in their frames. When the check
    finds errors, ``certificate.checked.ok`` is false and the status is not OPTIMAL.

    Raises
    ------
    UsageError : when the earlier plan is of another venue.
    VenueError : when the venue cannot be planned on, or has not the halls the brief names.
    BriefError : when the brief asks what no layout could hold; every fault at once.
    NoPlanError : when no layout was found, with the requests that conflict.
    """
    if earlier is not None:
        require_of(earlier, venue)
    instance = _instance_of(brief, venue)
    before = Before() if earlier is None else before_of(earlier)
    if hold:
        before = replace(before, exact=True)
        _require_held(instance, before)
    how = {"seed": seed, "workers": workers}
    result = solve(instance, stop, **how, progress=progress, spread=spread, before=before)
    _require_layout(result)
    placed, net = len(result.allotments), result.net_m2
    progress(Event("best_spots", 1.0, placed=placed, net_m2=net))
    result = on_best_spots(instance, result, before, stop)
    progress(Event("check", 1.0, placed=placed, net_m2=net))
    return _checked(instance, result, venue, made)


def bare_plan(brief: Brief, venue: Venue, *, made: dt.datetime) -> Plan:
    """Make a plan with nothing on its floor, to be drawn on by hand or from a drawing.

    Parameters
    ----------
    brief : what the organiser wants; all of its contracts wait for a booth.
    venue : the building the brief names.
    made : the date the plan carries.

    Returns
    -------
    The plan; its bound is what any layout of these halls could reach, and no solver has seen it.

    Raises
    ------
    VenueError : when the venue cannot be planned on, or has not the halls the brief names.
    BriefError : when the brief asks what no layout could hold; every fault at once.
    """
    instance = _instance_of(brief, venue)
    result = Result(
        status=Status.FEASIBLE,
        unplaced=tuple(
            Unplaced(exhibitor=who.id, code="waits", reason=_WAITS) for who in brief.contracts
        ),
        bound_net_m2=universal_bound_m2(instance.halls, instance.brief, instance.limits),
        mode="by-hand",
        instance_sha256=instance.sha256,
    )
    return _checked(instance, result, venue, made)


def _instance_of(brief: Brief, venue: Venue) -> Instance:
    """Open the halls a brief names, and give what is to be solved in their frames."""
    limits = preset(brief.rules).overridden(brief.rules_override)
    _require_sound(venue)
    halls = open_halls(venue, brief.halls, brief.partitions)
    asked = in_opened_frames(brief, venue, halls)
    if faults := brief_faults(asked, halls):
        raise BriefError("brief.faults", faults)
    return Instance(halls, asked, limits)


def _checked(instance: Instance, result: Result, venue: Venue, made: dt.datetime) -> Plan:
    """Make the plan of a result: booths numbered, rules checked, measures taken."""
    halls, asked, limits = instance.halls, instance.brief, instance.limits
    layout = number_layout(halls, result.layout)
    findings = check_layout(halls, asked, layout, result.allotments, limits, venue.upper(halls))
    advice = (*result.advice, *halls_to_add(instance, result, venue))
    return Plan(
        made=made,
        venue=venue,
        halls=halls,
        brief=asked,
        limits=limits,
        layout=layout,
        allotments=result.allotments,
        findings=findings,
        measures=measure(halls, asked, layout, result.allotments, findings),
        certificate=certify(result.model_copy(update={"advice": advice}), findings),
    )


def _require_held(instance: Instance, before: Before) -> None:
    """Refuse to solve around booths that cannot all stay where they are.

    Raises
    ------
    NoPlanError : with what they contradict.
    """
    pins, fast = pinned_and_fast(before, instance)
    if fast and (wrong := least(pin_conflicts(instance, (*pins, *fast)))):
        raise NoPlanError("plan.held", [conflict.text for conflict in wrong])


def before_of(plan: Plan) -> Before:
    """Give what the solver starts from; what the plan's brief pinned, the next one may free."""
    pinned = {pin.exhibitor for pin in plan.brief.pins}
    return Before.of(plan.layout, plan.allotments, freed=pinned)


def require_of(plan: Plan, venue: Venue) -> None:
    """Refuse to start from the plan of another building.

    Raises
    ------
    UsageError : when its venue is another one.
    """
    if plan.venue.id == venue.id:
        return
    text = Text(
        ko="--from: 행사장이 ‘{its}’인 배치안입니다. ‘{asked}’의 배치안을 지정해 주십시오.",
        en="--from: this is a plan of {its!r}; give a plan of {asked!r}.",
    )
    raise UsageError("usage.from", text.fill(its=plan.venue.id, asked=venue.id))


def in_opened_frames(brief: Brief, venue: Venue, halls: tuple[Hall, ...]) -> Brief:
    """Move what the brief gives in the frames of single halls into those of the opened floors.

    Parameters
    ----------
    brief : may name an opened floor or any hall that opened into it.
    venue : the building.
    halls : the floors as the show opens them.

    Returns
    -------
    The brief with every pin, zone and area in the name and frame of a floor. A hall that is not
    open for the show keeps its name, for the check of the brief to refuse.

    Examples
    --------
    A pin at (3, 4) m of hall C3 lies at (39, 4) m of C2 and C3 opened into one:

    >>> from layouts.brief.request import Pin
    >>> from venue.catalogue import load
    >>> coex = load("coex")
    >>> pin = Pin(exhibitor="x", hall="C3", x_mm=3000, y_mm=4000)
    >>> brief = Brief(
    ...     title=Text(en="t"),
    ...     dates=("2024-10-10", "2024-10-12"),
    ...     venue="coex",
    ...     halls=("C2", "C3"),
    ...     pins=(pin,),
    ... )
    >>> moved = in_opened_frames(brief, coex, open_halls(coex, brief.halls)).pins[0]
    >>> moved.hall, moved.x_mm, moved.y_mm
    ('C2+C3', 39000, 4000)
    """
    place = {
        name: (hall.id, member_offset(hall, venue, name))
        for hall in halls
        for name in (hall.id, *hall.members)
    }

    def floor(name: str | None) -> str | None:
        return name if name is None or name not in place else place[name][0]

    def pinned(pin: Pin) -> Pin:
        hall, (dx, dy) = place.get(pin.hall, (pin.hall, (0, 0)))
        return pin.model_copy(update={"hall": hall, "x_mm": pin.x_mm + dx, "y_mm": pin.y_mm + dy})

    return brief.model_copy(
        update={
            "zones": tuple(z.model_copy(update={"hall": floor(z.hall)}) for z in brief.zones),
            "areas": tuple(a.model_copy(update={"hall": floor(a.hall)}) for a in brief.areas),
            "pins": tuple(pinned(pin) for pin in brief.pins),
        }
    )


def _require_sound(venue: Venue) -> None:
    """Refuse a venue whose data nothing can be planned on.

    Raises
    ------
    VenueError : with every fault.
    """
    faults = [finding for finding in check_venue(venue) if finding.breaks]
    if faults:
        raise VenueError(faults[0].code, [finding.message for finding in faults])


def _require_layout(result: Result) -> None:
    """Refuse to make a plan of nothing.

    Raises
    ------
    NoPlanError : with the conflicts the solver found, or else what its status means.
    """
    drawn = bool(result.layout.booths) and result.status is not Status.INFEASIBLE
    if drawn or result.status in {Status.OPTIMAL, Status.FEASIBLE}:
        return
    raise NoPlanError(f"plan.{result.status.lower()}", result.conflicts or _WITHOUT[result.status])


_WAITS = Text(
    ko="아직 배정하지 않았습니다. 빈 부스를 배정하십시오.",
    en="It has no booth yet; give it a free one.",
)

_WITHOUT = {
    Status.INFEASIBLE: Text(
        ko="요청을 모두 지키는 배치가 없습니다. 고정, 짝, 구역 조건을 줄여 주십시오.",
        en="No layout meets all requests; ease a pin, a pair or a zone.",
    ),
    Status.NO_SOLUTION_YET: Text(
        ko="제한 시간 안에 규칙에 맞는 배치를 찾지 못했습니다. 시간을 늘려 다시 시도해 주십시오.",
        en="No legal layout was found in the time given; try again with more seconds.",
    ),
    Status.CANCELLED: Text(
        ko="규칙에 맞는 배치가 나오기 전에 멈추었습니다.",
        en="Stopped before there was a legal layout.",
    ),
}
