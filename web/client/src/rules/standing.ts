// What stands on the floor, indexed by place: fast to search while hundreds of booths move.

import RBush from 'rbush';
import { bounds, core, ring, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import { pieces } from '../geometry/polygon';
import type { Area, Booth } from '../model/plan';
import type { PlanState } from '../model/state';
import { CORE_MM, search } from './hall';

/** A booth or an area on the floor. */
export class Standing {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  /** A rectangle along the axes: nothing but its box has to be looked at. */
  readonly square: boolean;
  private _ring: Xy[] | undefined;
  private _core: Xy[] | null | undefined;
  private _pieces: (readonly Xy[])[] | undefined;

  constructor(
    readonly thing: Booth | Area,
    readonly booth: Booth | null,
    /** Its place among all things of its plan: booths first, then areas. */
    readonly order: number,
  ) {
    [this.minX, this.minY, this.maxX, this.maxY] = bounds(thing);
    this.square = !thing.notch && thing.rotation_deg % 90 === 0;
  }

  get id(): string {
    return this.thing.id;
  }
  /** Whether nobody walks across it. */
  get solid(): boolean {
    return this.booth !== null || !(this.thing as Area).walkable;
  }
  /** Floor left over, which may lie around a column. */
  get leftover(): boolean {
    if (this.booth) return false;
    const { kind } = this.thing as Area;
    return kind === 'service' || kind === 'storage';
  }
  get box(): Box {
    return [this.minX, this.minY, this.maxX, this.maxY];
  }
  get coreBox(): Box {
    const by = CORE_MM;
    return [this.minX + by, this.minY + by, this.maxX - by, this.maxY - by];
  }
  get ring(): Xy[] {
    this._ring ??= ring(this.thing);
    return this._ring;
  }
  /** The outline in convex pieces. */
  get pieces(): (readonly Xy[])[] {
    this._pieces ??= this.thing.notch ? pieces(this.ring) : [this.ring];
    return this._pieces;
  }
  /** The outline without its outermost millimetre: what must not meet anything else. */
  get core(): Xy[] | null {
    if (this._core === undefined) this._core = core(this.thing, CORE_MM);
    return this._core;
  }
}

/** How many booths may have moved before the index is built anew. */
const MOVED = 64;

/** The things of one plan, hall by hall. */
export class StandingIndex {
  private base = new Map<string, RBush<Standing>>();
  private over = new Map<string, RBush<Standing>>();
  private byBooth = new Map<string, Standing>();
  private areas: Standing[] = [];
  private moved = new Set<string>();

  constructor(private state: PlanState) {
    this.build();
  }

  /** Find a booth. */
  booth(id: string): Standing | undefined {
    return this.byBooth.get(id);
  }

  get booths(): Iterable<Standing> {
    return this.byBooth.values();
  }
  get drawnAreas(): readonly Standing[] {
    return this.areas;
  }

  /** Take over a newer state; booths that moved lie in an index of their own until they rest. */
  update(state: PlanState): void {
    const was = this.state;
    if (was === state) return;
    this.state = state;
    if (was.booths === state.booths && was.areas === state.areas) return;
    if (was.areas !== state.areas || was.booths.length !== state.booths.length) {
      this.build();
      return;
    }
    for (let place = 0; place < state.booths.length; place++) {
      const booth = state.booths[place] as Booth;
      const old = was.booths[place] as Booth;
      if (booth === old) continue;
      if (booth.id !== old.id) {
        this.build();
        return;
      }
      this.byBooth.set(booth.id, new Standing(booth, booth, place));
      this.moved.add(booth.id);
    }
    this.lift();
  }

  /** Build the index anew when so many have moved that the second one is no help any more. */
  rest(): void {
    if (this.moved.size > MOVED) this.build();
  }

  /** Give what stands near a box of a hall. */
  search(hall: string, box: Box): Standing[] {
    const where = search(box);
    const found = this.base.get(hall)?.search(where) ?? [];
    if (!this.moved.size) return found;
    const still = found.filter((each) => !each.booth || this.byBooth.get(each.id) === each);
    const moved = this.over.get(hall)?.search(where);
    return moved?.length ? still.concat(moved) : still;
  }

  private build(): void {
    const { booths, areas } = this.state;
    const all = booths.map((booth, place) => new Standing(booth, booth, place));
    this.byBooth = new Map(all.map((each) => [each.id, each]));
    this.areas = areas.map((area, place) => new Standing(area, null, booths.length + place));
    this.base = byHall([...all, ...this.areas]);
    this.over = new Map();
    this.moved = new Set();
  }

  private lift(): void {
    const up: Standing[] = [];
    for (const id of this.moved) {
      const each = this.byBooth.get(id);
      if (each) up.push(each);
    }
    this.over = byHall(up);
  }
}

function byHall(things: readonly Standing[]): Map<string, RBush<Standing>> {
  const halls = new Map<string, Standing[]>();
  for (const each of things) {
    const some = halls.get(each.thing.hall);
    if (some) some.push(each);
    else halls.set(each.thing.hall, [each]);
  }
  return new Map([...halls].map(([hall, some]) => [hall, new RBush<Standing>().load(some)]));
}
