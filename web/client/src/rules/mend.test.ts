import { describe, expect, it } from 'vitest';
import { bounds, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import { fromDocument } from '../model/state';
import { mm } from '../model/units';
import { booth, document, hall } from '../testing/plans';
import type { Breach } from './breach';
import { LocalRules } from './check';
import { mendOf, missing } from './mend';

/** Mend a booth of a floor by the rules; gives the way and what is wrong after it. */
function mended(id: string, booths: Parameters<typeof document>[0]) {
  const state = fromDocument(document(booths, { hall: hall(40_000, 40_000) }));
  const rules = new LocalRules(state);
  const thing = state.booth(id)!;
  const at = ([dx, dy]: Xy) =>
    state.withBooth({ ...thing, x_mm: mm(thing.x_mm + dx), y_mm: mm(thing.y_mm + dy) });
  const wrong = (way: Xy) => {
    const judged = new LocalRules(at(way));
    return judged.around(new Set([id])).get(id) ?? [];
  };
  const near = rules.near(id, 3000);
  const by = mendOf(thing, wrong([0, 0]), near, wrong);
  return { by, left: by && wrong(by) };
}

describe('a booth in breach', () => {
  it('goes out of an aisle by what is missing, along the measured line', () => {
    const { by, left } = mended('a', [
      booth('a', 10_900, 10_000, { open_edges: ['east'] }),
      booth('b', 16_000, 10_000, { open_edges: ['west'] }),
    ]);
    expect(by).toEqual([-900, 0]);
    expect(left).toEqual([]);
  });

  it('goes the same way whichever side the aisle is measured from', () => {
    const { by } = mended('b', [
      booth('a', 10_900, 10_000, { open_edges: ['east'] }),
      booth('b', 16_000, 10_000),
    ]);
    expect(by).toEqual([900, 0]);
  });

  it('goes off the wall', () => {
    expect(mended('a', [booth('a', 700, 10_000)]).by).toEqual([800, 0]);
  });

  it('goes off both walls of a corner at once', () => {
    const { by, left } = mended('a', [booth('a', 700, 1000)]);
    expect(by).toEqual([800, 500]);
    expect(left).toEqual([]);
  });

  it('goes off a booth it lies on, the shorter way', () => {
    const { by, left } = mended('a', [booth('a', 10_000, 10_000), booth('b', 12_500, 10_000)]);
    expect(by).toEqual([-500, 0]);
    expect(left).toEqual([]);
  });

  it('comes back into line with the neighbour beside which it stood', () => {
    // Dragged askew: straight back it would lie on the one above by the 400 it went up.
    const { by, left } = mended('a', [
      booth('a', 10_900, 10_400, { open_edges: ['east'] }),
      booth('above', 10_000, 13_000),
      booth('b', 16_000, 10_000, { depth_mm: mm(9000), open_edges: ['west'] }),
    ]);
    expect(by).toEqual([-900, -400]);
    expect(left).toEqual([]);
  });

  it('is left where no way is good', () => {
    const walled = [[7000, 10_000], [13_000, 10_000], [10_000, 7000], [10_000, 13_000]].map(
      ([x, y], i) => booth(`w${i}`, x!, y!),
    );
    const tried: Xy[] = [];
    const lies = booth('a', 10_000, 10_500);
    const state = fromDocument(document([lies, ...walled], { hall: hall(40_000, 40_000) }));
    const wrong = new LocalRules(state).around(new Set(['a'])).get('a')!;
    const never = (way: Xy) => {
      tried.push(way);
      return wrong;
    };
    const near: Box[] = walled.map((each) => bounds(each));
    expect(mendOf(lies, wrong, near, never)).toBeNull();
    expect(tried.length).toBeGreaterThan(3);
    expect(tried).not.toContainEqual([0, 0]);
  });
});

it('what is missing is whole millimetres, never too few, and nothing of an area', () => {
  const breach = { measured: 2.1, required: 3, unit: 'm' } as Breach;
  expect(missing(breach)).toBe(900);
  expect(missing({ ...breach, measured: 2.0995 })).toBe(901);
  expect(missing({ ...breach, unit: 'm2' })).toBeNull();
});
