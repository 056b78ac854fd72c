"""What the parts of a brief say of one another: ids, dates, rules, pins and pairs."""

from collections.abc import Callable, Collection, Iterator, Sequence

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import preset
from layouts.brief.request import Relation
from venue.errors import BriefError
from venue.text import Text

from .brief_file import BriefFile
from .wording import instead, likely, mend, shown

Place = Callable[[str, int, str], Text]
"""Names the table (its heading, how many come before it) and the key of a brief."""


def own_faults(file: BriefFile, name: str) -> Iterator[Text]:
    """Find what can be told without the exhibitors.

    Parameters
    ----------
    file : the brief as it was written.
    name : the file's name, for the sentences.
    """
    place = _placing(name)
    if file.dates[1] < file.dates[0]:
        yield mend(Text(ko=f"{name} dates", en=f"{name}, dates"), _DATES)
    yield from _repeated(file.halls, lambda _: Text(ko=f"{name} halls", en=f"{name}, halls"))
    yield from _rules(file, name)
    for wall in file.partitions:
        if len([side for side in wall.split("|") if side.strip()]) != 2 or wall.count("|") != 1:
            key = Text(ko=f"{name} [partitions]", en=f"{name}, [partitions]")
            yield instead(key, _WALL, wall)
    yield from _repeated([zone.id for zone in file.zones], lambda i: place("zones", i, "id"))
    codes = [zone.code for zone in file.zones]
    yield from _repeated(codes, lambda i: place("zones", i, "code"))
    yield from _repeated([area.id for area in file.areas], lambda i: place("areas", i, "id"))
    pinned = [pin.exhibitor for pin in file.pins]
    yield from _repeated(pinned, lambda i: place("pins", i, "exhibitor"))
    yield from _pairs(file, place)


def request_faults(
    file: BriefFile, name: str, sheet: str, exhibitors: Collection[Exhibitor]
) -> Iterator[Text]:
    """Find pins and pairs of exhibitors that the sheet does not hold.

    Parameters
    ----------
    file : the brief as it was written.
    name, sheet : names of the brief's file and of its sheet, for the sentences.
    exhibitors : those of the sheet.
    """
    place = _placing(name)
    known = {who.id for who in exhibitors}
    inside = {who.id: who.pavilion for who in exhibitors if who.pavilion is not None}
    named = [(place("pins", i, "exhibitor"), pin.exhibitor) for i, pin in enumerate(file.pins)]
    for i, pair in enumerate(file.pairs):
        named += [(place("pairs", i, "a"), pair.a), (place("pairs", i, "b"), pair.b)]
    for where, who in named:
        if who not in known:
            guess = likely(who, known)
            want = (
                Text(ko=f"‘{guess}’ 값을", en=f"‘{guess}’")
                if guess
                else Text(ko=f"{sheet}에 있는 id를", en=f"an id of {sheet}")
            )
            yield instead(where, want, who)
        elif who in inside:
            yield mend(where, _MEMBER.fill(who=shown(who), pavilion=shown(inside[who])))


def _placing(name: str) -> Place:
    """Make the function that names a table's key in this file."""
    return lambda head, i, key: Text(
        ko=f"{name} [[{head}]] {i + 1}번째 {key}", en=f"{name}, [[{head}]] number {i + 1}, {key}"
    )


def _repeated(values: Sequence[str | None], place: Callable[[int], Text]) -> Iterator[Text]:
    """Find values that stand twice where each may stand once; None may stand anywhere."""
    first: dict[str, int] = {}
    for i, value in enumerate(values):
        if value is not None and first.setdefault(value, i) != i:
            yield mend(place(i), _TWICE.fill(value=shown(value), n=first[value] + 1))


def _rules(file: BriefFile, name: str) -> Iterator[Text]:
    """Find a rule preset nobody knows, and single rules that are none of it."""
    whole = Text(ko=name, en=name)
    try:
        limits = preset(file.rules)
    except BriefError as exc:
        yield from (mend(whole, text) for text in exc.texts)
        return
    wrong = False
    for key, value in file.rules_override.items():
        try:
            limits.overridden({key: value})
        except BriefError as exc:
            # One value alone may contradict another that is overridden as well.
            if exc.code != "brief.rules_contradict":
                wrong = True
                yield from (mend(whole, text) for text in exc.texts)
    if not wrong:
        try:
            limits.overridden(file.rules_override)
        except BriefError as exc:
            yield from (mend(whole, text) for text in exc.texts)


def _pairs(file: BriefFile, place: Place) -> Iterator[Text]:
    """Find pairs of one exhibitor, pairs that cannot both hold, and misplaced distances."""
    relations: dict[frozenset[str], tuple[Relation, int]] = {}
    for i, pair in enumerate(file.pairs):
        if pair.a == pair.b:
            yield instead(place("pairs", i, "b"), _SOMEBODY_ELSE, pair.b)
        if pair.relation is Relation.APART and pair.distance is None:
            yield mend(place("pairs", i, "distance"), _NO_DISTANCE)
        if pair.relation is Relation.ADJACENT and pair.distance is not None:
            yield mend(place("pairs", i, "distance"), _NEEDLESS_DISTANCE)
        before, n = relations.setdefault(frozenset((pair.a, pair.b)), (pair.relation, i))
        if before is not pair.relation:
            words = _CONTRADICTION.fill(a=shown(pair.a), b=shown(pair.b), n=n + 1)
            yield mend(place("pairs", i, "relation"), words)


_MEMBER = Text(
    ko="‘{who}’ 출품사는 공동관 ‘{pavilion}’ 안에 있습니다. 공동관의 id를 적어 주십시오.",
    en="‘{who}’ stands in the pavilion ‘{pavilion}’; name the pavilion.",
)
_DATES = Text(
    ko="끝날이 첫날보다 이릅니다. 두 날의 순서를 바꿔 주십시오.",
    en="the last day comes before the first; write them the other way round.",
)
_WALL = Text(ko='벽 양쪽 홀의 id를 "B1|B2"처럼', en='the halls on either side, like "B1|B2"')
_TWICE = Text(
    ko="‘{value}’ 값이 {n}번째에 이미 있습니다. 하나를 지우거나 다르게 적어 주십시오.",
    en="‘{value}’ stands there already as number {n}; delete one or write another.",
)
_SOMEBODY_ELSE = Text(ko="a와 다른 출품사의 id를", en="the id of an exhibitor other than a")
_NO_DISTANCE = Text(
    ko='"apart"에는 거리가 있어야 합니다. distance = 20.0처럼 m 단위로 더해 주십시오.',
    en='"apart" needs a distance; add it in metres, like distance = 20.0.',
)
_NEEDLESS_DISTANCE = Text(
    ko='"adjacent"에는 거리를 적지 않습니다. distance를 지우거나 "apart"를 적어 주십시오.',
    en='"adjacent" takes no distance; delete it or write "apart".',
)
_CONTRADICTION = Text(
    ko="두 출품사(‘{a}’, ‘{b}’)에게 {n}번째가 반대를 요청합니다. 하나를 지워 주십시오.",
    en="number {n} asks the opposite of ‘{a}’ and ‘{b}’; delete one of the two.",
)
