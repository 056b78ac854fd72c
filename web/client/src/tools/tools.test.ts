import { describe, expect, it } from 'vitest';
import { LEAST_MM, bounds, type Box } from '../geometry/footprint';
import type { Edit } from '../model/edit';
import { applyEdits } from '../model/apply';
import { fromDocument } from '../model/state';
import { mm } from '../model/units';
import { gaps, snap, snapEdge, type Around } from '../snap/snap';
import { booth, document } from '../testing/plans';
import { align, boxAround, copies, distribute, type Alignment } from './arrange';
import { areaOf, boothIn, numbering, zoneOf } from './drawn';
import { dragged, intoBox, isResizable, type Handle } from './resize';

const THREE = [
  booth('a', 0, 0),
  booth('b', 5000, 2000, { width_mm: mm(6000) }),
  booth('c', 20_000, 500),
];

function after(edits: readonly Edit[]) {
  const applied = applyEdits(fromDocument(document(THREE)), edits);
  return (applied?.state.booths ?? THREE).map(bounds);
}

describe('booths put in order', () => {
  it.each<[Alignment, (box: Box) => number]>([
    ['left', (b) => b[0]],
    ['right', (b) => b[2]],
    ['bottom', (b) => b[1]],
    ['top', (b) => b[3]],
    ['middle-x', (b) => (b[0] + b[2]) / 2],
    ['middle-y', (b) => (b[1] + b[3]) / 2],
  ])('%s have one line in common, and it is within them all', (how, line) => {
    const lines = after(align(THREE, how)).map(line);
    expect(Math.max(...lines) - Math.min(...lines)).toBeLessThanOrEqual(1);
    const around = boxAround(THREE);
    const axis = how.endsWith('x') || how === 'left' || how === 'right' ? 0 : 1;
    expect(lines[0]).toBeGreaterThanOrEqual(around[axis] as number);
    expect(lines[0]).toBeLessThanOrEqual(around[axis + 2] as number);
  });

  it('stand at equal gaps, the outermost where they were', () => {
    const [a, b, c] = after(distribute(THREE, 'x')) as [Box, Box, Box];
    expect([a[0], c[2]]).toEqual([0, 23_000]);
    expect(Math.abs(b[0] - a[2] - (c[0] - b[2]))).toBeLessThanOrEqual(1);
    expect(distribute(THREE.slice(0, 2), 'x')).toEqual([]);
  });

  it('are copied without a pin or an id, with numbers that nobody has', () => {
    const a = booth('a', 0, 0, { number: 'C09', pinned: true });
    const state = fromDocument(document([a, booth('b', 9000, 0, { number: 'C07A' })]));
    const [copy, more] = copies(state, [a, a], 3000, 0);
    expect(copy?.booth).toMatchObject({ id: '', number: 'C10', pinned: false, x_mm: 3000 });
    expect(more?.booth.number).toBe('C11');
  });

  it('are numbered by their hall where it has no numbers yet', () => {
    const state = fromDocument(document([booth('a', 0, 0), booth('b', 9000, 0, { number: '?' })]));
    expect(numbering(state)('A')).toBe('A101');
  });
});

describe('a handle', () => {
  it.each<[Handle, Box]>([
    ['n', [0, 0, 3000, 4000]],
    ['e', [0, 0, 5000, 3000]],
    ['s', [0, 1000, 3000, 3000]],
    ['w', [2000, 0, 3000, 3000]],
    ['ne', [0, 0, 5000, 4000]],
    ['sw', [2000, 1000, 3000, 3000]],
  ])('%s moves the edges it holds', (handle, box) => {
    expect(dragged([0, 0, 3000, 3000], handle, 2000, 1000)).toEqual(box);
  });

  it('never turns a booth inside out', () => {
    expect(dragged([0, 0, 3000, 3000], 'w', 9000, 0)).toEqual([3000 - LEAST_MM, 0, 3000, 3000]);
  });

  it.each([0, 90, 180, 270, -90])('puts a booth turned by %i degrees into the box', (turn) => {
    const thing = booth('a', 7000, 8000, { width_mm: mm(6000), rotation_deg: turn });
    const box: Box = [1000, 2000, 5000, 9000];
    const applied = applyEdits(fromDocument(document([thing])), intoBox(thing, box));
    expect(bounds(applied!.state.booths[0]!)).toEqual(box);
  });

  it('asks for nothing when nothing changed', () => {
    const thing = booth('a', 7000, 8000, { rotation_deg: 90 });
    expect(intoBox(thing, bounds(thing))).toEqual([]);
  });

  it('is not for a booth at an angle', () => {
    expect(isResizable(booth('a', 0, 0, { rotation_deg: 23 }))).toBe(false);
  });
});

