import { describe, expect, it } from 'vitest';
import type { Box } from '../geometry/footprint';
import { fitted, TAGS, type Fit, type PxEdges } from './fit';

/** Two floors as the sample has them: a wide hall above a narrow one. */
const HALLS: readonly Box[] = [
  [0, 113_000, 144_000, 185_000],
  [0, 0, 45_000, 81_000],
];
const TOOLS: PxEdges = [149, 660, 519, 704];
const SCALE: PxEdges = [8, 600, 203, 648];
const ZOOM: PxEdges = [522, 604, 660, 648];

const onScreen = ([x0, y0, x1, y1]: Box, { centre, resolution }: Fit, size: readonly number[]) => {
  const [wide = 0, tall = 0] = size;
  const x = (at: number) => wide / 2 + (at - centre[0]) / resolution;
  const y = (at: number) => tall / 2 - (at - centre[1]) / resolution;
  return [x(x0), y(y1), x(x1), y(y0)] as const;
};

describe('the first view', () => {
  it.each([
    [[872, 852], [[251, 792, 621, 836] as PxEdges, [718, 792, 856, 836] as PxEdges]],
    [[668, 720], [TOOLS, SCALE, ZOOM]],
    [[390, 743], [[8, 683, 382, 735] as PxEdges, [244, 631, 382, 675] as PxEdges]],
    [[2400, 300], []],
  ])('of %s pixels shows every hall whole and under no bar', (size, bars) => {
    const fit = fitted(HALLS, size as [number, number], bars);
    expect(fit).not.toBeNull();
    for (const hall of HALLS) {
      const [x0, y0, x1, y1] = onScreen(hall, fit as Fit, size);
      expect(x0).toBeGreaterThan(0);
      expect(y0).toBeGreaterThan(20);
      expect(x1).toBeLessThan(size[0] as number);
      expect(y1).toBeLessThan(size[1] as number);
      const under = (b: PxEdges) => x0 < b[2] && b[0] < x1 && y0 < b[3] && b[1] < y1;
      expect(bars.filter(under)).toEqual([]);
    }
  });

  it('leaves room for the tags outside the walls where they are drawn', () => {
    const fit = fitted([[0, 0, 30_000, 30_000]], [800, 800], [TOOLS]) as Fit;
    expect(1000 / fit.resolution).toBeGreaterThan(TAGS);
    const [x0, y0, x1, y1] = onScreen([0, 0, 30_000, 30_000], fit, [800, 800]);
    expect(Math.min(x0, 800 - x1)).toBeGreaterThanOrEqual(52);
    expect(y0).toBeGreaterThanOrEqual(68);
    expect(y1).toBeLessThanOrEqual(TOOLS[1] - 56);
  });

  it('grows into a corner that no hall needs to leave free', () => {
    const corner: PxEdges = [400, 450, 668, 704];
    const free = fitted(HALLS, [668, 720], []) as Fit;
    expect(fitted(HALLS, [668, 720], [corner])?.resolution).toBe(free.resolution);
  });

  it('is none without halls, and something where bars cover everything', () => {
    expect(fitted([], [100, 100], [])).toBeNull();
    expect(fitted(HALLS, [100, 100], [[0, 0, 100, 100]])?.resolution).toBeGreaterThan(0);
  });
});
