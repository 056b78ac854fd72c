import { describe, expect, it } from 'vitest';
import { mm } from '../model/units';
import { hall } from '../testing/plans';
import { Sheet } from './sheet';

describe('the sheet', () => {
  const far = hall(45_000, 81_000, { id: 'B', level: '3F', origin_mm: [mm(99_000), mm(0)] });
  const sheet = new Sheet([hall(144_000, 72_000), far]);

  it('puts the halls of a higher level above, and none over another', () => {
    expect(sheet.hall('B')?.box[1]).toBeGreaterThan(sheet.hall('A')?.box[3] ?? 0);
  });

  it('finds the place of a hall again', () => {
    const [x, y] = sheet.toSheet('B', 1000, 2000);
    expect(sheet.toFloor([x, y])).toEqual({ hall: 'B', x: 1000, y: 2000 });
    expect(sheet.toFloor([-90_000, 0])).toBeNull();
    expect(sheet.toSheet('nowhere', 1, 2)).toEqual([1, 2]);
  });

  it('goes on in a next row when a level has many halls', () => {
    const five = Array.from({ length: 5 }, (_, i) =>
      hall(100_000, 50_000, { id: `H${i}`, origin_mm: [mm(i), mm(0)] }),
    );
    const [, , w, h] = new Sheet(five).box;
    expect(w / h).toBeLessThan(2.5);
    expect(new Sheet([]).box).toEqual([0, 0, 1, 1]);
  });
});
