// Edits on their way: shown at once, sent one after the other, kept on the device until the
// service has them, taken back when it refuses.

import { applyEdits, Refused } from '../model/apply';
import { back, MOST_EDITS, touched, type Edit, type Patch, type Single } from '../model/edit';
import { StalePatch } from '../model/patch';
import type { Text } from '../model/plan';
import { applyPatch, type PlanState } from '../model/state';
import { alike, before, guessed, recognised, rivalOf } from './rivals';
import {
  ServiceError, Stale, Unreachable, type EditAnswer, type Foreign, type Service,
} from './service';

/** What people did: edits that belong together, or a step through the plan's history. */
export type Op =
  | { readonly kind: 'edit'; readonly edits: readonly Edit[] }
  | { readonly kind: 'undo' | 'redo'; readonly guess: Patch | null };

/** As it is kept on the device: with the revision it was done on. */
type Kept = Op & { readonly on?: number };

/** What the queue tells its owner. */
export interface QueueOwner {
  /** The plan to show has changed; `patch` tells what by, null means everything may have. */
  shown(state: PlanState, patch: Patch | null): void;
  /** How far saving is. */
  saving(pending: number, offline: boolean): void;
  history(canUndo: boolean, canRedo: boolean): void;
  /** An edit was taken back; `who` was faster, or null when the plan itself refuses. */
  refused(messages: readonly Text[], who: string | null): void;
  /** The service broke over something that was done; `again` does it once more. */
  broke(error: ServiceError, again: () => void): void;
  /** What is known here fits the service no more: fetch the plan anew. */
  lost(): void;
}

/** Where pending edits are kept; `localStorage` in the browser. */
export interface Keep {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const AGAIN_MS = [500, 1000, 2000, 4000, 8000] as const;

/** So many steps back are shown at once; farther ones wait for the service's answer. */
const GUESSED = 100;

/** More booths than this a step is not written out for: some milliseconds, and most of the room. */
const KEPT = 100;

export class EditQueue {
  private ops: Op[] = [];
  private sending = false;
  private held: Foreign[] = [];
  private undone: Patch[] = [];
  private done: Patch[] = [];
  private misses = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private view: PlanState;
  private closed = false;
  /** The revision that what was kept was done on: what came since may be about the same things. */
  private since: number | null = null;

  constructor(
    private readonly id: string,
    private base: PlanState,
    private revision: number,
    private readonly service: Service,
    private readonly owner: QueueOwner,
    private readonly keep: Keep | null,
  ) {
    this.view = base;
  }

  get pending(): number {
    return this.ops.length;
  }
  get offline(): boolean {
    return this.misses > 0;
  }
  /** The revision of the last answer. */
  get known(): number {
    return this.revision;
  }
  /** The plan with everything that is pending. */
  get state(): PlanState {
    return this.view;
  }

  /** Take up what an earlier visit kept on this device; tells how many edits. */
  restore(): number {
    const kept = this.keep?.getItem(this.key);
    if (!kept) return 0;
    try {
      const ops = JSON.parse(kept) as Kept[];
      this.since = ops[0]?.on ?? null;
      this.ops = ops;
    } catch {
      this.keep?.removeItem(this.key);
      return 0;
    }
    this.rebuild();
    void this.pump();
    return this.ops.length;
  }

  /** Show edits and send them; throws `Refused` when the plan refuses at once. */
  push(edits: readonly Edit[]): void {
    const applied = applyEdits(this.view, edits);
    this.ops.push({ kind: 'edit', edits });
    this.undone = [];
    if (applied) this.show(applied.state, applied.patch);
    // What is on its way can be taken back already; the answer says what the service knows.
    this.owner.history(true, false);
    this.kept();
    void this.pump();
  }

  undo(): void {
    const last = this.done.at(-1);
    this.step('undo', last ? back(last) : null);
  }

  redo(): void {
    this.step('redo', this.undone.at(-1) ?? null);
  }

  /** Somebody edited the plan: from the event stream. */
  foreign(event: Foreign): void {
    if (event.revision <= this.revision) return;
    if (this.sending) {
      // It may be our own edit, whose answer is still on its way.
      this.held.push(event);
    } else this.take([event]);
  }

