"""Pods are as large as their members asked, and none is smaller than the preset's least."""

from collections.abc import Iterator

from layouts.pod import Pod, PodKind
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import BRIEF, Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find pods of another size than asked, and pods narrower than a pod may be."""
    least = case.limits.mm("pod_side")
    for pod in case.layout.pods:
        if pod.kind is PodKind.DESK:
            continue
        booth = case.booths.get(pod.booth)
        spot = Spot(pod.hall, pod.centre, (booth,) if booth else ())
        who = case.exhibitors.get(pod.exhibitor or "")
        name = pod.number or pod.id
        if who is not None and who.sized and not _fits(pod, who.shapes(case.brief.module_mm)):
            asked = who.area_m2(case.brief.module_mm)
            gauge = Gauge(pod.area_m2, asked, "m2")
            yield RULE.broken(spot, BRIEF, gauge, pod=name, who=who.id)
        if (side := min(pod.width_mm, pod.depth_mm)) < least:
            gauge = Gauge(side / 1000, least / 1000, "m")
            source = case.limits.pod_side.source
            yield RULE.broken(spot, source, gauge, sentence=_NARROW, pod=name)


def _fits(pod: Pod, shapes: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a pod is one of the footprints asked, turned or not."""
    given = (pod.width_mm, pod.depth_mm)
    return given in shapes or given[::-1] in shapes


_NARROW = Text(
    ko="공동관 {booths}의 자리 {pod}: 한 변이 {measured} m입니다. {required} m 이상으로 넓혀 "
    "주십시오.",
    en="Pod {pod} of pavilion {booths} is {measured} m wide. Make it {required} m or more.",
)

RULE = Rule(
    code="pod.size",
    title=Text(ko="공동관 안 자리의 크기", en="Pod sizes"),
    sentence=Text(
        ko="공동관 {booths}의 자리 {pod}: {measured} m²이나 {who}의 신청은 {required} m²입니다. "
        "맞춰 주십시오.",
        en="Pod {pod} of pavilion {booths} has {measured} m²; {who} asked for {required}. Give it "
        "its size.",
    ),
    check=check,
)
