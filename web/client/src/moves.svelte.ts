// What the last solve moved: the floor as it was before, until the next edit or Escape.

import type { PlanState } from './model/state';

export class Moves {
  /** The floor before the last solve; null when there is nothing to tell of it. */
  before = $state.raw<PlanState | null>(null);
  private last: { readonly was: PlanState | null; readonly revision: number } | null = null;

  /** The plan came to another revision: it may turn out to be what a solve led to. */
  changed(was: PlanState | null, revision: number): void {
    this.before = null;
    this.last = { was, revision };
  }

  /** A solve has led to a revision. */
  solved(revision: number | null): void {
    if (this.last?.revision === revision) this.before = this.last.was;
  }

  clear(): void {
    this.before = null;
    this.last = null;
  }
}
