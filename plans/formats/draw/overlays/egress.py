"""The layer of egress: the floor of each exit."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from plans.evacuation import HallExit, evacuation_of
from plans.plan import Plan
from venue.text import Text

from ..overlay import BANDS, Overlay, Patch, Tag, inside_door
from ..palette import HUES, Hue


def egress(plan: Plan) -> Overlay:
    """Colour the floor by the exit people leave by, with the preset's occupant load."""
    return egress_overlay(plan, evacuation_of(plan))


def egress_overlay(plan: Plan, halls: Sequence[HallExit]) -> Overlay:
    """Colour the floor by the exit people leave by.

    Parameters
    ----------
    plan : the plan.
    halls : how its halls are left.
    """
    keys: list[tuple[Text, Hue]] = [(NO_WAY_OUT, BANDS["dead"])]
    booths: dict[str, int] = {}
    patches, tags = {}, {}
    for each in halls:
        hall, found, first = each.hall.id, each.egress, len(keys)
        uses, choice = found.quickest.exits, found.quickest.choice
        keys += [
            (Text(ko=use.id, en=use.id), HUES[number % len(HUES)])
            for number, use in enumerate(uses)
        ]
        group = np.where(choice < 0, 0, choice + first)
        patches[hall] = _catchments(each, group, keys)
        tags[hall] = tuple(
            Tag(*place, USE.fill(n=f"{use.people:,.0f}", s=f"{use.seconds:.0f}"))
            for use in uses
            if (place := inside_door(each.hall, use.id)) is not None
        )
        for booth in plan.layout.booths:
            if booth.hall == hall:
                near = np.hypot(*(found.starts.points - booth.centre).T).argmin()
                booths[booth.id] = int(group[near])
    return Overlay(EGRESS, tuple(keys), booths, EGRESS_NOTE, {}, patches, tags)


def _catchments(
    each: HallExit, group: NDArray[np.intp], keys: Sequence[tuple[Text, Hue]]
) -> tuple[Patch, ...]:
    """Give the floor that leaves by each exit, in squares."""
    starts, half = each.egress.starts.points, each.egress.starts.cell_mm / 2
    low, high = starts - half, starts + half
    squares = np.asarray(shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1]))
    return tuple(
        Patch(
            shapely.intersection(shapely.union_all(squares[group == number]), each.hall.floor),
            keys[number][1],
        )
        for number in sorted(set(group.tolist()))
    )


EGRESS = Text(ko="피난", en="Egress")
EGRESS_NOTE = Text(
    ko="피난 시간은 추정치이며 한계값이 아닙니다(1.2 m/s, 1.32명/s·m).",
    en="Egress times are estimates, not bounds (1.2 m/s, 1.32 people/s·m).",
)
NO_WAY_OUT = Text(ko="나갈 길 없음", en="No way out")
USE = Text(ko="{n}명 · {s}초", en="{n} · {s} s")
