"""The layer of egress: the floor of each exit."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from plans.evacuation import HallExit, evacuation_of
from plans.plan import Plan
from venue.text import Text

from ..overlay import BANDS, Face, Overlay, Patch, Tag, inside_door
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
    faces: dict[int, Face] = {}
    patches, tags = {}, {}
    for each in halls:
        hall, found, first = each.hall.id, each.egress, len(keys)
        uses, choice = found.quickest.exits, found.quickest.choice
        group = np.where(choice < 0, 0, choice + first)
        floors = _catchments(each, group)
        styles = styles_of([floors.get(first + number) for number in range(len(uses))])
        keys += [
            (Text(ko=use.id, en=use.id), HUES[hue])
            for use, (hue, _) in zip(uses, styles, strict=True)
        ]
        striped = {first + number for number, (_, stripes) in enumerate(styles) if stripes}
        faces |= dict.fromkeys(striped, Face.STRIPED)
        patches[hall] = tuple(
            Patch(floor, keys[number][1], number in striped) for number, floor in floors.items()
        )
        tags[hall] = tuple(
            Tag(*place, USE.fill(n=f"{use.people:,.0f}", s=f"{use.seconds:.0f}"))
            for use in uses
            if (place := inside_door(each.hall, use.id)) is not None
        )
        for booth in plan.layout.booths:
            if booth.hall == hall:
                near = np.hypot(*(found.starts.points - booth.centre).T).argmin()
                booths[booth.id] = int(group[near])
    return Overlay(EGRESS, tuple(keys), booths, EGRESS_NOTE, {}, patches, tags, faces=faces)


def styles_of(floors: Sequence[BaseGeometry | None]) -> list[tuple[int, bool]]:
    """Give every exit's floor a hue of the palette, striped or not.

    Parameters
    ----------
    floors : the floor of each exit, in a fixed order; None for one that nobody takes.

    Returns
    -------
    Place of the hue in `HUES`, and whether stripes run over it. Of the looks that no floor beside
    it has, an exit gets the one given out least; no two exits share one while they last.

    Examples
    --------
    >>> styles_of([shapely.box(n, 0, n + 1, 1) for n in range(14)])[10:]
    [(10, False), (11, False), (0, True), (1, True)]
    """
    looks = [(hue, stripes) for stripes in (False, True) for hue in range(len(HUES))]
    used: dict[tuple[int, bool], int] = dict.fromkeys(looks, 0)
    given: list[tuple[int, bool]] = []
    for floor in floors:
        beside = {
            look
            for look, other in zip(given, floors, strict=False)
            if floor is not None and other is not None and floor.intersects(other)
        }
        free = [look for look in looks if look not in beside] or looks
        given.append(min(free, key=used.__getitem__))
        used[given[-1]] += 1
    return given


def _catchments(each: HallExit, group: NDArray[np.intp]) -> dict[int, BaseGeometry]:
    """Give the floor that leaves by each exit, in squares, by its group."""
    starts, half = each.egress.starts.points, each.egress.starts.cell_mm / 2
    low, high = starts - half, starts + half
    squares = np.asarray(shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1]))
    return {
        number: shapely.intersection(shapely.union_all(squares[group == number]), each.hall.floor)
        for number in sorted(set(group.tolist()))
    }


EGRESS = Text(ko="피난", en="Egress")
EGRESS_NOTE = Text(
    ko="피난 시간은 추정치이며 한계값이 아닙니다(1.2 m/s, 1.32명/s·m).",
    en="Egress times are estimates, not bounds (1.2 m/s, 1.32 people/s·m).",
)
NO_WAY_OUT = Text(ko="나갈 길 없음", en="No way out")
USE = Text(ko="{n}명 · {s}초", en="{n} · {s} s")
