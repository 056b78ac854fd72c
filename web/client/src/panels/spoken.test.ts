import { describe, expect, it } from 'vitest';
import { fromDocument } from '../model/state';
import { LocalRules } from '../rules/check';
import { booth, document } from '../testing/plans';
import { spoken } from './spoken';

const PLAN = fromDocument(
  document([
    booth('a', 5000, 5000, { number: 'A1', open_edges: ['east'] }),
    booth('b', 9000, 5000, { number: 'A2', pinned: true }),
  ]),
);
const NONE = new Map();
const at = (ids: string[], thing: null = null) => ({
  plan: PLAN, selection: new Set(ids), thing, breaches: NONE,
});

describe('what is selected is said', () => {
  it('of a booth: number, holder, size and place', () => {
    expect(spoken(at(['a']), 'en')).toBe('Booth A1, Free booth, 3 × 3 m, X 5.0 m, Y 5.0 m');
    expect(spoken(at(['b']), 'ko')).toContain('부스 A2, 빈 부스, 3 × 3 m');
    expect(spoken(at(['b']), 'ko')).toContain('고정');
  });

  it('with what it breaks', () => {
    const rules = new LocalRules(PLAN);
    const breaches = rules.around(new Set(['a']));
    expect(breaches.get('a')?.length).toBeGreaterThan(0);
    expect(spoken({ ...at(['a']), breaches }, 'en')).toMatch(/A1.*1\.?\d* m/);
  });

  it('of several: how many; of nothing: nothing', () => {
    expect(spoken(at(['a', 'b']), 'en')).toBe('2 booths selected');
    expect(spoken(at([]), 'en')).toBe('');
    expect(spoken({ ...at(['a']), plan: null }, 'en')).toBe('');
  });

  it('of a zone: its corners, and where the one is that is held', () => {
    const ring = [[0, 0], [9000, 0], [9000, 6000]] as never;
    const plan = PLAN.withLists({ zones: [{ id: 'mo', hall: 'A', rings: [ring] }] });
    const thing = { kind: 'zone', id: 'mo', hall: 'A' } as const;
    const none = { plan, selection: new Set<string>(), breaches: NONE };
    expect(spoken({ ...none, thing }, 'en')).toBe('Zone mo, 3 corners');
    const held = { ...thing, corner: { ring: 0, at: 2 } };
    expect(spoken({ ...none, thing: held }, 'en')).toBe('mo, Corner 3 of 3, X 9.0 m, Y 6.0 m');
  });
});
