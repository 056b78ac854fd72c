import { describe, expect, it } from 'vitest';
import { booth } from '../testing/plans';
import { mm } from '../model/units';
import { areaM2, bounds, centre, core, isCorner, ring, sideOf, strip, toOwn } from './footprint';
import { placed, roundEven, turn, type Xy } from './frame';
import { largestBox } from './largest';
import {
  area,
  clip,
  clipSegment,
  contains,
  counterClockwise,
  depthOf,
  common,
  intersect,
  isConvex,
  pieces,
  thickness,
  wayApart,
} from './polygon';

const SQUARE: Xy[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];
const L: Xy[] = [
  [0, 0],
  [10, 0],
  [10, 4],
  [4, 4],
  [4, 10],
  [0, 10],
];
const U: Xy[] = [
  [0, 0],
  [12, 0],
  [12, 10],
  [8, 10],
  [8, 4],
  [4, 4],
  [4, 10],
  [0, 10],
];

function notched(x: number, y: number, w: number, d: number, turned = 0) {
  return booth('n', 1000, 2000, {
    width_mm: mm(9000),
    depth_mm: mm(6000),
    rotation_deg: turned,
    notch: { x_mm: mm(x), y_mm: mm(y), width_mm: mm(w), depth_mm: mm(d) },
  });
}

describe('a frame', () => {
  it('turns by quarters exactly', () => {
    expect(placed([[3000, 0]], 1000, 1000, 90)).toEqual([[1000, 4000]]);
    expect(turn(-90)).toEqual([0, -1]);
    expect(turn(450)).toEqual([0, 1]);
  });

  it('rounds halves to the even neighbour', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4].map(roundEven)).toEqual([0, 2, 2, 0, -2, 2]);
  });
});

describe('a footprint', () => {
  it.each([
    [0, 0, 3000, 2000],
    [6000, 0, 3000, 2000],
    [6000, 4000, 3000, 2000],
    [0, 4000, 3000, 2000],
    [3000, 0, 3000, 2000],
    [3000, 4000, 3000, 2000],
    [0, 2000, 3000, 2000],
    [6000, 2000, 3000, 2000],
  ])('with a notch at %i, %i leaves it out', (x, y, w, d) => {
    const thing = notched(x, y, w, d, 23);
    const outline = ring(thing);
    expect(area(outline) / 1e6).toBeCloseTo(48, 6);
    expect(areaM2(thing)).toBe(48);
    expect(outline).toHaveLength(isCorner(thing) ? 6 : 8);
    const [inNotch] = placed([[x + w / 2, y + d / 2]], 1000, 2000, 23);
    expect(contains(outline, inNotch!)).toBe(false);
  });

  it('drawn in by a millimetre lies inside by just as much', () => {
    const thing = notched(6000, 4000, 3000, 2000);
    const inner = core(thing, 1);
    expect(inner).not.toBeNull();
    const outline = ring(thing);
    for (const corner of inner ?? []) {
      expect(contains(outline, corner)).toBe(true);
      const nearest = Math.min(
        ...outline.map(([x, y]) => Math.max(Math.abs(x - corner[0]), Math.abs(y - corner[1]))),
      );
      expect(nearest).toBe(1);
    }
  });

  it('as thin as a sheet has no inside', () => {
    expect(core(booth('a', 0, 0, { width_mm: mm(2) }), 1.01)).toBeNull();
  });

  it('has the two sides shortened that meet at its notch', () => {
    const thing = notched(6000, 4000, 3000, 2000);
    expect(sideOf(thing, 'north')).toEqual([
      [7000, 8000],
      [1000, 8000],
    ]);
    expect(sideOf(thing, 'east')).toEqual([
      [10_000, 2000],
      [10_000, 6000],
    ]);
    expect(sideOf(thing, 'south')).toEqual([
      [1000, 2000],
      [10_000, 2000],
    ]);
    expect(sideOf(notched(3000, 4000, 3000, 2000), 'north')).toEqual([
      [10_000, 8000],
      [1000, 8000],
    ]);
  });

  it('has a strip to the right of each side', () => {
    expect(strip(booth('a', 0, 0), 'south', 0, 1000)).toEqual([
      [0, 0],
      [0, -1000],
      [3000, -1000],
      [3000, 0],
    ]);
  });

  it('knows its middle, its box and its own frame', () => {
    const thing = booth('a', 1000, 1000, { rotation_deg: 90, width_mm: mm(6000) });
    expect(bounds(thing)).toEqual([-2000, 1000, 1000, 7000]);
    expect(centre(thing)).toEqual([-500, 4000]);
    expect(toOwn(thing, [1000, 3000])).toEqual([2000, 0]);
  });
});

