"""Random edits of a plan: mostly such as it takes, some that it must refuse."""

import datetime as dt

from hypothesis import strategies as st

from layouts.area import Area
from layouts.booth import Booth
from layouts.brief.rates import Rates
from layouts.brief.request import AreaKind
from layouts.zone import Zone
from plans import edits
from plans.edits import Edit
from plans.plan import Plan
from plans.sale import SaleState

DAY = dt.date(2026, 3, 1)

MM = st.integers(min_value=-2_000, max_value=40_000)
LENGTH = st.integers(min_value=500, max_value=12_000)


def edits_of(plan: Plan) -> st.SearchStrategy[Edit]:
    """Give a strategy of edits that name what a plan has."""
    booths = st.sampled_from([booth.id for booth in plan.layout.booths] or ["none"])
    who = st.sampled_from([one.id for one in plan.brief.exhibitors] + ["nobody"])
    halls = st.sampled_from([hall.id for hall in plan.halls])
    zones = st.sampled_from([zone.id for zone in plan.layout.zones] or ["none"])
    areas = st.sampled_from([area.id for area in plan.layout.areas] or ["none"])
    new = st.builds(
        Booth, id=st.sampled_from(["", "new", "other"]), hall=halls, x_mm=MM, y_mm=MM,
        width_mm=LENGTH, depth_mm=LENGTH, number=st.sampled_from(["", "X1", "X2"]),
    )  # fmt: skip
    ring = st.just(((0, 0), (9000, 0), (9000, 9000), (0, 9000)))
    return st.one_of(
        st.builds(edits.Move, booth=booths, x_mm=MM, y_mm=MM),
        st.builds(edits.Rotate, booth=booths, rotation_deg=st.sampled_from([0, 23, 90, 180, 271])),
        st.builds(edits.Resize, booth=booths, width_mm=LENGTH, depth_mm=LENGTH),
        st.builds(edits.Swap, a=booths, b=booths),
        st.builds(edits.Assign, booth=booths, exhibitor=who),
        st.builds(edits.Unassign, booth=booths),
        st.builds(edits.Add, booth=new),
        st.builds(edits.Delete, booth=booths),
        st.builds(edits.Fix, booth=booths, pinned=st.booleans()),
        st.builds(edits.Lock, booth=booths, locked=st.booleans()),
        st.builds(
            edits.Split, booth=booths, across=st.sampled_from(["width", "depth"]), at_mm=LENGTH
        ),
        st.builds(edits.Merge, a=booths, b=booths),
        st.builds(edits.Renumber, booth=booths, number=st.sampled_from(["N1", "N2", "N3"])),
        st.builds(
            edits.SetZone,
            zone=st.builds(Zone, id=zones, hall=halls, rings=st.tuples(ring)),
        ),
        st.builds(edits.DropZone, zone=zones, hall=halls),
        st.builds(
            edits.SetArea,
            area=st.builds(
                Area, id=areas, hall=halls, x_mm=MM, y_mm=MM, width_mm=LENGTH, depth_mm=LENGTH,
                kind=st.sampled_from(list(AreaKind)),
            ),
        ),
        st.builds(edits.DropArea, area=areas, hall=halls),
        st.builds(
            edits.Offer, booth=booths, on=st.just(DAY),
            state=st.sampled_from([None, *SaleState]), exhibitor=st.one_of(st.none(), who),
            name=st.sampled_from(["", "A city"]), until=st.sampled_from([None, DAY]),
            price_krw=st.sampled_from([None, None, 0, 2_500_000]),
        ),
        st.builds(edits.SetRates, rates=st.builds(
            Rates, booth_krw_m2=st.integers(0, 500_000),
            zone_factors=st.dictionaries(zones, st.sampled_from([0.9, 1.25]), max_size=1),
        )),
    )  # fmt: skip
