// After a solve booths glide from where they were to where they are, one shortly after another.

import { boxMiddle, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { PlanState } from '../model/state';
import type { Pair } from './paint-marks';
import { Scene, type Drawn, type Shown } from './scene';

/** How long one booth takes, and how much later the last one starts. */
export const EACH_MS = 200;
export const STAGGER_MS = 300;

interface Way {
  readonly from: Drawn;
  readonly to: Drawn;
  /** When it starts, milliseconds after the first one. */
  readonly after: number;
}

export class Glide {
  private readonly ways: readonly Way[];
  /** The booths that are on their way: the floor leaves them out. */
  readonly booths: ReadonlySet<string>;

  constructor(
    was: Scene,
    now: Scene,
    private readonly start: number,
  ) {
    const moved = movedBetween(was, now);
    // From left to right, as one reads.
    moved.sort(([, a], [, b]) => a.box[0] - b.box[0] || a.box[1] - b.box[1]);
    const step = STAGGER_MS / Math.max(1, moved.length - 1);
    this.ways = moved.map(([from, to], i) => ({ from, to, after: i * step }));
    this.booths = new Set(moved.map(([, to]) => to.booth.id));
  }

  /** Give the booths as they are drawn at a time. */
  at(time: number): Drawn[] {
    return this.ways.map(({ from, to, after }) => {
      const share = Math.max(0, Math.min(1, (time - this.start - after) / EACH_MS));
      return between(from, to, 1 - (1 - share) ** 3);
    });
  }

  isOver(time: number): boolean {
    return !this.ways.length || time - this.start >= STAGGER_MS + EACH_MS;
  }
}

/** What a solve moved, on the map: who glides just now, and where everybody was. */
export class Moved {
  /** Where booths were before the solve, and where they are. */
  pairs: readonly Pair[] = [];
  private before: PlanState | null = null;
  private glide: Glide | null = null;
  private frame = 0;

  /** `draw` draws what moves anew, and the floor where that is other than before. */
  constructor(private readonly draw: (floor: boolean) => void) {}

  /** The booths that glide, as they are now. */
  get gliding(): readonly Drawn[] {
    return this.glide?.at(performance.now()) ?? [];
  }

  /** Leave the booths that glide out of the floor. */
  hiddenIn(shown: Shown): Shown {
    if (!this.glide) return shown;
    return { ...shown, hidden: new Set([...shown.hidden, ...this.glide.booths]) };
  }

  /** The floor changed from one to another; `before` is what it was when a solve began. */
  update(before: PlanState | null, was: Scene | null, now: Scene | null): void {
    if (before === this.before) {
      if (now !== was) this.land();
      return;
    }
    this.before = before;
    this.land();
    this.pairs = before && now ? movedBetween(new Scene(before, now), now) : [];
    if (before && was && now && !isStill()) this.glide = new Glide(was, now, performance.now());
    this.draw(true);
    if (!this.glide) return;
    this.frame = requestAnimationFrame(() => this.go());
  }

  /** Whatever glides is where it belongs. */
  land(): void {
    cancelAnimationFrame(this.frame);
    if (!this.glide) return;
    this.glide = null;
    this.draw(true);
  }

  private go(): void {
    if (this.glide?.isOver(performance.now())) {
      this.land();
      return;
    }
    this.draw(false);
    this.frame = requestAnimationFrame(() => this.go());
  }
}

/** People who asked their device for less movement get none. */
export function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Pair booths of two floors: who stands in both, else what has the same name; those that moved. */
export function movedBetween(was: Scene, now: Scene): [Drawn, Drawn][] {
  const stood = new Map(was.plan.allotments.map((each) => [each.exhibitor, each.booth]));
  const found: [Drawn, Drawn][] = [];
  for (const booth of now.plan.booths) {
    const who = now.plan.exhibitorOf(booth.id)?.id;
    const from = was.booth((who !== undefined && stood.get(who)) || booth.id);
    const to = now.booth(booth.id);
    if (from && to && !same(from, to)) found.push([from, to]);
  }
  return found;
}

function same(a: Drawn, b: Drawn): boolean {
  return a.box.every((each, i) => each === b.box[i]);
}

/** A booth on its way: it has its new shape, or grows into it. */
function between(from: Drawn, to: Drawn, t: number): Drawn {
  if (t >= 1) return to;
  const mix = (i: 0 | 1 | 2 | 3) => from.box[i] + (to.box[i] - from.box[i]) * t;
  const box: Box = [mix(0), mix(1), mix(2), mix(3)];
  const [at, end] = [boxMiddle(box), boxMiddle(to.box)];
  const ring = to.ring && shifted(to.ring, [at[0] - end[0], at[1] - end[1]]);
  return { ...to, box, ring, pods: [] };
}

function shifted(ring: readonly Xy[], [dx, dy]: Xy): Xy[] {
  return ring.map(([x, y]) => [x + dx, y + dy]);
}
