"""Every booth has a number and an id that no other booth of the show has."""

from collections import defaultdict
from collections.abc import Iterator

from layouts.booth import Booth
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import GEOMETRY, Rule, Spot, number


def check(case: Case) -> Iterator[Finding]:
    """Find booths without a number, and numbers or ids that several booths carry."""
    by_number: dict[str, list[Booth]] = defaultdict(list)
    by_id: dict[str, list[Booth]] = defaultdict(list)
    for booth in case.layout.booths:
        by_number[booth.number].append(booth)
        by_id[booth.id].append(booth)
    for booth in by_number.pop("", []):
        spot = Spot(booth.hall, booth.centre, (booth,))
        # It can be told neither by a number nor by its id, which nobody knows.
        if (who := case.exhibitor_of.get(booth.id)) is not None:
            yield RULE.broken(spot, GEOMETRY, sentence=_MISSING, who=who.name)
            continue
        x, y = (number(mm / 1000) for mm in booth.centre)
        yield RULE.broken(spot, GEOMETRY, sentence=_MISSING_AT, x=x, y=y)
    for name, booths in (*by_number.items(), *by_id.items()):
        if len(booths) > 1:
            spot = Spot(booths[0].hall, booths[0].centre, tuple(booths))
            yield RULE.broken(spot, GEOMETRY, number=name, count=len(booths))


_MISSING = Text(
    ko="{who}의 부스: 번호가 없습니다. 번호를 매겨 주십시오.",
    en="The booth of {who} has no number. Give it one.",
)
_MISSING_AT = Text(
    ko="{hall}홀 ({x}, {y}) m의 부스: 번호가 없습니다. 번호를 매겨 주십시오.",
    en="The booth at ({x}, {y}) m in hall {hall} has no number. Give it one.",
)

RULE = Rule(
    code="booth.number",
    title=Text(ko="부스 번호", en="Booth numbers"),
    sentence=Text(
        ko="번호 {number}: 부스 {count}개가 함께 씁니다. 하나씩 다르게 매겨 주십시오.",
        en="{count} booths carry {number}. Give each its own.",
    ),
    check=check,
)
