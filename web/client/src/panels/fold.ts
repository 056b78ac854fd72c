import type { Text } from '../i18n/message';
import type { Finding, Source } from '../model/plan';

/** What a row of findings is: a breach, an open question, a note, in this order. */
export type Grade = 'not_met' | 'not_assessable' | 'note';

/** Findings of one rule that say the same but for their place: one row with a count. */
export interface Row {
  readonly key: string;
  /** Its rule and which row of that rule it is: stays while what is measured changes. */
  readonly slot: string;
  readonly grade: Grade;
  readonly code: string;
  readonly findings: readonly Finding[];
}

const ORDER: readonly Grade[] = ['not_met', 'not_assessable', 'note'];

export function gradeOf(finding: Finding): Grade {
  if (finding.verdict === 'not_assessable') return 'not_assessable';
  return finding.severity === 'info' ? 'note' : 'not_met';
}

/** What makes two findings equal: their rule, what was measured and required, on whose word. */
function sameness(finding: Finding): string {
  const { code, verdict, severity, unit, source } = finding;
  const same = verdict === 'not_assessable' ? [] : [finding.measured, finding.required];
  return [code, verdict, severity, ...same, unit, source.cite].join('\n');
}

/** Severities by weight, so that what stops a plan comes before what wants a look. */
const WEIGHT: Record<Finding['severity'], number> = { error: 0, warning: 1, info: 2 };

/** Fold findings into rows: breaches first, then what is not assessable, then notes. */
export function fold(findings: readonly Finding[]): Row[] {
  const rows = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = sameness(finding);
    const known = rows.get(key);
    if (known) known.push(finding);
    else rows.set(key, [finding]);
  }
  const folded = [...rows].map(([key, some]) => {
    const [first] = some as [Finding];
    return {
      key,
      grade: gradeOf(first),
      code: first.code,
      findings: some,
      weight: WEIGHT[first.severity],
    };
  });
  // The sort is stable: within a grade and a weight the rules keep their order.
  folded.sort((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade) || a.weight - b.weight);
  const times = new Map<string, number>();
  return folded.map(({ weight: _, ...row }) => {
    const nth = times.get(row.code) ?? 0;
    times.set(row.code, nth + 1);
    return { ...row, slot: `${row.code} ${nth}` };
  });
}

export interface Tally {
  readonly notMet: number;
  readonly notAssessable: number;
}

export function tally(findings: readonly Finding[]): Tally {
  const graded = findings.map(gradeOf);
  return {
    notMet: graded.filter((grade) => grade === 'not_met').length,
    notAssessable: graded.filter((grade) => grade === 'not_assessable').length,
  };
}

/** How far a breach is from what is required, and to which side; null where nothing is measured. */
export function miss(finding: Finding): { by: number; short: boolean } | null {
  const { measured, required } = finding;
  if (measured === null || required === null || measured === required) return null;
  const by = Math.round(Math.abs(measured - required) * 1000) / 1000;
  return { by, short: measured < required };
}

/** Whether what was measured, or required, rests on an assumed figure. */
export const assumed = (source: Source): boolean => source.confidence === 'assumed';

/** Findings of other halls are folded away while one hall is looked at. */
export const inHall = (findings: readonly Finding[], hall: string | null): readonly Finding[] =>
  hall === null ? findings : findings.filter((each) => each.hall === hall);

/** Rules that were checked and have nothing to say. */
export function met<R extends { readonly code: string; readonly title: Text }>(
  rules: readonly R[],
  findings: readonly Finding[],
): R[] {
  const told = new Set(findings.map((each) => each.code));
  return rules.filter((rule) => !told.has(rule.code));
}
