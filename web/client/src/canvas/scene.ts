// The plan as it is drawn: every booth with its place on the sheet, its ink and its words, indexed
// by place. Booths that an edit leaves alone are taken over as they are.

import { Cells } from '../geometry/cells';
import { bounds, boxOf, ring, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import { largestBox } from '../geometry/largest';
import { contains } from '../geometry/polygon';
import type { Area, Booth, Exhibitor, Lang, Sale, Text } from '../model/plan';
import type { PlanState } from '../model/state';
import { Sheet } from './sheet';

export type Trade = 'free' | 'hold' | 'reserved' | 'sold';

/** A booth as it is drawn. */
export interface Drawn {
  readonly booth: Booth;
  /** Its box on the sheet. */
  readonly box: Box;
  /** The outline on the sheet; null for a rectangle along the axes, which its box tells. */
  readonly ring: readonly Xy[] | null;
  /** A number of the zone palette; 0 for a booth of no zone. */
  readonly colour: number;
  readonly trade: Trade;
  /** Whose it is. */
  readonly name: Text | null;
  readonly pods: readonly (readonly Xy[])[];
  /** Where labels of this booth were laid out last: they are the same until the zoom changes. */
  label: unknown;
}

/** The tag of a zone in one hall: where it stands, and over what. */
export interface ZoneTag {
  readonly zone: string;
  readonly hall: string;
  readonly colour: number;
  readonly code: string;
  readonly name: { readonly ko: string; readonly en: string };
  /** The largest box of its ground on the sheet. */
  readonly box: Box;
}

export class Scene {
  readonly sheet: Sheet;
  readonly zones: readonly {
    readonly colour: number;
    readonly rings: readonly (readonly Xy[])[];
  }[];
  readonly tags: readonly ZoneTag[];
  readonly areas: readonly {
    readonly area: Area;
    readonly ring: readonly Xy[];
    readonly box: Box;
  }[];
  private readonly drawn: ReadonlyMap<string, Drawn>;
  private readonly index: Cells<Drawn>;

  constructor(
    readonly plan: PlanState,
    was: Scene | null = null,
  ) {
    this.sheet = was && was.plan.halls === plan.halls ? was.sheet : new Sheet(plan.halls);
    const drawn = new Map<string, Drawn>();
    let changed = plan.booths.length !== was?.plan.booths.length || this.sheet !== was?.sheet;
    for (const booth of plan.booths) {
      const old = was?.drawn.get(booth.id);
      const stays = old && old.booth === booth && this.sheet === was?.sheet && same(old, plan, was);
      const next = stays ? old : this.draw(booth);
      changed ||= next !== old;
      drawn.set(booth.id, next);
    }
    this.drawn = drawn;
    this.index = !changed && was ? was.index : new Cells([...drawn.values()]);
    const still = this.sheet === was?.sheet;
    const ground = still && was.plan.zones === plan.zones;
    this.zones = ground ? was.zones : this.grounds();
    this.tags = ground ? was.tags : this.zoneTags();
    this.areas = still && was.plan.areas === plan.areas ? was.areas : this.drawnAreas();
  }

  /** Give the booths in a box of the sheet. */
  within(box: Box): Drawn[] {
    return this.index.search(box);
  }

  /** Find the booth under a point of the sheet; the last one drawn where several lie. */
  at([x, y]: Xy): Drawn | null {
    const found = this.index.search([x, y, x, y]);
    for (let i = found.length - 1; i >= 0; i--) {
      const each = found[i] as Drawn;
      if (!each.ring || contains(each.ring, [x, y])) return each;
    }
    return null;
  }

  booth(id: string): Drawn | undefined {
    return this.drawn.get(id);
  }

  /** Draw a booth that is not in the plan yet, or stands elsewhere in a preview. */
  draw(booth: Booth, plan: PlanState = this.plan): Drawn {
    const placed = this.sheet.hall(booth.hall);
    const [dx, dy] = placed ? [placed.dx, placed.dy] : [0, 0];
    const [x0, y0, x1, y1] = bounds(booth);
    const square = booth.rotation_deg % 90 === 0 && !booth.notch;
    const shift = ([x, y]: Xy): Xy => [x + dx, y + dy];
    const zone = plan.zoneOf(booth);
    const who = plan.exhibitorOf(booth.id);
    const sale = plan.saleOf(booth.id);
    return {
      booth,
      box: [x0 + dx, y0 + dy, x1 + dx, y1 + dy],
      ring: square ? null : ring(booth).map(shift),
      colour: zone === null ? 0 : plan.zoneStyle(zone).colour,
      trade: tradeOf(who, sale),
      name: nameOf(who, sale),
      pods: plan.podsOf(booth.id).map((pod) => ring(pod).map(shift)),
      label: null,
    };
  }

  private grounds() {
    return this.plan.zones.map((zone) => ({
      colour: this.plan.zoneStyle(zone.id).colour,
      rings: zone.rings.map((each) => this.onSheet(zone.hall, each)),
    }));
  }

  private zoneTags(): ZoneTag[] {
    return this.plan.zones.flatMap((zone) => {
      const style = this.plan.zoneStyle(zone.id);
      const boxes = zone.rings.map((each) => largestBox(this.onSheet(zone.hall, each)));
      const size = ([x0, y0, x1, y1]: Box) => (x1 - x0) * (y1 - y0);
      const [box] = boxes.sort((a, b) => size(b) - size(a));
      return box ? [{ ...style, zone: zone.id, hall: zone.hall, box }] : [];
    });
  }

  private drawnAreas() {
    return this.plan.areas.map((area) => {
      const onSheet = this.onSheet(area.hall, ring(area));
      return { area, ring: onSheet, box: boxOf(onSheet) };
    });
  }

  private onSheet(hall: string, points: readonly Xy[]): Xy[] {
    return points.map(([x, y]) => this.sheet.toSheet(hall, x, y) as Xy);
  }
}

/** Tell whether what a booth shows besides itself is as it was. */
function same(old: Drawn, plan: PlanState, was: Scene | null): boolean {
  if (!was) return false;
  const before = was.plan;
  if (
    before.allotments === plan.allotments &&
    before.sales === plan.sales &&
    before.exhibitors === plan.exhibitors &&
    before.pods === plan.pods
  )
    return true;
  const id = old.booth.id;
  return (
    before.exhibitorOf(id) === plan.exhibitorOf(id) &&
    before.saleOf(id) === plan.saleOf(id) &&
    (before.pods === plan.pods || old.pods.length + plan.podsOf(id).length === 0)
  );
}

/** How far the sale of a booth is; one that is given to somebody counts as sold on the floor. */
export function tradeOf(who: Exhibitor | undefined, sale: Sale | undefined): Trade {
  return sale ? sale.state : who ? 'sold' : 'free';
}

function nameOf(who: Exhibitor | undefined, sale: Sale | undefined): Drawn['name'] {
  if (who) return who.name;
  return sale?.name ? { ko: sale.name, en: sale.name } : null;
}

/** What the canvas is told to show besides the plan. */
export interface Shown {
  readonly lang: Lang;
  readonly layers: Readonly<Record<string, boolean>>;
  /** Booths that a search leaves; the others step back. Null when nothing is searched. */
  readonly found: ReadonlySet<string> | null;
  /** Booths that are not drawn, because something else draws them elsewhere. */
  readonly hidden: ReadonlySet<string>;
  /** Booths in breach. */
  readonly breached: ReadonlySet<string>;
}
