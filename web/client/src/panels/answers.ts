import type { Job } from '../app.svelte';
import type { Lang, Text } from '../i18n/message';
import type { Certificate } from '../model/plan';
import type { PlanState } from '../model/state';

// What the service sends and the model, which has no use for it, does not name.

interface Ended {
  readonly revision?: number | null;
  readonly refusal?: { readonly code: string; readonly messages: readonly Text[] } | null;
}

/** Why a solve gave no plan, in the service's words. */
export function refusalOf(job: Job | null): { code: string; messages: readonly Text[] } | null {
  if (!job) return null;
  const { refusal } = job as Job & Ended;
  return refusal ?? null;
}

/** The revision that a solve became; null while it is none. */
export const revisionOf = (job: Job | null): number | null =>
  (job as (Job & Ended) | null)?.revision ?? null;

/** What would make room for those who are left out. */
export const adviceOf = (certificate: Certificate): readonly Text[] =>
  (certificate as Certificate & { readonly advice?: readonly Text[] }).advice ?? [];

/** Why exhibitors are left out: those of one reason together, by the names people know them by. */
export function leftOut(
  unplaced: Certificate['unplaced'],
  plan: PlanState | null,
  lang: Lang,
): readonly { readonly why: string; readonly who: readonly string[] }[] {
  const found = new Map<string, string[]>();
  for (const each of unplaced) {
    const name = plan?.exhibitor(each.exhibitor)?.name[lang] || each.exhibitor;
    const told = reasonOf(each)?.[lang] ?? '';
    // The solver's sentence begins with who it is about, and the size that was asked for.
    const [, size = '', why = told] = /^\S+ (\([^)]*\)): (.*)$/s.exec(told) ?? [];
    found.set(why, [...(found.get(why) ?? []), size ? `${name} ${size}` : name]);
  }
  return [...found].map(([why, who]) => ({ why, who }));
}

/** Why somebody is left out. */
export function reasonOf(left: Certificate['unplaced'][number]): Text | null {
  const reason = left.reason as Partial<Text> | null | undefined;
  if (typeof reason?.ko !== 'string' || typeof reason.en !== 'string') return null;
  return { ko: reason.ko, en: reason.en };
}
