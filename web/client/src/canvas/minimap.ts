// The overview in a corner: halls and zones as they are, what the map shows as a frame.

import type { Editor } from '../app.svelte';
import type { Xy } from '../geometry/frame';
import { Scene } from './scene';
import { zoneInk, type Tokens } from './tokens';
import { Viewport } from './view';

/** Paint the overview into a canvas of some CSS pixels; gives the view it was painted in. */
export function paintMinimap(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  tokens: Tokens,
  size: Xy,
  ratio: number,
): Viewport {
  const view = Viewport.fitting(scene.sheet.box, size[0], size[1], 6, ratio);
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, ...size);
  for (const { hall, dx, dy } of scene.sheet.halls) {
    ctx.beginPath();
    hall.outline.forEach(([x, y], i) => {
      if (i) ctx.lineTo(view.x(x + dx), view.y(y + dy));
      else ctx.moveTo(view.x(x + dx), view.y(y + dy));
    });
    ctx.closePath();
    ctx.fillStyle = tokens.floor;
    ctx.fill();
    ctx.strokeStyle = tokens.lineStrong;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  ctx.globalAlpha = 0.75;
  const colours = new Map<number, Path2D>();
  for (const each of scene.within(scene.sheet.box)) {
    let path = colours.get(each.colour);
    if (!path) colours.set(each.colour, (path = new Path2D()));
    const [x0, y0, x1, y1] = each.box;
    const [x, y] = [view.x(x0), view.y(y1)];
    path.rect(x, y, view.x(x1) - x - 0.3, view.y(y0) - y - 0.3);
  }
  for (const [colour, path] of colours) {
    ctx.fillStyle = colour ? zoneInk(tokens, colour).stroke : tokens.ink3;
    ctx.fill(path);
  }
  ctx.globalAlpha = 1;
  return view;
}

/** Paint the frame of what the map shows over an overview. */
export function paintFrame(
  ctx: CanvasRenderingContext2D,
  view: Viewport,
  tokens: Tokens,
  extent: readonly [number, number, number, number],
): void {
  const [x0, x1] = [view.x(extent[0]), view.x(extent[2])].map((x) =>
    Math.max(1, Math.min(view.width - 1, x)),
  ) as [number, number];
  const [y0, y1] = [view.y(extent[3]), view.y(extent[1])].map((y) =>
    Math.max(1, Math.min(view.height - 1, y)),
  ) as [number, number];
  ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  ctx.beginPath();
  ctx.roundRect(x0, y0, x1 - x0, y1 - y0, 2);
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = tokens.accent;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = tokens.accent;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

/** Keep the scene of an overview while the editor's plan stays. */
export function sceneOf(editor: Editor, was: Scene | null): Scene | null {
  const { plan } = editor;
  return plan && (was?.plan === plan ? was : new Scene(plan, was));
}
