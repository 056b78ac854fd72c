"""What one exhibitor may see of a plan: its spot, what is around it, and the ways to it."""

import datetime as dt
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from layouts.booth import BoothType
from layouts.brief.exhibitor import Build, Exhibitor, asked
from layouts.brief.limits import Limit
from layouts.rules.height import USUAL
from layouts.supply import Supplied, supply
from venue.errors import NoPlanError, UsageError
from venue.hall import Hall
from venue.source import Source
from venue.text import Text
from venue.utility import Service

from .around import Around, Face, Fixed
from .build_up import SLOT_MIN, moves_of
from .plan import Plan
from .stand import Stand, stand_of
from .walks import Tour, ways_in

NAMED = 3
"""Nearest names in one sentence."""

CLOSE = 0.4
"""How alike a name must be to be offered, 0 to 1."""


@dataclass(frozen=True)
class Feed:
    """A floor box or a trench that serves the stand: ``amount`` in kilowatts or connections."""

    utility: str
    amount: float
    length_mm: int


@dataclass(frozen=True)
class Served:
    """One service: what was asked for, what serves it, and what is missing of the whole block.

    ``block`` tells that a pavilion is connected as one: feeds and ``missing`` are its own then.
    """

    service: Service
    asked: float
    feeds: tuple[Feed, ...]
    missing: float
    block: bool
    assumed: bool


@dataclass(frozen=True)
class Allowed:
    """How high and heavy a stand may be, as far as anybody has said.

    ``usual`` is the preset's height for its type of booth, ``asked_mm`` what the exhibitor wants;
    ``hall_mm`` and ``floor_kn_m2`` are None where the venue has not said.
    """

    usual: Limit
    asked_mm: int | None
    hall_mm: int | None
    floor_kn_m2: float | None
    load_kn_m2: float | None
    platform: bool
    covered: bool
    decks: int
    hall: Source

    @property
    def permission(self) -> bool:
        """Whether the organiser must allow the height that is asked for."""
        return (self.asked_mm or 0) / 1000 > self.usual.value


@dataclass(frozen=True)
class MoveInSlot:
    """When and by which freight door goods come in: assumed slots, as each venue has its own.

    ``at`` is None where no freight door's way leads to the stand.
    """

    door: str
    name: Text
    at: dt.datetime | None
    minutes: int
    length_mm: int | None


@dataclass(frozen=True)
class Spot:
    """All that one exhibitor may see; lengths in millimetres, places in the hall's frame.

    ``ways`` lead there on foot from each entrance, the shortest first; ``step_free`` are those for
    wheels. Names of neighbours are the organiser's to tell: a page that anybody may open shows
    their numbers at most.
    """

    stand: Stand
    who: Exhibitor
    hall: Hall
    block: Text
    type: BoothType
    build: Build | None
    faces: tuple[Face, ...]
    fixed: tuple[Fixed, ...]
    services: tuple[Served, ...]
    allowed: Allowed
    ways: tuple[Tour, ...]
    step_free: tuple[Tour, ...]
    move_in: MoveInSlot

    @property
    def number(self) -> str:
        """What people read on it."""
        return self.stand.number

    @property
    def open_sides(self) -> int:
        """How many sides are open."""
        return sum(face.open for face in self.faces)


def spot_of(plan: Plan, who: str) -> Spot:
    """Tell all that an exhibitor may see of a plan.

    Parameters
    ----------
    plan : the plan.
    who : an exhibitor's id, or the number of a booth or a pod.

    Raises
    ------
    UsageError : when nobody has that name and no booth that number; the nearest ones are named.
    NoPlanError : when the exhibitor has no booth, with the certificate's reason, or the booth has
        no exhibitor.
    """
    stand = _stand(plan, who)
    mine = stand.who
    if mine is None:
        raise NoPlanError("card.free", FREE.fill(number=stand.number))
    around = Around(plan, stand)
    holder = around.holders.get(stand.booth.id)
    block = holder is not None and holder.id in plan.brief.members
    return Spot(
        stand=stand,
        who=mine,
        hall=around.hall,
        block=holder.name if holder is not None and holder.id != mine.id else Text(),
        type=stand.booth.type,
        build=around.build,
        faces=around.faces,
        fixed=around.fixed,
        services=tuple(_services(plan, around, mine, block=block)),
        allowed=_allowed(plan, around, mine),
        ways=ways_in(plan, stand.booth.id),
        step_free=ways_in(plan, stand.booth.id, step_free=True),
        move_in=_move_in(plan, around),
    )


def require_stand(plan: Plan, name: str) -> Stand:
    """Find a stand by its name, whether anybody has it or not.

    Raises
    ------
    UsageError, NoPlanError : as for `spot_of`, but a free booth is one.
    """
    return _stand(plan, name)


