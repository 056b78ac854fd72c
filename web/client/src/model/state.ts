// A plan at one revision: the document's lists, and the look-ups that everybody shares.

import { patchedLists, type Listed } from './patch';
import type { Patch } from './edit';
import type {
  Aisle, Allotment, Area, Booth, Brief, Certificate, Exhibitor, Finding, Hall, Limits, LimitName,
  Measures, PlanDocument, Pod, Sale, Text, Zone,
} from './plan';
import { mm, type Mm } from './units';

/** How a zone is shown: its number in the palette (1 to 12), its two letters, its name. */
export interface ZoneStyle {
  readonly colour: number;
  readonly code: string;
  readonly name: Text;
}

/** Never changed in place: an edit gives another state, which shares what stays the same. */
export class PlanState implements Listed {
  readonly booths: readonly Booth[];
  readonly zones: readonly Zone[];
  readonly areas: readonly Area[];
  readonly pods: readonly Pod[];
  readonly allotments: readonly Allotment[];
  readonly sales: readonly Sale[];
  readonly pins: Listed['pins'];
  readonly pairs: Listed['pairs'];
  readonly exhibitors: readonly Exhibitor[];
  readonly themes: Listed['themes'];
  readonly aisles: readonly Aisle[];
  readonly rates: Listed['rates'];
  private readonly _brief: Brief;

  constructor(
    /** What no edit changes: halls, the rest of the brief, limits, and the verdict of `revision`. */
    private readonly document: PlanDocument,
    lists: Listed,
    parent: PlanState | null = null,
  ) {
    this.booths = lists.booths;
    this.zones = lists.zones;
    this.areas = lists.areas;
    this.pods = lists.pods;
    this.allotments = lists.allotments;
    this.sales = lists.sales;
    this.pins = lists.pins;
    this.pairs = lists.pairs;
    this.exhibitors = lists.exhibitors;
    this.themes = lists.themes;
    this.aisles = lists.aisles;
    this.rates = lists.rates;
    const { brief } = document;
    const [rates = brief.rates] = lists.rates;
    const same = brief.zones === lists.themes && brief.rates === rates;
    this._brief = same ? brief : { ...brief, zones: lists.themes, rates };
    // Look-ups of lists that stayed are taken over.
    if (parent) {
      if (parent.booths === this.booths) this._places = parent._places;
      if (parent.exhibitors === this.exhibitors) this._exhibitors = parent._exhibitors;
      if (parent.allotments === this.allotments) {
        this._given = parent._given;
        this._stands = parent._stands;
      }
      if (parent.sales === this.sales) this._sales = parent._sales;
      if (parent.pods === this.pods) this._pods = parent._pods;
      if (parent.themes === this.themes) this._zones = parent._zones;
    }
  }

  get halls(): readonly Hall[] {
    return this.document.halls;
  }
  get brief(): Brief {
    return this._brief;
  }
  get limits(): Limits {
    return this.document.limits;
  }
  get findings(): readonly Finding[] {
    return this.document.findings;
  }
  get measures(): Measures {
    return this.document.measures;
  }
  get certificate(): Certificate {
    return this.document.certificate;
  }

  private _places: ReadonlyMap<string, number> | undefined;
  private _exhibitors: ReadonlyMap<string, Exhibitor> | undefined;
  private _given: ReadonlyMap<string, string> | undefined;
  private _stands: ReadonlyMap<string, string> | undefined;
  private _sales: ReadonlyMap<string, Sale> | undefined;
  private _pods: ReadonlyMap<string, readonly Pod[]> | undefined;
  private _zones: ReadonlyMap<string, ZoneStyle> | undefined;

