"""What one exhibitor may see: for programs, and for people at a terminal."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from layouts.brief.visitors import Visitors
from plans.around import Face, Fixed
from plans.formats.draw.cards.facts import fact_rows
from plans.formats.draw.cards.words import (
    CLOSED,
    FACING,
    FIXED,
    INSIDE,
    MINUTES,
    OPEN,
    SERVICES,
    WHERE,
)
from plans.formats.draw.scene import Scene
from plans.plan import Plan
from plans.spot import Allowed, MoveInSlot, Served, Spot
from plans.walks import Tour
from venue.text import Lang, Text
from venue.units import to_m
from venue.utility import Service

from .walk_summary import tour_data


def spot_data(spot: Spot, visitors: Visitors, lang: Lang) -> dict[str, Any]:
    """Give a spot for programs: lengths in metres, places in the hall's or the stand's own frame.

    Returns
    -------
    The exhibitor with its place, ``sides``, ``fixed``, ``services``, ``allowed``, ``ways`` and
    ``ways_step_free`` (each as `route` gives one), and ``move_in``. ``ring_m`` of the stand is in
    the hall's frame, that of what is fixed in the stand's.
    """
    ground, booth = spot.stand.ground, spot.stand.booth
    return {
        "exhibitor": spot.who.id,
        "name": spot.who.name.say(lang),
        "pavilion": None if spot.block == Text() else spot.block.say(lang),
        "number": spot.number,
        "booth": booth.id,
        "pod": None if spot.stand.pod is None else spot.stand.pod.id,
        "hall": spot.hall.id,
        "zone": booth.zone,
        "type": spot.type.value,
        "build": None if spot.build is None else spot.build.value,
        "width_m": to_m(ground.width_mm),
        "depth_m": to_m(ground.depth_mm),
        "net_m2": ground.area_m2,
        "rotation_deg": ground.rotation_deg,
        "ring_m": [[to_m(x), to_m(y)] for x, y in ground.ring],
        "open_sides": spot.open_sides,
        "sides": [_side(face, lang) for face in spot.faces],
        "fixed": [_fixed(one, lang) for one in spot.fixed],
        "services": [_service(one) for one in spot.services],
        "allowed": _allowed(spot.allowed),
        "ways": [tour_data(tour, visitors, lang) for tour in spot.ways],
        "ways_step_free": [tour_data(tour, visitors, lang) for tour in spot.step_free],
        "move_in": _move_in(spot.move_in, lang),
    }


def _side(face: Face, lang: Lang) -> dict[str, Any]:
    """Give one side."""
    return {
        "side": face.side.value,
        "where": face.where.value,
        "length_m": to_m(face.length_mm),
        "open": face.open,
        "clear_m": _metres(face.clear_mm),
        "meets": None if face.meets is None else face.meets.value,
        "neighbours": [
            {
                "booth": n.booth,
                "number": n.number,
                "name": n.name.say(lang),
                "gap_m": to_m(n.gap_mm),
            }
            for n in face.neighbours
        ],
        "walls_m": {who.value: to_m(length) for who, length in face.walls.items()},
    }


def _fixed(one: Fixed, lang: Lang) -> dict[str, Any]:
    """Give one thing of the building."""
    return {
        "kind": one.kind,
        "id": one.id,
        "inside": one.inside,
        "gap_m": to_m(one.gap_mm),
        "x_m": to_m(one.x_mm),
        "y_m": to_m(one.y_mm),
        "width_m": to_m(one.width_mm),
        "depth_m": to_m(one.depth_mm),
        "ring_m": [[to_m(x), to_m(y)] for x, y in one.ring],
        "note": one.note.say(lang),
        "confidence": one.source.confidence.value,
    }


def _service(one: Served) -> dict[str, Any]:
    """Give one service."""
    return {
        "service": one.service.value,
        "asked": one.asked,
        "unit": "kW" if one.service is Service.POWER else "connections",
        "from": [
            {"utility": f.utility, "amount": f.amount, "length_m": to_m(f.length_mm)}
            for f in one.feeds
        ],
        "missing": one.missing,
        "of_pavilion": one.block,
        "assumed": one.assumed,
    }


def _allowed(may: Allowed) -> dict[str, Any]:
    """Give how high and heavy the stand may be."""
    return {
        "height_m": may.usual.value,
        "height_confidence": may.usual.source.confidence.value,
        "height_asked_m": _metres(may.asked_mm),
        "permission": may.permission,
        "ceiling_m": _metres(may.hall_mm),
        "floor_kn_m2": may.floor_kn_m2,
        "load_kn_m2": may.load_kn_m2,
        "platform": may.platform,
        "covered": may.covered,
        "decks": may.decks,
    }


def _move_in(slot: MoveInSlot, lang: Lang) -> dict[str, Any]:
    """Give the move-in slot."""
    return {
        "door": slot.door,
        "door_name": slot.name.say(lang),
        "at": None if slot.at is None else slot.at.isoformat(),
        "minutes": slot.minutes,
        "length_m": _metres(slot.length_mm),
        "assumed": True,
    }


def _metres(length_mm: int | None) -> float | None:
    """Give a length in metres, if there is one."""
    return None if length_mm is None else to_m(length_mm)


def spot_shown(plan: Plan, spot: Spot, lang: Lang) -> Iterator[RenderableType]:
    """Show a spot: its facts, its sides, what is fixed there, services, and the shortest way."""
    name = spot.who.name.say(lang) or spot.who.id
    hall = spot.hall.name.say(lang) or spot.hall.id
    yield Line(f"{spot.number}  {name} · {hall}", "bold")
    scene = Scene(plan, lang, named=False)
    yield _grid(
        (label.say(lang), f"{value} [{GUESS.say(lang)}]" if assumed else value)
        for label, value, assumed in fact_rows(scene, spot)
    )
    yield _grid(
        (
            WHERE[face.where].say(lang),
            (OPEN if face.open else CLOSED).say(lang),
            f"{face.length_mm:,} mm",
            _neighbours(face, lang),
        )
        for face in spot.faces
    )
    things = [
        (
            FIXED[one.kind].say(lang),
            one.id,
            INSIDE.say(lang) if one.inside else f"{one.gap_mm:,} mm",
        )
        for one in spot.fixed
    ]
    served = [
        (SERVICES[one.service].say(lang), f"{one.asked:g}", ", ".join(f.utility for f in one.feeds))
        for one in spot.services
    ]
    for rows in (things, served):
        if rows:
            yield _grid(rows)
    yield from _way(spot.ways, plan.brief.visitors, lang)


def _way(ways: Sequence[Tour], visitors: Visitors, lang: Lang) -> Iterator[Line]:
    """Show the shortest way in."""
    for tour in ways[:1]:
        metres = tour.length_mm / 1000
        minutes = max(1, round(metres / visitors.speed_m_s / 60))
        said = MINUTES.fill(m=f"{metres:,.0f}", minutes=minutes).say(lang)
        yield Line(f"{tour.start}: {said}")
        for number, step in enumerate(tour.steps, start=1):
            yield Line(f"{number:>3}. {step.say(lang)}")


def _neighbours(face: Face, lang: Lang) -> str:
    """Name who is at a side, with the width of the aisle between."""
    names = ", ".join(f"{n.number} {n.name.say(lang)}".strip() for n in face.neighbours)
    if not face.open or face.clear_mm is None:
        return names
    across = FACING.say(lang).format(where="").strip(" ,")
    return f"{face.clear_mm:,} mm, {across} {names}" if names else f"{face.clear_mm:,} mm"


def _grid(rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> Table:
    """Set rows in columns without lines."""
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row("", *(Line(cell) for cell in row))
    return table


GUESS = Text(ko="가정", en="assumed")
