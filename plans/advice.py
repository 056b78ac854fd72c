"""Which other halls of the venue would make room for those who are left out."""

from solver.advice import left_m2
from solver.bound import hall_bound_m2
from solver.instance import Instance
from solver.result import Result
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
    A sentence with the fewest halls that are enough, the smallest such one where one is; what all
    of them take when they are not; nothing where nobody is short of floor or no hall is left.

    Notes
    -----
    A hall is expected to take its universal bound times the share of their bound that the halls
    of this plan reach. Whose zone is bound to a hall stays there, whatever is added.
    """
    short = left_m2(instance, result.unplaced)
    bound = sum(hall_bound_m2(hall, instance.limits) for hall in instance.halls)
    if not short or not result.net_m2 or not bound:
        return ()
    reached = result.net_m2 / bound
    let = {name for hall in instance.halls for name in (hall.id, *hall.members)}
    rooms = [
        (reached * hall_bound_m2(hall, instance.limits), hall.id)
        for one in venue.halls
        if one.id not in let
        for hall in open_halls(venue, [one.id])
    ]
    enough = [room for room in sorted(rooms) if room[0] >= short][:1]
    chosen, total = enough, sum(room for room, _ in enough)
    if not enough:
        for room in sorted(rooms, reverse=True):
            if total < short:
                chosen, total = [*chosen, room], total + room[0]
    if not chosen:
        return ()
    names = ", ".join(name for _, name in chosen)
    text = _ADD if total >= short else _ADD_ALL
    return (text.fill(halls=names, room=total, left=short),)


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
