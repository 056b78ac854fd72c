"""Random edits of a small plan, and what each changes or why it is refused.

The planner in the browser shows an edit before the service has answered; its tests read
``tests/vectors/edits.json``. Run ``python -m tests.vectors.make_edits`` after a change of an edit.
"""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from layouts.booth import Booth, Notch
from layouts.pod import Pod
from plans.edit import apply
from plans.edits import edit_of
from plans.formats.plan_file import load_plan
from plans.plan import Plan
from plans.sale import Sale
from venue.errors import EditError

FILE = Path(__file__).with_name("edits.json")
GOLDEN = Path(__file__).parents[1] / "golden" / "plan-1b.plan.json"

EDITS = 420

BRIEF = {
    "title", "dates", "halls", "module_mm", "zones", "areas", "pins", "pairs", "rates",
    "exhibitors",
}  # fmt: skip
"""What the planner reads of a brief."""


def start() -> Plan:
    """Give a plan with one of everything an edit may be refused for."""
    plan = load_plan(GOLDEN)
    first, second, third, *rest = plan.layout.booths
    cut = Notch(x_mm=0, y_mm=0, width_mm=first.width_mm // 3, depth_mm=first.depth_mm // 3)
    place = {name: getattr(second, name) for name in ("hall", "x_mm", "y_mm", "rotation_deg")}
    pod = Pod(**place, width_mm=2000, depth_mm=2000, id="p1", booth=second.id)
    booths = (first.model_copy(update={"notch": cut}), second, third, *rest)
    layout = plan.layout.model_copy(update={"booths": booths, "pods": (pod,)})
    given = {each.booth: each.exhibitor for each in plan.allotments}
    theirs = [each for each in rest if each.id in given][:3]
    day = dt.date(2026, 3, 1)
    sales = tuple(
        Sale(booth=booth.id, state=state, exhibitor=given[booth.id], on=day, price_krw=1_234_567,
             until=day if state == "hold" else None)
        for booth, state in zip(theirs, ("sold", "reserved", "hold"), strict=True)
    )  # fmt: skip
    allotments = tuple(
        each.model_copy(update={"locked": each.booth == third.id}) for each in plan.allotments
    )
    return plan.model_copy(update={"layout": layout, "sales": sales, "allotments": allotments})


class Hand:
    """Somebody who edits without a thought."""

    def __init__(self, random: Random, plan: Plan) -> None:
        """Begin with a plan."""
        self.random, self.plan = random, plan

    def edit(self) -> dict[str, Any]:
        """Think of an edit, possible or not."""
        random = self.random
        if random.random() < 0.08:
            return {
                "kind": "many",
                "edits": [self._single() for _ in range(random.randrange(1, 4))],
            }
        return self._single()

    def _single(self) -> dict[str, Any]:
        """Think of an edit that is not made of others."""
        kind = self.random.choice([*self._kinds()])
        return {"kind": kind} | self._kinds()[kind]()

    def _booth(self) -> str:
        """Name a booth; now and then one that is not there."""
        ids = [booth.id for booth in self.plan.layout.booths]
        return "nowhere" if self.random.random() < 0.02 else self.random.choice(ids)

    def _kinds(self) -> dict[str, Callable[[], dict[str, Any]]]:
        """Give what each kind of edit needs."""
        random, booth = self.random, self._booth
        halls = [hall.id for hall in self.plan.halls]
        people = [who.id for who in self.plan.brief.exhibitors]

        def mm(low: int, high: int) -> int:
            return random.randint(low, high)

        return {
            "move": lambda: {
                "booth": booth(), "x_mm": mm(-500, 60_000), "y_mm": mm(-500, 40_000),
                "hall": random.choice([*halls, None, None, "Z"]),
            },
            "rotate": lambda: {
                "booth": booth(),
                "rotation_deg": random.choice([0.0, 90.0, 180.0, 270.0, 33.25, -45.0]),
            },
            "resize": lambda: {
                "booth": booth(), "width_mm": mm(1, 9001), "depth_mm": mm(1, 9001)
            },
            "swap": lambda: {"a": booth(), "b": booth()},
            "assign": lambda: {"booth": booth(), "exhibitor": random.choice([*people, "nobody"])},
            "unassign": lambda: {"booth": booth()},
            "add": lambda: {"booth": self._drawn()},
            "delete": lambda: {"booth": booth()},
            "pin": lambda: {"booth": booth(), "pinned": random.random() < 0.5},
            "lock": lambda: {"booth": booth(), "locked": random.random() < 0.3},
            "renumber": lambda: {"booth": booth(), "number": f"N{mm(1, 12)}"},
            "set-zone": lambda: {"zone": self._zone(random.choice(halls))},
            "drop-zone": lambda: {"zone": self._name("zones"), "hall": random.choice(halls)},
            "set-area": lambda: {"area": self._area(random.choice(halls))},
            "drop-area": lambda: {"area": self._name("areas"), "hall": random.choice(halls)},
        }  # fmt: skip

    def _drawn(self) -> dict[str, Any]:
        """Draw a booth, sometimes under an id or a number that is taken."""
        random = self.random
        known = [each.id for each in self.plan.layout.booths]
        booth = Booth(
            hall=random.choice([self.plan.halls[0].id, "Z"] if random.random() < 0.1 else [
                hall.id for hall in self.plan.halls
            ]),
            x_mm=random.randint(0, 50_000), y_mm=random.randint(0, 40_000),
            width_mm=3000, depth_mm=3000, id=random.choice(["", "", "", random.choice(known)]),
            number=random.choice(["", "", f"N{random.randint(1, 12)}"]),
        )  # fmt: skip
        return booth.model_dump(mode="json")

    def _zone(self, hall: str) -> dict[str, Any]:
        """Draw the ground of a zone."""
        x = self.random.randint(0, 20_000)
        ring = [[x, 0], [x + 9000, 0], [x + 9000, 9000], [x, 9000]]
        return {"id": self.random.choice(["ai", "z1", "z2"]), "hall": hall, "rings": [ring]}

    def _area(self, hall: str) -> dict[str, Any]:
        """Draw an area."""
        name = self.random.choice(["stage-1", "rest-1"])
        return {
            "id": name, "hall": hall, "kind": "lounge", "x_mm": self.random.randint(0, 30_000),
            "y_mm": 0, "width_mm": 6000, "depth_mm": 3000, "rotation_deg": 0.0, "notch": None,
            "name": {"ko": "라운지", "en": "Lounge"}, "walkable": False, "request": None,
        }  # fmt: skip

    def _name(self, of: str) -> str:
        """Name a zone or an area."""
        known: list[str] = [each.id for each in getattr(self.plan.layout, of)]
        return self.random.choice([*known, "none"])


def document(plan: Plan) -> dict[str, Any]:
    """Give what the planner reads of a plan."""
    whole = plan.model_dump(mode="json", by_alias=True, exclude={"venue", "findings"})
    whole["brief"] = {name: whole["brief"][name] for name in sorted(BRIEF)}
    for hall in whole["halls"]:
        hall["utilities"] = hall["openings"] = []
    return whole | {"findings": []}


def vectors() -> dict[str, Any]:
    """Edit a plan over and over, and tell what came of each edit."""
    random = Random(7)
    first = start()
    hand = Hand(random, first)
    told: list[dict[str, Any]] = []
    for number in range(EDITS):
        if number % 60 == 0:
            hand.plan = first
        edit = hand.edit()
        try:
            hand.plan, patch = apply(hand.plan, edit_of(json.dumps(edit)))
        except EditError as refusal:
            told.append({"edit": edit, "code": refusal.code})
        else:
            told.append(
                {"edit": edit, "patch": patch.model_dump(mode="json", exclude_defaults=True)}
            )
    return {"plan": document(first), "again": 60, "edits": told}


def text(made: dict[str, Any]) -> str:
    """Write vectors, one edit a line."""

    def line(value: object) -> str:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    edits = ",\n".join(line(each) for each in made["edits"])
    return f'{{"plan":{line(made["plan"])},\n"again":{made["again"]},"edits":[\n{edits}\n]}}\n'


if __name__ == "__main__":
    FILE.write_text(text(vectors()), encoding="utf-8")
