import { describe, expect, it } from 'vitest';
import { fromDocument } from '../model/state';
import type { Area } from '../model/plan';
import { mm } from '../model/units';
import { document } from '../testing/plans';
import { spoken } from './spoken';

const RING = [[0, 0], [9000, 0], [9000, 6000]] as never;
const AREA: Area = {
  id: 'rest', kind: 'rest', hall: 'A', name: { ko: '', en: '' }, walkable: false, request: null,
  notch: null, x_mm: mm(3000), y_mm: mm(6000), width_mm: mm(6000), depth_mm: mm(3000),
  rotation_deg: 0,
};
const PLAN = fromDocument(document([])).withLists({
  zones: [{ id: 'mo', hall: 'A', rings: [RING] }],
  areas: [AREA],
});

describe('what is selected is said', () => {
  it('of a zone: its corners, and where the one is that is held', () => {
    const thing = { kind: 'zone', id: 'mo', hall: 'A' } as const;
    expect(spoken(PLAN, thing, 'en')).toBe('Zone mo, 3 corners');
    const held = { ...thing, corner: { ring: 0, at: 2 } };
    expect(spoken(PLAN, held, 'ko')).toBe('mo, 꼭짓점 3 / 3, X 9.0 m, Y 6.0 m');
  });

  it('of an area: its kind where it has no name, its size and place', () => {
    const thing = { kind: 'area', id: 'rest', hall: 'A' } as const;
    expect(spoken(PLAN, thing, 'ko')).toBe('쉼터, 6 × 3 m, X 3.0 m, Y 6.0 m');
  });

  it('of nothing: nothing', () => {
    expect(spoken(PLAN, null, 'en')).toBe('');
    expect(spoken(PLAN, { kind: 'zone', id: 'gone', hall: 'A' }, 'en')).toBe('');
  });
});
