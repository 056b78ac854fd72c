// The rules that need no more than a booth and what is around it: the same codes, limits and
// verdicts as layouts/rules, kept equal by tests/vectors/rules.json.

import { areaM2, boxesMeet, boxOf, centre, grown, sharedBox, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import {
  area, clip, clipAll, common, contains, depthOf, edges, inner, intersect, meet, wayApart,
  wayToEdges,
} from '../geometry/polygon';
import type { Move } from '../model/edit';
import type { LimitName, Severity } from '../model/plan';
import type { PlanState } from '../model/state';
import { mm } from '../model/units';
import { isError, type Breach } from './breach';
import { Beside, Found, type Place } from './found';
import { boxOfFront, gapBefore, isClosed, taken } from './fronts';
import { CORE_MM, HallGround, TOLERANCE_MM, type DoorFixed, type Fixed } from './hall';
import { mendOf } from './mend';
import { StandingIndex, type Standing } from './standing';

/** A move that leaves nothing wrong with a booth, and how far it is, millimetres. */
export interface Mend {
  readonly move: Move;
  readonly by: number;
}

export class LocalRules {
  private readonly grounds: Map<string, HallGround>;
  private readonly index: StandingIndex;
  private readonly aisle: number;
  private readonly wall: number;

  constructor(private state: PlanState) {
    this.grounds = new Map(state.halls.map((hall) => [hall.id, new HallGround(hall, state)]));
    this.index = new StandingIndex(state);
    this.aisle = state.limit('aisle');
    this.wall = state.limit('wall_clearance');
  }

  /** Tell whether the plan is of the same halls and aisles. */
  fits(state: PlanState): boolean {
    return state.halls === this.state.halls && state.aisles === this.state.aisles;
  }

  /** Take over a newer state of the plan. */
  update(state: PlanState): void {
    this.state = state;
    this.index.update(state);
  }

  /** Give the shortest move that leaves nothing wrong with a booth; null where none is good. */
  mend(plan: PlanState, id: string, breaches: readonly Breach[]): Mend | null {
    const booth = plan.booth(id);
    const wrong = breaches.filter(isError);
    if (!booth || booth.pinned || !wrong.length) return null;
    const known = new Set(breaches.map((each) => each.code));
    const moved = ([dx, dy]: Xy) =>
      ({ ...booth, x_mm: mm(booth.x_mm + dx), y_mm: mm(booth.y_mm + dy) });
    const by = mendOf(booth, wrong, this.near(id, this.aisle), (way) => {
      this.update(plan.withBooth(moved(way)));
      const left = this.around(new Set([id])).get(id) ?? [];
      // Of warnings those that it has already may stay.
      return left.filter((each) => isError(each) || !known.has(each.code));
    });
    this.update(plan);
    if (!by) return null;
    const { x_mm, y_mm } = moved(by);
    return { move: { kind: 'move', booth: id, x_mm, y_mm }, by: Math.hypot(...by) };
  }

  /** Give the boxes of what stands no farther from a booth than a length. */
  near(id: string, by: number): Box[] {
    const each = this.index.booth(id);
    const found = each ? this.index.search(each.thing.hall, grown(each.box, by)) : [];
    return found.flatMap((other) => (other === each ? [] : [other.box]));
  }

  /** Give the breaches that booths are part of, by booth; neighbours whose front they take too. */
  around(ids: ReadonlySet<string>): ReadonlyMap<string, readonly Breach[]> {
    const found = new Found();
    const judged: { readonly each: Standing; readonly near: readonly Standing[] }[] = [];
    const beside = new Beside(ids, this.index);
    for (const id of ids) {
      const each = this.index.booth(id);
      const ground = each && this.grounds.get(each.thing.hall);
      if (!each) continue;
      if (!ground) {
        found.add(this.stray(each), id);
        continue;
      }
      const near = this.index.search(each.thing.hall, grown(each.box, this.aisle));
      this.standing(each, ground, found, near, beside);
      judged.push({ each, near });
      beside.note(each, near);
    }
    for (const { each, near } of judged) this.fronts(each, ids, found, near);
    for (const { host, guests } of beside.some) this.fronts(host, ids, found, null, guests);
    return found.byBooth;
  }

  /** Judge everything. */
  all(): readonly Breach[] {
    const found = new Found();
    for (const each of [...this.index.booths, ...this.index.drawnAreas]) {
      const ground = this.grounds.get(each.thing.hall);
      if (!ground) found.add(this.stray(each));
      else {
        const near = this.index.search(ground.hall.id, each.box);
        this.standing(each, ground, found, near, null);
        if (each.booth) this.fronts(each, new Set(), found, null);
      }
    }
    for (const ground of this.grounds.values()) {
      for (const aisle of ground.aisles) this.place(aisle, ground, found);
    }
    return found.all;
  }

  /** What a thing breaks by standing where it stands. */
  private standing(
    each: Standing,
    ground: HallGround,
    found: Found,
    near: readonly Standing[],
    judged: Beside | null,
  ): void {
    this.walls(each, ground, found);
    const box = each.coreBox;
    for (const other of near) {
      if (other === each || !boxesMeet(box, other.box)) continue;
      const isFirst = each.order < other.order;
      // Two that are judged both are told once: when it is the turn of the first.
      if (!isFirst && (!judged || judged.judges(other))) continue;
      const first = isFirst ? each : other;
      const second = isFirst ? other : each;
      if (overlap(first, second)) this.overlapping(first, second, found);
    }
    for (const { fixed } of ground.fixedIn(each.box)) {
      if (fixed.kind === 'door' || fixed.kind === 'aisle') {
        if (!each.solid) continue;
        if (fixed.kind === 'door' && !boxesMeet(box, boxOf(fixed.strip))) continue;
        this.place(fixed, ground, found);
      } else this.fixed(each, fixed, found);
    }
  }

  private walls(each: Standing, ground: HallGround, found: Found): void {
    const near = grown(each.box, this.wall);
    if (!ground.wallNear(near)) {
      // All of it, then, is where a corner of its box is.
      if (!ground.holds([each.box[0], each.box[1]])) this.outside(each, ground, found);
      return;
    }
    const core = each.core;
    const walls = ground.wallsIn(near);
    const inside =
      core !== null &&
      core.every((corner) => contains(ground.outline, corner)) &&
      !edges(core).some((edge) => walls.some((wall) => meet(edge, wall)));
    if (!inside) {
      this.outside(each, ground, found);
      return;
    }
    if (!each.booth) return;
    const required = this.wall - TOLERANCE_MM;
    let best = { length: Infinity, from: [0, 0] as Xy, to: [0, 0] as Xy };
    for (const edge of edges(each.ring)) {
      const way = wayToEdges(edge, walls);
      if (way.length < best.length) best = way;
    }
    if (best.length > required) return;
    found.add({
      ...what('wall.clearance', ground, [each], null, 'wall_clearance'),
      at: best.from, measured: best.length / 1000, required: this.wall / 1000,
      line: [best.from, best.to],
    });
  }

  private outside(each: Standing, ground: HallGround, found: Found): void {
    const pieces = boxesMeet(each.box, ground.box) ? each.pieces : [];
    const inside = pieces.reduce((sum, some) => sum + Math.abs(area(clip(ground.outline, some))), 0);
    found.add({
      ...what('hall.inside', ground, [each], null, null),
      at: centre(each.thing), measured: areaM2(each.thing) - inside / 1e6, required: 0, unit: 'm2',
    });
  }

  private stray(each: Standing): Breach {
    const hall = each.thing.hall;
    return {
      code: 'hall.inside', severity: 'error', hall, booths: each.booth ? [each.id] : [],
      other: each.booth ? null : each.id, at: centre(each.thing), measured: areaM2(each.thing),
      required: 0, unit: 'm2', line: null, limit: null,
    };
  }

  private overlapping(first: Standing, second: Standing, found: Found): void {
    const ground = this.grounds.get(first.thing.hall) as HallGround;
    const { at, measured } = shares(first, second);
    const things = [first, second];
    found.add(breachOf('booth.overlap', ground, things, null, null, at, measured, 0, null));
  }

  private fixed(each: Standing, fixed: Fixed, found: Found): void {
    const ground = this.grounds.get(each.thing.hall) as HallGround;
    if (fixed.kind === 'fixture') {
      if (!each.solid) return;
      const way = wayApart(each.ring, fixed.ring);
      if (way.length >= fixed.required - TOLERANCE_MM) return;
      found.add({
        ...what(fixed.code, ground, [each], fixed.id, fixed.limit),
        at: way.from, measured: way.length / 1000, required: fixed.required / 1000,
        line: [way.from, way.to],
      });
    } else if (fixed.kind === 'obstacle' || fixed.kind === 'keep') {
      const code = fixed.kind === 'keep' ? 'keep_clear.clear' : 'obstacle.clear';
      if (fixed.kind === 'keep' ? !each.solid : each.leftover) return;
      if (!each.core || !intersect(each.core, fixed.ring)) return;
      const shared = common(fixed.pieces, each.pieces);
      found.add({
        ...what(code, ground, [each], fixed.id, null),
        at: shared[0] ? inner(shared[0]) : centre(each.thing),
        measured: depthOf(shared) / 1000, required: 0,
      });
    }
  }

  /** A door or an aisle with all that stands in it: one breach a place. */
  private place(fixed: Place, ground: HallGround, found: Found): void {
    if (!found.isFirst(fixed)) return;
    const near = (box: Box) => this.index.search(ground.hall.id, box);
    if (fixed.kind === 'aisle') {
      const lane = taken(fixed.aisle, ground, near);
      if (!lane) return;
      const { aisle } = fixed;
      const wide = aisle.along === 'width' ? aisle.depth_mm : aisle.width_mm;
      found.add({
        ...what('aisle.free', ground, lane.by, fixed.id, null),
        at: lane.at, measured: lane.left / 1000, required: wide / 1000, line: lane.line,
      });
    } else this.door(fixed, ground, near, found);
  }

  private door(
    fixed: DoorFixed,
    ground: HallGround,
    near: (box: Box) => readonly Standing[],
    found: Found,
  ): void {
    const hits = near(boxOf(fixed.strip))
      .filter((each) => each.solid && each.core !== null && intersect(each.core, fixed.strip))
      .sort((a, b) => a.order - b.order);
    if (!hits.length) return;
    const parts = hits.flatMap((each) => clipAll(each.pieces, fixed.whole));
    const way = wayToEdges([fixed.door.a, fixed.door.b], parts.flatMap(edges));
    const severity: Severity = fixed.door.type === 'freight' ? 'warning' : 'error';
    found.add({
      ...what('door.apron', ground, hits, fixed.id, fixed.limit), severity,
      at: way.to, measured: way.length / 1000, required: fixed.required / 1000,
      line: [way.from, way.to],
    });
  }

  /** The floor before the sides that are said to be open; before those alone that have guests. */
  private fronts(
    each: Standing,
    moved: ReadonlySet<string>,
    found: Found,
    around: readonly Standing[] | null,
    guests: readonly Standing[] | null = null,
  ): void {
    const ground = this.grounds.get(each.thing.hall);
    const booth = each.booth;
    if (!ground || !booth) return;
    const sides = guests ? booth.open_edges.filter((side) => {
      const front = boxOfFront(booth, side, this.aisle);
      return guests.some((guest) => boxesMeet(guest.box, front));
    }) : booth.open_edges;
    if (!sides.length) return;
    const reach = grown(each.box, this.aisle);
    const walls = ground.wallNear(reach) ? ground : null;
    // Out of the hall altogether, no side of it was meant to have an aisle.
    if (!walls && !ground.holds([each.box[0], each.box[1]])) return;
    const near = around ?? this.index.search(booth.hall, reach);
    for (const side of sides) {
      const gap = gapBefore(booth, side, this.aisle, walls, ground.obstacles, near);
      if (!gap || isClosed(gap)) continue;
      const guilty = gap.by.filter((id) => moved.has(id));
      if (moved.size && !guilty.length && !moved.has(booth.id)) continue;
      const { length, from, to } = gap.way;
      const breach = breachOf(
        'aisle.width', ground, [each], null, 'aisle', to, length / 1000, this.aisle / 1000,
        [from, to],
      );
      found.add(breach, ...guilty);
    }
  }
}

function what(
  code: string,
  ground: HallGround,
  things: readonly Standing[],
  other: string | null,
  limit: LimitName | null,
): Breach {
  return breachOf(code, ground, things, other, limit, [0, 0], 0, 0, null);
}

/** Made at once, for hundreds of them come and go while hundreds of booths are dragged. */
function breachOf(
  code: string,
  ground: HallGround,
  things: readonly Standing[],
  other: string | null,
  limit: LimitName | null,
  at: Xy,
  measured: number,
  required: number,
  line: Breach['line'],
): Breach {
  const booths: string[] = [];
  let area: string | null = null;
  for (const each of things) {
    if (each.booth) booths.push(each.id);
    else area ??= each.id;
  }
  return {
    code, severity: 'error', hall: ground.hall.id, booths, other: other ?? area, at, measured,
    required, unit: 'm', line, limit,
  };
}

/** A spot that two things share, and how deep they lie in each other, metres. */
function shares(first: Standing, second: Standing): Pick<Breach, 'at' | 'measured'> {
  if (!first.square || !second.square) {
    const shared = common(first.pieces, second.pieces);
    return {
      at: shared[0] ? inner(shared[0]) : centre(first.thing), measured: depthOf(shared) / 1000,
    };
  }
  const [x0, y0, x1, y1] = sharedBox(first.box, second.box);
  return { at: [(x0 + x1) / 2, (y0 + y1) / 2], measured: Math.min(x1 - x0, y1 - y0) / 1000 };
}

/** Tell whether two things share more than a sliver; the first one comes first in the plan. */
function overlap(first: Standing, second: Standing): boolean {
  if (first.square && second.square) return boxesMeet(first.coreBox, second.box);
  return first.core !== null && intersect(first.core, second.ring);
}
