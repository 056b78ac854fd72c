"""Tests of what a spot tells programs and people."""

import io
import json

import pytest
from rich.console import Console

from plans.formats.write.spot import spot_data, spot_shown
from plans.plan import Plan
from plans.spot import spot_of
from tests.plans.equipped_plan import equipped_plan
from tests.plans.sample_plan import box, sample_plan
from venue.text import Lang


def shown(plan: Plan, who: str, lang: Lang) -> str:
    """Give what a terminal shows."""
    console = Console(file=io.StringIO(), width=120)
    for part in spot_shown(plan, spot_of(plan, who), lang):
        console.print(part, markup=False, highlight=False) if isinstance(part, str) else (
            console.print(part)
        )
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def served(plan: Plan) -> Plan:
    """Give the plan with a box beside C104, whose exhibitor asks for power."""
    near = plan.halls[0].utilities[0].model_copy(update={"ring": box(17_000, 6_000, 400, 400)})
    here = plan.halls[0].model_copy(update={"utilities": (near,)})
    people = tuple(
        w.model_copy(update={"power_kw": 5.0}) if w.id == "nuri" else w
        for w in plan.brief.exhibitors
    )
    brief = plan.brief.model_copy(update={"exhibitors": people})
    return plan.model_copy(update={"halls": (here, plan.halls[1]), "brief": brief})


def test_programs_get_metres_in_a_frame_of_its_own() -> None:
    """Tests every part of a spot, as JSON carries it."""
    plan = served(equipped_plan())
    spot = spot_of(plan, "nuri")
    data = json.loads(json.dumps(spot_data(spot, plan.brief.visitors, "en")))
    assert (data["exhibitor"], data["number"], data["hall"]) == ("nuri", "C104", "C")
    assert (data["width_m"], data["depth_m"], data["net_m2"]) == (3.0, 3.0, 9.0)
    assert data["ring_m"][0] == [13.5, 6.0]
    assert [side["where"] for side in data["sides"]] == ["front", "right", "back", "left"]
    assert data["sides"][0]["clear_m"] == 6.0
    assert data["sides"][1]["clear_m"] is None
    assert data["sides"][3]["neighbours"] == [
        {"booth": "b2", "number": "C102", "name": "Maru Robotics", "gap_m": 0.0}
    ]
    assert data["sides"][3]["walls_m"] == {"shared": 3.0}
    (thing,) = data["fixed"]
    assert (thing["id"], thing["x_m"], thing["gap_m"]) == ("C-U1", 3.5, 0.5)
    assert data["services"] == [
        {
            "service": "power", "asked": 5.0, "unit": "kW", "missing": 0, "of_pavilion": False,
            "assumed": True, "from": [{"utility": "C-U1", "amount": 5.0, "length_m": 0.5}],
        }
    ]  # fmt: skip
    assert data["ways"][0]["length_m"] == pytest.approx(spot.ways[0].length_mm / 1000)
    assert data["ways_step_free"]
    assert data["move_in"]["door"] == "C-E1"
    assert data["allowed"]["height_m"] == 2.5
    assert data["allowed"]["ceiling_m"] == 9.0


def test_a_member_names_its_pavilion_and_its_pod() -> None:
    """Tests what only members have, and that a hall without freight door has no slot."""
    plan = equipped_plan()
    data = spot_data(spot_of(plan, "seed"), plan.brief.visitors, "ko")
    assert (data["pavilion"], data["pod"], data["booth"]) == ("에이모터스", "b6-p1", "b6")
    away = spot_data(spot_of(plan, "at"), plan.brief.visitors, "ko")
    assert (away["pavilion"], away["pod"]) == (None, None)
    assert away["move_in"]["at"] is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ko", ("C104  누리데이터 · C홀", "앞", "열림", "6,000 mm", "바닥 박스", "전기", "걸어서",
                "가정")),
        ("en", ("C104  Nuri Data · Hall C", "Front", "open", "6,000 mm", "Floor box", "Power",
                "on foot", "assumed", "C102 Maru Robotics")),
    ],
)  # fmt: skip
def test_people_read_it_in_their_language(lang: Lang, words: tuple[str, ...]) -> None:
    """Tests that each part is on the screen."""
    told = shown(served(equipped_plan()), "nuri", lang)
    assert not [word for word in words if word not in told]


def test_what_is_not_there_takes_no_lines() -> None:
    """Tests a stand without fixed things, services and ways."""
    plan = sample_plan()
    shut = tuple(b.model_copy(update={"open_edges": ()}) for b in plan.layout.booths)
    closed = plan.model_copy(update={"layout": plan.layout.model_copy(update={"booths": shut})})
    told = shown(closed, "maru", "en")
    assert "on foot" not in told
    assert "Power" not in told
