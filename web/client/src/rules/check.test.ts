import { describe, expect, it } from 'vitest';
import { fromDocument } from '../model/state';
import raw from '../../../../tests/vectors/rules.json?raw';
import { booth, document, hall } from '../testing/plans';
import { mm } from '../model/units';
import { boothOf, floorOf, type Told, type Vectors } from '../testing/vectors';
import type { Breach } from './breach';
import { LocalRules } from './check';

const VECTORS = JSON.parse(raw) as Vectors;

/** Half a millimetre: measures are told in thousandths of a metre. */
const GRAIN = 0.00101;

function told(breaches: Iterable<Breach>): Told[] {
  return [...breaches].map((each): Told => [
    each.code, each.booths.map((id) => Number(id.slice(1))), each.measured,
  ]);
}

/** What one side says and the other does not. */
function disagreements(theirs: readonly Told[], ours: readonly Told[]): string[] {
  const left = [...ours];
  const missing = theirs.filter((want) => {
    const at = left.findIndex((got) => same(want, got));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((each) => `only the service: ${JSON.stringify(each)}`),
    ...left.map((each) => `only here: ${JSON.stringify(each)}`),
  ];
}

function same([code, booths, measure]: Told, [other, others, own]: Told): boolean {
  return (
    code === other && booths.join() === others.join() &&
    (measure === null || Math.abs(measure - (own ?? 0)) <= GRAIN)
  );
}

describe('the rules decided here', () => {
  it('say of every floor what the service says, to the millimetre', () => {
    const wrong = VECTORS.floors.flatMap((floor, i) => {
      const rules = new LocalRules(fromDocument(floorOf(floor, VECTORS.limits)));
      return disagreements(floor.findings, told(rules.all())).map((each) => `floor ${i}: ${each}`);
    });
    expect(wrong).toEqual([]);
  });

  it('say of a booth that is edited what the service says of it', () => {
    const wrong: string[] = [];
    VECTORS.floors.forEach((floor, i) => {
      let state = fromDocument(floorOf(floor, VECTORS.limits));
      const rules = new LocalRules(state);
      for (const [place, edited, findings] of floor.edits) {
        state = state.withBooth(boothOf(edited, place));
        rules.update(state);
        const ours = new Set(rules.around(new Set([`b${place}`])).get(`b${place}`) ?? []);
        const about = (each: Told) => each[1].includes(place);
        const found = disagreements(findings.filter(about), told(ours).filter(about));
        wrong.push(...found.map((each) => `floor ${i}, booth ${place}: ${each}`));
      }
    });
    expect(wrong).toEqual([]);
  });

  it('say the same after few and after hundreds of booths were moved, to and fro', () => {
    const rows = Array.from({ length: 200 }, (_, i) =>
      booth(`b${i}`, 3000 + 3000 * (i % 40), 3000 + 6000 * Math.floor(i / 40), {
        open_edges: ['south'],
      }),
    );
    const whole = fromDocument(document(rows, { hall: hall(130_000, 40_000) }));
    const shifted = (from: number, to: number, by: number) =>
      rows.slice(from, to).reduce(
        (state, each) => state.withBooth({ ...each, y_mm: mm(each.y_mm + by) }),
        whole,
      );
    const rules = new LocalRules(whole);
    const steps: [number, number, number][] = [
      [7, 8, 1500], [7, 8, 2500], [9, 10, 2500], [20, 120, 2000], [20, 120, 4000], [50, 130, 900],
      [3, 4, 1000], [3, 4, 0],
    ];
    for (const [from, to, by] of steps) {
      const state = shifted(from, to, by);
      rules.update(state);
      expect(told(rules.all()).sort()).toEqual(told(new LocalRules(state).all()).sort());
    }
  });

  it('draw each line as long as what was measured along it', () => {
    const drawn = VECTORS.floors.flatMap((floor) =>
      new LocalRules(fromDocument(floorOf(floor, VECTORS.limits))).all().flatMap((each) =>
        each.line ? [{ ...each, line: each.line }] : [],
      ),
    );
    expect(new Set(drawn.map((each) => each.code))).toContain('aisle.free');
    for (const { code, line: [[ax, ay], [bx, by]], measured } of drawn) {
      expect(Math.abs(Math.hypot(bx - ax, by - ay) / 1000 - measured), code).toBeLessThan(GRAIN);
    }
  });

  it('say the same of a floor that was edited as of one drawn so', () => {
    for (const floor of VECTORS.floors.slice(0, 40)) {
      let state = fromDocument(floorOf(floor, VECTORS.limits));
      const rules = new LocalRules(state);
      for (const [place, edited] of floor.edits) state = state.withBooth(boothOf(edited, place));
      rules.update(state);
      const anew = new LocalRules(state);
      expect(told(rules.all()).sort()).toEqual(told(anew.all()).sort());
    }
  });
});
