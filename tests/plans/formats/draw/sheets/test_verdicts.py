"""Tests that the summary of rules says of each what the check found, and no more."""

import pytest

from layouts.brief.limits import NAMES, Limit
from layouts.rules.check import RULES
from layouts.rules.rule import Rule
from plans.formats.draw.scene import Scene
from plans.formats.draw.sheets.verdicts import limit_rows, rule_rows
from tests.plans.formats.draw.drawn_plans import tiny_plan
from tests.plans.formats.draw.sheets.reading import LANGS, both_halls, titled
from tests.plans.formats.draw.sheets.set_plans import finding, set_plan
from venue.finding import Severity, Verdict
from venue.text import Lang

TITLES: dict[Lang, str] = {"ko": "규칙 판정표", "en": "Rules and verdicts"}
LIMITS: dict[Lang, str] = {"ko": "기준값과 근거", "en": "Limits and their sources"}
MET: dict[Lang, str] = {"ko": "충족", "en": "met"}
both_languages = pytest.mark.parametrize("lang", LANGS)


@both_languages
def test_every_rule_has_a_row(lang: Lang) -> None:
    """Tests that each rule's title stands in the table once, whole, in the order of the rules."""
    rows = [row for sheet in titled(both_halls(lang), TITLES[lang]) for row in sheet.table()[1:]]
    assert [row[0] for row in rows] == [rule.title.say(lang) for rule in RULES]


@both_languages
def test_met_is_said_only_where_nothing_was_found(lang: Lang) -> None:
    """Tests that exactly the rules without a finding are met, and the others say what is amiss."""
    rows = [row for sheet in titled(both_halls(lang), TITLES[lang]) for row in sheet.table()[1:]]
    codes = {found.code for found in set_plan().findings}
    for rule, row in zip(RULES, rows, strict=True):
        assert (row[1] == MET[lang]) == (rule.code not in codes)
        first = next((f.message.say(lang) for f in set_plan().findings if f.code == rule.code), "")
        assert row[2:] == ([first] if first else [])


@pytest.mark.parametrize("rule", [RULES[0], RULES[20], RULES[-1]], ids=lambda rule: rule.code)
def test_every_kind_of_finding_is_counted(rule: Rule) -> None:
    """Tests that a rule's verdict counts what is not met, warned, noted and not assessable."""
    code = rule.code
    kinds = (
        *[(Verdict.NOT_MET, Severity.ERROR)] * 3,
        *[(Verdict.NOT_MET, Severity.WARNING)] * 2,
        (Verdict.NOT_MET, Severity.INFO),
        *[(Verdict.NOT_ASSESSABLE, severity) for severity in Severity],
    )
    found = tuple(finding("T", verdict, severity, code) for verdict, severity in kinds)
    plan = tiny_plan().model_copy(update={"findings": found})
    rows = dict(zip((r.code for r in RULES), rule_rows(Scene(plan, "en")), strict=True))
    assert rows[code].cells[1] == "not met 3, warning 2, note 1, not assessable 3"
    assert [key for key, row in rows.items() if row.strong] == [code]
    assert all(row.cells[1] == "met" for key, row in rows.items() if key != code)


@pytest.mark.parametrize("severity", Severity)
def test_an_open_question_is_never_met(severity: Severity) -> None:
    """Tests that a rule nobody can assess is neither met nor broken, whatever its weight."""
    question = finding("T", Verdict.NOT_ASSESSABLE, severity, "floor.load")
    plan = tiny_plan().model_copy(update={"findings": (question,)})
    rows = dict(zip((r.code for r in RULES), rule_rows(Scene(plan, "ko")), strict=True))
    assert rows["floor.load"].cells[1] == "판정 불가 1"
    assert not rows["floor.load"].strong


@both_languages
def test_every_limit_stands_with_its_source(lang: Lang) -> None:
    """Tests that each figure of the preset has a row with its name, and whose word it is."""
    limits = set_plan().limits
    fields = {name: getattr(limits, name) for name in type(limits).model_fields}
    known = {name: one for name, one in fields.items() if isinstance(one, Limit)}
    rows = limit_rows(Scene(set_plan(), lang))
    assert [row.cells[0] for row in rows] == [NAMES[name].say(lang) for name in known]
    for row, limit in zip(rows, known.values(), strict=True):
        assert str(row.cells[1]).split(" ")[0] == f"{limit.value:g}"
        assert row.cells[3] == limit.source.cite
    sheets = list(titled(both_halls(lang), LIMITS[lang]))
    assert sum(len(sheet.table()) - 1 for sheet in sheets) == len(rows)
