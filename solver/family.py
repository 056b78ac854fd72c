"""The family bound: no plan of rows and aisles of the kinds the solver knows has more net area.

Every object owns floor that no other one owns. Halls are cut into lines; what a line can hold at
most is a knapsack along it, and objects that are deep meet many lines. Prices of objects on lines
make one sum of it; any prices give a valid bound, good ones are found by column generation.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray

from layouts.brief.exhibitor import Exhibitor
from venue.hall import Hall

from .bound import universal_bound_m2
from .family_patterns import Patterns, best_patterns
from .family_slices import Kind, Piece, Slices
from .ground import Ground, main_axis_deg
from .instance import Instance
from .lot import Lot, Request, lots_of
from .requests import Wants
from .stop import Stop

Floats = NDArray[np.float64]
Way = tuple[tuple[Kind, int], ...]


@dataclass(frozen=True)
class Asked:
    """Requests that are alike but for their zone: their area, how many, and how they may lie."""

    area_m2: float
    count: int
    lot: Lot | None = None
    island: Exhibitor | None = None

    def ways(self, ground: Ground, rows: int) -> Iterator[Way]:
        if self.island is not None:
            for width, depth in self.island.shapes(ground.module_mm):
                sizes = [(depth, width) if ground.quarter else (width, depth)]
                if self.island.turn:
                    sizes.append(sizes[0][::-1])
                for size in dict.fromkeys(sizes):
                    yield ((Kind(size=size), 1),)
            return
        assert self.lot is not None
        for shape in self.lot.ways(ground.pitch, width_along=not ground.quarter):
            if shape.across > rows:
                continue
            if shape.notch is not None:
                yield ((Kind(shape.along - 1, shape.across), 1), (Kind(1, 1, arm=True), 1))
            else:
                yield ((Kind(shape.along, shape.across), 1),)
                if shape.across == 1:
                    yield ((Kind(shape.along, 1, wall=True), 1),)
        for shape in self.lot.ways(ground.pitch, width_along=ground.quarter):
            if shape.across == 1 and shape.notch is None:
                yield ((Kind(side=True), shape.along),)


class View:
    """One hall in one orientation."""

    def __init__(self, ground: Ground, asked: Sequence[Asked], rows: int) -> None:
        self.slices = Slices(ground, rows)
        ways = [list(dict.fromkeys(each.ways(ground, rows))) for each in asked]
        kinds = dict.fromkeys(kind for some in ways for way in some for kind, _ in way)
        found = [self.slices.piece(kind) for kind in kinds]
        self.pieces = [piece for piece in found if piece is not None]
        number = {piece.kind: index for index, piece in enumerate(self.pieces)}
        # ways[class] = rows of (piece, weight)
        self.ways = [
            [
                tuple((number[kind], weight) for kind, weight in way)
                for way in some
                if all(kind in number for kind, _ in way)
            ]
            for some in ways
        ]
        self.shape = (self.slices.lines.count if self.pieces else 0, len(self.pieces))

    @property
    def key(self):
        return (
            self.shape,
            tuple((p.kind, p.points, p.columns, p.covers, p.open.tobytes()) for p in self.pieces),
        )

    def worths(self, prices: Floats) -> Floats:
        """nu per piece."""
        upto = np.zeros((prices.shape[0] + 1, prices.shape[1]))
        upto[1:] = prices.cumsum(axis=0)
        return np.array(
            [
                min((upto[b, t] - upto[a, t]) / w for a, b, w in piece.covers)
                for t, piece in enumerate(self.pieces)
            ]
        )


class Master:
    def __init__(self, halls: Sequence[tuple[int, list[View]]], asked: Sequence[Asked]) -> None:
        self.halls, self.asked = halls, asked
        self.views = [(h, view) for h, (_, views) in enumerate(halls) for view in views]
        at = 0
        self.mu, self.nu, self.theta = [], [], []
        for _, view in self.views:
            lines, kinds = view.shape
            self.mu.append(at); at += lines * kinds
            self.nu.append(at); at += kinds
            self.theta.append(at); at += lines
        self.hall = at; at += len(halls)
        self.lam = at; at += len(asked)
        self.n = at
        self.cost = np.zeros(at)
        for h, (times, _) in enumerate(halls):
            self.cost[self.hall + h] = times
        for s, each in enumerate(asked):
            self.cost[self.lam + s] = each.count
        self.data, self.cols, self.ptr, self.rhs = [], [], [0], []
        self.seen = set()
        for v, (h, view) in enumerate(self.views):
            lines, kinds = view.shape
            for t, piece in enumerate(view.pieces):
                for a, b, w in piece.covers:
                    self.row([(self.nu[v] + t, w)] + [(self.mu[v] + l * kinds + t, -1.0) for l in range(a, b)], 0.0)
            for s, some in enumerate(view.ways):
                for way in some:
                    self.row([(self.lam + s, -1.0)] + [(self.nu[v] + t, -w) for t, w in way], -asked[s].area_m2)
            self.row([(self.theta[v] + l, 1.0) for l in range(lines)] + [(self.hall + h, -1.0)], 0.0)

    def row(self, entries, rhs):
        for c, d in entries:
            self.cols.append(c); self.data.append(d)
        self.ptr.append(len(self.cols)); self.rhs.append(rhs)

    def value(self, prices: list[Floats]):
        """bound and patterns"""
        lam = np.zeros(len(self.asked))
        best = [0.0] * len(self.halls)
        new = 0
        for v, (h, view) in enumerate(self.views):
            if not view.pieces: continue
            nu = view.worths(prices[v])
            for s, some in enumerate(view.ways):
                for way in some:
                    lam[s] = max(lam[s], self.asked[s].area_m2 - sum(w * nu[t] for t, w in way))
            found = best_patterns(view.slices, view.pieces, prices[v])
            best[h] = max(best[h], found.worth.sum())
            lines, kinds = view.shape
            for l in range(lines):
                key = (v, l, found.counts[l].tobytes())
                if key in self.seen or not found.counts[l].any(): continue
                self.seen.add(key)
                new += 1
                self.row([(self.mu[v] + l * kinds + int(t), float(found.counts[l, t])) for t in np.flatnonzero(found.counts[l])] + [(self.theta[v] + l, -1.0)], 0.0)
        total = sum(t * b for (t, _), b in zip(self.halls, best)) + sum(l * a.count for l, a in zip(lam, self.asked))
        return total, new

    def solve(self):
        A = scipy.sparse.csr_array((self.data, self.cols, self.ptr), shape=(len(self.rhs), self.n))
        top = max(a.area_m2 for a in self.asked)
        r = scipy.optimize.linprog(self.cost, A_ub=A, b_ub=self.rhs, bounds=(0, None), method="highs-ds")
        if r.x is None: return None
        out = []
        for v, (_, view) in enumerate(self.views):
            lines, kinds = view.shape
            out.append(np.maximum(r.x[self.mu[v]: self.mu[v] + lines * kinds], 0).reshape(lines, kinds))
        return r.fun, out


def asked_of(wants, module):
    groups = defaultdict(list)
    for lot in lots_of(wants.requests):
        groups[(lot.shapes, lot.cut, lot.turn)].append(lot)
    out = [Asked(l[0].area_m2, sum(len(x.requests) for x in l), lot=l[0]) for l in groups.values()]
    isl = defaultdict(list)
    for who in wants.islands:
        isl[(who.shapes(module), who.turn)].append(who)
    out += [Asked(i[0].area_m2(module), len(i), island=i[0]) for i in isl.values()]
    return out


def family_bound_m2(instance, wants, stop, *, rows=4, verbose=False, rounds=100):
    import time
    t0 = time.time()
    module = instance.brief.module_mm
    asked = asked_of(wants, module)
    pinned = sum(p.footprint.area_m2 for p in wants.pinned)
    groups = {}
    for hall in instance.halls:
        pins = tuple(p.footprint.shape for p in wants.pinned if p.footprint.hall == hall.id)
        views = [View(Ground(hall, instance.limits, module, main_axis_deg(hall), q, pins), asked, rows) for q in (False, True)]
        groups.setdefault(tuple(v.key for v in views), []).append(views)
    halls = [(len(g), g[0]) for g in groups.values()]
    m = Master(halls, asked)
    if verbose: print("views", [(t, [(v.shape, v.slices.points.count) for v in vs]) for t, vs in halls], time.time()-t0)
    best, center = math.inf, None
    for rho in np.linspace(0.4, 1.0, 7):
        prices = []
        for _, view in m.views:
            lines, kinds = view.shape
            s = view.slices
            pr = np.zeros(view.shape)
            for t, piece in enumerate(view.pieces):
                w = piece.points + piece.columns * s.gap / s.longest
                pr[:, t] = rho * w * s.points.spacing * s.lines.spacing / 1e6
            prices.append(pr)
        val, new = m.value(prices)
        if verbose: print("rho", rho, val, new, time.time()-t0)
        if val < best: best, center = val, prices
    for r in range(rounds):
        t1 = time.time()
        res = m.solve()
        t2 = time.time()
        if res is None: break
        low, x = res
        for alpha in (1.0, 0.3):
            pr = [alpha * a + (1 - alpha) * c for a, c in zip(x, center)]
            val, new = m.value(pr)
            if val < best: best, center = val, pr
        if verbose: print(r, "low %.2f val %.2f best %.2f rows %d new %d lp %.2f dp %.2f t %.1f" % (low, val, best, len(m.rhs), new, t2-t1, time.time()-t2, time.time()-t0))
        if best - low < 1e-3 * best or stop(): break
    return pinned + best
