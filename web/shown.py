"""A plan as it is shown: as the store keeps it, with what the last verdict says of it.

The store keeps what people did. Which sides are open, what breaks a rule and what is certified
follow from that, some seconds later: they are laid over the plan and are no revision.
"""

from dataclasses import dataclass, field

from layouts.booth import Booth, Side
from plans.jobs.judging import Judgement
from plans.patch import At, Exchange, Patch
from plans.plan import Plan

from .answers import Verdict


@dataclass
class Shown:
    """The last verdict on one plan; what it lays over a booth is made once."""

    verdict: Verdict | None = None
    count: int = 0
    _over: dict[str, tuple[Booth, tuple[Side, ...], Booth]] = field(default_factory=dict)

    @property
    def judged(self) -> int:
        """The revision of the verdict; 0 before there is one."""
        return 0 if self.verdict is None else self.verdict.revision

    def of(self, plan: Plan) -> Plan:
        """Lay the verdict over a plan."""
        if self.verdict is None:
            return plan
        booths = tuple(self._booth(booth) for booth in plan.layout.booths)
        return plan.model_copy(
            update={
                "layout": plan.layout.model_copy(update={"booths": booths}),
                "findings": self.verdict.findings,
                "measures": self.verdict.measures,
                "certificate": self.verdict.certificate,
            }
        )

    def patch(self, patch: Patch) -> Patch:
        """Lay the verdict over the booths that a patch brings."""
        if self.verdict is None or not patch.booths:
            return patch
        come = tuple(At[Booth](place=a.place, item=self._booth(a.item)) for a in patch.booths.come)
        gone = tuple(At[Booth](place=a.place, item=self._booth(a.item)) for a in patch.booths.gone)
        return patch.model_copy(update={"booths": Exchange[Booth](gone=gone, come=come)})

    def kept(self, plan: Plan, patch: Patch) -> Patch:
        """Take the verdict off a patch again: what goes is what the store keeps."""
        booths = plan.layout.booths

        def as_kept(at: At[Booth]) -> At[Booth]:
            if at.place >= len(booths):
                return at
            mine = booths[at.place]
            alike = mine.model_copy(update={"open_edges": at.item.open_edges}) == at.item
            return At[Booth](place=at.place, item=mine) if alike else at

        gone = tuple(as_kept(at) for at in patch.booths.gone)
        exchange = Exchange[Booth](gone=gone, come=patch.booths.come)
        return patch.model_copy(update={"booths": exchange})

    def take(self, revision: int, made: Judgement) -> Verdict | None:
        """Take a verdict unless there is one of a later revision; give what is told of it."""
        if revision < self.judged:
            return None
        before = {} if self.verdict is None else self.verdict.open_edges
        edges = dict(made.open_edges)
        self.count += 1
        self.verdict = Verdict(
            revision=revision,
            findings=made.findings,
            measures=made.measures,
            certificate=made.certificate,
            open_edges=edges,
        )
        changed = {name: sides for name, sides in edges.items() if before.get(name) != sides}
        return self.verdict.model_copy(update={"open_edges": changed})

    def _booth(self, booth: Booth) -> Booth:
        """Lay the verdict over a booth; the same booth gives the same."""
        assert self.verdict is not None
        sides = self.verdict.open_edges.get(booth.id)
        if sides is None or sides == booth.open_edges:
            return booth
        known = self._over.get(booth.id)
        if known is None or known[0] is not booth or known[1] != sides:
            made = booth.model_copy(update={"open_edges": sides})
            known = self._over[booth.id] = (booth, sides, made)
        return known[2]
