// What is judged here and at once: what changed since the service's last verdict, what is
// selected, and what was found in breach and is not mended yet.

import type { Preview } from './app-types';
import { Former } from './former';
import { bounds, boxesMeet, grown } from './geometry/footprint';
import { touched, type Patch } from './model/edit';
import type { Finding } from './model/plan';
import type { PlanState } from './model/state';
import { asFinding, isError, LOCAL_CODES, type Breach } from './rules/breach';
import type { LocalRules, Mend } from './rules/check';

/** What of the store the verdicts are about. */
export interface Floor {
  readonly plan: PlanState | null;
  readonly preview: Preview | null;
  readonly selection: ReadonlySet<string>;
}

type Breaches = ReadonlyMap<string, readonly Breach[]>;

/** Of more booths at once nobody reads the measures, and neighbours wait for the service. */
const MANY = 64;

const NONE: ReadonlySet<string> = new Set();

export class Verdicts {
  /** Breaches by booth, as the floor is shown: with what is dragged. */
  breaches = $state.raw<Breaches>(new Map());
  readonly former = new Former();
  /** Rule breaches and open questions: the service's, and at once those decided here. */
  readonly findings: readonly Finding[] = $derived.by(() => this.merged());
  private readonly kept: readonly Finding[] = $derived.by(() => this.left());
  /** The booths that a breach is about, on whose word ever: they are marked. */
  readonly marked: ReadonlySet<string> = $derived.by(() => {
    const found = new Set<string>();
    for (const [id, some] of this.breaches) if (some.some(isError)) found.add(id);
    for (const each of this.kept) {
      if (each.verdict === 'not_met' && isError(each)) for (const id of each.booths) found.add(id);
    }
    // The same ones are the same set: what follows them rests.
    const same = found.size === this.before.size && [...found].every((id) => this.before.has(id));
    if (!same) this.before = found;
    return this.before;
  });
  private before = NONE;

  /** The rules of the plan; null until they have come. */
  rules: LocalRules | null = null;
  private later: ReturnType<typeof setTimeout> | undefined;
  private rulesOf: ((state: PlanState) => LocalRules) | null = null;
  /** Booths that changed since the service's last verdict, and those in breach beside them. */
  private since = $state.raw(NONE);
  private beside: ReadonlySet<string> = NONE;
  /** Booths that were judged here last, and what came of it. */
  private judged: ReadonlySet<string> = NONE;
  private fresh = $state.raw<Breaches>(new Map());
  /** The breaches of the plan as it is, without what is dragged. */
  private resting: Breaches = new Map();
  private named: { readonly of: readonly Finding[]; readonly ids: ReadonlySet<string> } | null =
    null;

  constructor(private readonly floor: Floor) {}

  /** The rules have come: they are fetched when the floor is shown. */
  judgeBy(rulesOf: (state: PlanState) => LocalRules): void {
    this.rulesOf = rulesOf;
    this.rules = this.floor.plan && rulesOf(this.floor.plan);
    this.rest();
  }

  /** Another plan is opened. */
  begin(): void {
    clearTimeout(this.later);
    this.since = this.beside = NONE;
    this.resting = new Map();
    this.former.clear();
  }

  /** The plan changed. */
  changed(was: PlanState | null, state: PlanState, patch: Patch | null): void {
    if (patch && was) {
      const ids = touched(patch);
      this.former.changed(was, state, ids);
      this.beside = new Set([...this.beside, ...this.near(ids, was, state)]);
      this.since = new Set([...this.since, ...ids]);
    }
    if (this.rules?.fits(state)) this.rules.update(state);
    else this.rules = this.rulesOf?.(state) ?? null;
  }

  /** The service has judged all that changed. */
  settled(): void {
    this.since = this.beside = NONE;
  }

