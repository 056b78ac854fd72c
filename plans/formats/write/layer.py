"""A layer of a plan for a screen: what is coloured, what the colours stand for, and the values."""

import math
from collections.abc import Iterator

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from plans.formats.draw.overlay import WIDEST_MM, Face, Overlay
from plans.formats.draw.overlays.known import LAYERS
from plans.plan import Plan
from venue.errors import UsageError
from venue.text import Text

from .layer_document import Layer, LayerArea, LayerKey, LayerLine, LayerTag


def layer_of(plan: Plan, name: str) -> Layer:
    """Work out a layer of a plan.

    Parameters
    ----------
    plan : the plan.
    name : one of `plans.formats.draw.overlays.known.LAYERS`.

    Raises
    ------
    UsageError : when there is no such layer, or the brief does not say what it takes.
    """
    if name not in LAYERS:
        raise UsageError("layer.name", _NONE.fill(name=name, known=", ".join(LAYERS)))
    overlay = LAYERS[name](plan)
    return Layer(
        title=overlay.title,
        note=overlay.note,
        unit=overlay.unit or Text(),
        keys=tuple(
            LayerKey(
                words=words,
                face=overlay.faces.get(number, Face.FILLED).value,
                fill=hue.fill,
                stroke=hue.stroke,
                text=hue.text,
            )
            for number, (words, hue) in enumerate(overlay.keys)
        ),
        booths=dict(overlay.booths),
        values={
            booth: round(value, 3)
            for booth, value in overlay.values.items()
            if math.isfinite(value)
        },
        details={
            # Of the ways to say it the fullest one in a line.
            booth: next(way[0] for way in ways if len(way) == 1)
            for booth, ways in overlay.details.items()
            if any(len(way) == 1 for way in ways)
        },
        areas=tuple(_areas(overlay)),
        lines=tuple(
            LayerLine(
                hall=hall,
                ends=((round(ax), round(ay)), (round(bx), round(by))),
                share=round(min(1.0, streak.weight_mm / WIDEST_MM), 4),
            )
            for hall, streaks in overlay.streaks.items()
            for streak in streaks
            for (ax, ay), (bx, by) in (streak.ends,)
        ),
        tags=tuple(
            LayerTag(hall=hall, x_mm=round(tag.at[0]), y_mm=round(tag.at[1]), words=tag.text)
            for hall, tags in overlay.tags.items()
            for tag in tags
        ),
        zoned=overlay.zoned,
    )


def _areas(overlay: Overlay) -> Iterator[LayerArea]:
    """Give the coloured floor."""
    hues = [hue for _, hue in overlay.keys]
    for hall, patches in overlay.patches.items():
        for patch in patches:
            yield LayerArea(
                hall=hall,
                key=hues.index(patch.hue) if patch.hue in hues else None,
                value=None if patch.value is None else round(patch.value, 3),
                polygons=tuple(_rings(each) for each in _polygons(patch.shape)),
            )


def _polygons(shape: BaseGeometry) -> Iterator[Polygon]:
    """Give the polygons a shape is made of."""
    for part in getattr(shape, "geoms", (shape,)):
        if isinstance(part, Polygon) and not part.is_empty:
            yield part


def _rings(shape: Polygon) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Give a polygon's rings, closed ones without their last corner."""
    rings = (shape.exterior, *shape.interiors)
    return tuple(tuple((round(x), round(y)) for x, y in list(ring.coords)[:-1]) for ring in rings)


_NONE = Text(
    ko="‘{name}’: 그런 층이 없습니다. 다음 가운데 하나를 고르십시오: {known}.",
    en="{name!r}: there is no such layer; choose one of {known}.",
)
