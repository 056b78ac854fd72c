import { describe, expect, test } from 'vitest';
import type { Finding } from '../model/plan';
import { fold, inHall, met, miss, tally } from './fold';

const finding = (given: Partial<Finding>): Finding => ({
  code: 'aisle.width',
  verdict: 'not_met',
  severity: 'error',
  hall: 'C',
  booths: [],
  x_mm: null,
  y_mm: null,
  measured: null,
  required: null,
  unit: 'm',
  source: { cite: 'practice', confidence: 'assumed' },
  message: { ko: '', en: '' },
  ...given,
});

const platform = (booth: string) =>
  finding({ code: 'booth.platform', severity: 'info', booths: [booth] });
const doors = (hall: string, measured: number) =>
  finding({ code: 'exit.width', verdict: 'not_assessable', severity: 'warning', hall, measured });

describe('folding findings', () => {
  test('equal findings are one row that knows all its places', () => {
    const rows = fold([platform('a'), platform('b'), platform('c')]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.findings.flatMap((each) => each.booths)).toEqual(['a', 'b', 'c']);
  });

  test('breaches of one rule that miss it by different lengths stay apart', () => {
    const rows = fold([
      finding({ measured: 2.1, required: 3 }),
      finding({ measured: 2.4, required: 3 }),
      finding({ measured: 2.1, required: 3, booths: ['x'] }),
    ]);
    expect(rows.map((row) => row.findings.length)).toEqual([2, 1]);
  });

  test('what cannot be assessed for one reason is one row, whatever its figures', () => {
    expect(fold([doors('B2', 18), doors('C', 57)])).toHaveLength(1);
  });

  test('breaches come first, errors before wishes, then open questions, then notes', () => {
    const rows = fold([
      platform('a'),
      doors('C', 57),
      finding({ code: 'wish.zone', severity: 'warning' }),
      finding({ code: 'booth.overlap' }),
    ]);
    expect(rows.map((row) => row.code)).toEqual([
      'booth.overlap',
      'wish.zone',
      'exit.width',
      'booth.platform',
    ]);
  });

  test('every finding is in exactly one row', () => {
    const all = [platform('a'), doors('C', 1), doors('B', 2), finding({ measured: 1 })];
    expect(fold(all).flatMap((row) => row.findings)).toHaveLength(all.length);
  });
});

test('notes are counted neither as breaches nor as open questions', () => {
  expect(tally([platform('a'), doors('C', 1), finding({})])).toEqual({
    notMet: 1,
    notAssessable: 1,
  });
});

test('a miss has a length without floating dust and a side', () => {
  expect(miss(finding({ measured: 2.1, required: 3 }))).toEqual({ by: 0.9, short: true });
  expect(miss(finding({ measured: 6.3, required: 6 }))).toEqual({ by: 0.3, short: false });
  expect(miss(finding({ required: 3 }))).toBeNull();
});

test('one hall shows its own findings, all halls all of them', () => {
  const all = [doors('B2', 1), doors('C', 2)];
  expect(inHall(all, 'C')).toEqual([all[1]]);
  expect(inHall(all, null)).toBe(all);
});

test('a rule is met when no finding names it', () => {
  const rules = ['exit.width', 'booth.overlap'].map((code) => ({
    code,
    title: { ko: '', en: '' },
  }));
  expect(met(rules, [doors('C', 1)]).map((rule) => rule.code)).toEqual(['booth.overlap']);
});
