"""What the command line says of a plan and of findings, for people and for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from layouts.rules.check import RULES
from plans.certificate import Certificate
from plans.plan import Plan
from solver.result import Status
from venue.finding import Finding, Severity, Verdict
from venue.text import Lang, Text
from venue.units import to_m

SHOWN = 12
"""Rows of one kind shown on the terminal; the plan and ``--json`` hold them all."""

DISCLAIMER = Text(
    ko="판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.",
    en="For reference; the venue and the fire authority decide.",
)


@dataclass(frozen=True)
class _Kind:
    """How many of something there are, in words: English tells one from many."""

    ko: str
    one: str
    many: str
    style: str

    def say(self, count: int, lang: Lang) -> Line:
        """Give the words for so many."""
        text = Text(ko=self.ko, en=self.one if count == 1 else self.many).fill(n=count)
        return _line(text, lang, self.style)


_TITLES = {rule.code: rule.title for rule in RULES}


def plan_data(plan: Plan, path: Path) -> dict[str, Any]:
    """Give the summary of a plan for programs.

    Parameters
    ----------
    plan : the plan.
    path : where it was written.

    Returns
    -------
    The certificate's keys, ``plan``, ``halls`` by hall id, the shares, and how many findings
    each rule has.
    """
    measures = plan.measures.model_dump(mode="json", exclude={"halls"})
    halls = {h.hall: h.model_dump(mode="json", exclude={"hall"}) for h in plan.measures.halls}
    found = dict(Counter(finding.code for finding in plan.findings))
    certificate = plan.certificate.model_dump(mode="json")
    return certificate | {"plan": str(path), "halls": halls} | measures | {"findings": found}


def plan_shown(plan: Plan, path: Path, lang: Lang) -> Iterator[RenderableType]:
    """Say how a plan came out: what could not be met first, then how good the rest is."""
    certificate = plan.certificate
    if not certificate.checked.ok:
        yield _ILLEGAL.say(certificate.checked.errors, lang)
    yield from _placed(plan, lang)
    if certificate.changes is not None:
        yield _line(_CHANGED.fill(**certificate.changes.model_dump()), lang)
    for text in certificate.advice[:SHOWN]:
        yield _line(Text(ko="→ {it}", en="→ {it}").fill(it=text), lang)
    yield from _more(len(certificate.advice), lang)
    yield ""
    yield _halls(plan, lang)
    yield ""
    yield _line(_quality(certificate), lang)
    yield from _shares(plan, lang)
    yield from _verdicts(plan.findings, lang)
    yield ""
    yield _line(Text(ko="배치안: {path}", en="Plan: {path}").fill(path=path), lang)
    yield _line(DISCLAIMER, lang, "dim")


def findings_data(findings: Iterable[Finding], lang: Lang) -> dict[str, Any]:
    """Give findings for programs: lengths of places in metres, sentences in one language.

    Returns
    -------
    ``ok``, whether no finding is an error that is not met; and ``findings``.
    """
    found = tuple(findings)
    return {
        "ok": not any(finding.breaks for finding in found),
        "findings": [_finding(finding, lang) for finding in found],
    }


def findings_shown(findings: Sequence[Finding], lang: Lang) -> Iterator[RenderableType]:
    """Show findings in groups: not met, then not assessable; and say how many rules were read."""
    for kind, alike in _grouped(findings):
        yield kind.say(len(alike), lang)
        for code, of_rule in groupby(sorted(alike, key=_code), key=_code):
            yield from _rule(code, tuple(of_rule), lang, kind.style)
        yield ""
    errors = sum(finding.breaks for finding in findings)
    read = Text(ko="규칙 {n}가지를 확인했습니다. ", en="{n} rules checked").fill(n=len(RULES))
    if errors:
        read = Text(ko=read.ko, en=f"{read.en}; ")
        yield _line(read, lang, "red").append_text(_CHECKED_BAD.say(errors, lang))
    elif findings:
        fine = Text(ko=f"{read.ko}어긴 규칙은 없습니다.", en=f"{read.en}; none is broken.")
        yield _line(fine, lang, "green")
    else:
        fine = Text(ko=f"✓ {read.ko}지적 사항이 없습니다.", en=f"✓ {read.en}, no findings.")
        yield _line(fine, lang, "green")
    yield _line(DISCLAIMER, lang, "dim")


def _placed(plan: Plan, lang: Lang) -> Iterator[RenderableType]:
    """Say how many are placed, and who is not and why."""
    certificate = plan.certificate
    left = len(certificate.unplaced)
    text = _ALL_PLACED if not left else _ONE_LEFT if left == 1 else _SOME_LEFT
    numbers = {"placed": certificate.placed, "requested": certificate.requested, "left": left}
    yield _line(text.fill(**numbers), lang, "bold" if not left else "bold yellow")
    if not left:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")  # an ellipsis eats the full stop at a line's end in Hangul
    names = {who.id: who.name.say(lang) for who in plan.brief.exhibitors}
    for item in certificate.unplaced[:SHOWN]:
        table.add_row(names.get(item.exhibitor) or item.exhibitor, item.reason.say(lang))
    yield Padding(table, (0, 0, 0, 2), expand=False)
    yield from _more(left, lang)


def _halls(plan: Plan, lang: Lang) -> Table:
    """Lay out the halls: areas, share and booths."""
    table = Table(box=None, padding=(0, 3, 0, 0), header_style="dim")
    heads = (
        ("홀", "전체 면적", "순면적", "비율", "부스")
        if lang == "ko"
        else ("hall", "gross", "net", "share", "booths")
    )
    table.add_column(heads[0])
    for head in heads[1:]:
        table.add_column(head, justify="right")
    names = {hall.id: hall.name.say(lang) for hall in plan.halls}
    for hall in plan.measures.halls:
        name = names.get(hall.hall) or hall.hall
        areas = (f"{hall.gross_m2:,.0f} m²", f"{hall.net_m2:,.0f} m²")
        table.add_row(name, *areas, f"{hall.net_ratio * 100:.1f} %", str(hall.booths))
    return table


def _quality(certificate: Certificate) -> Text:
    """Say how good the plan is against its bound."""
    net = Text(ko="순면적 {net:,.0f} m². ", en="Net area {net:,.0f} m². ").fill(
        net=certificate.net_m2
    )
    rest = Text(
        ko="상한 {bound:,.0f} m²까지 {gap:.1f} % 남았습니다.",
        en="Within {gap:.1f} % of the bound, {bound:,.0f} m².",
    ).fill(bound=certificate.bound_net_m2, gap=certificate.gap * 100)
    if certificate.status is Status.OPTIMAL:
        rest = Text(ko="더 나은 배치가 없습니다.", en="No better plan exists.")
    took = Text(ko=" {s:.1f}초 걸렸습니다.", en=" It took {s:.1f} s.").fill(s=certificate.seconds)
    return Text(ko=net.ko + rest.ko + took.ko, en=net.en + rest.en + took.en)


def _shares(plan: Plan, lang: Lang) -> Iterator[Line]:
    """Say how far the wishes are met; what nobody asked for is left out."""
    brief, measures = plan.brief, plan.measures
    wishes = (
        (Text(ko="구역 안", en="in their zone"), measures.in_zone, brief.zones),
        (
            Text(ko="열린 면", en="open sides"),
            measures.open_sides_met,
            [who for who in brief.exhibitors if who.open_sides is not None],
        ),
        (Text(ko="짝", en="pairs"), measures.pairs_met, brief.pairs),
        (Text(ko="고정", en="pins"), measures.pins_met, brief.pins),
    )
    said = [f"{name.say(lang)} {share * 100:.1f} %" for name, share, asked in wishes if asked]
    if said:
        yield Line(" · ".join(said))


def _verdicts(findings: Sequence[Finding], lang: Lang) -> Iterator[Line]:
    """Count the findings by what they mean; errors are told one by one."""
    for kind, alike in _grouped(findings):
        titles = Counter(_TITLES.get(f.code, Text(en=f.code)).say(lang) for f in alike)
        named = ", ".join(f"{title} {n}" for title, n in titles.most_common())
        yield kind.say(len(alike), lang).append(f": {named}")
        if kind is _KINDS[_ERROR]:
            for finding in alike[:SHOWN]:
                yield Line(f"  {finding.message.say(lang)}")
            yield from _more(len(alike), lang)


def _grouped(findings: Sequence[Finding]) -> Iterator[tuple[_Kind, tuple[Finding, ...]]]:
    """Part the findings by what they mean for the plan, the gravest first."""
    order = sorted(findings, key=_rank)
    for rank, group in groupby(order, key=_rank):
        yield _KINDS[rank], tuple(group)


def _rule(
    code: str, findings: Sequence[Finding], lang: Lang, style: str
) -> Iterator[RenderableType]:
    """Show one rule's findings; equal sentences fold into one row with a count."""
    title = _TITLES.get(code, Text(en=code)).say(lang)
    yield Line.assemble("  ", (title, style), (f"  {code}", "dim"))
    rows = Counter((finding.hall, finding.message.say(lang)) for finding in findings)
    for (hall, message), count in list(rows.items())[:SHOWN]:
        times = f" (×{count})" if count > 1 else ""
        yield Padding(
            Line.assemble((f"{hall}  ", "dim"), message, times), (0, 0, 0, 4), expand=False
        )
    yield from _more(len(rows), lang)


