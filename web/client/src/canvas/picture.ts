// The floor as a picture: a part of it, on white, in the light tokens, for files and print.

import type { Box } from '../geometry/footprint';
import type { Lang } from '../model/plan';
import type { PlanState } from '../model/state';
import { paint } from './paint';
import { Scene } from './scene';
import { readLightTokens } from './tokens';
import { Viewport } from './view';

export interface Picture {
  /** The part of the sheet to show; null shows all of it. */
  readonly box: Box | null;
  readonly lang: Lang;
  readonly layers: Readonly<Record<string, boolean>>;
  /** Width of the picture and the paper's margin, CSS pixels: 1/96 inch on paper. */
  readonly width: number;
  readonly margin: number;
  /** Pixels a CSS pixel: 3.125 gives 300 dots an inch. */
  readonly ratio: number;
}

const NONE: ReadonlySet<string> = new Set();

/** Paint a hall into a canvas of its own. */
export function picture(plan: PlanState, asked: Picture): HTMLCanvasElement {
  const scene = new Scene(plan);
  const box = asked.box ?? scene.sheet.box;
  const scale = (asked.width - 2 * asked.margin) / (box[2] - box[0]);
  const height = Math.ceil((box[3] - box[1]) * scale + 2 * asked.margin);
  const view = Viewport.fitting(box, asked.width, height, asked.margin, asked.ratio);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(asked.width * asked.ratio);
  canvas.height = Math.round(height * asked.ratio);
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  const { lang, layers } = asked;
  const shown = { lang, layers, found: null, hidden: NONE, breached: NONE };
  const tokens = { ...readLightTokens(), canvas: 'white', floor: 'white' };
  paint(ctx, { scene, view, tokens, shown, selected: NONE, tint: null, ground: true });
  return canvas;
}

/** Give a picture as a PNG file. */
export function png(plan: PlanState, asked: Picture): Promise<Blob | null> {
  return new Promise((done) => picture(plan, asked).toBlob(done, 'image/png'));
}
