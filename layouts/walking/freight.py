"""Build-up: from which freight door each stand that needs one is reached, and how far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from layouts.floor import Floor
from venue.opening import Opening, OpeningType

from .network import FREIGHT, Network, walking_network
from .part import NodeKind
from .route import Walk, Ways

HEIGHT_MM = 2_500
"""Height a door needs, as assumed: a fork lift's mast is 2.2 m, goods on a pallet up to 2.4 m."""


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


def admits(door: Opening, load_kn_m2: float) -> bool:
    """Tell whether goods of some weight come in by a door.

    Parameters
    ----------
    door : any opening; only freight doors admit goods.
    load_kn_m2 : what the stand states it weighs on the floor, 0 where it states nothing.

    Notes
    -----
    A height or a load that nobody has said is taken to be enough: what is known to be too little
    is not.
    """
    return (
        door.type is OpeningType.FREIGHT
        and door.clear_width_mm >= 2 * FREIGHT.clearance_mm
        and (door.clear_height_mm is None or door.clear_height_mm >= HEIGHT_MM)
        and (door.load_kn_m2 is None or door.load_kn_m2 >= load_kn_m2)
    )


def deliveries(floors: Sequence[Floor], loads: Mapping[str, float]) -> tuple[Delivery, ...]:
    """Find the way to each of some booths from the nearest freight door of its hall.

    Parameters
    ----------
    floors : the halls with what stands in them.
    loads : what each booth's goods weigh on the floor, kN/m2, by the booth's id.

    Returns
    -------
    One for each, in the order of the floors, by the nearest door that `admits` its goods.
    """
    network = freight_network(floors)
    found = []
    for floor in floors:
        doors = [
            (door, node)
            for door in floor.hall.openings
            if admits(door, 0.0) and (node := network.number(NodeKind.OPENING, door.id)) is not None
        ]
        ways = Ways.of(network, [node for _, node in doors])
        for booth in (each for each in floor.booths if each.id in loads):
            goal = network.number(NodeKind.BOOTH, booth.id)
            strong = np.array([admits(door, loads[booth.id]) for door, _ in doors], dtype=bool)
            far = np.where(strong, ways.far[:, goal], np.inf) if goal is not None else strong[:0]
            if goal is None or not np.isfinite(far).any():
                found.append(Delivery(booth.id))
                continue
            nearest = int(far.argmin())
            found.append(Delivery(booth.id, doors[nearest][0].id, ways.walk(nearest, goal)))
    return tuple(found)
