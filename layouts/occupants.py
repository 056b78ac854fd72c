"""How many people a hall may hold: by its floor, and by the seats of its areas."""

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.brief.request import AreaRequest
from venue.hall import Hall

from .area import Area


@dataclass(frozen=True)
class Seated:
    """An area with seats, and how many times more people are in it than on as much other floor."""

    area: Area
    times: float


def seated(
    areas: Sequence[Area], requests: Sequence[AreaRequest], m2_a_person: float
) -> tuple[Seated, ...]:
    """Find the areas whose seats hold more people than their floor counts for.

    Parameters
    ----------
    areas : those of one hall.
    requests : what was asked, with its seats.
    m2_a_person : floor a person, square metres.
    """
    seats = {request.id: request.seats for request in requests}
    found = [
        Seated(area, seats.get(area.request or "", 0) * m2_a_person / area.area_m2)
        for area in areas
    ]
    return tuple(each for each in found if each.times > 1)


def occupants(hall: Hall, seats: Sequence[Seated], m2_a_person: float) -> float:
    """Give a hall's occupant load.

    Parameters
    ----------
    hall : the hall.
    seats : its areas with seats.
    m2_a_person : floor a person, square metres.

    Notes
    -----
    gross area / area a person, and what the seats hold above their own floor's share:
    ``A / a + sum over areas of max(0, seats - area / a)``.

    References
    ----------
    International Building Code 2021, 1004.5 and 1004.6: by floor area, and by the number of fixed
    seats.
    """
    more = sum((each.times - 1) * each.area.area_m2 / m2_a_person for each in seats)
    return hall.gross_m2 / m2_a_person + more
