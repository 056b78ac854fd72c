"""Tests of what is said of a plan and of findings."""

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from layouts.rules.check import RULES
from plans.formats.write.summary import (
    SHOWN,
    findings_data,
    findings_shown,
    plan_data,
    plan_shown,
)
from plans.plan import Plan
from solver.result import Status, Unplaced
from tests.plans.sample_plan import sample_plan
from tests.plans.small_show import small_plan
from venue.finding import Finding, Severity, Verdict
from venue.source import Confidence, Source
from venue.text import Lang, Text

PATH = Path("p.plan.json")


def lines(shown: Iterable[RenderableType], width: int = 100) -> list[str]:
    """Give what a terminal of so many columns would show."""
    file = io.StringIO()
    console = Console(file=file, width=width, markup=False, highlight=False)
    for part in shown:
        console.print(part)
    return [line.rstrip() for line in file.getvalue().splitlines()]


def finding(
    code: str,
    verdict: Verdict = Verdict.NOT_MET,
    severity: Severity = Severity.ERROR,
    message: str = "",
) -> Finding:
    """Give a finding in hall C at (1.5, 2) m."""
    return Finding(
        code=code,
        verdict=verdict,
        severity=severity,
        hall="C",
        booths=("b1",),
        x_mm=1500,
        y_mm=2000,
        measured=2.1,
        required=3.0,
        unit="m",
        source=Source(cite="ours", confidence=Confidence.ASSUMED),
        message=Text(ko=message or f"{code} 문장", en=message or f"{code} sentence"),
    )


def test_who_is_left_out_comes_first() -> None:
    """Tests that the unplaced are counted and named with their reasons before any figure."""
    plan = sample_plan()
    legal = plan.certificate.checked.model_copy(update={"ok": True, "errors": 0})
    certificate = plan.certificate.model_copy(update={"checked": legal})
    shown = lines(plan_shown(plan.model_copy(update={"certificate": certificate}), PATH, "ko"))
    assert shown[0] == "배치 12 / 14. 2곳은 자리가 없습니다."
    assert all("건강 구역에 자리가 없습니다." in line for line in shown[1:3])


def test_an_illegal_plan_says_so_before_all() -> None:
    """Tests that the first line is the verdict, and the breach is told."""
    shown = lines(plan_shown(sample_plan(), PATH, "en"))
    assert shown[0] == "This is no legal plan: 1 place breaks a rule."
    assert "  The aisle is 0.9 m too narrow." in shown


@pytest.mark.parametrize(
    ("lang", "placed", "proof", "last"),
    [
        (
            "ko",
            "배치 4 / 4. 모두 자리를 받았습니다.",
            "더 나은 배치가 없습니다.",
            "배치안: p.plan.json",
        ),
        (
            "en",
            "4 of 4 placed. Everyone has a place.",
            "No better plan exists.",
            "Plan: p.plan.json",
        ),
    ],
)
def test_a_whole_plan_is_told_shortly(lang: Lang, placed: str, proof: str, last: str) -> None:
    """Tests that a proved plan with everyone placed says both."""
    shown = lines(plan_shown(small_plan(), PATH, lang))
    assert shown[0] == placed
    assert any(proof in line for line in shown)
    assert shown[-2] == last


def test_a_gap_is_told_with_its_bound() -> None:
    """Tests that an unproved plan gives the bound and what is left to it."""
    shown = lines(plan_shown(sample_plan(), PATH, "en"))
    gap = sample_plan().certificate.gap * 100
    assert any(f"Within {gap:.1f} % of the bound, 600 m²." in line for line in shown)


def unplaced(count: int) -> Plan:
    """Give a plan that leaves out so many."""
    left = tuple(
        Unplaced(exhibitor=f"x{n}", code="full", reason=Text(ko="찼습니다.", en="Full."))
        for n in range(count)
    )
    plan = small_plan()
    update = {"unplaced": left, "requested": 4 + count, "status": Status.FEASIBLE}
    certificate = plan.certificate.model_copy(update=update)
    return plan.model_copy(update={"certificate": certificate})


def test_one_left_out_is_one() -> None:
    """Tests that English counts one as one, and a name nobody knows is the id."""
    shown = lines(plan_shown(unplaced(1), PATH, "en"))
    assert shown[0] == "4 of 5 placed. 1 did not fit."
    assert shown[1].split() == ["x0", "Full."]


def test_long_lists_are_cut_with_their_number() -> None:
    """Tests that the terminal shows the first rows and says how many more there are."""
    shown = lines(plan_shown(unplaced(SHOWN + 5), PATH, "ko"))
    assert "    … 외 5건. 모두 보려면 --json을 쓰십시오." in shown
    assert sum("찼습니다." in line for line in shown) == SHOWN


def test_sentences_keep_their_last_letter_at_any_width() -> None:
    """Tests that no reason is cut where a line of Hangul ends."""
    plan = unplaced(1)
    reason = Text(ko="시간 안에 자리를 찾지 못했습니다. 시간을 늘려 주십시오.")
    left = tuple(each.model_copy(update={"reason": reason}) for each in plan.certificate.unplaced)
    certificate = plan.certificate.model_copy(update={"unplaced": left})
    plan = plan.model_copy(update={"certificate": certificate})
    for width in range(40, 60):
        shown = lines(plan_shown(plan, PATH, "ko"), width)
        assert not any("…" in line for line in shown[: shown.index("")])


