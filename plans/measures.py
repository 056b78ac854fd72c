"""What a plan reaches, in figures; wishes are counted by what the check found of them."""

from collections.abc import Sequence

from layouts.allotment import Allotment
from layouts.brief.brief import Brief
from layouts.layout import Layout
from layouts.rules import open_wish, pair, pin, zone
from venue.finding import Finding
from venue.hall import Hall

from .plan import HallMeasure, Measures


def measure(
    halls: Sequence[Hall],
    brief: Brief,
    layout: Layout,
    allotments: Sequence[Allotment],
    findings: Sequence[Finding],
) -> Measures:
    """Measure a checked layout.

    Parameters
    ----------
    halls : the halls as they are opened.
    brief : what was asked.
    layout, allotments : what stands on the floor, and who got it.
    findings : what the check of the same layout found.

    Returns
    -------
    Areas of each hall, and the shares of the wishes that are met; 1.0 where nobody wished.

    Notes
    -----
    With *placed* the exhibitors that have a booth::

        in_zone        = placed on the ground of their zone / placed
        open_sides_met = placed with at least the open sides they wished / placed that wished any
        pairs_met      = pairs of which both are placed, and as asked / pairs asked
        pins_met       = pinned that stand exactly at their pin / pins asked

    Somebody without a place thus counts against a pair and a pin, which are the organiser's own
    requests, but not against zones and open sides.
    """
    stand = {allotment.exhibitor: allotment.booth for allotment in allotments}
    given = set(stand.values())
    wished = [who for who in brief.exhibitors if who.open_sides is not None and who.id in stand]
    paired = sum(wish.a in stand and wish.b in stand for wish in brief.pairs)
    pinned = sum(wish.exhibitor in stand for wish in brief.pins)

    def missed(code: str) -> int:
        return sum(f.code == code and given.issuperset(f.booths) for f in findings)

    return Measures(
        halls=tuple(_hall(hall, layout) for hall in halls),
        in_zone=_share(len(given) - missed(zone.RULE.code), len(given)),
        open_sides_met=_share(len(wished) - missed(open_wish.RULE.code), len(wished)),
        pairs_met=_share(paired - missed(pair.RULE.code), len(brief.pairs)),
        pins_met=_share(pinned - missed(pin.RULE.code), len(brief.pins)),
    )


def _hall(hall: Hall, layout: Layout) -> HallMeasure:
    """Sum up one hall: ``net_ratio = net / gross``, booths only."""
    booths = [booth for booth in layout.booths if booth.hall == hall.id]
    net = round(sum(booth.area_m2 for booth in booths), 4)
    return HallMeasure(
        hall=hall.id,
        gross_m2=hall.gross_m2,
        net_m2=net,
        net_ratio=round(net / hall.gross_m2, 4),
        booths=len(booths),
    )


def _share(met: int, asked: int) -> float:
    """Give ``met / asked``, and 1.0 where nothing was asked."""
    return round(met / asked, 4) if asked else 1.0
