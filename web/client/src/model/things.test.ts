import { describe, expect, it } from 'vitest';
import { document } from '../testing/plans';
import type { Area, Zone } from './plan';
import { fromDocument } from './state';
import {
  areaAt, chosenArea, grown, shifted, spotsOf, turnedArea, withCorner, withoutCorner, zoneAt,
} from './things';
import { mm } from './units';

const AREA: Area = {
  id: 'rest', kind: 'rest', hall: 'A', name: { ko: '쉼터', en: 'Rest' }, walkable: false,
  request: null, notch: null, x_mm: mm(10_000), y_mm: mm(10_000), width_mm: mm(6000),
  depth_mm: mm(3000), rotation_deg: 0,
};
const ZONE: Zone = {
  id: 'mo',
  hall: 'A',
  rings: [[[mm(0), mm(0)], [mm(9000), mm(0)], [mm(9000), mm(6000)], [mm(0), mm(6000)]]],
};
const PLAN = fromDocument({
  ...document([]),
  layout: { booths: [], aisles: [], zones: [ZONE], areas: [AREA], pods: [] },
});
const AREA_CHOSEN = { kind: 'area', id: 'rest', hall: 'A' } as const;
const ZONE_CHOSEN = { kind: 'zone', id: 'mo', hall: 'A' } as const;

describe('an area that is selected', () => {
  it('is found in its hall alone', () => {
    expect(chosenArea(PLAN, AREA_CHOSEN)).toBe(AREA);
    expect(chosenArea(PLAN, { ...AREA_CHOSEN, hall: 'B' })).toBeUndefined();
    expect(areaAt(PLAN, 'A', [15_999, 12_999])).toBe(AREA);
    expect(areaAt(PLAN, 'A', [16_001, 12_000])).toBeUndefined();
    expect(areaAt(PLAN, 'B', [12_000, 12_000])).toBeUndefined();
  });

  it('moves as a whole', () => {
    expect(shifted(PLAN, AREA_CHOSEN, 500, -200)).toEqual({
      kind: 'set-area', area: { ...AREA, x_mm: 10_500, y_mm: 9800 },
    });
  });

  it('turns about its middle, and four quarters bring it back', () => {
    const once = turnedArea(AREA, 90).area;
    expect(once).toMatchObject({ x_mm: 14_500, y_mm: 8500, rotation_deg: 90 });
    let area = AREA;
    for (let i = 0; i < 4; i++) area = turnedArea(area, 90).area;
    expect(area).toEqual(AREA);
  });

  it('grows to the right and up, turned or not, and keeps half a metre', () => {
    expect(grown(AREA, 1000, 0)?.area).toMatchObject({ x_mm: 10_000, width_mm: 7000 });
    expect(grown(AREA, -9000, 0)?.area.width_mm).toBe(500);
    const turned = turnedArea(AREA, 90).area;
    expect(grown(turned, 1000, 0)?.area).toMatchObject({ width_mm: 6000, depth_mm: 4000 });
    expect(grown({ ...AREA, rotation_deg: 15 }, 1000, 0)).toBeNull();
  });
});

describe('a zone that is selected', () => {
  it('is found by its ground', () => {
    expect(zoneAt(PLAN, 'A', [100, 100])).toBe(ZONE);
    expect(zoneAt(PLAN, 'A', [9100, 100])).toBeUndefined();
    expect(zoneAt(PLAN, 'B', [100, 100])).toBeUndefined();
  });

  it('moves as a whole, or by the corner that is held', () => {
    const whole = shifted(PLAN, ZONE_CHOSEN, 1000, 0);
    expect(whole).toMatchObject({ zone: { rings: [[[1000, 0], [10_000, 0], [10_000, 6000], [1000, 6000]]] } });
    const one = shifted(PLAN, { ...ZONE_CHOSEN, corner: { ring: 0, at: 2 } }, -500, 500);
    expect(one).toMatchObject({ zone: { rings: [[[0, 0], [9000, 0], [8500, 6500], [0, 6000]]] } });
  });

  it('gets a corner where an edge is dragged', () => {
    const spot = spotsOf(ZONE).find((each) => each.between && each.at === 3);
    expect(spot?.point).toEqual([0, 3000]);
    const bent = withCorner(PLAN, ZONE, spot!, [1000, 3000]);
    expect(bent.rings).toEqual([[[0, 0], [9000, 0], [9000, 6000], [0, 6000], [1000, 3000]]]);
    expect(withoutCorner(bent, { ring: 0, at: 4 })).toEqual(ZONE);
  });

  it('has no corner outside its hall', () => {
    const [first] = spotsOf(ZONE);
    expect(withCorner(PLAN, ZONE, first!, [-1000, 1e6]).rings[0]?.[0]).toEqual([0, 30_000]);
  });

  it('keeps three corners', () => {
    const three = withoutCorner(ZONE, { ring: 0, at: 0 });
    expect(three?.rings[0]).toHaveLength(3);
    expect(withoutCorner(three!, { ring: 0, at: 0 })).toBeNull();
  });
});