  /** Judge the plan as it is: few booths, whatever the service found in others. */
  rest(): void {
    const { plan, preview, selection } = this.floor;
    clearTimeout(this.later);
    if (!plan || !this.rules || preview) return;
    const chosen = selection.size <= MANY ? selection : NONE;
    const ids = new Set([...this.since, ...this.beside, ...chosen, ...this.resting.keys()]);
    // Hundreds that were moved or came back are seen where they are before they are judged.
    if (ids.size > MANY) this.later = setTimeout(() => this.rested(ids));
    else this.rested(ids);
  }

  private rested(ids: ReadonlySet<string>): void {
    const { plan, preview } = this.floor;
    if (!plan || preview) return;
    this.judge(plan, ids);
    this.resting = this.breaches = this.fresh;
  }

  /** Judge what is dragged, and what it leaves or comes near. */
  dragged(state: PlanState, booths: ReadonlySet<string>): void {
    const { plan } = this.floor;
    if (!plan || !this.rules) return;
    const ids = new Set([
      ...this.since, ...this.beside, ...booths, ...this.near(booths, plan, state),
    ]);
    this.judge(state, ids);
    const all = new Map(this.fresh);
    for (const [id, some] of this.resting) {
      if (ids.has(id) || all.has(id)) continue;
      const kept = some.filter((each) => !each.booths.some((booth) => ids.has(booth)));
      if (kept.length) all.set(id, kept);
    }
    this.breaches = all;
  }

  /** Give the move that leaves nothing wrong with a booth; null where there is no short one. */
  mend(id: string): Mend | null {
    const { plan } = this.floor;
    return (plan && this.rules?.mend(plan, id, this.breaches.get(id) ?? [])) ?? null;
  }

  private judge(state: PlanState, ids: ReadonlySet<string>): void {
    this.rules?.update(state);
    this.judged = ids;
    this.fresh = this.rules?.around(ids) ?? new Map();
  }

  /** Booths in breach beside booths, where these were and where they are. */
  private near(ids: ReadonlySet<string>, ...states: readonly PlanState[]): string[] {
    const { plan } = this.floor;
    if (!plan || ids.size > MANY) return [];
    const reach = plan.limit('aisle');
    const places = states.flatMap((state) => [...ids].flatMap((id) => state.booth(id) ?? []))
      .map(({ hall, ...rest }) => ({ hall, box: grown(bounds({ hall, ...rest }), reach) }));
    return [...new Set([...this.namedIn(plan.findings), ...this.resting.keys()])].filter((id) => {
      const booth = plan.booth(id);
      const box = booth && bounds(booth);
      return box && places.some((at) => at.hall === booth.hall && boxesMeet(at.box, box));
    });
  }

  /** The booths that the service finds in breach of what can be judged here. */
  private namedIn(findings: readonly Finding[]): ReadonlySet<string> {
    if (this.named?.of === findings) return this.named.ids;
    const local = findings.filter((e) => e.verdict === 'not_met' && LOCAL_CODES.has(e.code));
    this.named = { of: findings, ids: new Set(local.flatMap((each) => each.booths)) };
    return this.named.ids;
  }

  /** Whether what is shown is what the service has judged. */
  private get settledDown(): boolean {
    return !this.since.size && !this.floor.preview?.booths.size;
  }

  /** The service's findings but those about booths that are judged here. */
  private left(): readonly Finding[] {
    const { plan } = this.floor;
    const { fresh, judged } = this;
    if (!plan) return [];
    if (this.settledDown) return plan.findings;
    const stale = (each: Finding) =>
      LOCAL_CODES.has(each.code) && each.booths.some((id) => judged.has(id) || fresh.has(id));
    return plan.findings.filter((each) => !stale(each));
  }

  /** What was found here, then what is left of the service's findings. */
  private merged(): readonly Finding[] {
    const { plan } = this.floor;
    if (!plan || this.settledDown) return this.kept;
    const ours = new Set<Breach>();
    for (const some of this.fresh.values()) for (const each of some) ours.add(each);
    return [...[...ours].map((each) => asFinding(each, plan)), ...this.kept];
  }
}
