// The solve of a plan: asked for, followed, stopped or cancelled, picked up again, taken over.

import type { Job, Toast } from './app-types';
import {
  CLASHING, ServiceError, Stale,
  type Clash, type JobEvent, type Service, type Wish,
} from './commands/service';
import { text } from './i18n/message';
import type { Text } from './model/plan';
import type { PlanState } from './model/state';

/** What a solve needs of the editor it belongs to. */
export interface Host {
  readonly id: string;
  readonly revision: number;
  readonly pending: number;
  readonly plan: PlanState | null;
  canUndo: boolean;
  canRedo: boolean;
  say(tone: Toast['tone'], words: Text, undo?: boolean): void;
  failed(error: unknown, again: () => void): void;
}

const CANCELLED = text('취소했습니다. 배치안은 그대로입니다.', 'Cancelled. The plan is as it was.');
const TOO_LATE = text(
  '취소하기 전에 배치가 끝났습니다. 되돌릴 수 있습니다.',
  'It was done before it could be cancelled. You can undo it.',
);
const TAKEN = text('결과를 적용했습니다.', 'The result was taken over.');

const DEFAULT: Wish = { seconds: 30, seed: 0, keep: 'pinned' };

const busy = (job: Job | null): boolean => job?.state === 'running' || job?.state === 'waiting';

export class Solving {
  /** The solve that is followed, or the last one; null before there was one. */
  job = $state.raw<Job | null>(null);
  /** The floor as a running solve has it so far: the map shows it instead of the plan. */
  forming = $state.raw<PlanState | null>(null);
  /** When the running solve began, in milliseconds of this device. */
  began = $state(0);
  /** What cannot hold together, each with what would mend it; null while nobody has asked. */
  clashes = $state.raw<readonly Clash[] | null>(null);
  /** How the last solve was asked for; the next one is asked for alike. */
  wish = $state.raw<Wish>(DEFAULT);
  readonly running = $derived(busy(this.job));

  /** A solve that waits until the edits before it are saved. */
  private due: Partial<Wish> | null = null;
  private dropped = '';

  constructor(
    private readonly service: Service,
    private readonly host: Host,
  ) {}

  /** Plan anew; `keep` tells what stays: nothing, what is pinned, or as much as may be. */
  async start(wish: Partial<Wish> = {}): Promise<void> {
    if (!this.host.id || this.running) return;
    if (this.host.pending > 0) {
      this.due = wish;
      return;
    }
    this.wish = { ...DEFAULT, ...wish };
    try {
      const { job } = await this.ask(this.host.revision);
      if (this.job?.id !== job) this.job = waiting(job, this.wish.seconds);
      this.clashes = null;
    } catch (error) {
      // Somebody else has begun one: it is followed like one's own.
      if (error instanceof ServiceError && error.code === 'solve.busy') await this.pickUp();
      this.host.failed(error, () => void this.start(wish));
    }
  }

  /** The edits before a solve are saved. */
  saved(): void {
    const { due } = this;
    this.due = null;
    if (due) void this.start(due);
  }

  /** End the running solve; the best layout so far becomes the plan. */
  async stop(): Promise<void> {
    const { job } = this;
    if (!job) return;
    try {
      this.heard(await this.service.stop(job.id));
    } catch (error) {
      this.host.failed(error, () => void this.stop());
    }
  }

  /** End the running solve; the plan stays as it is. */
  async cancel(): Promise<void> {
    const { job } = this;
    if (!job) return;
    this.dropped = job.id;
    try {
      this.heard(await this.service.cancel(job.id));
    } catch (error) {
      this.host.failed(error, () => void this.cancel());
    }
  }

  /** Put a result in the place of the plan that was edited meanwhile. */
  async take(): Promise<void> {
    const { job } = this;
    if (!job) return;
    try {
      await this.service.take(job.id, this.host.revision);
      this.host.say('good', TAKEN, true);
    } catch (error) {
      this.host.failed(error, () => void this.take());
    }
  }

  /** Leave the plan as it is, and the result alone. */
  async leave(): Promise<void> {
    const { job } = this;
    if (!job) return;
    this.job = null;
    this.clashes = null;
    if (job.offered) await this.service.cancel(job.id).catch(() => undefined);
  }

