"""The family bound: no plan of rows and aisles of the kinds the solver knows has more net area."""

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray

from .bound import universal_bound_m2
from .family_floor import Grid
from .family_view import Asked, View
from .ground import Ground, main_axis_deg
from .instance import Instance
from .lot import lots_of
from .requests import Wants
from .stop import Stop

Floats = NDArray[np.float64]


class Master:
    def __init__(self, halls, asked):
        self.halls, self.asked = halls, asked
        self.views = [(h, view) for h, (_, views) in enumerate(halls) for view in views]
        self.n = 0
        self.pi = self.new(len(asked)); self.lam = self.new(len(asked)); self.hall = self.new(len(halls))
        self.theta, self.side, self.pot, self.mu = [], [], [], []
        for _, view in self.views:
            self.theta.append(self.new(view.table.lanes))
            self.side.append(self.new(2))
            self.pot.append(self.new(view.end + 1))
            self.mu.append(self.new(len(view.lines) * len(view.stamps)))
        self.cost = np.zeros(self.n)
        for h, (times, _) in enumerate(halls): self.cost[self.hall + h] = times
        for s, each in enumerate(asked): self.cost[self.lam + s] = each.count
        self.data, self.cols, self.ptr, self.rhs = [], [], [0], []
        self.seen = set()
        for s, each in enumerate(asked):
            self.row([(self.lam + s, -1.), (self.pi + s, -1.)], -each.area_m2)
        for v, (h, view) in enumerate(self.views):
            m = len(view.stamps)
            for t, stamp in enumerate(view.stamps):
                for a, b in view.covers[t]:
                    self.row([(self.pi + stamp.asked, 1.)] + [(self.mu[v] + l * m + t, -1.) for l in range(a, b)], 0.)
            for arc in view.arcs:
                e = min(arc.end, view.end)
                self.row([(self.pot[v] + e, 1.)] + [(self.theta[v] + l, 1.) for l in arc.lanes] + [(self.pot[v] + arc.start, -1.)], 0.)
            self.row([(self.pot[v], 1.), (self.side[v], 1.), (self.side[v] + 1, 1.), (self.hall + h, -1.)], 0.)

    def new(self, k):
        at = self.n; self.n += k; return at

    def row(self, entries, rhs):
        for c, d in entries:
            self.cols.append(c); self.data.append(d)
        self.ptr.append(len(self.cols)); self.rhs.append(rhs)

    def value(self, pi, mus):
        pi = pi.copy()
        isl = np.full(len(pi), np.inf)
        for v, (h, view) in enumerate(self.views):
            upto = np.concatenate([np.zeros((1, mus[v].shape[1])), mus[v].cumsum(axis=0)])
            for t, stamp in enumerate(view.stamps):
                for a, b in view.covers[t]:
                    isl[stamp.asked] = min(isl[stamp.asked], upto[b, t] - upto[a, t])
        for s, each in enumerate(self.asked):
            if each.island is not None: pi[s] = isl[s]
        lam = np.array([max(0., a.area_m2 - x) for a, x in zip(self.asked, pi)])
        best = [0.] * len(self.halls); new = 0
        for v, (h, view) in enumerate(self.views):
            f = view.table.best(pi, mus[v])
            g = view.sides.best(pi, np.zeros((0, 0)))
            best[h] = max(best[h], view.whole(f.worth) + g.worth.sum())
            m = len(view.stamps)
            for found, table, base in ((f, view.table, self.theta[v]), (g, view.sides, self.side[v])):
                for lane in np.flatnonzero(found.counts.any(axis=1)).tolist():
                    c = found.counts[lane]
                    key = (base, lane, c.tobytes())
                    if key in self.seen: continue
                    self.seen.add(key); new += 1
                    acc = defaultdict(float)
                    for n in np.flatnonzero(c).tolist():
                        if n < len(table.parts):
                            acc[self.pi + table.parts[n].asked] += c[n] * table.parts[n].share
                        else:
                            for l in range(*table.spans[lane].tolist()):
                                acc[self.mu[v] + l * m + n - len(table.parts)] += c[n]
                    self.row([*acc.items(), (base + lane, -1.)], 0.)
        return sum(t * b for (t, _), b in zip(self.halls, best)) + sum(l * a.count for l, a in zip(lam, self.asked)), new

    def solve(self):
        A = scipy.sparse.csr_array((self.data, self.cols, self.ptr), shape=(len(self.rhs), self.n))
        r = scipy.optimize.linprog(self.cost, A_ub=A, b_ub=self.rhs, bounds=(0, None), method="highs-ds")
        if r.x is None: print(r.message); return None
        x = np.maximum(r.x, 0)
        return r.fun, x[self.pi:self.pi+len(self.asked)], [x[self.mu[v]: self.mu[v]+len(view.lines)*len(view.stamps)].reshape(len(view.lines), len(view.stamps)) for v, (_, view) in enumerate(self.views)]


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


def family_bound_m2(instance, wants, stop, *, rows=4, verbose=False, rounds=100, quarters=(False, True)):
    import time
    t0 = time.time()
    module = instance.brief.module_mm
    asked = asked_of(wants, module)
    pinned = sum(p.footprint.area_m2 for p in wants.pinned)
    halls = []
    for hall in instance.halls:
        pins = tuple(p.footprint.shape for p in wants.pinned if p.footprint.hall == hall.id)
        grids = [Grid(Ground(hall, instance.limits, module, main_axis_deg(hall), q, pins)) for q in quarters]
        halls.append((1, [View(g, asked, rows, side_rows=s) for g in grids for s in (False, True)]))
    m = Master(halls, asked)
    if verbose: print("views", [(t, [(v.table.lanes, v.size, len(v.lines), len(v.parts)) for v in vs]) for t, vs in halls], time.time()-t0)
    best, center = math.inf, None
    for rho in (1.0, .8, .6):
        pi = np.array([rho * a.area_m2 for a in asked])
        mus = []
        for _, view in m.views:
            mu = np.zeros((len(view.lines), len(view.stamps)))
            for t, stamp in enumerate(view.stamps):
                if view.covers[t]:
                    a, b = view.covers[t][0]
                    mu[:, t] = pi[stamp.asked] / (b - a)
            mus.append(mu)
        val, new = m.value(pi, mus)
        if verbose: print("rho", rho, val, new, time.time()-t0)
        if val < best: best, center = val, (pi, mus)
    for r in range(rounds):
        t1 = time.time()
        res = m.solve()
        t2 = time.time()
        if res is None: break
        low, x, xm = res
        for alpha in (1.0, 0.3):
            pi = alpha * x + (1 - alpha) * center[0]
            mus = [alpha * a + (1 - alpha) * c for a, c in zip(xm, center[1])]
            val, new = m.value(pi, mus)
            if val < best: best, center = val, (pi, mus)
        if verbose: print(r, "low %.2f val %.2f best %.2f rows %d new %d lp %.2f dp %.2f t %.1f" % (low, val, best, len(m.rhs), new, t2-t1, time.time()-t2, time.time()-t0))
        if best - low < 1e-3 * best or stop(): break
    return pinned + best
