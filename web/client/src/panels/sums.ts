import type { PlanState, ZoneStyle } from '../model/state';
import { areaM2 } from './trade';

/** A zone with its booths and their net area. */
export interface ZoneSum {
  readonly id: string;
  readonly style: ZoneStyle;
  readonly booths: readonly string[];
  readonly netM2: number;
  /** Halls in which its ground is drawn. */
  readonly halls: readonly string[];
}

export function zoneSums(plan: PlanState): ZoneSum[] {
  const found = new Map<string, { booths: string[]; netM2: number }>();
  const sum = (id: string): { booths: string[]; netM2: number } => {
    const known = found.get(id) ?? { booths: [], netM2: 0 };
    found.set(id, known);
    return known;
  };
  for (const zone of plan.brief.zones) sum(zone.id);
  for (const zone of plan.zones) sum(zone.id);
  for (const booth of plan.booths) {
    const zone = plan.zoneOf(booth);
    if (zone === null) continue;
    const mine = sum(zone);
    mine.booths.push(booth.id);
    mine.netM2 += areaM2(booth);
  }
  return [...found].map(([id, { booths, netM2 }]) => ({
    id,
    style: plan.zoneStyle(id),
    booths,
    netM2,
    halls: [...new Set(plan.zones.filter((each) => each.id === id).map((each) => each.hall))],
  }));
}

/** Net area of all booths as they stand now, square metres. */
export const netM2 = (plan: PlanState): number =>
  plan.booths.reduce((sum, booth) => sum + areaM2(booth), 0);

/** Gross area of the halls, square metres; as the service measured it. */
export const grossM2 = (plan: PlanState): number =>
  plan.measures.halls.reduce((sum, hall) => sum + hall.gross_m2, 0);
