"""Every pod lies inside its pavilion."""

from collections.abc import Iterator

import shapely

from layouts.floor import TOLERANCE_MM
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import GEOMETRY, Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find pods that reach out of their pavilion's booth, or belong to none."""
    for pod in case.layout.pods:
        booth = case.booths.get(pod.booth)
        if booth is None or booth.hall != pod.hall:
            spot = Spot(pod.hall, pod.centre)
            yield RULE.broken(spot, GEOMETRY, sentence=_NO_BOOTH, pod=pod.id, booth=pod.booth)
            continue
        room = shapely.buffer(booth.shape, TOLERANCE_MM, join_style="mitre")
        if not shapely.covers(room, pod.shape):
            beyond = shapely.difference(pod.shape, booth.shape)
            out = max(booth.shape.distance(shapely.Point(at)) for at in pod.ring)
            at = shapely.point_on_surface(beyond)
            yield RULE.broken(
                Spot(pod.hall, (at.x, at.y), (booth,)),
                GEOMETRY,
                Gauge(out / 1000, 0.0, "m"),
                pod=pod.number or pod.id,
            )


_NO_BOOTH = Text(
    ko="공동관 안 자리 {pod}: 공동관 부스({booth})가 그 홀에 없습니다. 지우거나 옮겨 주십시오.",
    en="Pod {pod}: its pavilion {booth} does not stand in that hall. Delete or move it.",
)

RULE = Rule(
    code="pod.inside",
    title=Text(ko="공동관 안 자리", en="Pods inside their pavilion"),
    sentence=Text(
        ko="공동관 {booths}의 자리 {pod}: {measured} m 밖으로 나갑니다. 안으로 옮겨 주십시오.",
        en="Pod {pod} reaches {measured} m out of pavilion {booths}. Move it inside.",
    ),
    check=check,
)