def _stand(plan: Plan, name: str) -> Stand:
    """Find a stand, or say why there is none."""
    stand = stand_of(plan, name)
    if stand is not None:
        return stand
    listed = {who.id: who for who in plan.brief.exhibitors}
    if name not in listed:
        raise UsageError("card.unknown", _nearest(plan, name))
    contract = listed[name].pavilion or name
    left = {each.exhibitor: each.reason for each in plan.certificate.unplaced}
    reason = left.get(contract)
    if reason is None:
        raise NoPlanError("card.unplaced", UNPLACED.fill(name=listed[name].name))
    raise NoPlanError("card.unplaced", LEFT.fill(name=listed[name].name, reason=reason))


def _nearest(plan: Plan, name: str) -> Text:
    """Say that a name is unknown, with the ones most like it."""
    known = {who.id: who.id for who in plan.brief.exhibitors}
    known |= {booth.number: booth.number for booth in plan.layout.booths if booth.number}
    known |= {pod.number: pod.number for pod in plan.layout.pods if pod.number}
    # People may have typed the name as it is written; the id is what they are told.
    for who in plan.brief.exhibitors:
        known |= {said.lower(): who.id for said in (who.name.ko, who.name.en) if said}
    folded = {word.lower(): given for word, given in known.items()}
    found = difflib.get_close_matches(name.lower(), sorted(folded), n=2 * NAMED, cutoff=CLOSE)
    names = list(dict.fromkeys(folded[word] for word in found))[:NAMED]
    if not names:
        return UNKNOWN.fill(name=name)
    return ALIKE.fill(name=name, known=", ".join(names))


def _services(plan: Plan, around: Around, who: Exhibitor, *, block: bool) -> Iterator[Served]:
    """Tell of each service that is asked for what serves it."""
    served, hall, booth = plan.brief.served, around.hall, around.stand.booth
    tenants = {key: served.get(each.id, each) for key, each in around.holders.items()}
    here = plan.layout.in_hall(hall.id).booths
    given: Supplied = supply(hall, here, tenants, plan.limits.mm("utility_reach"))
    doubtful = {box.id for box in hall.utilities if box.source.assumed}
    mine = who if around.stand.pod is not None or not who.contract else tenants[booth.id]
    for service, amount in asked(mine).items():
        feeds = [c for c in given.connections if (c.booth, c.service) == (booth.id, service)]
        missing = (m for m in given.missing if (m.booth, m.service) == (booth.id, service))
        yield Served(
            service=service,
            asked=amount,
            feeds=tuple(Feed(c.utility, c.amount, round(c.length_mm)) for c in feeds),
            missing=sum(m.amount for m in missing),
            block=block and not who.contract,
            assumed=any(c.utility in doubtful for c in feeds) or not feeds,
        )


def _allowed(plan: Plan, around: Around, who: Exhibitor) -> Allowed:
    """Tell how high and heavy the stand may be."""
    booth, hall = around.stand.booth, around.hall
    own = booth.height_mm if who.contract else None
    return Allowed(
        usual=getattr(plan.limits, USUAL[booth.type]),
        asked_mm=own or who.height_mm,
        hall_mm=hall.clear_height_mm,
        floor_kn_m2=hall.floor_load_kn_m2,
        load_kn_m2=who.load_kn_m2,
        platform=who.platform,
        covered=who.covered,
        decks=who.decks,
        hall=hall.source,
    )


def _move_in(plan: Plan, around: Around) -> MoveInSlot:
    """Tell when the stand's goods come in."""
    booth = around.stand.booth.id
    move = next(each for each in moves_of(plan) if each.delivery.booth == booth)
    door = around.hall.opening(move.delivery.door)
    walk = move.delivery.walk
    return MoveInSlot(
        door=move.delivery.door,
        name=Text() if door is None else door.name,
        at=move.at,
        minutes=SLOT_MIN,
        length_mm=None if walk is None else round(walk.length_mm),
    )


UNKNOWN = Text(
    ko="{name}: 그런 참가업체 id나 부스 번호가 없습니다. 배치안의 것을 적어 주십시오.",
    en="{name}: no exhibitor has that id and no booth that number; give one of the plan's.",
)
ALIKE = Text(
    ko="{name}: 그런 참가업체 id나 부스 번호가 없습니다. 비슷한 것 가운데 골라 주십시오: {known}.",
    en="{name}: no exhibitor has that id and no booth that number; the nearest are {known}.",
)
LEFT = Text(ko="{name}: 부스를 받지 못했습니다. {reason}", en="{name} has no booth: {reason}")
UNPLACED = Text(
    ko="{name}: 이 배치안에서 부스를 받지 못했습니다. madang solve --from으로 다시 배치해 "
    "주십시오.",
    en="{name} has no booth in this plan; plan again with madang solve --from.",
)
FREE = Text(
    ko="{number}: 빈 자리입니다. 참가업체가 있는 부스를 적어 주십시오.",
    en="{number} is a free booth; give one that somebody has.",
)
