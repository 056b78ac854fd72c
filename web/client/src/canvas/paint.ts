// One drawing for screen, picture and print: what differs is the view, the tokens and the context.

import { paintBooths, paintLabels } from './paint-booths';
import { paintAisles, paintAreas, paintWidths, paintZones } from './paint-ground';
import { paintFloors, paintHallNames, paintHalls, paintUtilities } from './paint-hall';
import { paintZoneTags } from './paint-tags';
import { paintAlarms, paintBreached, paintGhosts, paintPins, type Pair } from './paint-marks';
import type { Context, Pen } from './pen';
import { measuring, type Measure } from './names';
import type { Tint } from './layer-ink';
import { paintLayerDiscs, paintLayerFloor, paintLayerTags } from './paint-overlay';
import type { Scene, Shown } from './scene';
import type { Tokens } from './tokens';
import { DETAIL, type Viewport } from './view';

export interface Painting {
  readonly scene: Scene;
  readonly view: Viewport;
  readonly tokens: Tokens;
  readonly shown: Shown;
  readonly selected: ReadonlySet<string>;
  /** Where booths stood before the last solve, and where they stand. */
  readonly moved?: readonly Pair[];
  /** The layer of figures that lies over the floor. */
  readonly tint: Tint | null;
  /** Paint the ground around the halls; a sheet leaves it white. */
  readonly ground: boolean;
}

const measures = new Map<string, Measure>();

/** Give the pen of a painting. */
export function penOf(
  ctx: Context,
  painting: Omit<Painting, 'selected' | 'ground' | 'moved'>,
): Pen {
  const { font } = painting.tokens;
  let measure = measures.get(font);
  if (!measure) measures.set(font, (measure = measuring(ctx, font)));
  const { scene, view, tokens, shown, tint } = painting;
  return { ctx, view, tokens, scene, shown, measure, tint };
}

/** Paint the floor: ground, booths, labels, breaches, in the order of the look. */
export function paint(ctx: Context, painting: Painting): void {
  const { view, tokens, shown, scene } = painting;
  ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  if (painting.ground) {
    ctx.fillStyle = tokens.canvas;
    ctx.fillRect(0, 0, view.width, view.height);
  } else ctx.clearRect(0, 0, view.width, view.height);
  const pen = penOf(ctx, painting);
  const margin = 10 / view.scale;
  const [x0, y0, x1, y1] = view.box;
  const near = scene.within([x0 - margin, y0 - margin, x1 + margin, y1 + margin]);
  const booths = shown.hidden.size
    ? near.filter((each) => !shown.hidden.has(each.booth.id))
    : near;
  paintFloors(pen);
  const { tint } = painting;
  // As on paper, a layer is drawn instead of the zones.
  const zoned = !tint || tint.layer.zoned;
  if (zoned) paintZones(pen);
  paintAisles(pen);
  paintAreas(pen);
  if (tint) paintLayerFloor(pen, tint);
  paintHalls(pen);
  // One width a family lies on the floor; all of them, when they are asked for, over the booths.
  if (!shown.layers.widths) paintWidths(pen);
  paintBooths(pen, booths);
  paintGhosts(pen, painting.moved ?? []);
  if (shown.layers.widths) paintWidths(pen);
  paintBreached(pen, booths);
  paintUtilities(pen);
  paintLabels(pen, booths);
  paintPins(pen, booths);
  if (tint) paintLayerDiscs(pen, tint, booths);
  if (zoned && view.pxPerM > DETAIL.edges / 4) paintZoneTags(pen);
  if (tint) paintLayerTags(pen, tint);
  paintHallNames(pen);
  paintAlarms(pen, booths, painting.selected);
}

/** Paint nothing but ground. */
export function blank(ctx: Context, view: Viewport, tokens: Tokens): void {
  ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  ctx.fillStyle = tokens.canvas;
  ctx.fillRect(0, 0, view.width, view.height);
}
