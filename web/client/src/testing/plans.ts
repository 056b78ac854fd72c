// Small plans for tests: a hall, booths by a few numbers, limits as they usually are.

import type {
  Aisle, Area, Booth, Finding, Hall, Limit, LimitName, Limits, PlanDocument, Rates, Side,
  Source,
} from '../model/plan';
import { mm } from '../model/units';

/** The rates of a brief that says none. */
export const RATES: Rates = {
  rent_krw_m2_day: 1950, booth_krw_m2: 300_000, corner_share: 0.1, island_share: 0.2,
  month_factors: [0.8, 0.9, 1.1, 1.2, 1.2, 1, 0.9, 0.8, 1, 1.2, 1.1, 0.8], zone_factors: {},
  early: [],
};

export const SURVEYED: Source = { cite: 'surveyed', confidence: 'official' };

const USUAL: Readonly<Record<LimitName, number>> = {
  aisle: 3000, main_aisle: 5000, exit_apron: 4000, entrance_strip: 4000, wall_clearance: 1500,
  hydrant_clearance: 1500, extinguisher_clearance: 900, shutter_clearance: 600,
  panel_clearance: 1000,
};

/** Make limits of millimetres. */
export function limits(values: Readonly<Partial<Record<LimitName, number>>> = {}): Limits {
  const all = Object.entries({ ...USUAL, ...values }).map(([name, value]) => [
    name,
    { value: value / 1000, unit: 'm', source: SURVEYED } satisfies Limit,
  ]);
  return { id: 'test', name: { ko: '', en: '' }, ...Object.fromEntries(all) } as Limits;
}

/** Make a booth; what is not said is as plain as can be. */
export function booth(id: string, x: number, y: number, more: Partial<Booth> = {}): Booth {
  return {
    id, hall: 'A', x_mm: mm(x), y_mm: mm(y), width_mm: mm(3000), depth_mm: mm(3000),
    rotation_deg: 0, notch: null, number: '', open_edges: [] as Side[], zone: null, build: null,
    height_mm: null, perimeter: false, pinned: false, ...more,
  };
}

/** Make a finding that is not met, about booths. */
export function finding(
  code: string,
  booths: readonly string[],
  more: Partial<Finding> = {},
): Finding {
  return {
    code, booths, verdict: 'not_met', severity: 'error', hall: 'A', x_mm: mm(0), y_mm: mm(0),
    measured: 1, required: 3, unit: 'm', source: SURVEYED, message: { ko: code, en: code }, ...more,
  };
}

/** Make a hall of a rectangle. */
export function hall(width: number, depth: number, more: Partial<Hall> = {}): Hall {
  const ring = [[0, 0], [width, 0], [width, depth], [0, depth]] as unknown as Hall['outline'];
  return {
    id: 'A', name: { ko: 'A홀', en: 'Hall A' }, level: '1F', outline: ring, openings: [],
    obstacles: [], keep_clear: [], utilities: [], origin_mm: [mm(0), mm(0)], members: ['A'],
    source: SURVEYED, ...more,
  };
}

/** Make a plan document. */
export function document(
  booths: readonly Booth[],
  more: {
    hall?: Hall;
    halls?: readonly Hall[];
    areas?: readonly Area[];
    aisles?: readonly Aisle[];
    limits?: Limits;
  } & Partial<PlanDocument> = {},
): PlanDocument {
  const { hall: one, areas = [], aisles = [], ...rest } = more;
  return {
    revision: 1,
    made: '2026-01-01T00:00:00Z',
    halls: [one ?? hall(30_000, 30_000)],
    brief: {
      title: { ko: '전시', en: 'Show' }, dates: [], halls: ['A'], module_mm: mm(3000), zones: [],
      areas: [], pins: [], pairs: [], rates: RATES, exhibitors: [],
    },
    limits: limits(),
    layout: { booths, aisles, zones: [], areas, pods: [] },
    allotments: [],
    sales: [],
    findings: [],
    measures: { halls: [], in_zone: 1, open_sides_met: 1, pairs_met: 1, pins_met: 1 },
    certificate: {
      status: 'NONE', net_m2: 0, bound_net_m2: 0, gap: 0, requested: 0, placed: 0, unplaced: [],
      seconds: 0, seed: 0,
    },
    ...rest,
  };
}
