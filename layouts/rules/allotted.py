"""Each exhibitor has at most one booth, each booth at most one exhibitor, and both exist."""

from collections import Counter
from collections.abc import Iterator

from layouts.allotment import Allotment
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import BRIEF, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find allotments of unknown ids, and ids that several allotments name."""
    for allotment in case.allotments:
        if allotment.booth not in case.booths:
            yield _finding(case, allotment, _NO_BOOTH)
        if allotment.exhibitor not in case.exhibitors:
            yield _finding(case, allotment, _NOBODY)
    booths = Counter(allotment.booth for allotment in case.allotments)
    people = Counter(allotment.exhibitor for allotment in case.allotments)
    told: set[str] = set()
    for allotment in case.allotments:
        if people[allotment.exhibitor] > 1 and allotment.exhibitor not in told:
            told.add(allotment.exhibitor)
            yield _finding(case, allotment, RULE.sentence)
        if booths[allotment.booth] > 1 and f"booth {allotment.booth}" not in told:
            told.add(f"booth {allotment.booth}")
            yield _finding(case, allotment, _SHARED)


def _finding(case: Case, allotment: Allotment, sentence: Text) -> Finding:
    """Say what is wrong with an allotment, at its booth when there is one."""
    booth = case.booths.get(allotment.booth)
    spot = Spot("") if booth is None else Spot(booth.hall, booth.centre, (booth,))
    return RULE.broken(
        spot, BRIEF, sentence=sentence, who=allotment.exhibitor, booth=allotment.booth
    )


_NO_BOOTH = Text(
    ko="출품사 {who}: 배정한 부스({booth})가 없습니다. 배정을 고쳐 주십시오.",
    en="Exhibitor {who} is given booth {booth}, which does not exist. Mend the allotment.",
)
_NOBODY = Text(
    ko="부스 {booth}: 배정한 출품사({who})가 명단에 없습니다. 배정을 고쳐 주십시오.",
    en="Booth {booth} is given to {who}, who is not on the list. Mend the allotment.",
)
_SHARED = Text(
    ko="부스 {booth}: 출품사 여럿에게 배정했습니다. 하나만 남겨 주십시오.",
    en="Booth {booth} is given to several exhibitors. Keep one of them.",
)

RULE = Rule(
    code="allotment.single",
    title=Text(ko="배정", en="Allotments"),
    sentence=Text(
        ko="출품사 {who}: 부스를 둘 이상 배정했습니다. 하나만 남겨 주십시오.",
        en="Exhibitor {who} is given more than one booth. Keep one of them.",
    ),
    check=check,
)