def _more(count: int, lang: Lang) -> Iterator[Line]:
    """Say how many rows are not shown."""
    if count > SHOWN:
        text = Text(
            ko="    … 외 {n}건. 모두 보려면 --json을 쓰십시오.",
            en="    … and {n} more; --json shows all.",
        )
        yield _line(text.fill(n=count - SHOWN), lang, "dim")


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    """Give one finding with the public names of its fields."""
    return {
        "code": finding.code,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "hall": finding.hall,
        "booths": list(finding.booths),
        "x_m": None if finding.x_mm is None else to_m(finding.x_mm),
        "y_m": None if finding.y_mm is None else to_m(finding.y_mm),
        "measured": finding.measured,
        "required": finding.required,
        "unit": finding.unit,
        "source": finding.source.cite,
        "confidence": finding.source.confidence.value,
        "message": finding.message.say(lang),
    }


def _line(text: Text, lang: Lang, style: str = "") -> Line:
    """Make a sentence of the terminal."""
    return Line(text.say(lang), style=style)


def _rank(finding: Finding) -> int:
    """Give the place of a finding's kind: errors, warnings, notes, what cannot be assessed."""
    if finding.verdict is Verdict.NOT_ASSESSABLE:
        return _UNSURE
    return list(Severity).index(finding.severity)


