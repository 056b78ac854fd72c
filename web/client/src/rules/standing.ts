// What stands on the floor, indexed by place: fast to search while hundreds of booths move.

import { Cells } from '../geometry/cells';
import { bounds, core, grown, ring, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import { pieces } from '../geometry/polygon';
import type { Area, Booth } from '../model/plan';
import type { PlanState } from '../model/state';
import { CORE_MM } from './hall';

/** A booth or an area on the floor. */
export class Standing {
  readonly box: Box;
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
    this.box = bounds(thing);
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
  get coreBox(): Box {
    return grown(this.box, -CORE_MM);
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

/** How many booths may change hands between the indexes before both are built anew. */
const FEW = 64;

/** The things of one plan, hall by hall: what moves lies in an index of its own. */
export class StandingIndex {
  private still = new Map<string, Cells<Standing>>();
  private over = new Map<string, Cells<Standing>>();
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

  /** How many things there are: the order of each is less. */
  get size(): number {
    return this.byBooth.size + this.areas.length;
  }
  get booths(): Iterable<Standing> {
    return this.byBooth.values();
  }
  get drawnAreas(): readonly Standing[] {
    return this.areas;
  }

  /** Take over a newer state. */
  update(state: PlanState): void {
    const was = this.state;
    if (was === state) return;
    this.state = state;
    if (was.booths === state.booths && was.areas === state.areas) return;
    if (was.areas !== state.areas || was.booths.length !== state.booths.length) {
      this.build();
      return;
    }
    const changed: Standing[] = [];
    for (let place = 0; place < state.booths.length; place++) {
      const booth = state.booths[place] as Booth;
      const old = was.booths[place] as Booth;
      if (booth === old) continue;
      if (booth.id !== old.id) {
        this.build();
        return;
      }
      changed.push(new Standing(booth, booth, place));
    }
    if (changed.some((each) => !this.moved.has(each.id))) this.lift(changed);
    for (const each of changed) this.byBooth.set(each.id, each);
    const up = [...this.moved].map((id) => this.byBooth.get(id) as Standing);
    this.over = byHall(up);
  }

  /** Give what stands near a box of a hall. */
  search(hall: string, box: Box): Standing[] {
    const found = this.still.get(hall)?.search(box) ?? [];
    return this.over.get(hall)?.search(box, found) ?? found;
  }

  private build(): void {
    const { booths, areas } = this.state;
    const all = booths.map((booth, place) => new Standing(booth, booth, place));
    this.byBooth = new Map(all.map((each) => [each.id, each]));
    this.areas = areas.map((area, place) => new Standing(area, null, booths.length + place));
    this.still = byHall([...all, ...this.areas]);
    this.over = new Map();
    this.moved = new Set();
  }

  /** Lift other booths than before: those down that rest now, these up. */
  private lift(changed: readonly Standing[]): void {
    const now = new Set(changed.map((each) => each.id));
    const down = [...this.moved].filter((id) => !now.has(id));
    const up = [...now].filter((id) => !this.moved.has(id));
    this.moved = now;
    if (down.length + up.length > FEW) {
      const rest = [...this.byBooth.values()].filter((each) => !now.has(each.id));
      this.still = byHall([...rest, ...this.areas]);
      return;
    }
    for (const id of down) {
      const each = this.byBooth.get(id) as Standing;
      const hall = each.thing.hall;
      if (!this.still.has(hall)) this.still.set(hall, new Cells());
      this.still.get(hall)?.add(each);
    }
    for (const id of up) {
      const each = this.byBooth.get(id) as Standing;
      this.still.get(each.thing.hall)?.remove(each);
    }
  }
}

function byHall(things: readonly Standing[]): Map<string, Cells<Standing>> {
  const halls = new Map<string, Standing[]>();
  for (const each of things) {
    const some = halls.get(each.thing.hall);
    if (some) some.push(each);
    else halls.set(each.thing.hall, [each]);
  }
  return new Map([...halls].map(([hall, some]) => [hall, new Cells(some)]));
}
