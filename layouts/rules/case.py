"""What a rule sees: the halls, what was asked, what was drawn, who stands where."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from layouts.allotment import Allotment
from layouts.booth import Booth
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits
from layouts.floor import Floor
from layouts.layout import Layout
from layouts.supply import Supplied, supply
from layouts.walking.network import Network, walking_network
from venue.hall import Hall
from venue.utility import Service


@dataclass(frozen=True)
class Case:
    """One layout to judge, with the look-ups that rules share; it knows no rule.

    ``upper`` are the halls, by id, that people leave by stairs.
    """

    halls: tuple[Hall, ...]
    brief: Brief
    layout: Layout
    allotments: tuple[Allotment, ...]
    limits: Limits
    upper: frozenset[str] = frozenset()

    @cached_property
    def network(self) -> Network:
        """The ways of people on foot, in each hall by itself."""
        return walking_network(self.floors)

    @cached_property
    def floors(self) -> tuple[Floor, ...]:
        """The free floor of each hall, in the order of the halls."""
        aisle = self.limits.mm("aisle")
        return tuple(Floor.of(hall, self.layout, aisle) for hall in self.halls)

    @cached_property
    def floor_of(self) -> dict[str, Floor]:
        """The free floor by hall id."""
        return {floor.hall.id: floor for floor in self.floors}

    @cached_property
    def booths(self) -> dict[str, Booth]:
        """Booths by id."""
        return {booth.id: booth for booth in self.layout.booths}

    @cached_property
    def exhibitors(self) -> dict[str, Exhibitor]:
        """Exhibitors by id."""
        return {who.id: who for who in self.brief.exhibitors}

    @cached_property
    def booth_of(self) -> dict[str, Booth]:
        """The booth of each exhibitor that has one, by the exhibitor's id."""
        return {
            allotment.exhibitor: self.booths[allotment.booth]
            for allotment in reversed(self.allotments)
            if allotment.booth in self.booths
        }

    @cached_property
    def exhibitor_of(self) -> dict[str, Exhibitor]:
        """The exhibitor of each booth that is given, by the booth's id."""
        return {
            allotment.booth: self.exhibitors[allotment.exhibitor]
            for allotment in reversed(self.allotments)
            if allotment.exhibitor in self.exhibitors
        }

    @cached_property
    def supplied(self) -> dict[str, Supplied]:
        """What the floor boxes of each hall give to whom."""
        reach = self.limits.mm("utility_reach")
        served = self.brief.served
        tenants = {booth: served.get(who.id, who) for booth, who in self.exhibitor_of.items()}
        return {
            floor.hall.id: supply(floor.hall, floor.booths, tenants, reach) for floor in self.floors
        }

    def supplied_to(self, booth: str, service: Service) -> float:
        """Sum up what a booth gets of a service."""
        hall = self.booths[booth].hall
        mine = (c for c in self.supplied[hall].connections if c.booth == booth)
        return sum(c.amount for c in mine if c.service is service)

    def given(self) -> Iterator[tuple[Booth, Exhibitor]]:
        """Go through the booths that are given to a known exhibitor, in their order."""
        for booth in self.layout.booths:
            who = self.exhibitor_of.get(booth.id)
            if who is not None:
                yield booth, who
