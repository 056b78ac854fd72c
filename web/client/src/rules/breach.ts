// A breach that is decided here, from a booth and what is around it; the service's word follows.

import type { Finding, LimitName, Severity, Source, Text } from '../model/plan';
import { called } from '../model/apply';
import type { PlanState } from '../model/state';
import { mm, type Mm } from '../model/units';

/** The rules decided here, by the codes they have everywhere (layouts/rules). */
export const LOCAL_CODES: ReadonlySet<string> = new Set([
  'hall.inside',
  'wall.clearance',
  'door.apron',
  'booth.overlap',
  'obstacle.clear',
  'keep_clear.clear',
  'hydrant.clear',
  'extinguisher.clear',
  'shutter.clear',
  'panel.clear',
  'aisle.width',
  'aisle.free',
]);

export interface Breach {
  readonly code: string;
  readonly severity: Severity;
  readonly hall: string;
  /** The booths it is about, in the order of the plan; none where only an area is to blame. */
  readonly booths: readonly string[];
  /** What else it is about: an area, a door, an obstacle, a fixture, an aisle. */
  readonly other: string | null;
  /** Where it is, millimetres of the hall's frame. */
  readonly at: readonly [number, number];
  /** Metres (square metres for hall.inside). */
  readonly measured: number;
  readonly required: number;
  readonly unit: 'm' | 'm2';
  /** The line to draw on the floor: where the measure was taken; null where there is none. */
  readonly line: readonly [readonly [number, number], readonly [number, number]] | null;
  /** The limit it rests on; null where two solids cannot share a spot. */
  readonly limit: LimitName | null;
}

export const isError = (each: { readonly severity: Severity }): boolean =>
  each.severity === 'error';

// Made once: to make one takes as long as to write a hundred figures.
const FIGURES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** Write a figure with up to three decimals and none in vain. */
export function figure(value: number): string {
  return FIGURES.format(value);
}

/** Give the sentence of a breach in both languages. */
export function sentence(breach: Breach, plan: PlanState): Text {
  const booths = breach.booths.map((id) => {
    const booth = plan.booth(id);
    return booth ? called(booth) : id;
  });
  const words: Record<string, string> = {
    hall: breach.hall,
    booths: booths.join(', '),
    thing: booths[0] ?? breach.other ?? '',
    other: breach.booths.length && breach.other ? breach.other : (booths[1] ?? breach.other ?? ''),
    measured: figure(breach.measured),
    required: figure(breach.required),
  };
  const text = SENTENCES[breach.code] ?? SENTENCES['booth.overlap']!;
  const filled = (line: string) =>
    line.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return { ko: filled(text.ko), en: filled(text.en) };
}

/** Give a breach as a finding, so that panels show both alike. */
export function asFinding(breach: Breach, plan: PlanState): Finding {
  return {
    code: breach.code,
    verdict: 'not_met',
    severity: breach.severity,
    hall: breach.hall,
    booths: breach.booths,
    x_mm: mm(breach.at[0]) as Mm,
    y_mm: mm(breach.at[1]) as Mm,
    measured: Math.round(breach.measured * 1000) / 1000,
    required: breach.required,
    unit: breach.unit,
    source: breach.limit ? plan.limits[breach.limit].source : GEOMETRY,
    // Of hundreds that come and go with every movement, few are ever read.
    get message() {
      return sentence(breach, plan);
    },
  };
}

const GEOMETRY: Source = { cite: 'measured on the layout itself', confidence: 'inferred' };

const SENTENCES: Readonly<Record<string, Text>> = {
  'hall.inside': {
    ko: '{thing}: {hall}홀 벽 밖으로 나갔습니다. 홀 안으로 옮겨 주십시오.',
    en: '{thing} lies outside the walls of hall {hall}. Move it inside.',
  },
  'wall.clearance': {
    ko: '부스 {booths}: 벽에서 {measured} m 떨어져 있습니다. {required} m 이상 띄워 주십시오.',
    en: 'Booth {booths} stands {measured} m from the wall. Keep it {required} m away.',
  },
  'door.apron': {
    ko: '문 {other}: {measured} m 앞의 {booths} 때문에 막힙니다. {required} m를 비워 주십시오.',
    en: 'Door {other}: {booths} stands {measured} m before it. Keep {required} m free.',
  },
  'booth.overlap': {
    ko: '{thing}, {other}: 서로 {measured} m 겹칩니다. 하나를 옮겨 주십시오.',
    en: '{thing} and {other} overlap by {measured} m. Move one of them.',
  },
  'obstacle.clear': {
    ko: '{thing}: 기둥이나 장애물 {other} 위에 있습니다. 옮겨 주십시오.',
    en: '{thing} stands on the obstacle {other}. Move it off.',
  },
  'keep_clear.clear': {
    ko: '{thing}: 비워 두어야 하는 {other}에 {measured} m 들어갔습니다. 옮겨 주십시오.',
    en: '{thing} reaches {measured} m into {other}, which must stay clear. Move it out.',
  },
  'hydrant.clear': {
    ko: '{thing}: 소화전 {other}에서 {measured} m 떨어져 있습니다. {required} m를 비워 주십시오.',
    en: '{thing} stands {measured} m from hydrant {other}. Keep {required} m free.',
  },
  'extinguisher.clear': {
    ko: '{thing}: 소화기 {other}에서 {measured} m 떨어져 있습니다. {required} m를 비워 주십시오.',
    en: '{thing} stands {measured} m from extinguisher {other}. Keep {required} m free.',
  },
  'shutter.clear': {
    ko: '{thing}: 방화셔터 {other}에서 {measured} m 떨어져 있습니다. {required} m를 비워 주십시오.',
    en: '{thing} stands {measured} m from fire shutter {other}. Keep {required} m free.',
  },
  'panel.clear': {
    ko: '{thing}: 분전반 {other}에서 {measured} m 떨어져 있습니다. {required} m를 비워 주십시오.',
    en: '{thing} stands {measured} m from electrical panel {other}. Keep {required} m free.',
  },
  'aisle.width': {
    ko: '부스 {booths} 앞 통로: {measured} m입니다. {required} m 이상으로 넓혀 주십시오.',
    en: 'The aisle before booth {booths} is {measured} m wide. Make it {required} m.',
  },
  'aisle.free': {
    ko: '통로 {other}: {required} m 가운데 {measured} m만 비어 있습니다. 막는 것을 옮겨 주십시오.',
    en: 'Aisle {other}: only {measured} m of {required} m are free. Move what stands in it.',
  },
};
