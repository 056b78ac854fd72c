"""Who stands where, by whatever people call it: a booth's number, a pod's, an exhibitor's id."""

from dataclasses import dataclass

from layouts.booth import Booth, Footprint
from layouts.brief.exhibitor import Exhibitor
from layouts.pod import Pod
from venue.text import Text

from .plan import Plan


@dataclass(frozen=True)
class Stand:
    """What a name stands for on the floor of a plan.

    ``who`` is the exhibitor that was meant: the contract's, or a member of its pavilion; None for
    a free booth. ``pod`` is that member's own pod; None where it has none, and for contracts.
    """

    asked: str
    booth: Booth
    who: Exhibitor | None = None
    pod: Pod | None = None

    @property
    def ground(self) -> Footprint:
        """The floor it has: the pod, or the booth."""
        return self.booth if self.pod is None else self.pod

    @property
    def number(self) -> str:
        """What people read on it."""
        own = "" if self.pod is None else self.pod.number
        return own or self.booth.number or self.booth.id

    @property
    def name(self) -> Text:
        """Who stands there; empty for a free booth."""
        return Text() if self.who is None else self.who.name


def stand_of(plan: Plan, name: str) -> Stand | None:
    """Find a stand.

    Parameters
    ----------
    plan : the plan.
    name : a booth's number, an exhibitor's id, a pod's number, or a booth's or a pod's own id, in
        this order. A member of a pavilion has its pod, or shares the pavilion's booth.

    Returns
    -------
    The stand; None where nothing on the floor has that name.
    """
    booths = {booth.id: booth for booth in plan.layout.booths}
    listed = {who.id: who for who in plan.brief.exhibitors}
    holder = {a.booth: listed.get(a.exhibitor) for a in reversed(plan.allotments)}
    home = {a.exhibitor: booths[a.booth] for a in plan.allotments if a.booth in booths}
    by_number = {booth.number: booth for booth in booths.values() if booth.number}
    booth = by_number.get(name)
    if booth is None and name in listed:
        who = listed[name]
        block = home.get(who.pavilion or who.id)
        own = (pod for pod in plan.layout.pods if pod.exhibitor == name)
        return None if block is None else Stand(name, block, who, next(own, None))
    pods = (pod for pod in plan.layout.pods if name in {pod.number or pod.id, pod.id})
    pod = None if booth is not None else next(pods, None)
    if pod is not None:
        member = listed.get(pod.exhibitor or "", holder.get(pod.booth))
        return Stand(name, booths[pod.booth], member, pod)
    booth = booth or booths.get(name)
    return None if booth is None else Stand(name, booth, holder.get(booth.id))
