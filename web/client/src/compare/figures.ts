import { FORMATS } from '../i18n/format';
import type { Text } from '../i18n/message';
import { versions as words } from '../i18n/words/versions';
import type { PlanState } from '../model/state';
import { tally } from '../panels/fold';
import { netM2 } from '../panels/sums';

/** A figure of two states of a plan; the difference says which way, never whether it is good. */
export interface Figure {
  readonly title: Text;
  readonly then: string;
  readonly now: string;
  readonly by: string;
}

const UNKNOWN = '…';

function row(title: Text, then: number | null, now: number | null, unit = ''): Figure {
  const { num } = FORMATS.en;
  const digits = unit ? 1 : 0;
  const written = (value: number | null): string =>
    value === null ? UNKNOWN : `${num(value, digits)}${unit}`;
  const by = then === null || now === null ? null : Math.round((now - then) * 10) / 10;
  const sign = by === null || by === 0 ? '' : by > 0 ? '▲ ' : '▼ ';
  return {
    title,
    then: written(then),
    now: written(now),
    by: by === null ? '' : by === 0 ? '–' : sign + num(Math.abs(by), digits),
  };
}

/** What is compared: a state, and whether its findings are known. */
export interface Judged {
  readonly plan: PlanState;
  readonly judged: boolean;
}

/** Compare two states figure by figure; what is not judged yet is not guessed. */
export function figures(then: Judged, now: Judged): Figure[] {
  const found = (each: Judged) => (each.judged ? tally(each.plan.findings) : null);
  const [a, b] = [found(then), found(now)];
  return [
    row(words.booths, then.plan.booths.length, now.plan.booths.length),
    row(words.placed, then.plan.allotments.length, now.plan.allotments.length),
    row(words.net, netM2(then.plan), netM2(now.plan), ' m²'),
    row(words.notMet, a?.notMet ?? null, b?.notMet ?? null),
    row(words.notAssessable, a?.notAssessable ?? null, b?.notAssessable ?? null),
  ];
}
