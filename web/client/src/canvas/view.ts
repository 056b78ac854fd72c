// What of the sheet is on the canvas: from sheet millimetres to CSS pixels and back.

import type { Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';

/** Where levels of detail change, pixels a metre. */
export const DETAIL = { edges: 4, dimensions: 6, numbers: 8, sizes: 16, millimetres: 40 } as const;

export class Viewport {
  /** Pixels a metre. */
  readonly pxPerM: number;
  /** The part of the sheet that is shown. */
  readonly box: Box;

  constructor(
    readonly width: number,
    readonly height: number,
    /** The point of the sheet in the middle. */
    readonly centre: Xy,
    /** Pixels a millimetre. */
    readonly scale: number,
    /** Device pixels a CSS pixel. */
    readonly ratio = 1,
  ) {
    this.pxPerM = scale * 1000;
    const [w, h] = [width / 2 / scale, height / 2 / scale];
    this.box = [centre[0] - w, centre[1] - h, centre[0] + w, centre[1] + h];
  }

  x(x: number): number {
    return (x - this.box[0]) * this.scale;
  }
  y(y: number): number {
    return (this.box[3] - y) * this.scale;
  }
  point([x, y]: Xy): Xy {
    return [this.x(x), this.y(y)];
  }
  length(mm: number): number {
    return mm * this.scale;
  }
  back([px, py]: Xy): Xy {
    return [this.box[0] + px / this.scale, this.box[3] - py / this.scale];
  }

  /** Put an edge on the middle of a device pixel: lines one pixel wide stay sharp. */
  crisp(px: number): number {
    return (Math.round(px * this.ratio - 0.5) + 0.5) / this.ratio;
  }

  /** Make the view that shows a box of the sheet with a margin of pixels. */
  static fitting(box: Box, width: number, height: number, margin: number, ratio = 1): Viewport {
    const [x0, y0, x1, y1] = box;
    const scale = Math.min(
      Math.max(1, width - 2 * margin) / Math.max(1, x1 - x0),
      Math.max(1, height - 2 * margin) / Math.max(1, y1 - y0),
    );
    return new Viewport(width, height, [(x0 + x1) / 2, (y0 + y1) / 2], scale, ratio);
  }
}

/** Choose a bar of a round length between a lowest and twice and a half as many pixels. */
export function scaleBar(pxPerM: number, least = 64): { metres: number; px: number } {
  const wanted = least / pxPerM;
  const ten = 10 ** Math.floor(Math.log10(wanted));
  const metres = [1, 2, 5, 10].map((n) => n * ten).find((each) => each >= wanted - 1e-9) ?? wanted;
  return { metres, px: metres * pxPerM };
}
