"""What the rows of a sheet say of one another: pavilions and their pods, names that come twice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from layouts.brief.exhibitor import Build, Exhibitor
from venue.text import Text
from venue.units import to_m

from .wording import shown

Row = tuple[int, Exhibitor]
"""An exhibitor with the number of its row, as a spreadsheet counts them."""

COMPANY = re.compile(
    r"주식회사|\(주\)|㈜|\b(?:inc|co|ltd|corp|llc|gmbh)\b\.?|[\s.,]+", re.IGNORECASE
)
"""What may stand around a name without making it another: legal forms, blanks, stops."""


def row_faults(rows: Sequence[Row], module_mm: int) -> Iterator[tuple[int, str, Text]]:
    """Find contradictions between rows that can each be read.

    Parameters
    ----------
    rows : the exhibitors read, with their rows.
    module_mm : the side of one booth unit, millimetres.

    Yields
    ------
    The row and the column a fault is told at, and the sentence.
    """
    known = {who.id: (row, who) for row, who in rows}
    members: dict[str, list[Row]] = defaultdict(list)
    for row, who in rows:
        if who.pavilion is not None and who.pavilion in known:
            members[who.pavilion].append((row, who))
            if known[who.pavilion][1].pavilion is not None:
                yield row, "pavilion", _NESTED.fill(id=shown(who.pavilion))
        if who.contract and _no_shell(who, module_mm):
            words = _SHELL.fill(size=_metres(who.size_mm or (0, 0)), m=f"{to_m(module_mm):g}")
            yield row, "size", words
    for pavilion, inside in members.items():
        if not known[pavilion][1].contract:
            continue
        for row, words in _pods(known[pavilion], inside, module_mm):
            yield row, "size", words
    for row, first in _twice(rows):
        yield row, "name_ko", _NAMED_TWICE.fill(row=first)


def _no_shell(who: Exhibitor, module_mm: int) -> bool:
    """Tell whether walls of whole units cannot make a stand: 3.5 x 2 m, say."""
    walled = who.build in {Build.SHELL, Build.PACKAGE}
    return walled and who.size_mm is not None and any(side % module_mm for side in who.size_mm)


def _pods(pavilion: Row, members: Sequence[Row], module_mm: int) -> Iterator[tuple[int, Text]]:
    """Find pods that are larger than their pavilion, and pavilions smaller than all their pods."""
    row, block = pavilion
    shapes = block.shapes(module_mm)
    pods = [(number, who) for number, who in members if who.sized]
    fit = True
    for number, who in pods:
        if not any(_holds(shape, pod) for shape in shapes for pod in who.shapes(module_mm)):
            fit = False
            words = _LARGE_POD.fill(
                size=_metres(who.shapes(module_mm)[0]),
                id=shown(block.id),
                block=_metres(shapes[0]),
            )
            yield number, words
    area = sum(who.area_m2(module_mm) for _, who in pods)
    if fit and area > block.area_m2(module_mm):
        yield row, _SMALL_PAVILION.fill(area=f"{area:g}", block=f"{block.area_m2(module_mm):g}")


def _holds(block: tuple[int, int], pod: tuple[int, int]) -> bool:
    """Tell whether a rectangle fits into another, turned or not."""
    return max(pod) <= max(block) and min(pod) <= min(block)


def _twice(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Find exhibitors with the name of an earlier one: their rows, and that one's."""
    first: dict[tuple[str, str], set[int]] = {}
    for row, who in rows:
        names = {"ko": who.name.ko, "en": who.name.en}
        plain = {lang: COMPANY.sub("", name).casefold() for lang, name in names.items()}
        given = {(lang, name) for lang, name in plain.items() if name}
        # Alike in one language may be chance; alike in every language given is the same company.
        same = set.intersection(*(first.get(one, set()) for one in given)) if given else set()
        if same:
            yield row, min(same)
        for one in given:
            first.setdefault(one, set()).add(row)


def _metres(size_mm: tuple[int, int]) -> str:
    """Give a size as people write it."""
    return f"{to_m(size_mm[0]):g}x{to_m(size_mm[1]):g}"


_NESTED = Text(
    ko="‘{id}’ 출품사도 다른 공동관에 속합니다. 공동관을 계약한 출품사의 id를 적어 주십시오.",
    en="‘{id}’ stands in a pavilion itself; write the id of the one that has the contract.",
)
_SHELL = Text(
    ko="조립 부스({size} m)의 벽은 {m} m 단위입니다. 그 배수로 적거나 build에 raw를 적어 주십시오.",
    en="the walls of a shell booth come in units of {m} m, and {size} m are none; write whole "
    "units, or raw as its build.",
)
_LARGE_POD = Text(
    ko="공동관 ‘{id}’({block} m)에 {size} m 자리가 들어가지 않습니다. 자리를 줄이거나 공동관을 "
    "늘려 주십시오.",
    en="a pod of {size} m does not fit the pavilion ‘{id}’ of {block} m; make the pod smaller or "
    "the pavilion larger.",
)
_SMALL_PAVILION = Text(
    ko="공동관이 {block} m²인데 안의 자리는 모두 {area} m²입니다. 통로를 더하여 늘려 주십시오.",
    en="the pavilion has {block} m² and its pods ask {area} m²; make it larger, with room for "
    "aisles.",
)
_NAMED_TWICE = Text(
    ko="{row}행과 같은 출품사입니다. 한 출품사는 한 번만 계약하므로 한 행을 지우거나 이름을 "
    "구별하여 적어 주십시오.",
    en="the same exhibitor as in row {row}; an exhibitor has one contract, so delete one of the "
    "rows or tell their names apart.",
)
