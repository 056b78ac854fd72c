"""Build-up: from which freight door each stand that needs one is reached, and how far."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from layouts.floor import Floor
from venue.opening import OpeningType

from .network import FREIGHT, Network, walking_network
from .part import NodeKind
from .route import Walk, Ways


@dataclass(frozen=True)
class Delivery:
    """A stand and its way from the nearest freight door; no way where none is wide enough."""

    booth: str
    door: str = ""
    walk: Walk | None = None

    @property
    def length_m(self) -> float | None:
        """The length of the way, metres."""
        return None if self.walk is None else self.walk.length_mm / 1000


def freight_network(floors: Sequence[Floor]) -> Network:
    """Build the network that fork lifts move on: 2.5 m clear, in each hall by itself.

    Parameters
    ----------
    floors : the halls with what stands in them; during build-up all of it does at the end.
    """
    return walking_network(floors, (), FREIGHT)


def deliveries(floors: Sequence[Floor], booths: Collection[str]) -> tuple[Delivery, ...]:
    """Find the way to each of some booths from the nearest freight door of its hall.

    Parameters
    ----------
    floors : the halls with what stands in them.
    booths : ids of those that are brought heavy or bulky goods.

    Returns
    -------
    One for each, in the order of the floors. Doors narrower than a fork lift serve nobody.
    """
    network = freight_network(floors)
    found = []
    for floor in floors:
        doors = [
            (door.id, node)
            for door in floor.hall.openings
            if door.type is OpeningType.FREIGHT
            and door.clear_width_mm >= 2 * FREIGHT.clearance_mm
            and (node := network.number(NodeKind.OPENING, door.id)) is not None
        ]
        ways = Ways.of(network, [node for _, node in doors])
        for booth in (each for each in floor.booths if each.id in booths):
            goal = network.number(NodeKind.BOOTH, booth.id)
            if goal is None or not np.isfinite(ways.far[:, goal]).any():
                found.append(Delivery(booth.id))
                continue
            nearest = int(ways.far[:, goal].argmin())
            found.append(Delivery(booth.id, doors[nearest][0], ways.walk(nearest, goal)))
    return tuple(found)
