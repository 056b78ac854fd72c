// One hall with what never moves in it, by place: walls, obstacles, doors, fixtures, aisles.

import { Cells, type Boxed } from '../geometry/cells';
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

/** Something given, and the box in which a booth comes into conflict with it. */
export interface Placed extends Boxed {
  readonly fixed: Fixed;
}

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
  private readonly walls: Cells<Boxed & { readonly wall: Segment }>;
  private readonly fixed: Cells<Placed>;
  readonly doors: readonly DoorFixed[];
  readonly aisles: readonly AisleFixed[];
  readonly obstacles: readonly Ground[];

  constructor(
    readonly hall: Hall,
    state: PlanState,
  ) {
    this.outline = counterClockwise(hall.outline);
    this.box = boxOf(this.outline);
    this.walls = new Cells(edges(this.outline).map((wall) => ({ wall, box: boxOf(wall) })));
    this.aisles = state.aisles
      .filter((aisle) => aisle.hall === hall.id)
      .map((aisle) => ({ kind: 'aisle', id: aisle.id, aisle }));
    this.doors = hall.openings.map((door) => this.doorFixed(door, state));
    this.obstacles = hall.obstacles.map(groundOf);
    const around = (fixed: Fixed, ring: readonly Xy[]): Placed => ({ fixed, box: boxOf(ring) });
    this.fixed = new Cells([
      ...this.obstacles.map((each) => around({ kind: 'obstacle', ...each }, each.ring)),
      ...hall.keep_clear.map(groundOf).map((each) => around({ kind: 'keep', ...each }, each.ring)),
      ...this.fixtures(state),
      ...this.doors.map((door) => around(door, door.strip)),
      // By the rectangle that must be free: booths beside an aisle have nothing to do with it.
      ...this.aisles.flatMap((each) => {
        const free = core(each.aisle, TOLERANCE_MM);
        return free ? around(each, free) : [];
      }),
    ]);
  }

  /** Give the walls that come near a box. */
  wallsIn(box: Box): Segment[] {
    return this.walls.search(box).map((each) => each.wall);
  }

  /** Tell whether any wall comes near a box. */
  wallNear(box: Box): boolean {
    return this.walls.meets(box);
  }

  /** Give what is fixed near a box. */
  fixedIn(box: Box): readonly Placed[] {
    return this.fixed.search(box);
  }

  /** Tell whether a point lies in the hall; exact only away from its walls. */
  holds([x, y]: Xy): boolean {
    if (!boxesMeet(this.box, [x, y, x, y])) return false;
    let inside = false;
    let a = this.outline.at(-1) as Xy;
    for (const b of this.outline) {
      if (a[1] > y !== b[1] > y && x < b[0] + ((y - b[1]) / (a[1] - b[1])) * (a[0] - b[0])) {
        inside = !inside;
      }
      a = b;
    }
    return inside;
  }

  private fixtures(state: PlanState): Placed[] {
    return this.hall.utilities.flatMap(({ id, kind, ring }) => {
      const limit = CLEARANCES[kind];
      if (!limit) return [];
      const required = state.limit(limit);
      const fixed: Fixed = {
        kind: 'fixture',
        id,
        ring: counterClockwise(ring),
        code: `${kind}.clear`,
        limit,
        required,
      };
      return [{ fixed, box: grown(boxOf(ring), required) }];
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
