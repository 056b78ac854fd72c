// What the service answers, by the panels' names; `schema.d.ts` is written from its contract. The
// plan itself and its edits are the model's, whose millimetres are branded.

import type { components } from './schema';

type Schemas = components['schemas'];

export type Sample = Schemas['SampleShow'];
export type Session = Schemas['Session'];
export type PlanSummary = Schemas['PlanRow'];
export type Opened = Schemas['Made'];
export type Revision = Schemas['Entry'];
export type Version = Schemas['VersionRow'];
/** What became of a booth or an exhibitor outside of the plan. */
export type Found = Schemas['Found'];
/** What a file would change of a plan, before it does. */
export type SheetPreview = Schemas['Preview'];
/** A venue as it was read; it is sent back to make a plan of it. */
export type VenuePreview = Schemas['VenuePreview'];
export type VenueDocument = Schemas['Venue'];
export type Problem = Schemas['Refusal'];
