// Figures laid over the floor: footfall, distance, crowding. The service computes them.

import { trace, type Pen } from './pen';
import type { Drawn } from './scene';

/** A figure a booth and a cell of the floor, with what it is a share of. */
export interface Overlay {
  readonly name: string;
  readonly unit: string;
  /** From booth to value. */
  readonly booths: Readonly<Record<string, number>>;
  readonly cells: readonly {
    readonly hall: string;
    /** Lower-left corner and side, millimetres of the hall's frame. */
    readonly x: number;
    readonly y: number;
    readonly side: number;
    readonly value: number;
  }[];
  readonly least: number;
  readonly most: number;
}

/** Steps of the ramp: few enough to be told apart beside one another. */
const STEPS = 6;

/** Paint cells under the booths, or the booths' own values over them. */
export function paintOverlay(
  pen: Pen,
  overlay: Overlay,
  booths: readonly Drawn[],
  what: 'floor' | 'booths',
): void {
  const { ctx, tokens, scene, view } = pen;
  const step = (value: number) => {
    const share = (value - overlay.least) / Math.max(1e-9, overlay.most - overlay.least);
    return Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS)));
  };
  const paths = Array.from({ length: STEPS }, () => new Path2D());
  if (what === 'floor') {
    for (const { hall, x, y, side, value } of overlay.cells) {
      const [sx, sy] = scene.sheet.toSheet(hall, x, y + side);
      const px = Math.ceil(view.length(side)) + 0.5;
      paths[step(value)]?.rect(Math.floor(view.x(sx)), Math.floor(view.y(sy)), px, px);
    }
  }
  paths.forEach((path, i) => {
    ctx.globalAlpha = 0.08 + (0.6 * i) / STEPS;
    ctx.fillStyle = tokens.accent;
    if (what === 'floor') ctx.fill(path);
    else {
      ctx.beginPath();
      for (const each of booths) {
        const value = overlay.booths[each.booth.id];
        if (value !== undefined && step(value) === i) trace(pen, each);
      }
      ctx.fill();
    }
  });
  ctx.globalAlpha = 1;
}
