"""Tests of what an edit is about, as people call it."""

import json

import pytest

from layouts.area import Area
from layouts.brief.request import AreaKind
from plans import edits
from plans.edit import apply
from plans.edits import Edit
from plans.plan import Plan
from plans.store.subjects import with_names
from tests.plans.sample_plan import sample_plan
from venue.text import Text

NAMED = Area(id="lounge-3", kind=AreaKind.LOUNGE, name=Text(ko="쉼터", en="Rest area"), hall="C",
             x_mm=0, y_mm=0, width_mm=1_000, depth_mm=1_000)  # fmt: skip
NEW = sample_plan().layout.booths[1].model_copy(update={"id": "", "number": "C900"})


def called(edit: Edit, plan: Plan | None = None) -> dict[str, str]:
    """Give what the ids of an edit are called in Korean."""
    after, patch = apply(plan or sample_plan(), edit)
    named = with_names(json.loads(edit.model_dump_json()), after, patch)
    return {name: text["ko"] for name, text in named.get("called", {}).items()}


@pytest.mark.parametrize(
    ("edit", "names"),
    [
        (edits.Move(booth="b2", x_mm=0, y_mm=0), {"b2": "C102"}),
        (edits.Swap(a="b2", b="b3"), {"b2": "C102", "b3": "C104"}),
        (edits.Delete(booth="b3"), {"b3": "C104"}),
        (edits.Renumber(booth="b2", number="C999"), {"b2": "C102"}),
        (edits.Add(booth=NEW), {"": "C900"}),
        (edits.Add(booth=NEW.model_copy(update={"number": ""})), {}),
        (edits.DropZone(zone="ai", hall="C"), {"ai": "인공지능"}),
        (edits.SetZone(zone=sample_plan().layout.zones[0].model_copy(update={"hall": "D"})),
         {"ai": "인공지능"}),
        (edits.SetArea(area=NAMED), {"lounge-3": "쉼터"}),
        (edits.SetArea(area=NAMED.model_copy(update={"name": Text()})), {}),
        (edits.Many(edits=()), {}),
    ],
)  # fmt: skip
def test_things_are_called_by_their_numbers_and_names(edit: Edit, names: dict[str, str]) -> None:
    """Tests booths that stay, change, come and go, zones and areas, and what has no name."""
    assert called(edit) == names


def test_an_area_that_is_gone_is_called_as_it_was() -> None:
    """Tests that its name is that on the floor before the edit."""
    plan, _ = apply(sample_plan(), edits.SetArea(area=NAMED))
    assert called(edits.DropArea(area="lounge-3", hall="C"), plan) == {"lounge-3": "쉼터"}