def _code(finding: Finding) -> str:
    """Give the rule a finding is of."""
    return finding.code


_KINDS = (
    _Kind("▲ 미충족 {n}건", "▲ {n} not met", "▲ {n} not met", "red"),
    _Kind("△ 주의 {n}건", "△ {n} warning", "△ {n} warnings", "yellow"),
    _Kind("· 알림 {n}건", "· {n} note", "· {n} notes", "dim"),
    _Kind("? 판정 불가 {n}건", "? {n} not assessable", "? {n} not assessable", "yellow"),
)
_ERROR, _UNSURE = 0, 3
_ILLEGAL = _Kind(
    "규칙에 맞는 배치가 아닙니다. 어긴 곳이 {n}건 있습니다.",
    "This is no legal plan: {n} place breaks a rule.",
    "This is no legal plan: {n} places break a rule.",
    "bold red",
)
_CHECKED_BAD = _Kind(
    "미충족이 {n}건 있습니다.", "{n} place breaks one.", "{n} places break one.", "red"
)
_CHANGED = Text(
    ko="앞선 배치안과 비교: 그대로 {kept}, 옮김 {moved}, 새로 {new}, 빠짐 {gone}.",
    en="Against the earlier plan: {kept} stay, {moved} moved, {new} new, {gone} gone.",
)
_ALL_PLACED = Text(
    ko="배치 {placed} / {requested}. 모두 자리를 받았습니다.",
    en="{placed} of {requested} placed. Everyone has a place.",
)
_ONE_LEFT = Text(
    ko="배치 {placed} / {requested}. 1곳은 자리가 없습니다.",
    en="{placed} of {requested} placed. 1 did not fit.",
)
_SOME_LEFT = Text(
    ko="배치 {placed} / {requested}. {left}곳은 자리가 없습니다.",
    en="{placed} of {requested} placed. {left} did not fit.",
)
