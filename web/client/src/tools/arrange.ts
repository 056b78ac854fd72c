// Booths put in order: aligned, spaced evenly, copied. Pure: booths in, edits out.

import { bounds, type Box } from '../geometry/footprint';
import type { Add, Edit, Move } from '../model/edit';
import type { Booth } from '../model/plan';
import type { PlanState } from '../model/state';
import { mm } from '../model/units';
import { numbering } from './drawn';

export type Alignment = 'left' | 'right' | 'top' | 'bottom' | 'middle-x' | 'middle-y';

/** Move a booth by millimetres. */
export function moveBy(booth: Booth, dx: number, dy: number, hall: string = booth.hall): Move {
  return {
    kind: 'move',
    booth: booth.id,
    x_mm: mm(booth.x_mm + dx),
    y_mm: mm(booth.y_mm + dy),
    hall,
  };
}

/** Give the box around booths. */
export function boxAround(booths: readonly Booth[]): Box {
  const all = booths.map(bounds);
  return [
    Math.min(...all.map((each) => each[0])),
    Math.min(...all.map((each) => each[1])),
    Math.max(...all.map((each) => each[2])),
    Math.max(...all.map((each) => each[3])),
  ];
}

/** Align booths with the outermost of them, or with the middle of all. */
export function align(booths: readonly Booth[], how: Alignment): Edit[] {
  const [x0, y0, x1, y1] = boxAround(booths);
  return booths.flatMap((booth) => {
    const [a, b, c, d] = bounds(booth);
    const by: Record<Alignment, [number, number]> = {
      left: [x0 - a, 0],
      right: [x1 - c, 0],
      bottom: [0, y0 - b],
      top: [0, y1 - d],
      'middle-x': [(x0 + x1 - a - c) / 2, 0],
      'middle-y': [0, (y0 + y1 - b - d) / 2],
    };
    const [dx, dy] = by[how].map(Math.round) as [number, number];
    return dx || dy ? [moveBy(booth, dx, dy)] : [];
  });
}

/** Space three or more booths so that the gaps between them are alike; the outermost ones stay. */
export function distribute(booths: readonly Booth[], axis: 'x' | 'y'): Edit[] {
  if (booths.length < 3) return [];
  const i = axis === 'x' ? 0 : 1;
  const sorted = booths
    .map((booth) => ({ booth, box: bounds(booth) }))
    .sort((a, b) => (a.box[i] as number) - (b.box[i] as number));
  const size = (box: Box) => (box[i + 2] as number) - (box[i] as number);
  const first = sorted[0] as (typeof sorted)[0];
  const last = sorted[sorted.length - 1] as (typeof sorted)[0];
  const span = (last.box[i + 2] as number) - (first.box[i] as number);
  const gap = (span - sorted.reduce((sum, { box }) => sum + size(box), 0)) / (sorted.length - 1);
  let at = first.box[i] as number;
  return sorted.flatMap(({ booth, box }) => {
    const by = Math.round(at - (box[i] as number));
    at += size(box) + gap;
    if (!by) return [];
    return [axis === 'x' ? moveBy(booth, by, 0) : moveBy(booth, 0, by)];
  });
}

/** Copy booths, moved by millimetres; copies have numbers of their own, nobody and no pin. */
export function copies(
  plan: PlanState,
  booths: readonly Booth[],
  dx: number,
  dy: number,
): Add[] {
  const numberIn = numbering(plan);
  return booths.map((booth) => ({
    kind: 'add',
    booth: {
      ...booth,
      id: '',
      number: numberIn(booth.hall),
      pinned: false,
      x_mm: mm(booth.x_mm + dx),
      y_mm: mm(booth.y_mm + dy),
    },
  }));
}
