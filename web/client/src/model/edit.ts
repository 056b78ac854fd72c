// The edits people make, as they are sent (the JSON Schema `edit`), and what an edit changed.

import type {
  Aisle, Allotment, Area, Booth, Exhibitor, Pair, Pin, Pod, Rates, Sale, SaleState, Zone,
  ZoneRequest,
} from './plan';
import type { Mm } from './units';

export type Move = {
  readonly kind: 'move';
  readonly booth: string;
  readonly x_mm: Mm;
  readonly y_mm: Mm;
  readonly hall?: string | null;
};
export type Rotate = {
  readonly kind: 'rotate';
  readonly booth: string;
  readonly rotation_deg: number;
};
export type Resize = {
  readonly kind: 'resize';
  readonly booth: string;
  readonly width_mm: Mm;
  readonly depth_mm: Mm;
};
export type Swap = { readonly kind: 'swap'; readonly a: string; readonly b: string };
export type Assign = {
  readonly kind: 'assign';
  readonly booth: string;
  readonly exhibitor: string;
};
export type Unassign = { readonly kind: 'unassign'; readonly booth: string };
/** Without an id the booth is given one. */
export type Add = { readonly kind: 'add'; readonly booth: Booth };
export type Delete = { readonly kind: 'delete'; readonly booth: string };
export type Fix = { readonly kind: 'pin'; readonly booth: string; readonly pinned: boolean };
export type Lock = { readonly kind: 'lock'; readonly booth: string; readonly locked: boolean };
export type Split = {
  readonly kind: 'split';
  readonly booth: string;
  readonly across: 'width' | 'depth';
  readonly at_mm: Mm;
};
export type Merge = {
  readonly kind: 'merge';
  readonly a: string;
  readonly b: string;
  readonly on?: string | null;
};
export type Renumber = {
  readonly kind: 'renumber';
  readonly booth: string;
  readonly number: string;
};
export type SetZone = { readonly kind: 'set-zone'; readonly zone: Zone };
export type DropZone = {
  readonly kind: 'drop-zone';
  readonly zone: string;
  readonly hall: string;
};
export type SetArea = { readonly kind: 'set-area'; readonly area: Area };
export type DropArea = {
  readonly kind: 'drop-area';
  readonly area: string;
  readonly hall: string;
};
export type Offer = {
  readonly kind: 'offer';
  readonly booth: string;
  readonly on: string;
  readonly state?: SaleState | null;
  readonly exhibitor?: string | null;
  readonly name?: string;
  readonly until?: string | null;
  readonly price_krw?: number | null;
};
export type SetRates = { readonly kind: 'set-rates'; readonly rates: Rates };

export interface At<T> {
  readonly place: number;
  readonly item: T;
}

/** Items that go from a list and items that come, each with its place. */
export interface Exchange<T> {
  readonly gone: readonly At<T>[];
  readonly come: readonly At<T>[];
}

/** What each list of a patch holds. */
export interface Lists {
  booths: Booth;
  zones: Zone;
  areas: Area;
  pods: Pod;
  allotments: Allotment;
  sales: Sale;
  pins: Pin;
  pairs: Pair;
  exhibitors: Exhibitor;
  /** The brief's zones; `zones` are those on the floor. */
  themes: ZoneRequest;
  aisles: Aisle;
  /** A list of one. */
  rates: Rates;
}

export type ListName = keyof Lists;

export const LIST_NAMES: readonly ListName[] = [
  'booths', 'zones', 'areas', 'pods', 'allotments', 'sales', 'pins', 'pairs', 'exhibitors',
  'themes', 'aisles', 'rates',
];

/** An exchange for each list that people change; a list that is missing stays as it is. */
export type Patch = { readonly kind: 'patch' } & {
  readonly [name in ListName]?: Exchange<Lists[name]>;
};

/** An edit that is not made of others. */
export type Single =
  | Move | Rotate | Resize | Swap | Assign | Unassign | Add | Delete | Fix | Lock | Split | Merge
  | Renumber | SetZone | DropZone | SetArea | DropArea | Offer | SetRates;

/** Several edits as one: all of them, or none; they are undone as one. */
export type Many = { readonly kind: 'many'; readonly edits: readonly Single[] };

/** The service takes no more at once. */
export const MOST_EDITS = 1000;

export type Edit = Single | Many | Patch;

export type EditKind = Edit['kind'];

/** Give the patch that undoes a patch. */
export function back(patch: Patch): Patch {
  const turned: Record<string, unknown> = { kind: 'patch' };
  for (const name of LIST_NAMES) {
    const each = patch[name];
    if (each) turned[name] = { gone: each.come, come: each.gone };
  }
  return turned as unknown as Patch;
}

/** Tell whether a patch changes nothing. */
export function isEmpty(patch: Patch): boolean {
  return LIST_NAMES.every((name) => {
    const each = patch[name];
    return !each || (each.gone.length === 0 && each.come.length === 0);
  });
}

/** Give the booths that a patch moves, draws, takes away or gives to others. */
export function touched(patch: Patch): Set<string> {
  const found = new Set<string>();
  for (const at of sides(patch.booths)) found.add(at.item.id);
  for (const at of sides(patch.allotments)) found.add(at.item.booth);
  for (const at of sides(patch.sales)) found.add(at.item.booth);
  for (const at of sides(patch.pods)) found.add(at.item.booth);
  return found;
}

function sides<T>(exchange: Exchange<T> | undefined): readonly At<T>[] {
  return exchange ? [...exchange.gone, ...exchange.come] : [];
}
