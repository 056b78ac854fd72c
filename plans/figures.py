"""What a plan is in figures, to be laid beside others; `compare` works them out."""

from venue.text import Text
from venue.value import Value


class Compared(Value):
    """One plan in figures; None where it cannot be told.

    Areas are in square metres, walks in metres, ``crowding_worst`` in people a minute and metre of
    aisle at the busiest hour. ``rent_krw_m2_day`` is the rent over gross area and days of tenancy.
    ``revenue_krw`` sums the booths that somebody has: at the price agreed, or else that of the
    show's first day. ``share_of_bound`` is net over what no layout can exceed. ``findings`` counts
    those that are not met, by code; ``not_assessable`` the others.
    """

    title: Text
    venue: str
    halls: tuple[str, ...]
    booths: int
    requested: int
    placed: int
    left_out: int
    gross_m2: float
    net_m2: float
    net_ratio: float
    bound_net_m2: float
    share_of_bound: float | None
    gap: float
    tenancy_days: int
    revenue_krw: int
    rent_krw: int
    rent_krw_m2_day: float
    walk_mean_m: float | None
    walk_p95_m: float | None
    footfall_gini: float
    dead_zones: int
    unreachable: int
    crowding_worst: float | None
    egress_seconds: float | None
    egress_worst_seconds: float | None
    max_travel_m: float | None
    findings: dict[str, int]
    not_assessable: int
