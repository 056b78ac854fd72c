"""How the halls of a plan are left: people, times, exits and walks, against the preset's limit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layouts.occupants import Seated, occupants, seated
from layouts.walking.egress import Egress, egress
from solver.walking_bound import walking_lower_bound_m
from venue.hall import Hall

from .plan import Plan
from .walks import floors_of, network_of


@dataclass(frozen=True)
class HallExit:
    """One hall left: what `egress` found, and what nobody could do better.

    ``lower_bound_travel_m`` is the straight way from the remotest point to a door, whatever stands
    in the hall; None without a door. ``travel_m`` is the limit of the longest walk.
    """

    hall: Hall
    egress: Egress
    lower_bound_travel_m: float | None
    travel_m: float

    @property
    def has_exit(self) -> bool:
        """Whether anybody can leave at all."""
        return bool(self.egress.quickest.exits)

    @property
    def within(self) -> bool | None:
        """Whether all walks are within the limit; None where assumed doors prove nothing."""
        if any(door.source.assumed for door in self.hall.openings if door.serves_egress):
            return None
        far = self.egress.max_travel_m
        return far is not None and far <= self.travel_m

    @property
    def broken(self) -> bool:
        """Whether the answer is no: no exit, people shut in, or a limit broken for sure."""
        return not self.has_exit or self.egress.trapped > 0 or self.within is False


def evacuation_of(plan: Plan, people: int | None = None) -> tuple[HallExit, ...]:
    """Empty every hall of a plan.

    Parameters
    ----------
    plan : the plan.
    people : how many are in all halls together, shared out by their occupant loads; None takes
        each hall's own: gross area / the preset's area a person, and seats above that.
    """
    network, crowds = network_of(plan), _crowds(plan, people)
    found = []
    for floor in floors_of(plan):
        hall = floor.hall
        bound = walking_lower_bound_m(hall)
        found.append(
            HallExit(
                hall,
                egress(
                    network,
                    floor,
                    crowds[hall.id],
                    [(one.area.shape, one.times) for one in seats_of(plan, hall)],
                ),
                None if bound is None else bound[0],
                _travel_m(plan, hall),
            )
        )
    return tuple(found)


def _travel_m(plan: Plan, hall: Hall) -> float:
    """Give the longest walk allowed: to the outside at ground level, above it to a stair."""
    upper = plan.venue.upper([hall])
    return (plan.limits.travel_upper if upper else plan.limits.travel).value


def _crowds(plan: Plan, people: int | None) -> Mapping[str, int]:
    """Give the people in each hall; what is left over by rounding goes to the largest shares."""
    each = plan.limits.occupant_load.value
    loads = {hall.id: occupants(hall, seats_of(plan, hall), each) for hall in plan.halls}
    if people is None:
        return {key: round(load) for key, load in loads.items()}
    exact = [people * load / sum(loads.values()) for load in loads.values()]
    return dict(zip(loads, whole_people(exact, people), strict=True))


def seats_of(plan: Plan, hall: Hall) -> tuple[Seated, ...]:
    """Give the areas of a hall whose seats hold more people than their floor counts for."""
    areas = plan.layout.in_hall(hall.id).areas
    return seated(areas, plan.brief.areas, plan.limits.occupant_load.value)


def whole_people(exact: Sequence[float], total: int) -> list[int]:
    """Round shares of people to whole ones that sum up; the largest remainders are rounded up.

    Examples
    --------
    >>> whole_people([1.5, 2.2, 0.3], 4)
    [2, 2, 0]
    """
    whole = [int(share) for share in exact]
    order = sorted(range(len(whole)), key=lambda n: whole[n] - exact[n])
    for number in order[: total - sum(whole)]:
        whole[number] += 1
    return whole
