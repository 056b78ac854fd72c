// What the store holds, by name.

import type { JobEvent } from './commands/service';
import type { Edit } from './model/edit';
import type { Text } from './model/plan';
import type { PlanState } from './model/state';

export type ToolName =
  'select' | 'pan' | 'box' | 'booth' | 'zone' | 'area' | 'ruler' | 'swap' | 'split';

/** What the map draws, or does not, of the plan itself; figures are `Figures`. */
export type LayerName =
  'zones' | 'utilities' | 'sales' | 'widths' | 'dimensions' | 'numbers' | 'names';

export type Theme = 'light' | 'dark' | 'system';

/** A running or finished solve. `gap` runs from 0 to 1; null before there is a bound. */
export interface Job extends JobEvent {
  readonly gap: number | null;
  /** Net area and bound as they came, for the curve in the result card. */
  readonly curve: readonly {
    /** Seconds since it began. */
    readonly at: number;
    readonly net: number;
    readonly bound: number | null;
  }[];
}

export interface Toast {
  readonly id: number;
  readonly tone: 'neutral' | 'good' | 'warn' | 'bad';
  readonly text: Text;
  /** Offer to take the last edit back. */
  readonly undo: boolean;
}

/** A zone or an area that is selected instead of booths; of a zone, perhaps one corner. */
export interface Thing {
  readonly kind: 'zone' | 'area';
  readonly id: string;
  readonly hall: string;
  readonly corner?: { readonly ring: number; readonly at: number };
}

/** What is being dragged, drawn or resized and is no edit yet. */
export interface Preview {
  readonly state: PlanState;
  readonly booths: ReadonlySet<string>;
  readonly edits: readonly Edit[];
}
