// Two states of a plan side by side: which they are, and what the floor shows of them meanwhile.

import type { Text } from '../model/plan';
import type { PlanState } from '../model/state';
import { changesBetween, type Change } from './changes';

/** A state of the plan: a revision, or the plan as it is now. */
export interface Then {
  /** Null for the plan as it is now. */
  readonly number: number | null;
  readonly name: Text;
  readonly plan: PlanState;
  /** Whether its findings are its own; they are worked out when it is opened. */
  readonly judged: boolean;
}

/** A state that is asked for: a revision by number, or null for the plan as it is now. */
export interface Wanted {
  readonly number: number | null;
  readonly name: Text;
}

export class Comparison {
  /** The two states that were asked for last; what comes of earlier ones is too late. */
  wanted = $state.raw<readonly [Wanted, Wanted] | null>(null);
  before = $state.raw<Then | null>(null);
  /** Null while the plan is compared as it is now, with every edit. */
  after = $state.raw<Then | null>(null);
  private readonly live: () => PlanState | null;

  constructor(live: () => PlanState | null) {
    this.live = live;
  }

  get on(): boolean {
    return this.before !== null;
  }

  /** What the floor shows instead of the plan; null leaves it the plan. */
  get shown(): PlanState | null {
    return this.on ? (this.after?.plan ?? null) : null;
  }

  /** The state that the earlier one is compared with. */
  get now(): PlanState | null {
    return this.after?.plan ?? this.live();
  }

  changes: readonly Change[] = $derived.by(() => {
    const now = this.now;
    return this.before && now ? changesBetween(this.before.plan, now) : [];
  });

  begin(before: Then, after: Then | null): void {
    this.before = before;
    this.after = after;
  }

  /** Take over a state that has been judged meanwhile, if it is still looked at, by any name. */
  judged(then: Then): void {
    const { before, after } = this;
    if (before?.number === then.number) this.before = { ...then, name: before.name };
    if (after && after.number === then.number) this.after = { ...then, name: after.name };
  }

  end(): void {
    this.wanted = null;
    this.before = null;
    this.after = null;
  }
}
