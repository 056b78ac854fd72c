// What others may ask of the map without knowing it: the canvas sets one on the editor.

import type { Finding, Footprint } from './model/plan';

/** A place to look at: a booth by its id, a finding, a whole hall, or everything. */
export type Target =
  | { readonly booth: string }
  | { readonly booths: readonly string[] }
  | { readonly finding: Finding }
  | { readonly hall: string }
  /** Places where something stands, or stood. */
  | { readonly places: readonly Footprint[] }
  | 'all';

export interface Camera {
  zoomTo(target: Target): void;
  /** Bring booths into view without zooming; nothing moves when they are in view. */
  reveal(booths: readonly string[]): void;
  /** Move a point of the sheet into the middle. */
  centreOn(point: readonly [number, number]): void;
  /** Zoom in (above 1) or out around the middle. */
  zoomBy(factor: number): void;
  /** Pixels of a place of a hall, and back; null when the place is in no hall. */
  toPixel(hall: string, x: number, y: number): readonly [number, number];
  toFloor(pixel: readonly [number, number]): FloorPoint | null;
}

/** A place on a hall's floor, millimetres in its frame. */
export interface FloorPoint {
  readonly hall: string;
  readonly x: number;
  readonly y: number;
}

/** What the panels show of the map: updated after every movement. */
export interface View {
  /** Pixels per metre; levels of detail change at 4, 8, 16 and 40. */
  readonly pxPerM: number;
  /** 100 at the scale where the whole show fits. */
  readonly percent: number;
  /** The hall in the middle of the map. */
  readonly hall: string | null;
  readonly scaleBar: ScaleBar;
  /** What the map shows, in the sheet's millimetres: x0, y0, x1, y1. */
  readonly extent: readonly [number, number, number, number];
}

/** A length of a round number of metres and its pixels. */
export interface ScaleBar {
  readonly metres: number;
  readonly px: number;
}
