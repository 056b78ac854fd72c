// A service without a server: it does edits by the client's own twin. For the page of the map
// alone, and for tests of the queue, which can make it slow, stale or silent.

import { Refused } from '../model/apply';
import { applyEdit } from '../model/apply';
import { back, type Edit, type Patch } from '../model/edit';
import type { LayerDocument } from '../model/layer';
import type { PlanDocument } from '../model/plan';
import { applyPatch, fromDocument, type PlanState } from '../model/state';
import {
  ServiceError, Stale, Unreachable,
  type Clash, type EditAnswer, type Foreign, type JobEvent, type Listener, type PlanAnswer,
  type Service,
} from '../commands/service';

export class LocalService implements Service {
  state: PlanState;
  revision = 1;
  /** Nothing answers while this is true. */
  away = false;
  readonly log: Foreign[] = [];
  readonly asked: Edit[] = [];
  listener: Listener | null = null;
  private done: Patch[] = [];
  private undone: Patch[] = [];

  constructor(private readonly document: PlanDocument) {
    this.state = fromDocument(document);
  }

  session(): Promise<{ session: string; name: string }> {
    return Promise.resolve({ session: 'me', name: 'Me' });
  }

  plan(id: string): Promise<PlanAnswer> {
    const { booths, zones, areas, pods, allotments, sales } = this.state;
    const layout = { ...this.document.layout, booths, zones, areas, pods };
    return Promise.resolve({
      id, revision: this.revision, name: id, show: id, judged: this.revision,
      plan: { ...this.document, layout, allotments, sales }, can_undo: false, can_redo: false,
    });
  }

  async edit(_id: string, revision: number, edit: Edit): Promise<EditAnswer> {
    await this.ready(revision);
    this.asked.push(edit);
    try {
      const applied = applyEdit(this.state, edit);
      if (!applied) throw new ServiceError(409, 'edit.unknown', []);
      this.done.push(applied.patch);
      this.undone = [];
      return this.apply(applied.patch, 'me');
    } catch (error) {
      if (error instanceof Refused) throw new ServiceError(409, error.code, [error.text]);
      throw error;
    }
  }

  async undo(_id: string, revision: number): Promise<EditAnswer> {
    await this.ready(revision);
    const last = this.done.pop();
    if (!last) throw new ServiceError(409, 'history.first', []);
    this.undone.push(last);
    return this.apply(back(last), 'me');
  }

  async redo(_id: string, revision: number): Promise<EditAnswer> {
    await this.ready(revision);
    const next = this.undone.pop();
    if (!next) throw new ServiceError(409, 'history.last', []);
    this.done.push(next);
    return this.apply(next, 'me');
  }

  /** Somebody else edits the plan; `told` sends the event. */
  foreign(edit: Edit, who = 'other', told = false): void {
    const applied = applyEdit(this.state, edit);
    if (!applied) return;
    this.done.push(applied.patch);
    this.undone = [];
    this.apply(applied.patch, who);
    const event = this.log.at(-1);
    if (told && event) this.listener?.edit(event);
  }

  solve(): Promise<{ job: string }> {
    return Promise.reject(new ServiceError(404, 'solve.none', []));
  }
  /** Solves that stand, and what is told of one that was asked to end or taken over. */
  standing: readonly JobEvent[] = [];
  told: JobEvent | null = null;
  clashes: readonly Clash[] = [];
  jobs(): Promise<readonly JobEvent[]> {
    return Promise.resolve(this.standing);
  }
  job(): Promise<JobEvent> {
    return this.told ? Promise.resolve(this.told) : Promise.reject(new Unreachable());
  }
  stop(): Promise<JobEvent> {
    return this.job();
  }
  cancel(): Promise<JobEvent> {
    return this.job();
  }
  take(): Promise<JobEvent> {
    return this.job();
  }
  conflicts(): Promise<readonly Clash[]> {
    return Promise.resolve(this.clashes);
  }
  layer(): Promise<LayerDocument> {
    return Promise.reject(new ServiceError(409, 'layer.none', []));
  }
  presence(): Promise<void> {
    return Promise.resolve();
  }
  listen(_id: string, listener: Listener): () => void {
    this.listener = listener;
    return () => {
      this.listener = null;
    };
  }

  private apply(patch: Patch, who: string): EditAnswer {
    this.state = applyPatch(this.state, patch);
    this.revision += 1;
    const [can_undo, can_redo] = [this.done.length > 0, this.undone.length > 0];
    this.log.push({ revision: this.revision, who, patch, can_undo, can_redo });
    return { revision: this.revision, patch, can_undo, can_redo };
  }

  private async ready(revision: number): Promise<void> {
    await Promise.resolve();
    if (this.away) throw new Unreachable();
    if (revision !== this.revision) {
      throw new Stale(this.revision, this.log.filter((each) => each.revision > revision));
    }
  }
}
