import { describe, expect, it } from 'vitest';
import type { Allotment, Booth, Exhibitor, PlanDocument } from '../model/plan';
import { fromDocument, type PlanState } from '../model/state';
import { mm } from '../model/units';
import { booth, document } from '../testing/plans';
import { changesBetween, counted } from './changes';
import { Comparison, type Then } from './comparison.svelte';
import { figures } from './figures';

const WHO = ['kim', 'lee'].map(
  (id) => ({ id, name: { ko: id, en: id }, zone: 'z', pavilion: null }) as unknown as Exhibitor,
);

function plan(booths: readonly Booth[], given: Readonly<Record<string, string>> = {}): PlanState {
  const made: PlanDocument = document([...booths]);
  const allotments: Allotment[] = Object.entries(given).map(([id, exhibitor]) => ({
    booth: id, exhibitor, locked: false,
  }));
  return fromDocument({ ...made, allotments, brief: { ...made.brief, exhibitors: WHO } });
}

const A = booth('a', 0, 0, { number: 'C10' });
const B = booth('b', 6000, 0, { number: 'C9' });
const told = (then: PlanState, now: PlanState) =>
  changesBetween(then, now).map((each) => `${each.id}: ${each.fates.join(' ')}`);

describe('two states of a plan', () => {
  it('have no changes when they are alike', () => {
    expect(told(plan([A, B], { a: 'kim' }), plan([B, A], { a: 'kim' }))).toEqual([]);
  });

  it('differ by booths that came, went, moved and were resized, in the order of numbers', () => {
    const moved = { ...A, x_mm: mm(100) };
    const wide = { ...B, width_mm: mm(9000) };
    expect(told(plan([A, B]), plan([moved, wide]))).toEqual(['a: moved', 'b: resized']);
    expect(told(plan([A, B]), plan([{ ...A, hall: 'B' }, B]))).toEqual(['a: moved']);
    expect(told(plan([]), plan([A, B]))).toEqual(['b: added', 'a: added']);
    expect(told(plan([A, B]), plan([]))).toEqual(['b: removed', 'a: removed']);
    const notch = { x_mm: mm(0), y_mm: mm(0), width_mm: mm(1), depth_mm: mm(1) };
    expect(told(plan([A]), plan([{ ...A, notch }]))).toEqual(['a: resized']);
  });

  it('tell who had a booth and who has it; a booth may have moved as well', () => {
    const then = plan([A, B], { a: 'kim' });
    const now = plan([{ ...A, y_mm: mm(9) }, B], { a: 'lee', b: 'kim' });
    expect(told(then, now)).toEqual(['a: moved handed', 'b: handed']);
    const [a, b] = changesBetween(then, now);
    expect([a?.from?.id, a?.to?.id, b?.from, b?.to?.id]).toEqual(['kim', 'lee', null, 'kim']);
    expect(counted(changesBetween(then, now))).toMatchObject({ moved: 1, handed: 2, added: 0 });
  });

  it('are turned round by looking the other way', () => {
    const [then, now] = [plan([A]), plan([B])];
    const names = { added: 'removed', removed: 'added' } as const;
    const back = changesBetween(now, then).map((each) => [each.id, each.fates[0]]);
    const forth = changesBetween(then, now).map((each) => {
      const [fate] = each.fates;
      return [each.id, names[fate as 'added' | 'removed']];
    });
    expect(back.sort()).toEqual(forth.sort());
  });
});

describe('a comparison', () => {
  const then = (number: number, state: PlanState, judged = false): Then => ({
    number, name: { ko: 'x', en: 'x' }, plan: state, judged,
  });

  it('follows the plan as it is now, and shows another state only when one is chosen', () => {
    let live = plan([A]);
    const both = new Comparison(() => live);
    expect([both.on, both.shown, both.changes]).toEqual([false, null, []]);
    both.begin(then(1, plan([])), null);
    expect([both.on, both.shown, both.changes.length]).toEqual([true, null, 1]);
    live = plan([A, B]);
    expect(both.now?.booths).toHaveLength(2);
    const other = plan([B]);
    both.begin(then(1, plan([])), then(2, other));
    expect([both.shown, both.changes.map((each) => each.id)]).toEqual([other, ['b']]);
    both.end();
    expect([both.on, both.shown]).toEqual([false, null]);
  });

  it('takes over verdicts of what is still looked at, and of nothing else', () => {
    const both = new Comparison(() => null);
    both.begin(then(1, plan([])), then(2, plan([A])));
    both.judged(then(2, plan([A]), true));
    both.judged(then(3, plan([B]), true));
    expect([both.before?.judged, both.after?.judged, both.after?.number]).toEqual([false, true, 2]);
    both.judged(then(1, plan([]), true));
    expect(both.before?.judged).toBe(true);
  });

  it('puts figures side by side and guesses none that are not judged', () => {
    const before = { plan: plan([A], { a: 'kim' }), judged: false };
    const now = { plan: plan([A, B], { a: 'kim', b: 'lee' }), judged: true };
    const [booths, placed, net, notMet] = figures(before, now);
    expect([booths?.then, booths?.now, booths?.by]).toEqual(['1', '2', '▲ 1']);
    expect([placed?.by, net?.then, net?.by]).toEqual(['▲ 1', '9.0 m²', '▲ 9.0']);
    expect([notMet?.then, notMet?.now, notMet?.by]).toEqual(['…', '0', '']);
    expect(figures(now, now).map((row) => row.by)).toEqual(['–', '–', '–', '–', '–']);
    expect(figures(now, before)[0]?.by).toBe('▼ 1');
  });
});
