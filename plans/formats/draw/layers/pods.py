"""Inside pavilions: pods with their members' names, the desk, and the pavilion's own name."""

from collections.abc import Sequence

import shapely

from layouts.booth import Booth
from layouts.pod import Pod, PodKind
from venue.text import Text

from ..fonts import SMALLEST_MM, printable
from ..labels import Sizes, Space, booth_lines, plain_name
from ..palette import FINE_MM, INK, PAPER
from ..pen import Pen
from ..scene import Scene
from ..sheet import View

DESK = Text(ko="안내", en="Info")

FROM_SCALE = 250
"""Pods are drawn at 1 : 250 and larger: at 1 : 400 one of 2 x 2 m would be 5 mm wide."""

GRAIN_MM = 0.5
"""Steps in which the free floor of a pavilion is searched for its name, millimetres of paper."""


def draw_pods(pen: Pen, scene: Scene, view: View) -> None:
    """Draw the pods of every pavilion and write who stands there."""
    members = {who.id: who for who in scene.plan.brief.exhibitors}
    for pod in view.layout.pods:
        shape = view.shape(pod.shape)
        hue = scene.hue(scene.booths[pod.booth].zone)
        pen.shape(shape, PAPER, hue.stroke, FINE_MM)
        if not view.shows(shape):
            continue
        if pod.kind is PodKind.DESK:
            name, number = scene.say(DESK), ""
        else:
            who = members.get(pod.exhibitor or "")
            name = plain_name(scene.say(who.name)) if who else ""
            number = printable(pod.number)
        space = Space(
            view.mm(pod.width_mm), view.mm(pod.depth_mm), pod.rotation_deg + view.turn_deg
        )
        small = Sizes(SMALLEST_MM, SMALLEST_MM + 0.2, SMALLEST_MM)
        x, y = view.at(pod.centre)
        lines = booth_lines(number, name, space, small) or booth_lines(name, "", space, small)
        for line in lines:
            colour = INK if line.name else hue.text
            pen.text((x, y + line.up), line.text, line.size, colour, align="centre", about=pod.id)


def free_space(view: View, booth: Booth, pods: Sequence[Pod]) -> tuple[Space, tuple[float, float]]:
    """Find the largest upright rectangle of a pavilion that no pod takes.

    Returns
    -------
    Its size on paper, and its middle; no size where pods take it all.
    """
    free = view.shape(booth.shape)
    for pod in pods:
        free = shapely.difference(free, view.shape(pod.shape))
    if free.is_empty:
        return Space(0.0, 0.0), view.at(booth.centre)
    left, low, *_ = free.bounds
    ring = shapely.get_coordinates(view.shape(booth.shape))
    xs = sorted({*ring[:, 0], *(v for p in pods for v in view.shape(p.shape).bounds[::2])})
    ys = sorted({*ring[:, 1], *(v for p in pods for v in view.shape(p.shape).bounds[1::2])})
    room = free.buffer(GRAIN_MM / 10)
    best = max(
        (
            (min(x1 - x0, 4 * (y1 - y0)) * (y1 - y0), (x0, y0, x1, y1))
            for i, x0 in enumerate(xs)
            for x1 in xs[i + 1 :]
            for j, y0 in enumerate(ys)
            for y1 in ys[j + 1 :]
            if room.covers(shapely.box(x0, y0, x1, y1))
        ),
        default=(0.0, (left, low, left, low)),
    )[1]
    x0, y0, x1, y1 = best
    return Space(x1 - x0, y1 - y0), ((x0 + x1) / 2, (y0 + y1) / 2)