  /** Find the solve that runs, or what became of the one that ran while the line was broken. */
  async pickUp(): Promise<void> {
    const { id } = this.host;
    try {
      const [standing] = await this.service.jobs(id);
      const known = this.running ? this.job : null;
      if (id !== this.host.id) return;
      if (standing) this.heard(standing);
      else if (known) this.heard(await this.service.job(known.id));
    } catch {
      // The line broke again: it is asked anew when it stands.
    }
  }

  /** Another plan is opened. */
  forget(): void {
    this.job = this.forming = this.clashes = this.due = null;
    this.dropped = '';
  }

  /** Take what is told of a solve. */
  heard(event: JobEvent): void {
    const old = this.job?.id === event.id ? this.job : null;
    const ends = event.state !== 'running' && event.state !== 'waiting';
    // An answer may come after the event that outdid it.
    if (old && !busy(old) && (!ends || (old.state === event.state && same(old, event)))) return;
    const bound = event.bound_net_m2;
    const net = event.net_m2;
    const gap = bound && net !== null ? Math.max(0, (bound - net) / bound) : null;
    const curve = [...(old?.curve ?? [])];
    if (net && !ends) curve.push({ at: event.spent_s ?? 0, net, bound });
    this.job = { ...event, gap, curve };
    this.began = Date.now() - 1000 * (event.spent_s ?? 0);
    if (ends) this.ended(event);
    else if (event.layout && this.host.plan) {
      this.forming = this.host.plan.withLists({ ...this.withPins(event.layout), sales: [] });
    }
  }

  /** What is pinned stays on the floor, though the solve has not come to its hall yet. */
  private withPins(layout: NonNullable<JobEvent['layout']>): typeof layout {
    const { plan } = this.host;
    if (!plan || this.wish.keep === 'nothing') return layout;
    const known = new Set(layout.booths.map((each) => each.id));
    const pinned = plan.booths.filter((each) => each.pinned && !known.has(each.id));
    const ids = new Set(pinned.map((each) => each.id));
    const held = plan.allotments.filter((each) => ids.has(each.booth));
    return {
      ...layout, booths: [...layout.booths, ...pinned],
      allotments: [...layout.allotments, ...held],
    };
  }

  private ended({ id, state, refusal, revision, offered }: JobEvent): void {
    this.forming = null;
    const dropped = this.dropped === id;
    if (revision) [this.host.canUndo, this.host.canRedo] = [true, false];
    if (state === 'cancelled' && dropped) this.host.say('neutral', CANCELLED);
    if (state === 'cancelled' || (dropped && state === 'failed')) this.job = null;
    else if (state === 'done' && dropped && revision) this.host.say('neutral', TOO_LATE, true);
    else if (state === 'failed') {
      const why = refusal?.messages[0];
      if (why) this.host.say('bad', why);
      if (CLASHING.test(refusal?.code ?? '')) void this.look();
    } else if (!offered && !revision && state === 'done') this.job = null;
  }

  /** Ask what cannot hold together, and what would mend it. */
  async look(): Promise<void> {
    const { id } = this.host;
    const found = await this.service.conflicts(id, this.wish.keep).catch(() => null);
    if (id === this.host.id) this.clashes = found;
  }

  /** Ask for a solve; of the latest revision, whoever made it. */
  private async ask(revision: number): Promise<{ readonly job: string }> {
    try {
      return await this.service.solve(this.host.id, revision, this.wish);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      return this.service.solve(this.host.id, error.revision, this.wish);
    }
  }
}

function same(old: JobEvent, event: JobEvent): boolean {
  return (
    (old.offered ?? false) === (event.offered ?? false) &&
    (old.revision ?? null) === (event.revision ?? null)
  );
}

function waiting(id: string, seconds: number): Job {
  return {
    id, seconds, stage: 'waiting', share: 0, placed: 0, requested: 0, net_m2: null,
    bound_net_m2: null, spent_s: 0, state: 'waiting', gap: null, curve: [],
  };
}

