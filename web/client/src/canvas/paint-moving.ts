// What moves above the floor: the booths of a preview, selection, hover, guides, rulers, shapes.

import type { Preview, Thing } from '../app.svelte';
import type { Session } from '../commands/service';
import type { Xy } from '../geometry/frame';
import type { Booth } from '../model/plan';
import type { Breach } from '../rules/breach';
import { paintBooths, paintLabels } from './paint-booths';
import { dimension } from './paint-ground';
import {
  FEW,
  paintAlarms,
  paintBreached,
  paintGhost,
  paintHover,
  paintMeasures,
  paintOther,
  paintPins,
  paintSelection,
  seenOf,
} from './paint-marks';
import { paintThing } from './paint-thing';
import { inView, traceRing, write, type Pen } from './pen';
import type { Drawn } from './scene';

/** A line that tells what a thing is flush with, or how wide the gap beside it is. */
export interface Guide {
  readonly a: Xy;
  readonly b: Xy;
  /** A length to write on it, millimetres; null for a line alone. */
  readonly length: number | null;
}

/** What the tools draw themselves, on the sheet. */
export interface Moving {
  readonly guides: readonly Guide[];
  /** Two corners of a box that selects or draws. */
  readonly marquee: { readonly a: Xy; readonly b: Xy; readonly text: string } | null;
  /** The ruler. */
  readonly line: { readonly a: Xy; readonly b: Xy } | null;
  /** A zone or an area that is being drawn. */
  readonly polygon: readonly Xy[] | null;
  /** The booth that a swap would be with. */
  readonly target: string | null;
  /** Where keys have put the cross that draws. */
  readonly cross: Xy | null;
}

export interface Above extends Moving {
  /** Booths on their way to where a solve put them. */
  readonly gliding: readonly Drawn[];
  /** Where booths were before the last solve, and where they are. */
  readonly moved: readonly (readonly [Drawn, Drawn])[];
  readonly preview: Preview | null;
  readonly selection: ReadonlySet<string>;
  readonly hover: string | null;
  readonly breaches: ReadonlyMap<string, readonly Breach[]>;
  readonly presence: readonly Session[];
  readonly thing: Thing | null;
  /** Booths that stay where they are and look otherwise than they lie on the floor below. */
  readonly turned: readonly string[];
}

export function paintMoving(pen: Pen, above: Above): void {
  const { scene } = pen;
  const moving = previewed(pen, above.preview);
  const drawn = [...moving.values()];
  if (above.gliding.length) paintGliding(pen, above.gliding);
  if (!above.preview) paintMoved(pen, above);
  // Ghosts tell one booth's way; of hundreds they would hide the floor.
  if (drawn.length <= FEW) {
    for (const now of drawn) {
      const was = scene.booth(now.booth.id);
      if (was) paintGhost(pen, was, now);
    }
  }
  for (const some of [above.turned.flatMap((id) => scene.booth(id) ?? []), drawn]) {
    if (!some.length) continue;
    paintBooths(pen, some);
    paintBreached(pen, some);
    paintLabels(pen, some);
    paintPins(pen, some);
    paintAlarms(pen, some, above.selection);
  }
  for (const { name, selection } of above.presence) {
    paintOther(
      pen,
      selection.flatMap((id) => scene.booth(id) ?? []),
      name,
    );
  }
  const at = above.hover ? scene.booth(above.hover) : undefined;
  if (at && !above.preview) paintHover(pen, at);
  const selected = [...above.selection].flatMap((id) => moving.get(id) ?? scene.booth(id) ?? []);
  paintSelection(pen, selected, true);
  paintThing(pen, above.preview?.state ?? scene.plan, above.thing);
  const target = above.target ? scene.booth(above.target) : undefined;
  if (target) paintSelection(pen, [target], false);
  const wanted = above.preview?.booths ?? above.selection;
  paintMeasures(pen, unique(above.breaches, wanted));
  paintTools(pen, above);
}

function paintGliding(pen: Pen, booths: readonly Drawn[]): void {
  const seen = booths.filter((e) => inView(pen.view, e.box));
  paintBooths(pen, seen);
  paintBreached(pen, seen);
  paintLabels(pen, seen);
  paintPins(pen, seen);
}

/** Of too many booths that a solve moved, those that are pointed at tell where they stood. */
function paintMoved(pen: Pen, { moved, selection, hover }: Above): void {
  if (seenOf(pen, moved).length <= FEW) return;
  for (const [was, now] of moved) {
    const { id } = now.booth;
    if (selection.has(id) || hover === id) paintGhost(pen, was, now);
  }
}

