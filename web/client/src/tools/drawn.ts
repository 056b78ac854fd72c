// What a drawn shape becomes: a booth, an area, a zone's ground.

import type { Thing } from '../app-types';
import type { Box } from '../geometry/footprint';
import type { Area, Booth, Zone } from '../model/plan';
import type { PlanState } from '../model/state';
import { mm, type Ring } from '../model/units';

function place(hall: string, [x0, y0, x1, y1]: Box) {
  return {
    hall,
    x_mm: mm(x0),
    y_mm: mm(y0),
    width_mm: mm(x1 - x0),
    depth_mm: mm(y1 - y0),
    rotation_deg: 0,
    notch: null,
  };
}

/** Give what numbers new booths of a plan: in each hall after the highest that is there. */
export function numbering(plan: PlanState): (hall: string) => string {
  const taken = new Set(plan.booths.map((each) => each.number));
  return (hall) => {
    let best: readonly [string, string] | null = null;
    for (const each of plan.booths) {
      if (each.hall !== hall) continue;
      const [, sign = '', count] = /^(.*?)(\d{1,9})$/.exec(each.number) ?? [];
      if (count && (!best || Number(count) > Number(best[1]))) best = [sign, count];
    }
    const [before, digits] = best ?? [hall, '100'];
    for (let count = Number(digits) + 1; ; count++) {
      const number = `${before}${String(count).padStart(digits.length, '0')}`;
      if (taken.has(number)) continue;
      taken.add(number);
      return number;
    }
  };
}

/** Make a booth of a box; the service gives it an id, and says which sides are open. */
export function boothIn(plan: PlanState, hall: string, box: Box): Booth {
  return {
    ...place(hall, box),
    id: '',
    number: numbering(plan)(hall),
    open_edges: [],
    zone: null,
    build: null,
    height_mm: null,
    perimeter: false,
    pinned: false,
  };
}

/** Make an area of a box: the selected one anew, or a lounge. */
export function areaOf(plan: PlanState, hall: string, box: Box, chosen: Thing | null): Area {
  const old =
    chosen?.kind === 'area' ? plan.areas.find((each) => each.id === chosen.id) : undefined;
  if (old) return { ...old, ...place(hall, box) };
  const known = new Set(plan.areas.map((each) => each.id));
  let count = 1;
  while (known.has(`lounge-${count}`)) count += 1;
  return {
    ...place(hall, box),
    id: `lounge-${count}`,
    kind: 'lounge',
    name: { ko: '라운지', en: 'Lounge' },
    walkable: false,
    request: null,
  };
}

/** Make the ground of a zone: of the selected one, or of the first that has none. */
export function zoneOf(
  plan: PlanState,
  hall: string,
  ring: Ring,
  chosen: Thing | null,
): Zone | null {
  const id = idOfZone(plan, chosen);
  return id === undefined ? null : { id, hall, rings: [ring] };
}

/** Tell which zone is drawn next: the selected one, or the first that has no ground. */
export function idOfZone(plan: PlanState, chosen: Thing | null): string | undefined {
  if (chosen?.kind === 'zone') return chosen.id;
  const drawn = new Set(plan.zones.map((each) => each.id));
  return plan.brief.zones.find((each) => !drawn.has(each.id))?.id;
}
