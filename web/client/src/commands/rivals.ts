// Who was faster: what others saved, beside what is still on its way from here. Pure.

import { applyEdits } from '../model/apply';
import { back, touched, type Patch } from '../model/edit';
import { equal } from '../model/patch';
import { applyPatch, type PlanState } from '../model/state';
import type { Op } from './queue';
import type { Foreign } from './service';

/** What an op does to a plan; null where only the service can tell, or where it does not fit. */
export function guessed(op: Op, plan: PlanState): Patch | null {
  if (op.kind !== 'edit') return op.guess;
  try {
    return applyEdits(plan, op.edits)?.patch ?? null;
  } catch {
    return null;
  }
}

/** Tell whether an answer is what was thought of it. */
export function alike(guess: Patch, answer: Patch): boolean {
  return equal(plain(guess), plain(answer));
}

/** Give the plan as it was before events. */
export function before(plan: PlanState, events: readonly Foreign[]): PlanState | null {
  try {
    return events.reduceRight((state, event) => applyPatch(state, back(event.patch)), plan);
  } catch {
    return null;
  }
}

/** Leave out of events what is our own: ops that were saved although their answer never came. */
export function recognised(
  events: readonly Foreign[],
  ops: readonly Op[],
  from: PlanState | null,
): { readonly others: readonly Foreign[]; readonly open: readonly Op[] } {
  const others: Foreign[] = [];
  const open = [...ops];
  let state = from;
  for (const event of events) {
    const mine = state && open[0] ? guessed(open[0], state) : null;
    if (mine && alike(mine, event.patch)) open.shift();
    else others.push(event);
    try {
      state = state && applyPatch(state, event.patch);
    } catch {
      state = null;
    }
  }
  return { others, open };
}

/** The event that an op has to give way to: about the same things, or another history by now. */
export function rivalOf(op: Op, events: readonly Foreign[], plan: PlanState): Foreign | undefined {
  const mine = guessed(op, plan);
  const met = events.find((event) => mine && meet(touched(mine), touched(event.patch)));
  return met ?? (op.kind === 'edit' ? undefined : events.at(-1));
}

/** Leave out the lists that a patch does not touch: the service names all of them. */
function plain(patch: Patch): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([, each]) => typeof each === 'object' && (each.gone.length || each.come.length),
    ),
  );
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((each) => others.has(each));
}
