"""What children of the service's jobs do in its tests, instead of solving."""

import os
import signal
from dataclasses import dataclass

from plans.jobs.child import Asked
from plans.plan import Plan
from solver.progress import Event, Progress
from tests.plans.sample_plan import sample_plan
from venue.errors import NoPlanError
from venue.text import Text


@dataclass(frozen=True)
class Work:
    """What a child does instead of solving."""

    plan: Plan
    kill: bool = False
    tell: bool = True
    refuse: bool = False
    wait: bool = False

    def __call__(self, asked: Asked, progress: Progress) -> Plan:
        """Tell of the floor, then answer, refuse, or die, or wait for the wish to stop."""
        given = {each.booth: each.exhibitor for each in self.plan.allotments}
        floors = ((self.plan.layout, given),) if self.tell else ()
        progress(Event("placing", 0.5, placed=12, requested=14, net_m2=300.0, floors=floors))
        if self.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        while self.wait and not asked():
            pass
        if self.refuse:
            raise NoPlanError("plan.infeasible", Text(en="No layout meets all requests."))
        return self.plan


def solved(by_mm: int = 1) -> Plan:
    """Give what a solver might answer: one booth moved, under names of its own."""
    plan = sample_plan()
    booths = tuple(
        booth.model_copy(update={"id": f"new-{n}", "x_mm": booth.x_mm + by_mm * (booth.id == "b2")})
        for n, booth in enumerate(plan.layout.booths)
    )
    ids = {a.id: b.id for a, b in zip(plan.layout.booths, booths, strict=True)}
    given = tuple(a.model_copy(update={"booth": ids[a.booth]}) for a in plan.allotments)
    layout = plan.layout.model_copy(update={"booths": booths})
    return plan.model_copy(update={"layout": layout, "allotments": given})