def test_korean_columns_line_up() -> None:
    """Tests that figures end in one column though Hangul is two columns wide."""
    shown = lines(plan_shown(sample_plan(), PATH, "ko"))
    top = next(n for n, line in enumerate(shown) if line.startswith("홀 "))
    ends = {cell_len(line[: line.index(" m²") + 3]) for line in shown[top + 1 : top + 3]}
    assert len(ends) == 1


def test_only_what_was_asked_is_shared_out() -> None:
    """Tests that shares of wishes nobody had are left out."""
    shown = lines(plan_shown(small_plan(), PATH, "en"))
    assert "in their zone 100.0 %" in shown


def test_a_plan_without_wishes_has_no_line_of_them() -> None:
    """Tests that no empty line stands where nothing was asked."""
    plan = small_plan()
    bare = plan.model_copy(update={"brief": plan.brief.model_copy(update={"zones": ()})})
    before, after = (lines(plan_shown(each, PATH, "en")) for each in (plan, bare))
    assert [line for line in before if line not in after] == ["in their zone 100.0 %"]
    assert len(after) == len(before) - 1


def test_programs_get_the_certificate_and_more() -> None:
    """Tests that the keys are the public ones and findings are counted by code."""
    told = plan_data(sample_plan(), PATH)
    assert set(sample_plan().certificate.model_dump()) <= set(told)
    assert told["plan"] == "p.plan.json"
    assert set(told["halls"]) == {"C", "D"}
    assert told["findings"] == {"aisle_width": 1, "exit_width": 1}


def test_findings_are_grouped_by_weight() -> None:
    """Tests that errors come first, then warnings, notes, and what cannot be assessed."""
    found = (
        finding("b", Verdict.NOT_ASSESSABLE, Severity.WARNING),
        finding("c", severity=Severity.INFO),
        finding("d", severity=Severity.WARNING),
        finding("e"),
    )
    heads = [line for line in lines(findings_shown(found, "en")) if line[:1] in "▲△·?"]
    assert [head for head in heads if head] == [
        "▲ 1 not met",
        "△ 1 warning",
        "· 1 note",
        "? 1 not assessable",
    ]


def test_equal_findings_fold() -> None:
    """Tests that the same sentence in one hall is one row with a count."""
    shown = lines(findings_shown([finding("e", message="same")] * 3, "en"))
    assert shown[2] == "    C  same (×3)"


def test_a_rule_is_called_by_its_title() -> None:
    """Tests that a known rule shows its title and an unknown one its code."""
    known = RULES[0]
    shown = lines(findings_shown([finding(known.code), finding("zzz")], "ko"))
    assert f"  {known.title.ko}  {known.code}" in shown
    assert "  zzz  zzz" in shown


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), f"✓ {len(RULES)} rules checked, no findings."),
        (
            (finding("d", severity=Severity.WARNING),),
            f"{len(RULES)} rules checked; none is broken.",
        ),
        ((finding("e"),), f"{len(RULES)} rules checked; 1 place breaks one."),
        ((finding("e"), finding("f")), f"{len(RULES)} rules checked; 2 places break one."),
    ],
)
def test_the_verdict_closes_the_list(found: tuple[Finding, ...], said: str) -> None:
    """Tests that the last words are how many rules were read and what came of it."""
    assert lines(findings_shown(found, "en"))[-2] == said


def test_findings_for_programs_are_in_metres() -> None:
    """Tests that places are metres, and a finding without a place has none."""
    nowhere = finding("f").model_copy(update={"x_mm": None, "y_mm": None})
    told = findings_data([finding("e"), nowhere], "ko")
    first, second = told["findings"]
    assert not told["ok"]
    assert (first["x_m"], first["y_m"], first["confidence"]) == (1.5, 2.0, "assumed")
    assert first["message"] == "e 문장"
    assert (second["x_m"], second["y_m"]) == (None, None)


def test_only_errors_are_not_ok() -> None:
    """Tests that warnings and open questions leave a plan ok."""
    found = [
        finding("d", severity=Severity.WARNING),
        finding("b", Verdict.NOT_ASSESSABLE, Severity.ERROR),
    ]
    assert findings_data(found, "en")["ok"]


def test_advice_follows_those_left_out() -> None:
    """Tests that what would help is shown after the unplaced and before the halls."""
    plan = unplaced(1)
    advice = (Text(ko="조언", en="Do this."), Text(en="Or that."))
    certificate = plan.certificate.model_copy(update={"advice": advice})
    shown = lines(plan_shown(plan.model_copy(update={"certificate": certificate}), PATH, "en"))
    first = shown.index("→ Do this.")
    assert shown[first + 1] == "→ Or that."
    assert "did not fit" in shown[0]
    assert first < next(i for i, line in enumerate(shown) if "gross" in line)
    told = plan_data(plan.model_copy(update={"certificate": certificate}), PATH)
    assert [one["en"] for one in told["advice"]] == ["Do this.", "Or that."]
