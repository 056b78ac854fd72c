"""Every member of a pavilion has its pod there, and only members have one."""

from collections import Counter
from collections.abc import Iterator

from layouts.pod import PodKind
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import BRIEF, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find members without a pod, members with several, and pods of somebody else."""
    pods = [pod for pod in case.layout.pods if pod.kind is PodKind.POD]
    given = Counter(pod.exhibitor for pod in pods if pod.exhibitor is not None)
    for pod in pods:
        who = case.exhibitors.get(pod.exhibitor or "")
        block = case.exhibitor_of.get(pod.booth)
        if pod.exhibitor is not None and (who is None or block is None or who.pavilion != block.id):
            booth = case.booths.get(pod.booth)
            spot = Spot(pod.hall, pod.centre, (booth,) if booth else ())
            yield RULE.broken(
                spot, BRIEF, sentence=_STRANGER, pod=pod.number or pod.id, who=pod.exhibitor
            )
    for pavilion, members in case.brief.members.items():
        booth = case.booth_of.get(pavilion)
        if booth is None:
            continue
        spot = Spot(booth.hall, booth.centre, (booth,))
        for who in members:
            if given[who.id] > 1:
                yield RULE.broken(spot, BRIEF, sentence=_SEVERAL, who=who.id)
            elif who.sized and not given[who.id]:
                yield RULE.broken(spot, BRIEF, who=who.id, severity=Severity.WARNING)


_STRANGER = Text(
    ko="공동관 {booths}의 자리 {pod}: {who} 출품사는 이 공동관 소속이 아닙니다. 배정을 고쳐 "
    "주십시오.",
    en="Pod {pod} of pavilion {booths} is given to {who}, who is no member. Mend the allotment.",
)
_SEVERAL = Text(
    ko="공동관 {booths}: {who} 출품사의 자리가 둘 이상입니다. 하나만 남겨 주십시오.",
    en="Pavilion {booths}: {who} has more than one pod. Keep one of them.",
)

RULE = Rule(
    code="pod.member",
    title=Text(ko="공동관 소속 출품사의 자리", en="Members and their pods"),
    sentence=Text(
        ko="공동관 {booths}: {who} 출품사의 자리가 들어가지 않습니다. 공동관을 늘리거나 자리를 "
        "줄여 주십시오.",
        en="Pavilion {booths}: no pod found room for {who}. Make the pavilion larger or its pods "
        "smaller.",
    ),
    check=check,
)