describe('polygons', () => {
  it('hold their edges', () => {
    expect(contains(SQUARE, [10, 5])).toBe(true);
    expect(contains(L, [4, 4])).toBe(true);
    expect(contains(L, [5, 5])).toBe(false);
  });

  it('meet when they only touch', () => {
    expect(
      intersect(SQUARE, [
        [10, 10],
        [20, 10],
        [20, 20],
      ]),
    ).toBe(true);
    expect(
      intersect(SQUARE, [
        [11, 11],
        [20, 11],
        [20, 20],
      ]),
    ).toBe(false);
    expect(
      intersect(SQUARE, [
        [2, 2],
        [3, 2],
        [3, 3],
      ]),
    ).toBe(true);
  });

  it('are apart by their shortest way', () => {
    expect(
      wayApart(SQUARE, [
        [13, 14],
        [20, 14],
        [20, 20],
      ]).length,
    ).toBe(5);
    expect(
      wayApart(SQUARE, [
        [5, 5],
        [20, 5],
        [20, 20],
      ]).length,
    ).toBe(0);
  });

  it.each([
    ['a square', SQUARE],
    ['an L', L],
    ['a U', U],
  ])('%s is as large as its pieces', (_, shape) => {
    const parts = pieces(shape);
    expect(parts.every(isConvex)).toBe(true);
    expect(parts.reduce((sum, each) => sum + area(each), 0)).toBeCloseTo(area(shape), 9);
  });

  it('share as much one way round as the other', () => {
    const other: Xy[] = [
      [5, -3],
      [13, 2],
      [9, 12],
      [2, 6],
    ];
    const one = common(pieces(U), [other]).reduce((sum, each) => sum + area(each), 0);
    const two = common([other], pieces(U)).reduce((sum, each) => sum + area(each), 0);
    expect(one).toBeCloseTo(two, 9);
    expect(one).toBeGreaterThan(0);
  });

  it('overlap by the narrower side of what they share', () => {
    const shared = common(
      [SQUARE],
      [
        [
          [7, 2],
          [20, 2],
          [20, 8],
          [7, 8],
        ],
      ],
    );
    expect(depthOf(shared)).toBe(3);
    expect(
      thickness([
        [0, 0],
        [10, 10],
        [9, 11],
        [-1, 1],
      ]),
    ).toBeCloseTo(Math.SQRT2);
    expect(depthOf([])).toBe(0);
  });

  it('are cut to a line where they touch', () => {
    expect(
      clip(
        [
          [10, 0],
          [20, 0],
          [20, 10],
          [10, 10],
        ],
        SQUARE,
      ).every(([x]) => x === 10),
    ).toBe(true);
    expect(
      clip(
        [
          [11, 0],
          [20, 0],
          [20, 10],
        ],
        SQUARE,
      ),
    ).toEqual([]);
  });

  it('take in only what of a wall lies strictly inside', () => {
    expect(
      clipSegment(
        [
          [-5, 5],
          [25, 5],
        ],
        SQUARE,
      ),
    ).toEqual([
      [0, 5],
      [10, 5],
    ]);
    expect(
      clipSegment(
        [
          [-5, 10],
          [25, 10],
        ],
        SQUARE,
      ),
    ).toBeNull();
    expect(
      clipSegment(
        [
          [12, 0],
          [12, 9],
        ],
        SQUARE,
      ),
    ).toBeNull();
  });

  it('run counter-clockwise when asked to', () => {
    expect(area(counterClockwise([...SQUARE].reverse()))).toBe(100);
  });
});

describe('the largest box in a ring', () => {
  it('is the ring of a rectangle', () => expect(largestBox(SQUARE)).toEqual([0, 0, 10, 10]));
  it('is the larger leg of an L', () => {
    expect(
      largestBox([
        [0, 0],
        [20, 0],
        [20, 4],
        [4, 4],
        [4, 10],
        [0, 10],
      ]),
    ).toEqual([0, 0, 20, 4]);
  });
  it('is the box around a ring of many corners', () => {
    const circle = Array.from({ length: 100 }, (_, i): Xy => [
      Math.cos(i / 16) * 5,
      Math.sin(i / 16) * 5,
    ]);
    expect(largestBox(circle)[0]).toBeLessThan(-4.9);
  });
});
