// The model's own types are written by hand for their brands; the service's are generated. Here the
// compiler keeps them together: what the service sends has all that the model reads.

import { expect, test } from 'vitest';
import type { EditAnswer, Foreign, PlanAnswer } from '../commands/service';
import type { Mm } from '../model/units';
import type { components } from './schema';

type Schemas = components['schemas'];

/** A type without brands and single words; every field is there, or null. */
type Loose<T> = T extends Mm
  ? number
  : T extends string
    ? string
    : T extends readonly unknown[]
      ? { readonly [K in keyof T]: Loose<T[K]> }
      : T extends object
        ? { readonly [K in keyof T]-?: Loose<T[K]> | null }
        : T;

type Fits<Sent extends Wanted, Wanted> = Sent extends Wanted ? true : never;

test('a plan and its edits are what the model takes them for', () => {
  const kept: [
    Fits<Loose<Schemas['OpenPlan']>, Loose<PlanAnswer>>,
    Fits<Loose<Schemas['Edited']>, Loose<EditAnswer>>,
    Fits<Loose<Schemas['Change']>, Loose<Foreign>>,
  ] = [true, true, true];
  expect(kept).toHaveLength(3);
});
