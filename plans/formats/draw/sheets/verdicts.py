"""The rules summary: every rule, what it asks, on whose word, and the verdict."""

from collections.abc import Sequence

from layouts.brief.limits import NAMES, Limit
from layouts.rules.check import RULES
from venue.finding import Finding, Severity, Verdict
from venue.source import SURENESS
from venue.text import Text

from ..pen import Pen
from ..scene import Scene
from ..table import Column, Row, columns_of, draw_table
from .page import Place, draw_paragraphs, table_box

TITLE = Text(ko="규칙 판정표 {n}", en="Rules and verdicts {n}")
LIMITS_TITLE = Text(ko="기준값과 근거 {n}", en="Limits and their sources {n}")
READING = Text(ko="판정", en="Verdicts")
NOTES = Text(ko="주기", en="Notes")

MET = Text(ko="충족", en="met")
WORDS = {
    (Verdict.NOT_MET, Severity.ERROR): Text(ko="미충족 {n}", en="not met {n}"),
    (Verdict.NOT_MET, Severity.WARNING): Text(ko="주의 {n}", en="warning {n}"),
    (Verdict.NOT_MET, Severity.INFO): Text(ko="알림 {n}", en="note {n}"),
}
OPEN = Text(ko="판정 불가 {n}", en="not assessable {n}")

SAID = (
    Text(
        ko="충족: 배치 전체에서 어긋난 곳이 없습니다. 미충족: 고쳐야 제출할 수 있습니다.",
        en="Met: nowhere broken on the whole plan. Not met: to be mended before it is handed in.",
    ),
    Text(
        ko="판정 불가: 가정한 값에 달려 있어 확인 전에는 판정하지 않습니다.",
        en="Not assessable: it rests on an assumed figure, and nobody can tell before that is "
        "confirmed.",
    ),
)
VERDICT = Text(
    ko="판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.",
    en="For reference; the venue and the fire authority decide.",
)


def rule_columns(scene: Scene) -> tuple[Column, ...]:
    """Give the columns of the table of rules."""
    heads = (
        ("규칙", "판정", "첫 자리와 내용")
        if scene.lang == "ko"
        else ("Rule", "Verdict", "First place and what is said")
    )
    return columns_of(heads, (62.0, 40.0, 274.0))


def rule_rows(scene: Scene) -> list[Row]:
    """List every rule with what the check found of it."""
    rows = []
    for rule in RULES:
        found = [f for f in scene.plan.findings if f.code == rule.code]
        said = found[0].message.say(scene.lang) if found else ""
        broken = any(f.breaks for f in found)
        rows.append(Row((scene.say(rule.title), _verdict(scene, found), said), strong=broken))
    return rows


def _verdict(scene: Scene, found: Sequence[Finding]) -> str:
    """Give a rule's verdict in words, with counts."""
    if not found:
        return scene.say(MET)
    parts = []
    for (verdict, severity), word in WORDS.items():
        count = sum(f.verdict is verdict and f.severity is severity for f in found)
        if count:
            parts.append(scene.say(word.fill(n=count)))
    unsure = sum(f.verdict is Verdict.NOT_ASSESSABLE for f in found)
    if unsure:
        parts.append(scene.say(OPEN.fill(n=unsure)))
    return ", ".join(parts)


def limit_columns(scene: Scene) -> tuple[Column, ...]:
    """Give the columns of the table of limits."""
    heads = (
        ("기준값", "값", "확실성", "근거")
        if scene.lang == "ko"
        else ("Limit", "Value", "Confidence", "Source")
    )
    widths = (58.0, 22.0, 20.0, 276.0)
    return columns_of(heads, widths)


def limit_rows(scene: Scene) -> list[Row]:
    """List every limit of the plan's preset with its source."""
    limits = scene.plan.limits
    found = ((name, getattr(limits, name)) for name in type(limits).model_fields)
    return [
        Row(
            (
                scene.say(NAMES[name]),
                f"{one.value:g} {one.unit}".removesuffix(" 1").replace("m2", "m²"),
                scene.say(SURENESS[one.source.confidence]),
                one.source.cite,
            )
        )
        for name, one in found
        if isinstance(one, Limit)
    ]


def draw_verdicts(
    pen: Pen, place: Place, scene: Scene, columns: Sequence[Column], rows: Sequence[Row]
) -> None:
    """Draw one page of a table about the rules."""
    draw_table(pen, table_box(), columns, rows)
    reading, _, notes = place.fields
    draw_paragraphs(pen, scene, reading, READING, SAID)
    draw_paragraphs(pen, scene, notes, NOTES, small_print(scene))


def small_print(scene: Scene) -> list[Text]:
    """Say what the venue's geometry is worth, and who decides."""
    note = scene.plan.venue.note
    return [*([note] if note.say("en") else []), VERDICT]
