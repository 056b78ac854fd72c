import { inLang, type Lang } from '../i18n/message';
import type { Booth, Exhibitor } from '../model/plan';
import type { PlanState } from '../model/state';
import { stateOf, type Trade } from './trade';

/** An exhibitor in the list: its booth, or why it has none. */
export interface Entry {
  readonly who: Exhibitor;
  readonly booth: Booth | null;
  readonly trade: Trade;
}

export interface Group {
  readonly zone: string;
  readonly entries: readonly Entry[];
}

export interface Roster {
  /** Contracts without a place: they come before everything else. */
  readonly unplaced: readonly Exhibitor[];
  readonly groups: readonly Group[];
  readonly count: number;
}

export type Show = 'all' | Trade | 'pinned';

const LEGAL = /주식회사|유한회사|\(주\)|㈜/g;

/** The name by which people look: without the legal form before or after it. */
const sortName = (name: string): string => name.replace(LEGAL, '').trim();

/** Everything of an exhibitor that is searched, in one line and without case. */
function searched(who: Exhibitor, number: string): string {
  return [who.name.ko, who.name.en, number, who.country ?? '', who.id].join('\n').toLowerCase();
}

/** Make the list: unplaced first, then zone by zone in the brief's order, names in their own. */
export function roster(plan: PlanState, words: string, show: Show, lang: Lang): Roster {
  const asked = words.trim().toLowerCase();
  const stands = new Map(plan.allotments.map((each) => [each.exhibitor, each.booth]));
  const groups = new Map<string, Entry[]>(plan.brief.zones.map((zone) => [zone.id, []]));
  const waiting = new Set<Exhibitor>();
  let count = 0;
  for (const who of byName(plan.exhibitors, lang)) {
    // A pavilion's members stand in its block; the list names contracts.
    if (who.pavilion) continue;
    const at = stands.get(who.id);
    const booth = (at === undefined ? undefined : plan.booth(at)) ?? null;
    if (asked && !searched(who, booth?.number ?? '').includes(asked)) continue;
    if (!booth) {
      if (show === 'all') waiting.add(who);
      continue;
    }
    const trade = stateOf(plan, booth.id);
    if (show !== 'all' && !(show === 'pinned' ? booth.pinned : trade === show)) continue;
    const mine = groups.get(who.zone);
    if (mine) mine.push({ who, booth, trade });
    else groups.set(who.zone, [{ who, booth, trade }]);
    count += 1;
  }
  return {
    // In the order of the sheet, which tells who came first.
    unplaced: waiting.size ? plan.exhibitors.filter((who) => waiting.has(who)) : [],
    groups: [...groups]
      .filter(([, entries]) => entries.length > 0)
      .map(([zone, entries]) => ({ zone, entries })),
    count: count + waiting.size,
  };
}

/** Exhibitors in the order of their names, which is found once: no edit of the floor changes it. */
function byName(all: readonly Exhibitor[], lang: Lang): readonly Exhibitor[] {
  const known = ordered.get(all);
  if (known?.lang === lang) return known.names;
  const order = new Intl.Collator(lang, { numeric: true });
  const named = all.map((who) => ({ who, name: sortName(inLang(lang, who.name)) }));
  const names = named.sort((a, b) => order.compare(a.name, b.name)).map(({ who }) => who);
  ordered.set(all, { lang, names });
  return names;
}

const ordered = new WeakMap<
  readonly Exhibitor[],
  { readonly lang: Lang; readonly names: readonly Exhibitor[] }
>();

/** The size somebody asked for, as width and depth; units are squares of the module in a row. */
export function wanted(who: Exhibitor, moduleMm: number): readonly [number, number] | null {
  if (who.size_mm) return who.size_mm;
  return who.units ? [who.units * moduleMm, moduleMm] : null;
}
