"""Tests of what a sweep leaves behind for people and programs."""

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from plans.compare import compared
from plans.formats.plan_file import save_plan
from plans.formats.write.compare import MOST
from plans.formats.write.sweep_report import report_sweep, sweep_data
from plans.sweep import Outcome, Step, Sweep
from tests.plans.small_show import small_plan
from venue.source import Confidence, Source
from venue.text import Text


def _outcomes(folder: Path, count: int) -> list[Outcome]:
    """Give as many scenarios of one plan."""
    plan = small_plan()
    save_plan(plan, folder / "p.plan.json")
    figures = compared(plan)
    return [
        Outcome(
            point=f"p{n}", asked="", label=f"base, seed {n}", compared=figures, plan="p.plan.json"
        )
        for n in range(count)
    ]


@pytest.mark.parametrize(("count", "told"), [(2, False), (MOST + 2, True)])
def test_a_page_shows_as_many_as_can_be_read(tmp_path: Path, count: int, told: bool) -> None:
    """Tests that the page says what it leaves out, and that workbook and JSON have everything."""
    sweep = Sweep(title=Text(en="Seeds"), base="brief.toml")
    page, book, data = report_sweep(sweep, _outcomes(tmp_path, count), tmp_path, "en")
    text = page.read_text(encoding="utf-8")
    assert (f"The first {MOST} of {count} scenarios" in text) is told
    assert len(json.loads(data.read_text(encoding="utf-8"))) == count
    sheet = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    assert max(sum(bool(str(cell)) for cell in row) for row in sheet) == count + 1


def test_who_says_so_is_told_once_with_how_sure_it_is(tmp_path: Path) -> None:
    """Tests a step's source on the page."""
    source = Source(cite="the city", confidence=Confidence.PRESS)
    step = Step(id="later", base="brief.toml", source=source)
    sweep = Sweep(title=Text(en="Growth"), steps=(step,))
    page, *_ = report_sweep(sweep, _outcomes(tmp_path, 1), tmp_path, "en")
    assert page.read_text(encoding="utf-8").count("later: the city (press)") == 1


def test_failures_alone_make_no_report(tmp_path: Path) -> None:
    """Tests that reasons go to programs, and no page is written."""
    failed = [Outcome(point="p", asked="", label="base", failed=Text(en="no room"))]
    assert report_sweep(Sweep(title=Text(en="X"), base="b"), failed, tmp_path, "ko") == ()
    assert sweep_data(failed, ())["failed"] == 1
    assert list(tmp_path.iterdir()) == []
