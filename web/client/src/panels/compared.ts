import { FORMATS } from '../i18n/format';
import type { Text } from '../i18n/message';
import { versions as words } from '../i18n/words/versions';
import type { PlanDocument } from '../model/plan';
import { fromDocument, type PlanState } from '../model/state';
import { tally } from './fold';
import { netM2 } from './sums';

/** A figure of two states of a plan; the difference says which way, never whether it is good. */
export interface Compared {
  readonly title: Text;
  readonly then: string;
  readonly now: string;
  readonly by: string;
}

function row(title: Text, then: number, now: number, unit = ''): Compared {
  const { num } = FORMATS.en;
  const written = (value: number): string => `${num(value)}${unit}`;
  const by = now - then;
  const sign = by === 0 ? '' : by > 0 ? '▲ ' : '▼ ';
  return {
    title,
    then: written(then),
    now: written(now),
    by: by === 0 ? '–' : sign + num(Math.abs(by)),
  };
}

/** Booths that are in both and stand elsewhere, are turned, or have another size. */
export function movedBooths(then: PlanState, now: PlanState): number {
  return now.booths.filter((booth) => {
    const old = then.booth(booth.id);
    if (!old) return false;
    return (['hall', 'x_mm', 'y_mm', 'width_mm', 'depth_mm', 'rotation_deg'] as const).some(
      (name) => old[name] !== booth[name],
    );
  }).length;
}

/** Compare a version with the plan as it is now. */
export function compared(document: PlanDocument, now: PlanState): Compared[] {
  const then = fromDocument(document);
  return [
    row(words.placed, then.allotments.length, now.allotments.length),
    row(words.net, netM2(then), netM2(now), ' m²'),
    row(words.notMet, tally(then.findings).notMet, tally(now.findings).notMet),
    row(words.moved, 0, movedBooths(then, now)),
  ];
}
