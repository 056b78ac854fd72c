// What an edit changed, item by item: applied, and found between two states.
// The twin of plans/patch.py: places are those in the list before (gone) and after (come).

import type { At, Exchange, ListName, Lists, Patch } from './edit';
import { LIST_NAMES } from './edit';

/** The lists of a plan that people change, by their names in a patch. */
export type Listed = { readonly [name in ListName]: readonly Lists[name][] };

/** What names an item of each list. */
export const KEYS: { readonly [name in ListName]: (item: Lists[name]) => string } = {
  booths: (each) => each.id,
  zones: (each) => `${each.hall}\n${each.id}`,
  areas: (each) => `${each.hall}\n${each.id}`,
  pods: (each) => `${each.hall}\n${each.id}`,
  allotments: (each) => each.booth,
  sales: (each) => each.booth,
  pins: (each) => each.exhibitor,
  pairs: (each) => `${each.a}\n${each.b}\n${each.relation}`,
  exhibitors: (each) => each.id,
  themes: (each) => each.id,
  aisles: (each) => `${each.hall}\n${each.id}`,
  rates: () => '',
};

/** Something that is to go is not there as it was: the plan has to be fetched anew. */
export class StalePatch extends Error {
  constructor(readonly list: ListName) {
    super(`the plan's ${list} are not those the patch was made from`);
    this.name = 'StalePatch';
  }
}

/** Apply a patch to the lists of a plan; lists that it does not touch stay the same objects. */
export function patchedLists(lists: Listed, patch: Patch): Listed {
  const after: Record<string, unknown> = { ...lists };
  for (const name of LIST_NAMES) {
    const exchange = patch[name] as Exchange<unknown> | undefined;
    if (exchange && (exchange.gone.length || exchange.come.length)) {
      const key = KEYS[name] as (item: unknown) => string;
      after[name] = exchanged(lists[name], exchange, name, key);
    }
  }
  return after as unknown as Listed;
}

function exchanged(
  items: readonly unknown[],
  exchange: Exchange<unknown>,
  name: ListName,
  key: (item: unknown) => string,
): unknown[] {
  const gone = new Set<number>();
  for (const { place, item } of exchange.gone) {
    // By name alone: a verdict may have told other open sides meanwhile; revisions guard the rest.
    if (place >= items.length || key(items[place]) !== key(item)) throw new StalePatch(name);
    gone.add(place);
  }
  const left = gone.size ? items.filter((_, place) => !gone.has(place)) : items;
  const result: unknown[] = [];
  let next = 0;
  for (const { place, item } of exchange.come) {
    while (result.length < place && next < left.length) result.push(left[next++]);
    if (result.length !== place) throw new StalePatch(name);
    result.push(item);
  }
  while (next < left.length) result.push(left[next++]);
  return result;
}

/** Give the patch that leads from one state of a plan's lists to another. */
export function difference(before: Listed, after: Listed): Patch {
  const patch: Record<string, unknown> = { kind: 'patch' };
  for (const name of LIST_NAMES) {
    const key = KEYS[name] as (item: unknown) => string;
    const found = exchange(before[name], after[name], key);
    if (found) patch[name] = found;
  }
  return patch as unknown as Patch;
}

function exchange(
  before: readonly unknown[],
  after: readonly unknown[],
  key: (item: unknown) => string,
): Exchange<unknown> | null {
  if (before === after) return null;
  const gone = others(before, new Map(after.map((item) => [key(item), item])), key);
  const come = others(after, new Map(before.map((item) => [key(item), item])), key);
  const stays = staying(before, gone, key);
  const stayed = staying(after, come, key);
  if (stays.length !== stayed.length || stays.some((each, i) => each !== stayed[i])) {
    // Some that are in both stand in another order: then all of them go and come.
    return { gone: others(before, new Map(), key), come: others(after, new Map(), key) };
  }
  return gone.length || come.length ? { gone, come } : null;
}

function others(
  items: readonly unknown[],
  known: ReadonlyMap<string, unknown>,
  key: (item: unknown) => string,
): At<unknown>[] {
  const found: At<unknown>[] = [];
  items.forEach((item, place) => {
    const other = known.get(key(item));
    if (other !== item && (other === undefined || !equal(other, item))) found.push({ place, item });
  });
  return found;
}

function staying(
  items: readonly unknown[],
  out: readonly At<unknown>[],
  key: (item: unknown) => string,
): string[] {
  const places = new Set(out.map((each) => each.place));
  return items.filter((_, place) => !places.has(place)).map(key);
}

/** Tell whether two values of a document are the same, field by field. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const one = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => equal(one[name], other[name]))
  );
}
