// A layer as the service works it out: groups and values of booths and of floor, and the legend.
// Names are those of its document.

import type { Text } from './plan';

/** What the service works out, in the order in which the panels list it. */
export const FIGURES = [
  'traffic', 'distance', 'crowding', 'freight', 'egress', 'utilities', 'sales',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** How a group looks beside its colour: nothing is told by colour alone. */
export type Face =
  | 'filled' | 'striped' | 'hatched' | 'flagged' | 'plain' | 'dashed' | 'alarmed' | 'doubted';

export interface LayerKey {
  readonly words: Text;
  readonly face: Face;
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

type Corner = readonly [number, number];

export interface LayerDocument {
  readonly title: Text;
  readonly note: Text;
  readonly unit: Text;
  readonly keys: readonly LayerKey[];
  /** The place of each booth's group in the legend. */
  readonly booths: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, number>>;
  /** What stands below a booth's number. */
  readonly details: Readonly<Record<string, Text>>;
  readonly areas: readonly {
    readonly hall: string;
    readonly key: number | null;
    readonly value: number | null;
    readonly polygons: readonly (readonly (readonly Corner[])[])[];
  }[];
  readonly lines: readonly {
    readonly hall: string;
    readonly ends: readonly [Corner, Corner];
    /** Of the busiest one, 0 to 1. */
    readonly share: number;
  }[];
  readonly tags: readonly {
    readonly hall: string;
    readonly x_mm: number;
    readonly y_mm: number;
    readonly words: Text;
  }[];
  /** Booths keep the colours of their zones; faces alone tell the groups. */
  readonly zoned: boolean;
}

/** How many booths each entry of the legend has, and what their values add up to. */
export function sums(layer: LayerDocument): { readonly booths: number; readonly value: number }[] {
  const found = layer.keys.map(() => ({ booths: 0, value: 0 }));
  for (const [booth, key] of Object.entries(layer.booths)) {
    const sum = found[key];
    if (!sum) continue;
    sum.booths += 1;
    sum.value += layer.values[booth] ?? 0;
  }
  return found;
}