/** The booths of a preview as they would be drawn. */
function previewed({ scene }: Pen, preview: Preview | null): Map<string, Drawn> {
  const found = new Map<string, Drawn>();
  if (!preview) return found;
  for (const id of preview.booths) {
    const booth = preview.state.booth(id);
    if (!booth) continue;
    const was = scene.booth(id);
    // What is only moved looks as it did, words and all.
    const same = was && alike(was.booth, booth);
    found.set(id, same ? shifted(was, booth) : scene.draw(booth, preview.state));
  }
  return found;
}

/** The same booth elsewhere in its hall. */
function shifted(was: Drawn, booth: Booth): Drawn {
  const [dx, dy] = [booth.x_mm - was.booth.x_mm, booth.y_mm - was.booth.y_mm];
  const shift = (points: readonly Xy[]) => points.map(([x, y]): Xy => [x + dx, y + dy]);
  return {
    ...was, booth,
    box: [was.box[0] + dx, was.box[1] + dy, was.box[2] + dx, was.box[3] + dy],
    ring: was.ring && shift(was.ring), pods: was.pods.map(shift),
  };
}

function alike(a: Booth, b: Booth): boolean {
  return (
    a.hall === b.hall &&
    a.notch === b.notch &&
    a.width_mm === b.width_mm &&
    a.depth_mm === b.depth_mm &&
    a.rotation_deg === b.rotation_deg &&
    a.number === b.number
  );
}

function unique(
  breaches: ReadonlyMap<string, readonly Breach[]>,
  wanted: ReadonlySet<string>,
): Set<Breach> {
  const found = new Set<Breach>();
  for (const id of wanted) for (const each of breaches.get(id) ?? []) found.add(each);
  return found;
}

function paintTools(pen: Pen, { guides, marquee, line, polygon, cross }: Moving): void {
  const { ctx, view, tokens } = pen;
  for (const { a, b, length } of guides) {
    if (length !== null) {
      dimension(pen, a, b, (length / 1000).toFixed(1), tokens.accent);
      continue;
    }
    ctx.strokeStyle = tokens.accent;
    ctx.lineWidth = 1;
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(...view.point(a));
    ctx.lineTo(...view.point(b));
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (marquee) {
    const [a, b] = [view.point(marquee.a), view.point(marquee.b)];
    ctx.beginPath();
    ctx.rect(a[0], a[1], b[0] - a[0], b[1] - a[1]);
    soft(pen);
    if (marquee.text) {
      const at: Xy = [(a[0] + b[0]) / 2, Math.max(a[1], b[1]) + 14];
      write(pen, marquee.text, at, {
        size: 12,
        ink: tokens.accent,
        bold: true,
        halo: tokens.floor,
      });
    }
  }
  if (polygon?.length) {
    ctx.beginPath();
    traceRing(pen, polygon);
    soft(pen);
    for (const corner of polygon) {
      const [x, y] = view.point(corner);
      ctx.beginPath();
      ctx.arc(x, y, 4, 0, 2 * Math.PI);
      ctx.fillStyle = tokens.surface;
      ctx.fill();
      ctx.stroke();
    }
  }
  if (line) paintRuler(pen, line.a, line.b);
  if (cross) paintCross(pen, cross);
}

function soft({ ctx, tokens }: Pen): void {
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = tokens.accent;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = tokens.accent;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

/** The cross of the keys: dark on light and light on dark, whatever lies under it. */
function paintCross({ ctx, view, tokens }: Pen, at: Xy): void {
  const [x, y] = view.point(at).map((each) => view.crisp(each)) as [number, number];
  ctx.beginPath();
  for (const [u, v] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
    ctx.moveTo(x + 4 * u, y + 4 * v);
    ctx.lineTo(x + 16 * u, y + 16 * v);
  }
  ctx.strokeStyle = tokens.floor;
  ctx.lineWidth = 4;
  ctx.stroke();
  ctx.strokeStyle = tokens.accent;
  ctx.lineWidth = 2;
  ctx.stroke();
}

/** The ruler: its length along, and how far across and up where it is not along an axis. */
function paintRuler(pen: Pen, a: Xy, b: Xy): void {
  const { tokens } = pen;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  dimension(pen, a, b, '', tokens.accent);
  const [x, y] = pen.view.point([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
  const say = (mm: number) => (Math.abs(mm) / 1000).toFixed(2);
  const straight = Math.abs(dx) < 1 || Math.abs(dy) < 1;
  const text = `${say(Math.hypot(dx, dy))} m${straight ? '' : `  (${say(dx)} × ${say(dy)})`}`;
  write(pen, text, [x, y - 14], { size: 12, ink: tokens.accent, bold: true, halo: tokens.floor });
}
