// The rules that need no more than a booth and what is around it.

import type { PlanState } from '../model/state';
import type { Breach } from './breach';

export class LocalRules {
  constructor(private state: PlanState) {}

  /** Tell whether the plan is of the same halls. */
  fits(state: PlanState): boolean {
    return state.halls === this.state.halls;
  }

  /** Take over a newer state of the plan. */
  update(state: PlanState): void {
    this.state = state;
  }

  /** Give the breaches that booths are part of, by booth. */
  around(_booths: ReadonlySet<string>): ReadonlyMap<string, readonly Breach[]> {
    return new Map();
  }
}
