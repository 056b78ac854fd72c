// What a comparison shows on the floor: what came, what went, what moved, who changed hands. Each
// has a line of its own and a sign, so that nothing is told by its colour alone.

import type { Change } from '../compare/changes';
import type { PlanState } from '../model/state';
import { paintGhost } from './paint-marks';
import { pxBox, trace, write, type Pen } from './pen';
import type { Drawn } from './scene';

const SIGN = { added: '+', removed: '−', moved: '→', resized: '↔', handed: '⇄' } as const;

/** Draw the marks of all changes; `then` is the plan that those who went stood in. */
export function paintCompared(pen: Pen, changes: readonly Change[], then: PlanState): void {
  const { scene, tokens } = pen;
  for (const { id, was, now, fates } of changes) {
    const [first] = fates;
    if (!first) continue;
    const old = was ? scene.draw(was, then) : null;
    const drawn = now ? (scene.booth(id) ?? scene.draw(now)) : null;
    if (!drawn) {
      if (old) paintGone(pen, old);
    } else if (first === 'added') {
      outline(pen, drawn, tokens.good, []);
      badge(pen, drawn, SIGN.added, tokens.good);
    } else {
      if (old && first !== 'handed') paintGhost(pen, old, drawn);
      outline(pen, drawn, tokens.ink2, first === 'handed' ? [6, 3] : []);
      badge(pen, drawn, fates.map((fate) => SIGN[fate]).join(''), tokens.ink2);
    }
  }
}

function outline({ ctx, ...pen }: Pen, each: Drawn, ink: string, dash: number[]): void {
  ctx.beginPath();
  trace({ ctx, ...pen }, each);
  ctx.strokeStyle = ink;
  ctx.lineWidth = 2;
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A booth that is gone: crossed out where it stood. */
function paintGone(pen: Pen, old: Drawn): void {
  const { ctx, view, tokens } = pen;
  outline(pen, old, tokens.warn, [4, 3]);
  const [x, y, w, h] = pxBox(view, old);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + w, y + h);
  ctx.moveTo(x + w, y);
  ctx.lineTo(x, y + h);
  ctx.lineWidth = 1;
  ctx.stroke();
  badge(pen, old, SIGN.removed, tokens.warn);
}

/** A disc with a sign on the upper left corner. */
function badge(pen: Pen, each: Drawn, sign: string, ink: string): void {
  const { ctx, view, tokens } = pen;
  const [x, y] = pxBox(view, each);
  const small = view.pxPerM < 4;
  const r = small ? 4 : 8;
  const w = small ? 0 : Math.max(0, pen.measure(sign, 11) - 8);
  ctx.beginPath();
  ctx.roundRect(x - r, y - r, 2 * r + w, 2 * r, r);
  ctx.fillStyle = ink;
  ctx.fill();
  ctx.strokeStyle = tokens.floor;
  ctx.lineWidth = 1;
  ctx.stroke();
  if (!small) write(pen, sign, [x + w / 2, y + 0.5], { size: 11, ink: tokens.surface, bold: true });
}