  /** Take over what was saved in another way than by this queue: a version, a sheet. */
  adopt(answer: EditAnswer): void {
    this.foreign({ ...answer, who: '' });
  }

  /** Take a verdict over: what the plan says of itself, below what is pending. */
  judged(change: (state: PlanState) => PlanState): void {
    this.base = change(this.base);
    this.rebuild();
  }

  /** Try to send now: the connection came back. */
  retry(): void {
    clearTimeout(this.timer);
    void this.pump();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  /** Take a step. What it leads to is known only while nothing else is on its way before it. */
  private step(kind: 'undo' | 'redo', known: Patch | null): void {
    const guess = known && !this.ops.length ? this.fitting(known) : null;
    this.ops.push({ kind, guess });
    if (guess) this.show(applyPatch(this.view, guess), guess);
    this.owner.history(true, true);
    this.kept();
    void this.pump();
  }

  /** A patch if the plan as it is shown takes it. */
  private fitting(patch: Patch): Patch | null {
    try {
      applyPatch(this.view, patch);
      return patch;
    } catch {
      return null;
    }
  }

  private async pump(): Promise<void> {
    const op = this.ops[0];
    if (this.sending || !op || this.closed) return;
    this.sending = true;
    try {
      this.answered(op, await this.send(op));
      this.misses = 0;
    } catch (error) {
      this.failed(op, error);
    }
    this.sending = false;
    const held = this.held.filter((event) => event.revision > this.revision);
    this.held = [];
    this.take(held);
    this.kept();
    if (this.misses) {
      const wait = AGAIN_MS[Math.min(this.misses, AGAIN_MS.length) - 1];
      this.timer = setTimeout(() => void this.pump(), wait);
    } else void this.pump();
  }

  private send(op: Op): Promise<EditAnswer> {
    const on = this.since ?? this.revision;
    if (op.kind !== 'edit') return this.service[op.kind](this.id, on);
    const [only, second] = op.edits;
    if (only && !second) return this.service.edit(this.id, on, only);
    return this.service.edit(this.id, on, together(op.edits, this.base));
  }

  private answered(op: Op, answer: EditAnswer): void {
    const guess = guessed(op, this.base);
    this.since = null;
    this.ops.shift();
    this.base = applyPatch(this.base, answer.patch);
    this.revision = answer.revision;
    this.stepped(op.kind, answer.patch);
    this.owner.history(answer.can_undo, answer.can_redo);
    if (guess === null || !alike(guess, answer.patch)) this.rebuild();
    else if (!this.ops.length) this.view = this.base;
  }

  /** Keep what the next steps back and forth lead to. */
  private stepped(kind: Op['kind'], patch: Patch): void {
    if (kind === 'undo') {
      this.done.pop();
      this.undone.push(back(patch));
    } else {
      if (kind === 'redo') this.undone.pop();
      // Steps farther back are led by the service: a long day's work is not kept here as well.
      this.done = [...this.done.slice(1 - GUESSED), patch];
    }
  }

  private failed(op: Op, error: unknown): void {
    if (error instanceof Unreachable) {
      this.misses += 1;
      return;
    }
    this.misses = 0;
    if (error instanceof Stale) {
      this.stale(op, error);
    } else if (error instanceof ServiceError && !error.ours) {
      this.drop(op, error.messages, null);
    } else if (error instanceof Refused) {
      this.drop(op, [error.text], null);
    } else if (error instanceof StalePatch) {
      this.drop(op, [], null);
      this.owner.lost();
    } else if (error instanceof ServiceError) {
      this.ops = this.ops.filter((each) => each !== op);
      this.rebuild();
      this.owner.broke(error, () => this.once(op));
    } else {
      this.drop(op, [], null);
      this.owner.lost();
    }
  }

  /** Somebody was faster: take what changed, then try again unless it is about the same booths. */
  private stale(op: Op, error: Stale): void {
    const missed = error.edits.filter((event) => event.revision <= this.revision);
    const theirs = error.edits.filter((event) => event.revision > this.revision);
    this.since = null;
    if (missed.length) {
      this.giveWay(missed, before(this.base, missed));
      this.rebuild();
    }
    if (!this.take(theirs) || this.revision !== error.revision) {
      this.owner.lost();
      this.misses += 1;
    } else if (op.kind !== 'edit' && this.ops.includes(op)) this.drop(op, [], null);
  }

  /** Give up edits of what others changed first, and steps through what is another history now. */
  private giveWay(events: readonly Foreign[], from: PlanState | null): void {
    const { others, open } = recognised(events, this.ops, from);
    this.ops = [...open];
    for (const op of open) {
      const rival = rivalOf(op, others, this.base);
      if (!rival) continue;
      this.ops = this.ops.filter((each) => each !== op);
      this.owner.refused([], rival.who);
    }
  }

  /** Do once more what the service broke over, on the plan as it is by now. */
  private once(op: Op): void {
    if (this.closed) return;
    if (op.kind !== 'edit') this.step(op.kind, op.guess);
    else {
      try {
        this.push(op.edits);
      } catch (error) {
        this.owner.refused(error instanceof Refused ? [error.text] : [], null);
      }
    }
  }

  private drop(op: Op, messages: readonly Text[], who: string | null): void {
    this.ops = this.ops.filter((each) => each !== op);
    this.rebuild();
    this.owner.refused(messages, who);
  }

  /** Apply what others did, below what is pending. */
  private take(events: readonly Foreign[]): boolean {
    this.giveWay(events, this.base);
    for (const event of events) {
      if (event.revision !== this.revision + 1) {
        this.owner.lost();
        return false;
      }
      try {
        this.base = applyPatch(this.base, event.patch);
      } catch {
        this.owner.lost();
        return false;
      }
      this.revision = event.revision;
      // Our own steps back lead through somebody else's edit now: the service knows them.
      this.done = [];
      this.undone = [];
    }
    const last = events.at(-1);
    // What is still on its way from here changes the history again, and tells of it.
    if (last && !this.ops.length) this.owner.history(last.can_undo, last.can_redo);
    if (events.length) this.rebuild(events.length === 1 ? events[0]?.patch : undefined);
    return true;
  }

  /** Show the plan anew: what the service has, then what is pending and still fits. */
  private rebuild(patch?: Patch): void {
    let state = this.base;
    const stay: Op[] = [];
    for (const op of this.ops) {
      try {
        if (op.kind === 'edit') state = applyEdits(state, op.edits)?.state ?? state;
        else if (op.guess) state = applyPatch(state, op.guess);
        stay.push(op);
      } catch (error) {
        // A step is the service's to take, whatever was thought of it here.
        if (op.kind !== 'edit') stay.push(op);
        else this.owner.refused(error instanceof Refused ? [error.text] : [], null);
      }
    }
    const plainly = this.ops.length === 0;
    this.ops = stay;
    this.show(state, plainly && patch ? patch : null);
  }

  private show(state: PlanState, patch: Patch | null): void {
    this.view = state;
    this.owner.shown(state, patch);
  }

  private get key(): string {
    return `madang.pending.${this.id}`;
  }

  private kept(): void {
    this.owner.saving(this.ops.length, this.offline);
    try {
      const on = this.since ?? this.revision;
      const kept = this.ops.map((op): Kept => ({ ...slim(op), on }));
      if (kept.length) this.keep?.setItem(this.key, JSON.stringify(kept));
      else this.keep?.removeItem(this.key);
    } catch {
      // A full or forbidden store: the edits still wait in this tab.
    }
  }
}

/** A step through hundreds of booths is kept without what it leads to: the service knows that. */
function slim(op: Op): Op {
  if (op.kind === 'edit' || !op.guess || touched(op.guess).size <= KEPT) return op;
  return { ...op, guess: null };
}

/** Edits that belong together are one step of the history. */
function together(edits: readonly Edit[], base: PlanState): Edit {
  const single = edits.flatMap((each): readonly (Single | Patch)[] => {
    return each.kind === 'many' ? each.edits : [each];
  });
  const plain = single.filter((each): each is Single => each.kind !== 'patch');
  if (plain.length === single.length && plain.length <= MOST_EDITS) {
    return { kind: 'many', edits: plain };
  }
  const applied = applyEdits(base, edits);
  return applied ? applied.patch : (edits[0] as Edit);
}
