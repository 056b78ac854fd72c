"""How far people walk on a floor, in figures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .matrix import Lengths, from_openings
from .network import Network
from .part import NodeKind

REACHES_M = (50.0, 100.0)
"""Walks, metres, within which booths are counted from each booth."""

Figures = NDArray[np.float64]


@dataclass(frozen=True)
class Distances:
    """Walks from the entrances to every booth, metres; NaN where no way leads.

    ``booths`` are ids, ``nearest`` the opening each is nearest to (empty for none), ``walk_m`` how
    far, ``straight_m`` the straight line to the same opening, NaN in another hall. ``all_m`` has
    one row an opening of ``openings``.
    """

    booths: tuple[str, ...]
    openings: tuple[str, ...]
    nearest: tuple[str, ...]
    walk_m: Figures
    straight_m: Figures
    all_m: Figures

    @property
    def unreachable(self) -> tuple[str, ...]:
        """Booths that no way leads to."""
        return tuple(b for b, m in zip(self.booths, self.walk_m, strict=True) if np.isnan(m))

    @property
    def detours(self) -> Figures:
        """Detour factors: walk / straight line, at least 1; NaN across halls and without a way."""
        return np.asarray(self.walk_m / np.maximum(self.straight_m, 1e-9))

    @property
    def mean_m(self) -> float | None:
        """The mean walk from the nearest entrance to a booth; None without any."""
        return mean_of(self.walk_m)

    @property
    def p95_m(self) -> float | None:
        """The walk that 95 of 100 booths are within; None without any.

        Notes
        -----
        The 95th percentile, linear between ranks.
        """
        walks = known(self.walk_m)
        return float(np.percentile(walks, 95)) if len(walks) else None


def distances(network: Network, openings: Sequence[str]) -> Distances:
    """Measure the walks from some openings to all booths, those nobody can step up to included.

    Parameters
    ----------
    network : the walking network.
    openings : ids of the openings people come in by.
    """
    nodes = network.of(NodeKind.BOOTH)
    lengths = from_openings(network, openings)
    found = lengths.min(axis=0) if len(openings) else np.full(len(nodes), np.inf)
    rows = lengths.argmin(axis=0) if len(openings) else np.zeros(len(nodes), dtype=int)
    starts = [network.number(NodeKind.OPENING, name) for name in openings]
    straight, nearest = np.full(len(nodes), np.nan), [""] * len(nodes)
    for booth in np.flatnonzero(np.isfinite(found)).tolist():
        start, node = starts[rows[booth]], nodes[booth]
        nearest[booth] = openings[rows[booth]]
        if start is not None and network.halls[start] == network.halls[node]:
            straight[booth] = np.hypot(*(network.points[start] - network.points[node])) / 1000
    closed = [leaf.id for leaf in network.unserved if leaf.kind is NodeKind.BOOTH]
    names = [network.leaves[n - network.corners].id for n in nodes]

    def metres(lengths_mm: Lengths) -> Figures:
        whole = np.where(np.isfinite(lengths_mm), lengths_mm, np.nan) / 1000
        return np.concatenate([whole, np.full((*whole.shape[:-1], len(closed)), np.nan)], axis=-1)

    return Distances(
        booths=(*names, *closed),
        openings=tuple(openings),
        nearest=(*nearest, *[""] * len(closed)),
        walk_m=metres(found),
        straight_m=np.concatenate([straight, np.full(len(closed), np.nan)]),
        all_m=metres(lengths),
    )


@dataclass(frozen=True)
class Neighbourhood:
    """Walks between booths: their mean, metres, and how many others each has within reach.

    ``within`` has one row for each of `REACHES_M`, one column a booth in the network's order.
    """

    mean_m: float | None
    within: NDArray[np.intp]


def neighbourhood(lengths: Lengths) -> Neighbourhood:
    """Measure the walks between all pairs of booths.

    Parameters
    ----------
    lengths : of the ways between all booths, millimetres.
    """
    metres = lengths / 1000
    others = ~np.eye(len(metres), dtype=bool)
    met = np.isfinite(metres) & others
    within = np.array([((metres <= reach) & others).sum(axis=1) for reach in REACHES_M])
    return Neighbourhood(float(metres[met].mean()) if met.any() else None, within)


def mean_of(values: Figures) -> float | None:
    """Give the mean of the figures that are known, None without any."""
    told = known(values)
    return float(told.mean()) if len(told) else None


def gini(values: Figures) -> float:
    """Tell how unevenly something is spread: 0 alike for all, towards 1 all for one.

    Parameters
    ----------
    values : none below 0.

    Notes
    -----
    With ``n`` values in rising order, ``G = sum of (2 i - n - 1) x_i / (n sum of x_i)``.

    References
    ----------
    C. Gini, Variabilità e mutabilità, 1912; in the form of A. Sen, On Economic Inequality, 1973.

    Examples
    --------
    >>> gini(np.array([1.0, 1.0, 1.0])), gini(np.array([0.0, 0.0, 0.0, 4.0]))
    (0.0, 0.75)
    """
    rising = np.sort(values)
    total, count = float(rising.sum()), len(rising)
    if not total:
        return 0.0
    ranks = 2 * np.arange(1, count + 1) - count - 1
    return float((ranks * rising).sum() / (count * total))


def known(values: Figures) -> Figures:
    """Keep the figures that are known."""
    return np.asarray(values[~np.isnan(values)])
