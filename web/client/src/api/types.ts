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
  /** This browser's own id among those who are present. */
  readonly session: string;
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

/** What became of a booth or an exhibitor outside of the plan. */
export interface Found {
  readonly fate: 'same' | 'new' | 'changed' | 'deleted';
  readonly name: string;
  readonly words: Text;
  /** Why somebody has to choose whose state stands. */
  readonly conflict: Text | null;
  readonly open: boolean;
}

/** What a file would change of a plan, before it does. */
export interface SheetPreview {
  readonly token: string;
  readonly revision: number;
  readonly same: number;
  readonly changes: readonly Found[];
}

/** A venue as it was read; it is sent back to make a plan of it. */
export interface VenuePreview {
  readonly venue: VenueDocument;
  readonly units: string | null;
  readonly longer_side_m: number | null;
  readonly notes: readonly Text[];
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
    readonly origin_mm?: readonly [number, number];
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
