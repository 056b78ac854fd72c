"""Hydrants stay free to get at."""

from collections.abc import Iterator

from venue.finding import Finding
from venue.text import Text
from venue.utility import UtilityKind

from .case import Case
from .fixtures import check_fixtures
from .rule import Rule


def check(case: Case) -> Iterator[Finding]:
    """Find what stands too near."""
    yield from check_fixtures(case, UtilityKind.HYDRANT, RULE)


RULE = Rule(
    code="hydrant.clear",
    title=Text(ko="소화전 앞", en="Hydrants"),
    sentence=Text(
        ko="{thing}: 소화전 {fixture}에서 {measured} m 떨어져 있습니다. {required} m를 비워 "
        "주십시오.",
        en="{thing} stands {measured} m from hydrant {fixture}. Keep {required} m free.",
    ),
    check=check,
)
