// The shared vectors (tests/vectors/rules.json) as plans: what the rules say of small floors.

import type {
  Aisle,
  Area,
  AreaKind,
  Booth,
  Hall,
  LimitName,
  Obstacle,
  Opening,
  Side,
  Utility,
} from '../model/plan';
import { mm, type Point, type Ring } from '../model/units';
import { booth, document, hall, limits, SURVEYED } from './plans';

type Where = [number, number, number, number, number];
type ToldBooth = [...Where, [number, number, number, number] | null, string];

/** A finding: its code, its booths by their place, its measure where it is compared. */
export type Told = [string, number[], number | null];

export interface ToldFloor {
  outline: Point[];
  doors: [string, Opening['type'], Point, Point][];
  obstacles: [string, Ring][];
  keep: [string, Ring][];
  utilities: [string, Utility['kind'], Ring][];
  booths: ToldBooth[];
  areas: [AreaKind, boolean, ...Where][];
  aisles: [Aisle['along'], ...Where][];
  findings: Told[];
  edits: [number, ToldBooth, Told[]][];
}

export interface Vectors {
  limits: Record<LimitName, number>;
  floors: ToldFloor[];
}

const SIDES: Readonly<Record<string, Side>> = { e: 'east', n: 'north', w: 'west', s: 'south' };

/** Read a booth. */
export function boothOf(told: ToldBooth, place: number): Booth {
  const [x, y, w, d, turn, notch, edges] = told;
  return booth(`b${place}`, x, y, {
    width_mm: mm(w),
    depth_mm: mm(d),
    rotation_deg: turn,
    notch: notch && {
      x_mm: mm(notch[0]),
      y_mm: mm(notch[1]),
      width_mm: mm(notch[2]),
      depth_mm: mm(notch[3]),
    },
    open_edges: [...edges].map((each) => SIDES[each] as Side),
  });
}

function where([x, y, w, d, turn]: Where) {
  return {
    hall: 'A',
    x_mm: mm(x),
    y_mm: mm(y),
    width_mm: mm(w),
    depth_mm: mm(d),
    rotation_deg: turn,
    notch: null,
  };
}

/** Read a floor as a plan document. */
export function floorOf(told: ToldFloor, values: Vectors['limits']) {
  const name = { ko: '', en: '' };
  const place: Hall = hall(0, 0, {
    outline: told.outline,
    openings: told.doors.map(([id, type, a, b]) => ({
      id,
      type,
      name,
      a,
      b,
      clear_width_mm: mm(2800),
      source: SURVEYED,
    })),
    obstacles: told.obstacles.map(([id, ring]): Obstacle => ({
      id,
      kind: 'column',
      ring,
      source: SURVEYED,
    })),
    keep_clear: told.keep.map(([id, ring]) => ({ id, ring, reason: name, source: SURVEYED })),
    utilities: told.utilities.map(([id, kind, ring]) => ({
      id,
      kind,
      ring,
      supplies: [],
      source: SURVEYED,
    })),
  });
  return document(told.booths.map(boothOf), {
    hall: place,
    areas: told.areas.map(([kind, walkable, ...rest], i): Area => ({
      ...where(rest),
      id: `a${i}`,
      kind,
      name,
      walkable,
      request: null,
    })),
    aisles: told.aisles.map(([along, ...rest], i): Aisle => ({
      ...where(rest),
      id: `i${i}`,
      kind: 'aisle',
      along,
      number: null,
    })),
    limits: limits(values),
  });
}