  /** Find a booth by its id. */
  booth(id: string): Booth | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.booths[place];
  }

  /** Where each booth stands in the list. */
  private get places(): ReadonlyMap<string, number> {
    this._places ??= new Map(this.booths.map((each, place) => [each.id, place]));
    return this._places;
  }

  /** Give the same plan with one booth changed: five hundred of them take some milliseconds. */
  withBooth(next: Booth): PlanState {
    const place = this.places.get(next.id);
    if (place === undefined) return this;
    const booths = this.booths.slice();
    booths[place] = next;
    return this.withSame(booths);
  }

  /** Give the same plan with its booths changed, each at its place in the list. */
  withSame(booths: readonly Booth[]): PlanState {
    const after = this.withLists({ booths });
    after._places = this.places;
    return after;
  }

  /** Find an exhibitor by its id. */
  exhibitor(id: string): Exhibitor | undefined {
    this._exhibitors ??= new Map(this.exhibitors.map((each) => [each.id, each]));
    return this._exhibitors.get(id);
  }

  /** Find who stands in a booth. */
  exhibitorOf(booth: string): Exhibitor | undefined {
    this._given ??= new Map([...this.allotments].reverse().map((a) => [a.booth, a.exhibitor]));
    const id = this._given.get(booth);
    return id === undefined ? undefined : this.exhibitor(id);
  }

  /** Find the booth of an exhibitor. */
  boothOf(exhibitor: string): Booth | undefined {
    this._stands ??= new Map([...this.allotments].reverse().map((a) => [a.exhibitor, a.booth]));
    const booth = this._stands.get(exhibitor);
    return booth === undefined ? undefined : this.booth(booth);
  }

  /** Find the sale of a booth; a booth without one is free, or only allotted. */
  saleOf(booth: string): Sale | undefined {
    this._sales ??= new Map(this.sales.map((each) => [each.booth, each]));
    return this._sales.get(booth);
  }

  /** Give the pods that stand in a pavilion's booth. */
  podsOf(booth: string): readonly Pod[] {
    if (!this._pods) {
      const found = new Map<string, Pod[]>();
      for (const pod of this.pods) {
        const mine = found.get(pod.booth);
        if (mine) mine.push(pod);
        else found.set(pod.booth, [pod]);
      }
      this._pods = found;
    }
    return this._pods.get(booth) ?? [];
  }

  hall(id: string): Hall | undefined {
    return this.document.halls.find((each) => each.id === id);
  }

  /** Give the zone that counts for a booth: its exhibitor's before its own. */
  zoneOf(booth: Booth): string | null {
    return this.exhibitorOf(booth.id)?.zone ?? booth.zone;
  }

  /** Give how a zone is shown; one that the brief does not know is shown by its id. */
  zoneStyle(zone: string): ZoneStyle {
    this._zones ??= new Map(
      this.brief.zones.map((each, i) => [
        each.id,
        {
          colour: each.colour ?? (i % 12) + 1,
          code: each.code ?? each.id.slice(0, 2).toUpperCase(),
          name: each.name,
        },
      ]),
    );
    return (
      this._zones.get(zone) ?? {
        colour: 1,
        code: zone.slice(0, 2).toUpperCase(),
        name: { ko: zone, en: zone },
      }
    );
  }

  /** Give a limit in millimetres. */
  limit(name: LimitName): Mm {
    const { value, unit } = this.limits[name];
    return mm(value * (unit === 'm' ? 1000 : 1));
  }

  /** Give the same plan with other lists. */
  withLists(lists: Partial<Listed>): PlanState {
    return new PlanState(this.document, { ...listsOf(this), ...lists }, this);
  }

  /** Give the same plan with a newer verdict: findings, measures, certificate, open sides. */
  withVerdict(verdict: Partial<Pick<PlanDocument, 'findings' | 'measures' | 'certificate'>>) {
    return new PlanState({ ...this.document, ...verdict }, listsOf(this), this);
  }
}

/** Take the lists that people change out of a state. */
export function listsOf(state: Listed): Listed {
  const { booths, zones, areas, pods, allotments, sales, pins, pairs } = state;
  const { exhibitors, themes, aisles, rates } = state;
  return {
    booths, zones, areas, pods, allotments, sales, pins, pairs, exhibitors, themes, aisles, rates,
  };
}

/** Make the state of a plan document. */
export function fromDocument(document: PlanDocument): PlanState {
  const { layout, brief } = document;
  return new PlanState(document, {
    booths: layout.booths,
    zones: layout.zones,
    areas: layout.areas,
    pods: layout.pods,
    allotments: document.allotments,
    sales: document.sales,
    pins: brief.pins,
    pairs: brief.pairs,
    exhibitors: brief.exhibitors,
    themes: brief.zones,
    aisles: layout.aisles,
    rates: [brief.rates],
  });
}

/** Apply a patch; throws `StalePatch` when the plan is not the one it was made from. */
export function applyPatch(state: PlanState, patch: Patch): PlanState {
  return state.withLists(patchedLists(listsOf(state), patch));
}
