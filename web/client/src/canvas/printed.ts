// What is printed: the halls that the map shows whole, or the part of one that it shows.

import { boxOf, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Placed, Sheet } from './sheet';

/** A hall of which more than this share is in view is taken for shown. */
const MOST = 0.9;

function shared([a, b, c, d]: Box, [e, f, g, h]: Box): Box | null {
  const [x0, y0, x1, y1] = [Math.max(a, e), Math.max(b, f), Math.min(c, g), Math.min(d, h)];
  return x0 < x1 && y0 < y1 ? [x0, y0, x1, y1] : null;
}

const size = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0);

const around = (boxes: readonly Box[]): Box =>
  boxOf(boxes.flatMap(([x0, y0, x1, y1]): Xy[] => [[x0, y0], [x1, y1]]));

/** What is printed of a sheet. */
export interface Printed {
  readonly box: Box;
  readonly halls: readonly Placed[];
}

/** Choose what is printed of what the map shows; nothing in view prints everything. */
export function printed(sheet: Pick<Sheet, 'halls' | 'box'>, extent: Box | null): Printed {
  const seen = sheet.halls.flatMap((placed) => {
    const part = extent && shared(placed.box, extent);
    return part ? [{ placed, part, share: size(part) / size(placed.box) }] : [];
  });
  const whole = seen.filter((each) => each.share >= MOST);
  if (whole.length) {
    const halls = whole.map((each) => each.placed);
    return { box: around(halls.map((each) => each.box)), halls };
  }
  if (!seen.length) return { box: sheet.box, halls: sheet.halls };
  return {
    box: around(seen.map((each) => each.part)),
    halls: seen.map((each) => each.placed),
  };
}