const AROUND: Around = {
  others: [[10_000, 0, 13_000, 3000]],
  hall: [0, -10_000, 40_000, 30_000],
  aisles: [3000],
  wall: 1500,
};
const HOW = { reach: 300, grid: 500, free: false };
const BOX: Box = [0, 0, 3000, 3000];

describe('snapping', () => {
  it('lays a booth flush beside its neighbour', () => {
    expect(snap(BOX, 13_120, 60, AROUND, HOW)).toMatchObject({ dx: 13_000, dy: 0 });
  });

  it('leaves an aisle, and tells how wide it is', () => {
    const rest = snap(BOX, 15_900, 700, AROUND, HOW);
    expect(rest.dx).toBe(16_000);
    expect(rest.guides.map((each) => each.length)).toContain(3000);
  });

  it('keeps the clearance from the wall', () => {
    expect(snap(BOX, 40_000 - 3000 - 1400, 9000, AROUND, HOW).dx).toBe(40_000 - 3000 - 1500);
  });

  it('falls on the grid where nothing is near', () => {
    expect(snap(BOX, 25_130, 12_340, AROUND, HOW)).toEqual({ dx: 25_000, dy: 12_500, guides: [] });
  });

  it('is left out when it is not wanted', () => {
    expect(snap(BOX, 13_123, 61, AROUND, { ...HOW, free: true })).toEqual({
      dx: 13_120,
      dy: 60,
      guides: [],
    });
  });

  it('lets one edge come to rest', () => {
    expect(snapEdge([5000, 0, 9850, 3000], 0, true, AROUND, HOW).at).toBe(10_000);
    expect(snapEdge([5000, 0, 8260, 3000], 0, true, AROUND, HOW).at).toBe(8500);
    expect(snapEdge([5000, 0, 8263, 3000], 0, true, AROUND, { ...HOW, free: true }).at).toBe(8260);
  });

  it('measures the free floor on all sides, up to the neighbour or the wall', () => {
    const lengths = gaps([5000, 0, 8000, 3000], AROUND).map((each) => each.length);
    expect(lengths).toEqual([5000, 2000, 10_000]);
  });
});

describe('what is drawn', () => {
  const plan = fromDocument({
    ...document([]),
    brief: {
      ...document([]).brief,
      zones: [
        {
          id: 'z',
          name: { ko: '', en: '' },
          hall: null,
          near: null,
          code: null,
          colour: 1,
        } as never,
      ],
    },
  });

  it('becomes a booth of that box', () => {
    expect(bounds(boothIn(plan, 'A', [1, 2, 3003, 4004]))).toEqual([1, 2, 3003, 4004]);
  });

  it('becomes a new area, or the selected one anew', () => {
    const fresh = areaOf(plan, 'A', [0, 0, 6000, 3000], null);
    expect(fresh.id).toBe('lounge-1');
    const known = plan.withLists({ areas: [{ ...fresh, kind: 'stage' }] });
    const chosen = { kind: 'area', id: 'lounge-1', hall: 'A' } as const;
    expect(areaOf(known, 'A', [0, 0, 9000, 3000], chosen)).toMatchObject({
      kind: 'stage',
      width_mm: 9000,
    });
    expect(areaOf(known, 'A', [0, 0, 9000, 3000], null).id).toBe('lounge-2');
  });

  it('becomes the ground of the zone that has none', () => {
    const ring = [
      [mm(0), mm(0)],
      [mm(1), mm(0)],
      [mm(1), mm(1)],
    ] as const;
    expect(zoneOf(plan, 'A', ring, null)?.id).toBe('z');
    expect(zoneOf(fromDocument(document([])), 'A', ring, null)).toBeNull();
  });
});
