// Zones and areas that are selected: what can be taken hold of, and what comes of moving it.
// Pure: the plan's things in, new ones out.

import type { Thing } from '../app-types';
import { boxOf, bounds, centre, LEAST_MM, put, toOwn, type Box } from '../geometry/footprint';
import { placed, type Xy } from '../geometry/frame';
import { contains } from '../geometry/polygon';
import type { SetArea, SetZone } from './edit';
import type { Area, Zone } from './plan';
import type { PlanState } from './state';
import { mm, type Ring } from './units';

/** A corner of a zone's outline, by ring and place in it. */
export interface Corner {
  readonly ring: number;
  readonly at: number;
}

/** A corner, or the middle of an edge: dragging that makes a corner of it. */
export interface Spot extends Corner {
  readonly between: boolean;
  readonly point: Xy;
}

/** Find the area that is selected. */
export function chosenArea(plan: PlanState, thing: Thing | null): Area | undefined {
  if (thing?.kind !== 'area') return undefined;
  return plan.areas.find((each) => each.id === thing.id && each.hall === thing.hall);
}

/** Find the zone that is selected. */
export function chosenZone(plan: PlanState, thing: Thing | null): Zone | undefined {
  if (thing?.kind !== 'zone') return undefined;
  return plan.zones.find((each) => each.id === thing.id && each.hall === thing.hall);
}

/** Give all that a zone can be taken hold of at: its corners before the middles of its edges. */
export function spotsOf(zone: Zone): Spot[] {
  const corners: Spot[] = [];
  const middles: Spot[] = [];
  zone.rings.forEach((ring, i) => {
    ring.forEach((point, at) => {
      const next = ring[(at + 1) % ring.length] as Xy;
      corners.push({ ring: i, at, between: false, point });
      const middle: Xy = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
      middles.push({ ring: i, at, between: true, point: middle });
    });
  });
  return [...corners, ...middles];
}

/** Bring a corner of a zone into its hall: ground outside would be counted and is none. */
export function inHall(plan: PlanState, hall: string, [x, y]: Xy): Xy {
  const [x0, y0, x1, y1] = boxOf(plan.hall(hall)?.outline ?? [[x, y]]);
  return [Math.max(x0, Math.min(x1, x)), Math.max(y0, Math.min(y1, y))];
}

/** Put a corner somewhere else in its hall; the middle of an edge becomes a corner there. */
export function withCorner(
  plan: PlanState,
  zone: Zone,
  spot: Corner & { between?: boolean },
  to: Xy,
): Zone {
  const [x, y] = inHall(plan, zone.hall, to);
  const point = [mm(Math.round(x)), mm(Math.round(y))] as const;
  const change = (ring: Ring): Ring => {
    const next = [...ring];
    if (spot.between) next.splice(spot.at + 1, 0, point);
    else next[spot.at] = point;
    return next;
  };
  return { ...zone, rings: zone.rings.map((ring, i) => (i === spot.ring ? change(ring) : ring)) };
}

/** Take a corner away; a triangle keeps its three. */
export function withoutCorner(zone: Zone, { ring: i, at }: Corner): Zone | null {
  const ring = zone.rings[i];
  if (!ring || ring.length <= 3) return null;
  const rest = ring.filter((_, place) => place !== at);
  return { ...zone, rings: zone.rings.map((each, place) => (place === i ? rest : each)) };
}

/** Move what is selected: an area, a corner of a zone, or the whole of it. */
export function shifted(
  plan: PlanState,
  thing: Thing,
  dx: number,
  dy: number,
): SetArea | SetZone | null {
  const area = chosenArea(plan, thing);
  if (area) {
    const moved = { ...area, x_mm: mm(area.x_mm + dx), y_mm: mm(area.y_mm + dy) };
    return { kind: 'set-area', area: moved };
  }
  const zone = chosenZone(plan, thing);
  if (!zone) return null;
  const corner = thing.corner && zone.rings[thing.corner.ring]?.[thing.corner.at];
  if (thing.corner && corner) {
    const to: Xy = [corner[0] + dx, corner[1] + dy];
    return { kind: 'set-zone', zone: withCorner(plan, zone, thing.corner, to) };
  }
  const rings = zone.rings.map((ring) =>
    ring.map(([x, y]) => [mm(x + dx), mm(y + dy)] as const),
  );
  return { kind: 'set-zone', zone: { ...zone, rings } };
}

/** Make an area wider or deeper by a step. */
export function grown(area: Area, dx: number, dy: number): SetArea | null {
  if (!isUpright(area)) return null;
  const [x0, y0, x1, y1] = bounds(area);
  return inBox(area, [x0, y0, Math.max(x0 + LEAST_MM, x1 + dx), Math.max(y0 + LEAST_MM, y1 + dy)]);
}

/** Put an area that is turned by quarters into a box. */
export function inBox(area: Area, box: Box): SetArea {
  return { kind: 'set-area', area: { ...area, ...put(area, box) } };
}

/** Turn an area about its middle. */
export function turnedArea(area: Area, by: number): SetArea {
  const rotation_deg = (((area.rotation_deg + by) % 360) + 360) % 360;
  const half: Xy = [area.width_mm / 2, area.depth_mm / 2];
  const [[u, v] = [0, 0]] = placed([half], 0, 0, rotation_deg);
  const [x, y] = centre(area);
  const corner = { x_mm: mm(Math.round(x - u)), y_mm: mm(Math.round(y - v)) };
  return { kind: 'set-area', area: { ...area, ...corner, rotation_deg } };
}

/** Tell whether an area can be resized by its handles. */
export function isUpright(area: Area): boolean {
  return !area.notch && area.rotation_deg % 90 === 0;
}

/** Find the area under a point of a hall. */
export function areaAt(plan: PlanState, hall: string, [x, y]: Xy): Area | undefined {
  return plan.areas.find((each) => {
    if (each.hall !== hall) return false;
    const [u, v] = toOwn(each, [x, y]);
    return u >= 0 && v >= 0 && u <= each.width_mm && v <= each.depth_mm;
  });
}

/** Find the zone on whose ground a point of a hall lies. */
export function zoneAt(plan: PlanState, hall: string, point: Xy): Zone | undefined {
  return plan.zones.find(
    (each) => each.hall === hall && each.rings.some((ring) => contains(ring, point)),
  );
}
