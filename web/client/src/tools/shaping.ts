// Zones and areas in hand: moved, resized, a corner put elsewhere; by pointer and by key.

import type { Editor } from '../app.svelte';
import { bounds, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Booth, Area } from '../model/plan';
import { gaps, snap, snapEdge, stepped } from '../snap/snap';
import { guide, snapping, surroundings, type Bench, type Touch } from './bench';
import type { Hold } from './holds';
import { dragged, intoBox, type Handle } from './resize';
import { inBox, shifted, withCorner } from '../model/things';

/** Corners of zones rest on halves of a metre: modules are made of them. */
const GRID_MM = 500;

export class Shaping {
  constructor(
    private readonly editor: Editor,
    private readonly bench: Bench,
  ) {}

  /** Show what is held where the pointer is. */
  drag(hold: Hold, from: Xy, at: Touch): void {
    const to = this.bench.toSheet(at.px);
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    if (hold.on === 'zone') this.corner(hold, dx, dy, at);
    else if (hold.handle) {
      const held = hold.on === 'booth' ? hold.booth : hold.area;
      const box = this.resized(held, hold.handle, [dx, dy], at);
      this.editor.try(hold.on === 'booth' ? intoBox(hold.booth, box) : [inBox(hold.area, box)]);
    } else if (hold.on === 'area') this.area(hold.area, dx, dy, at);
  }

  private area(area: Area, dx: number, dy: number, at: Touch): void {
    const { plan } = this.editor;
    if (!plan) return;
    if (at.shift) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy];
    const box = bounds(area);
    const there: Box = [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
    const around = surroundings(this.bench, plan, area.hall, new Set([area.id]), there);
    const rest = snap(box, dx, dy, around, snapping(this.bench, at));
    const thing = { kind: 'area', id: area.id, hall: area.hall } as const;
    const edit = shifted(plan, thing, rest.dx, rest.dy);
    this.editor.try(edit && [edit]);
    const now: Box = [box[0] + rest.dx, box[1] + rest.dy, box[2] + rest.dx, box[3] + rest.dy];
    const lines = rest.guides.filter((each) => each.length === null);
    guide(this.bench, area.hall, [...lines, ...gaps(now, around)]);
  }

  private resized(held: Booth | Area, handle: Handle, by: Xy, at: Touch): Box {
    const [x0, y0, x1, y1] = dragged(bounds(held), handle, by[0], by[1]);
    const box: [number, number, number, number] = [x0, y0, x1, y1];
    const me = new Set([held.id]);
    const around = surroundings(this.bench, this.editor.plan, held.hall, me, box);
    const guides = [];
    for (const axis of [0, 1] as const) {
      const far = axis === 0 ? handle.includes('e') : handle.includes('n');
      const near = axis === 0 ? handle.includes('w') : handle.includes('s');
      if (!far && !near) continue;
      const rest = snapEdge(box, axis, far, around, snapping(this.bench, at));
      box[far ? axis + 2 : axis] = rest.at;
      guides.push(...rest.guides);
    }
    const lines = guides.filter((each) => each.length === null);
    guide(this.bench, held.hall, [...lines, ...gaps(box, around)]);
    return box;
  }

  private corner({ zone, spot }: Extract<Hold, { on: 'zone' }>, dx: number, dy: number, at: Touch) {
    const step = at.alt ? 10 : GRID_MM;
    const [x, y] = spot.point;
    const to: Xy = [stepped(x + dx, step), stepped(y + dy, step)];
    const { plan } = this.editor;
    if (plan) this.editor.try([{ kind: 'set-zone', zone: withCorner(plan, zone, spot, to) }]);
  }
}
