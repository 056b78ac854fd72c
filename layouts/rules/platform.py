"""Booths on a platform have an open side wide enough for a ramp."""

import math
from collections.abc import Iterator

from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find booths on a platform: a ramp is to be planned, or there is no room for one."""
    limit = case.limits.ramp_width
    for booth, who in case.given():
        if not who.platform:
            continue
        widest = max((math.dist(*booth.side(side)) for side in booth.open_edges), default=0.0)
        narrow = widest < case.limits.mm("ramp_width")
        yield RULE.broken(
            Spot(booth.hall, booth.centre, (booth,)),
            limit.source,
            Gauge(widest / 1000, limit.value, "m"),
            sentence=_NO_ROOM if narrow else None,
            severity=Severity.WARNING if narrow else None,
        )


_NO_ROOM = Text(
    ko="부스 {booths}: 단 위에 있으나 경사로 {required} m를 둘 열린 면이 없습니다. 한 면을 열어 "
    "주십시오.",
    en="Booth {booths} stands on a platform and has no open side for a ramp of {required} m. Open "
    "one.",
)

RULE = Rule(
    code="booth.platform",
    title=Text(ko="단을 높인 부스", en="Booths on a platform"),
    sentence=Text(
        ko="부스 {booths}: 단 위에 있으므로 열린 면에 폭 {required} m 이상의 경사로를 두어 "
        "주십시오.",
        en="Booth {booths} stands on a platform. Plan a ramp of {required} m or more on an open "
        "side.",
    ),
    check=check,
    severity=Severity.INFO,
)
