"""Extinguishers stay free to get at."""

from collections.abc import Iterator

from venue.finding import Finding
from venue.text import Text
from venue.utility import UtilityKind

from .case import Case
from .fixtures import check_fixtures
from .rule import Rule


def check(case: Case) -> Iterator[Finding]:
    """Find what stands too near."""
    yield from check_fixtures(case, UtilityKind.EXTINGUISHER, RULE)


RULE = Rule(
    code="extinguisher.clear",
    title=Text(ko="소화기 앞", en="Extinguishers"),
    sentence=Text(
        ko="{thing}: 소화기 {fixture}에서 {measured} m 떨어져 있습니다. {required} m를 비워 "
        "주십시오.",
        en="{thing} stands {measured} m from extinguisher {fixture}. Keep {required} m free.",
    ),
    check=check,
)
