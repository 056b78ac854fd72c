import { describe, expect, it } from 'vitest';
import { pulled } from './edge';

const SIZE = [800, 600] as const;

describe('a drag at the edge of the map', () => {
  it('leaves the floor alone in the middle', () => {
    for (const at of [[400, 300], [40, 300], [400, 560], [760, 40]] as const) {
      expect(pulled(at, SIZE, 16)).toEqual([0, 0]);
    }
  });

  it('moves the floor towards the middle, so that what is beyond the edge comes in', () => {
    expect(pulled([2, 300], SIZE, 16)[0]).toBeGreaterThan(0);
    expect(pulled([798, 300], SIZE, 16)[0]).toBeLessThan(0);
    expect(pulled([400, 2], SIZE, 16)[1]).toBeGreaterThan(0);
    expect(pulled([400, 598], SIZE, 16)[1]).toBeLessThan(0);
  });

  it('moves it faster nearer to the edge, and no faster beyond it', () => {
    const [slow, fast, beyond] = [20, 4, -300].map((x) => pulled([x, 300], SIZE, 16)[0]);
    expect(fast).toBeGreaterThan(slow as number);
    expect(beyond).toBe(pulled([0, 300], SIZE, 16)[0]);
  });

  it('goes as far in one second whatever the screen shows in it, and never leaps', () => {
    const far = (frames: number) => frames * pulled([4, 300], SIZE, 1000 / frames)[0];
    expect(far(120)).toBeCloseTo(far(60), 6);
    expect(pulled([4, 300], SIZE, 60_000)).toEqual(pulled([4, 300], SIZE, 50));
  });
});
