// One hall with what never moves in it, by place: walls, obstacles, doors, fixtures, aisles.

import RBush from 'rbush';
import { boxOf, boxesMeet, core, grown, type Box } from '../geometry/footprint';
import { inward } from '../geometry/inward';
import type { Xy } from '../geometry/frame';
import { counterClockwise, edges, pieces, type Segment } from '../geometry/polygon';
import type { Aisle, Hall, LimitName, Opening, UtilityKind } from '../model/plan';
import type { PlanState } from '../model/state';

/** What turned booths are forgiven: they are rounded to the millimetre, on both sides. */
export const TOLERANCE_MM = 2;

/** Shapes that share at most this depth touch; the hundredth is rounding. */
export const CORE_MM = 1 + 0.01;

/** An item of an index. */
export interface Boxed<T> {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly item: T;
}

/** Something given that a booth may come into conflict with. */
export type Fixed =
  | ({ readonly kind: 'obstacle' } & Ground)
  | ({ readonly kind: 'keep' } & Ground)
  | {
      readonly kind: 'fixture';
      readonly id: string;
      readonly ring: readonly Xy[];
      readonly code: string;
      readonly limit: LimitName;
      readonly required: number;
    }
  | DoorFixed
  | AisleFixed;

/** Ground that something takes up for good. */
export interface Ground {
  readonly id: string;
  readonly ring: readonly Xy[];
  /** The ring in convex pieces. */
  readonly pieces: readonly (readonly Xy[])[];
  readonly box: Box;
}

export interface AisleFixed {
  readonly kind: 'aisle';
  readonly id: string;
  readonly aisle: Aisle;
}

export interface DoorFixed {
  readonly kind: 'door';
  readonly id: string;
  readonly door: Opening;
  readonly limit: LimitName;
  readonly required: number;
  /** The rectangle inside the door that stays free: as deep as required, less the tolerance. */
  readonly strip: readonly Xy[];
  /** The same rectangle in its whole depth, from which the distance is told. */
  readonly whole: readonly Xy[];
}

const CLEARANCES: { readonly [kind in UtilityKind]?: LimitName } = {
  hydrant: 'hydrant_clearance',
  extinguisher: 'extinguisher_clearance',
  shutter: 'shutter_clearance',
  panel: 'panel_clearance',
};

export class HallGround {
  readonly outline: readonly Xy[];
  readonly box: Box;
  private readonly walls = new RBush<Boxed<Segment>>();
  private readonly fixed = new RBush<Boxed<Fixed>>();
  readonly doors: readonly DoorFixed[];
  readonly aisles: readonly AisleFixed[];
  readonly obstacles: readonly Ground[];

  constructor(
    readonly hall: Hall,
    state: PlanState,
  ) {
    this.outline = counterClockwise(hall.outline);
    this.box = boxOf(this.outline);
    this.walls.load(edges(this.outline).map((edge) => boxed(edge, boxOf(edge))));
    this.aisles = state.aisles
      .filter((aisle) => aisle.hall === hall.id)
      .map((aisle) => ({ kind: 'aisle', id: aisle.id, aisle }));
    this.doors = hall.openings.map((door) => this.doorFixed(door, state));
    this.obstacles = hall.obstacles.map(groundOf);
    this.fixed.load([
      ...this.obstacles.map((each) => around({ kind: 'obstacle', ...each }, each.ring)),
      ...hall.keep_clear.map(groundOf).map((each) => around({ kind: 'keep', ...each }, each.ring)),
      ...this.fixtures(state),
      ...this.doors.map((door) => around(door, door.strip)),
      // By the rectangle that must be free: booths beside an aisle have nothing to do with it.
      ...this.aisles.map((each) =>
        boxed<Fixed>(each, boxOf(core(each.aisle, TOLERANCE_MM) ?? [])),
      ),
    ]);
  }

  /** Give the walls that come near a box. */
  wallsIn(box: Box): Segment[] {
    return this.walls.search(search(box)).map((each) => each.item);
  }

  /** Tell whether any wall comes near a box. */
  wallNear(box: Box): boolean {
    return this.walls.collides(search(box));
  }

  /** Give what is fixed near a box. */
  fixedIn(box: Box): readonly Boxed<Fixed>[] {
    return this.fixed.search(search(box));
  }

  /** Tell whether a point lies in the hall; exact only away from its walls. */
  holds([x, y]: Xy): boolean {
    if (!boxesMeet(this.box, [x, y, x, y])) return false;
    let inside = false;
    const ring = this.outline;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i] as Xy;
      const [bx, by] = ring[j] as Xy;
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
    return inside;
  }

  private fixtures(state: PlanState): Boxed<Fixed>[] {
    return this.hall.utilities.flatMap(({ id, kind, ring }) => {
      const limit = CLEARANCES[kind];
      if (!limit) return [];
      const required = state.limit(limit);
      const item: Fixed = {
        kind: 'fixture',
        id,
        ring: counterClockwise(ring),
        code: `${kind}.clear`,
        limit,
        required,
      };
      return [boxed(item, grown(boxOf(ring), required))];
    });
  }

  private doorFixed(door: Opening, state: PlanState): DoorFixed {
    const limit = door.type === 'entrance' ? 'entrance_strip' : 'exit_apron';
    const required = state.limit(limit);
    const strip = this.apron(door, required - TOLERANCE_MM);
    const whole = this.apron(door, required);
    return { kind: 'door', id: door.id, door, limit, required, strip, whole };
  }

  /** Give the rectangle inside a door. */
  private apron(door: Opening, deep: number): Xy[] {
    const [ix, iy] = inward(this, door);
    const [a, b] = [door.a, door.b];
    return counterClockwise([
      a,
      b,
      [b[0] + ix * deep, b[1] + iy * deep],
      [a[0] + ix * deep, a[1] + iy * deep],
    ]);
  }
}

function groundOf({ id, ring }: { readonly id: string; readonly ring: readonly Xy[] }): Ground {
  const turned = counterClockwise(ring);
  return { id, ring: turned, pieces: pieces(turned), box: boxOf(turned) };
}

/** Give an item of an index. */
export function boxed<T>(item: T, [minX, minY, maxX, maxY]: Box): Boxed<T> {
  return { minX, minY, maxX, maxY, item };
}

/** Give a box as the index asks for it. */
export function search([minX, minY, maxX, maxY]: Box) {
  return { minX, minY, maxX, maxY };
}

function around(item: Fixed, ring: readonly Xy[]): Boxed<Fixed> {
  return boxed(item, boxOf(ring));
}
