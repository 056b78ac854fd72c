"""Nothing stands where a fire shutter comes down."""

from collections.abc import Iterator

from venue.finding import Finding
from venue.text import Text
from venue.utility import UtilityKind

from .case import Case
from .fixtures import check_fixtures
from .rule import Rule


def check(case: Case) -> Iterator[Finding]:
    """Find what stands too near."""
    yield from check_fixtures(case, UtilityKind.SHUTTER, RULE)


RULE = Rule(
    code="shutter.clear",
    title=Text(ko="방화셔터 아래", en="Fire shutters"),
    sentence=Text(
        ko="{thing}: 방화셔터 {fixture}에서 {measured} m 떨어져 있습니다. {required} m를 비워 "
        "주십시오.",
        en="{thing} stands {measured} m from fire shutter {fixture}. Keep {required} m free.",
    ),
    check=check,
)
