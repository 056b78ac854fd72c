// The plan as the service sends it (schema madang/plan/1), as far as the planner reads it.
// Names are those of the document, so that nothing has to be translated on the way.

import type { Mm, Point, Ring } from './units';

export type Lang = 'ko' | 'en';

/** A text in both languages; an empty one falls back on the other. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

export type Confidence = 'official' | 'press' | 'inferred' | 'assumed';

export interface Source {
  readonly cite: string;
  readonly confidence: Confidence;
}

export type Side = 'east' | 'north' | 'west' | 'south';

/** A rectangle that a footprint leaves out, in the footprint's own frame. */
export interface Notch {
  readonly x_mm: Mm;
  readonly y_mm: Mm;
  readonly width_mm: Mm;
  readonly depth_mm: Mm;
}

/** A rectangle turned counter-clockwise about its lower-left corner; less a notch, maybe. */
export interface Footprint {
  readonly hall: string;
  readonly x_mm: Mm;
  readonly y_mm: Mm;
  readonly width_mm: Mm;
  readonly depth_mm: Mm;
  readonly rotation_deg: number;
  readonly notch: Notch | null;
}

export type Build = 'raw' | 'shell' | 'package';

export interface Booth extends Footprint {
  readonly id: string;
  readonly number: string;
  readonly open_edges: readonly Side[];
  readonly zone: string | null;
  readonly build: Build | null;
  readonly height_mm: Mm | null;
  readonly perimeter: boolean;
  readonly pinned: boolean;
}

export interface Aisle extends Footprint {
  readonly id: string;
  readonly kind: 'main' | 'aisle' | 'cross';
  readonly along: 'width' | 'depth';
  readonly number: number | null;
}

export interface Zone {
  readonly id: string;
  readonly hall: string;
  readonly rings: readonly Ring[];
}

export type AreaKind =
  | 'stage'
  | 'lounge'
  | 'registration'
  | 'catering'
  | 'rest'
  | 'information'
  | 'plaza'
  | 'service'
  | 'storage';

export interface Area extends Footprint {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: Text;
  readonly walkable: boolean;
  readonly request: string | null;
}

export interface Pod extends Footprint {
  readonly id: string;
  readonly booth: string;
  readonly kind: 'pod' | 'desk';
  readonly number: string;
  readonly exhibitor: string | null;
}

export interface Layout {
  readonly booths: readonly Booth[];
  readonly aisles: readonly Aisle[];
  readonly zones: readonly Zone[];
  readonly areas: readonly Area[];
  readonly pods: readonly Pod[];
}

export interface Opening {
  readonly id: string;
  readonly type: 'entrance' | 'exit' | 'freight';
  readonly name: Text;
  readonly a: Point;
  readonly b: Point;
  readonly clear_width_mm: Mm;
  readonly source: Source;
}

export interface Obstacle {
  readonly id: string;
  readonly kind: 'column' | 'wall' | 'other';
  readonly ring: Ring;
  readonly source: Source;
}

export interface KeepClear {
  readonly id: string;
  readonly ring: Ring;
  readonly reason: Text;
  readonly source: Source;
}

export type UtilityKind = 'floor_box' | 'trench' | 'hydrant' | 'extinguisher' | 'shutter' | 'panel';

export interface Utility {
  readonly id: string;
  readonly kind: UtilityKind;
  readonly ring: Ring;
  readonly supplies: readonly { readonly service: string; readonly capacity: number }[];
  readonly source: Source;
}

export interface Hall {
  readonly id: string;
  readonly name: Text;
  readonly level: string;
  readonly outline: Ring;
  readonly openings: readonly Opening[];
  readonly obstacles: readonly Obstacle[];
  readonly keep_clear: readonly KeepClear[];
  readonly utilities: readonly Utility[];
  readonly origin_mm: Point;
  readonly members: readonly string[];
  readonly source: Source;
}

export interface Exhibitor {
  readonly id: string;
  readonly name: Text;
  readonly zone: string;
  readonly size_mm: readonly [Mm, Mm] | null;
  readonly units: number | null;
  readonly open_sides: number | null;
  readonly build: Build | null;
  readonly height_mm: Mm | null;
  readonly priority: number;
  readonly pavilion: string | null;
  readonly country: string | null;
}

