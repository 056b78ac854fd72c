// What became of the booths between two states of a plan: a pure comparison, booth by booth.

import type { Booth, Exhibitor } from '../model/plan';
import type { PlanState } from '../model/state';

/** How a booth differs; one may have moved and changed hands. */
export type Fate = 'added' | 'removed' | 'moved' | 'resized' | 'handed';

export interface Change {
  readonly id: string;
  readonly number: string;
  readonly fates: readonly Fate[];
  readonly was: Booth | null;
  readonly now: Booth | null;
  readonly from: Exhibitor | null;
  readonly to: Exhibitor | null;
}

export const FATES: readonly Fate[] = ['added', 'removed', 'moved', 'resized', 'handed'];

const PLACE = ['hall', 'x_mm', 'y_mm', 'rotation_deg'] as const;
const SIZE = ['width_mm', 'depth_mm'] as const;

function differs(was: Booth, now: Booth): Fate[] {
  const fates: Fate[] = [];
  const notch = JSON.stringify(was.notch) !== JSON.stringify(now.notch);
  if (notch || SIZE.some((name) => was[name] !== now[name])) fates.push('resized');
  // A booth that grew to the left has another corner, but has not moved.
  if (PLACE.some((name) => was[name] !== now[name]) && !fates.length) fates.push('moved');
  return fates;
}

/** List the booths that differ, by number: first what came, then what went, then what changed. */
export function changesBetween(then: PlanState, now: PlanState): Change[] {
  const found: Change[] = [];
  const told = (was: Booth | undefined, is: Booth | undefined): void => {
    const id = (is ?? was)!.id;
    const from = (was && then.exhibitorOf(id)) ?? null;
    const to = (is && now.exhibitorOf(id)) ?? null;
    const fates: Fate[] = !was ? ['added'] : !is ? ['removed'] : was === is ? [] : differs(was, is);
    if (was && is && from?.id !== to?.id) fates.push('handed');
    if (!fates.length) return;
    const number = is?.number || was?.number || id;
    found.push({ id, number, fates, was: was ?? null, now: is ?? null, from, to });
  };
  for (const is of now.booths) told(then.booth(is.id), is);
  for (const was of then.booths) if (!now.booth(was.id)) told(was, undefined);
  const rank = (each: Change): number => FATES.indexOf(each.fates[0] as Fate);
  return found.sort(
    (a, b) => rank(a) - rank(b) || a.number.localeCompare(b.number, 'en', { numeric: true }),
  );
}

/** Count the booths of each fate. */
export function counted(changes: readonly Change[]): Readonly<Record<Fate, number>> {
  const of = (fate: Fate): number => changes.filter((each) => each.fates.includes(fate)).length;
  return {
    added: of('added'),
    removed: of('removed'),
    moved: of('moved'),
    resized: of('resized'),
    handed: of('handed'),
  };
}
