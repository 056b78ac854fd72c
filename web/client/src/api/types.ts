// What the service answers beside the plan itself; the plan's own types are the model's.

import type { Text } from '../i18n/message';
import type { Patch } from '../model/edit';

export interface Sample {
  readonly id: string;
  readonly title: Text;
  readonly exhibitors: number;
}

export interface Session {
  readonly role: string;
  readonly name: string;
  readonly lang: string;
  readonly samples: readonly Sample[];
  readonly version: string;
}

export interface PlanSummary {
  readonly id: string;
  readonly show: string;
  readonly scenario: string;
  readonly name: string;
  readonly head: number;
  readonly made_at: string;
}

export interface Opened {
  readonly id: string;
  readonly revision: number;
}

export interface Revision {
  readonly number: number | null;
  readonly at: string;
  readonly who: string;
  readonly kind: string;
  readonly words: Text | string;
}

export interface Version {
  readonly number: number;
  readonly name: string;
  readonly who?: string;
  readonly at?: string;
}

/** A row of a sheet that could not be read, or one thing that would change. */
export interface RowFault {
  readonly row: number | null;
  readonly column?: string;
  readonly messages: readonly Text[];
}

export interface Change {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly what: string;
  readonly words?: Text;
}

/** What an upload would do, before it is done. */
export interface SheetPreview {
  readonly token: string;
  readonly rows: number;
  readonly faults: readonly RowFault[];
  readonly changes: readonly Change[];
}

export interface DrawnLayer {
  readonly name: string;
  readonly count: number;
  readonly role?: string;
}

/** What a drawing would become as a venue; `venue` is sent back to start with it. */
export interface VenuePreview {
  readonly venue?: VenueDocument;
  readonly layers: readonly DrawnLayer[];
  readonly units?: string;
  readonly messages?: readonly Text[];
}

export interface VenueDocument {
  readonly id: string;
  readonly name: Text;
  readonly halls: readonly {
    readonly id: string;
    readonly name: Text;
    readonly outline: readonly (readonly [number, number])[];
    readonly openings: readonly unknown[];
    readonly obstacles: readonly unknown[];
  }[];
}

export interface Restored {
  readonly revision: number;
  readonly patch?: Patch;
}

export interface Problem {
  readonly code: string;
  readonly messages: readonly Text[];
  readonly reference?: string;
}