export interface ZoneRequest {
  readonly id: string;
  readonly name: Text;
  readonly hall: string | null;
  /** The two letters of the zone on the floor. */
  readonly code: string | null;
  /** 1 to 12, a number of the zone palette. */
  readonly colour: number | null;
}

export interface Pin {
  readonly exhibitor: string;
  readonly hall: string;
  readonly x_mm: Mm;
  readonly y_mm: Mm;
  readonly rotation_deg: number;
}

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly relation: 'adjacent' | 'apart';
  readonly distance_mm: Mm | null;
}

/** A share off the price of booths taken up to a day. */
export interface Early {
  readonly until: string;
  readonly share: number;
}

/** What the floor costs, in whole won; surcharges and early offers are shares of the price. */
export interface Rates {
  readonly rent_krw_m2_day: number;
  readonly booth_krw_m2: number;
  readonly corner_share: number;
  readonly island_share: number;
  readonly month_factors: readonly number[];
  readonly zone_factors: Readonly<Record<string, number>>;
  readonly early: readonly Early[];
}

export interface Brief {
  readonly title: Text;
  readonly dates: readonly string[];
  readonly halls: readonly string[];
  readonly module_mm: Mm;
  readonly zones: readonly ZoneRequest[];
  readonly areas: readonly { readonly id: string; readonly kind: AreaKind; readonly name: Text }[];
  readonly pins: readonly Pin[];
  readonly pairs: readonly Pair[];
  readonly rates: Rates;
  readonly exhibitors: readonly Exhibitor[];
}

export interface Limit {
  readonly value: number;
  readonly unit: string;
  readonly source: Source;
}

/** The names of the limits that the planner reads itself. */
export type LimitName =
  | 'aisle'
  | 'main_aisle'
  | 'exit_apron'
  | 'entrance_strip'
  | 'wall_clearance'
  | 'hydrant_clearance'
  | 'extinguisher_clearance'
  | 'shutter_clearance'
  | 'panel_clearance';

export type Limits = { readonly id: string; readonly name: Text } & {
  readonly [name in LimitName]: Limit;
};

export interface Allotment {
  readonly booth: string;
  readonly exhibitor: string;
  readonly locked: boolean;
}

export type SaleState = 'hold' | 'reserved' | 'sold';

export interface Sale {
  readonly booth: string;
  readonly state: SaleState;
  readonly exhibitor: string | null;
  readonly name: string;
  readonly on: string;
  readonly until: string | null;
  readonly price_krw: number;
}

export type Verdict = 'not_met' | 'not_assessable';
export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly code: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly hall: string;
  readonly booths: readonly string[];
  readonly x_mm: Mm | null;
  readonly y_mm: Mm | null;
  readonly measured: number | null;
  readonly required: number | null;
  readonly unit: string;
  readonly source: Source;
  readonly message: Text;
}

export interface HallMeasure {
  readonly hall: string;
  readonly gross_m2: number;
  readonly net_m2: number;
  readonly net_ratio: number;
  readonly booths: number;
}

export interface Measures {
  readonly halls: readonly HallMeasure[];
  readonly in_zone: number;
  readonly open_sides_met: number;
  readonly pairs_met: number;
  readonly pins_met: number;
}

export interface Certificate {
  readonly status: string;
  readonly net_m2: number;
  readonly bound_net_m2: number;
  readonly gap: number;
  readonly requested: number;
  readonly placed: number;
  readonly unplaced: readonly { readonly exhibitor: string; readonly reason?: unknown }[];
  readonly seconds: number;
  readonly seed: number;
}

/** The document as GET /api/plans/{id} gives it: everything but the venue it was drawn in. */
export interface PlanDocument {
  readonly revision: number;
  readonly made: string;
  readonly halls: readonly Hall[];
  readonly brief: Brief;
  readonly limits: Limits;
  readonly layout: Layout;
  readonly allotments: readonly Allotment[];
  readonly sales: readonly Sale[];
  readonly findings: readonly Finding[];
  readonly measures: Measures;
  readonly certificate: Certificate;
}

/** Say a text in a language; an empty one falls back on the other. */
export function say(text: Text, lang: Lang): string {
  return text[lang] || text[lang === 'ko' ? 'en' : 'ko'];
}
