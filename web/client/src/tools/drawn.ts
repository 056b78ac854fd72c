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

/** Make a booth of a box; the service gives it an id, and says which sides are open. */
export function boothIn(hall: string, box: Box): Booth {
  return {
    ...place(hall, box),
    id: '',
    number: '',
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
  const drawn = new Set(plan.zones.map((each) => each.id));
  const next = plan.brief.zones.find((each) => !drawn.has(each.id))?.id;
  const id = chosen?.kind === 'zone' ? chosen.id : next;
  return id === undefined ? null : { id, hall, rings: [ring] };
}
