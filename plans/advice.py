"""Which other halls of the venue would make room for those who are left out."""

from collections.abc import Iterator, Mapping, Sequence

from layouts.brief.limits import Limits
from solver.advice import left_m2
from solver.bound import hall_bound_m2
from solver.instance import Instance
from solver.result import Result
from venue.errors import VenueError
from venue.hall import Hall
from venue.opened import open_halls
from venue.text import Text
from venue.venue import Venue


def halls_to_add(instance: Instance, result: Result, venue: Venue) -> tuple[Text, ...]:
    """Say which halls that are not let would take those who are left out.

    Parameters
    ----------
    instance, result : the problem and its answer.
    venue : the building with all its halls.

    Returns
    -------
    A sentence with the smallest hall or group that is enough; where none is, with the largest ones
    that together are, or with all there are. Nothing where nobody is short of floor, or no hall is
    left to let.

    Notes
    -----
    Each is opened beside the halls of the show. It is expected to take what the universal bound
    then grows by, times the share of its bound that this plan reaches.
    """
    short = left_m2(instance, result.unplaced)
    bound = _bound_m2(instance.halls, instance.limits)
    if not short or not result.net_m2:
        return ()
    reached = result.net_m2 / bound

    def room(names: Sequence[str]) -> float:
        """Give what halls would take, 0 when they cannot be let beside the others."""
        opened = _opened(venue, (*instance.brief.halls, *names), instance.brief.partitions)
        return reached * (_bound_m2(opened, instance.limits) - bound) if opened else 0.0

    rooms = sorted((room([name]), name) for name in _free(instance, venue))
    chosen = [name for gain, name in rooms if gain >= short][:1]
    gain = room(chosen) if chosen else 0.0
    for more, name in [] if chosen else reversed(rooms):
        if more > 0 and gain < short and room([*chosen, name]) > gain:
            chosen, gain = [*chosen, name], room([*chosen, name])
    if not chosen:
        return ()
    text = _ADD if gain >= short else _ADD_ALL
    return (text.fill(halls=", ".join(chosen), room=gain, left=short),)


def _free(instance: Instance, venue: Venue) -> Iterator[str]:
    """Go through the halls and groups of which none is let.

    A hall that cannot be let beside a group is the group's floor, drawn in another way.
    """
    let = {name for hall in instance.halls for name in hall.members}
    groups = [group.id for group in venue.groups]
    grouped = {name for group in venue.groups for name in group.halls}
    yield from (group.id for group in venue.groups if not let & {*group.halls})
    for hall in venue.halls:
        lone = hall.id not in grouped
        if hall.id not in let and all(_opened(venue, (hall.id, g)) for g in groups if lone):
            yield hall.id


def _opened(
    venue: Venue, names: Sequence[str], partitions: Mapping[str, str] | None = None
) -> tuple[Hall, ...]:
    """Open halls together; none where that cannot be."""
    try:
        return open_halls(venue, names, partitions)
    except VenueError:
        return ()


def _bound_m2(halls: Sequence[Hall], limits: Limits) -> float:
    """Sum up the universal bounds of halls."""
    return sum(hall_bound_m2(hall, limits) for hall in halls)


_ADD = Text(
    ko="halls에 {halls}: 이 배치의 밀도로 약 {room:,.0f} m²가 더 들어가 모자란 {left:,.0f} m²에 "
    "충분합니다.",
    en="halls: adding {halls} would take about {room:,.0f} m² at the density of this plan, enough "
    "for the {left:,.0f} m² missing.",
)
_ADD_ALL = Text(
    ko="halls에 {halls}: 남은 홀을 모두 더해도 약 {room:,.0f} m²만 더 들어가 "
    "모자란 {left:,.0f} m²에 부족합니다.",
    en="halls: even with {halls}, all that is left, only about {room:,.0f} m² more would fit at "
    "the density of this plan, of {left:,.0f} m² missing.",
)
