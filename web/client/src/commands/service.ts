// What the client asks of the service, and how it says no. `http.ts` is the real one; tests bring
// one of their own.

import type { Edit, Patch } from '../model/edit';
import type { FigureName, LayerDocument } from '../model/layer';
import type {
  Allotment,
  Certificate,
  Finding,
  Measures,
  PlanDocument,
  Side,
  Text,
} from '../model/plan';

export interface PlanAnswer {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly show: string;
  readonly plan: PlanDocument;
  readonly can_undo: boolean;
  readonly can_redo: boolean;
  /** The revision that findings, measures and certificate belong to. */
  readonly judged: number;
}

export interface EditAnswer {
  readonly revision: number;
  readonly patch: Patch;
  readonly can_undo: boolean;
  readonly can_redo: boolean;
}

/** What somebody changed since the revision we knew. */
export interface Foreign {
  readonly revision: number;
  readonly who: string;
  readonly patch: Patch;
  readonly can_undo: boolean;
  readonly can_redo: boolean;
}

export interface VerdictEvent {
  readonly revision: number;
  readonly findings: readonly Finding[];
  readonly measures: Measures;
  readonly certificate: Certificate;
  readonly open_edges: Readonly<Record<string, readonly Side[]>>;
}

/** A floor that is being planned. */
export type Drawn = PlanDocument['layout'] & { readonly allotments: readonly Allotment[] };

export interface JobEvent {
  readonly id: string;
  readonly stage: string;
  readonly share: number;
  readonly placed: number;
  readonly requested: number;
  readonly net_m2: number | null;
  readonly bound_net_m2: number | null;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** What the solver has on the floor so far; only where it changed. */
  readonly layout?: Drawn | null;
  /** How long it may take, and has taken so far. */
  readonly seconds?: number;
  readonly spent_s?: number;
  /** The revision that the new layout became, when it is done. */
  readonly revision?: number | null;
  /** The plan was edited meanwhile: the result waits to be taken over. */
  readonly offered?: boolean;
  readonly refusal?: { readonly code: string; readonly messages: readonly Text[] } | null;
}

export interface Session {
  readonly session: string;
  readonly name: string;
  readonly selection: readonly string[];
}

/** Codes of solves that gave no plan for what was asked: what is in the way can be named. */
export const CLASHING = /^(plan\.(infeasible|held)|replan\.)/;

/** What cannot hold together; each mend is an edit after which it can. */
export interface Clash {
  readonly text: Text;
  /** There is no plan at all; else a wish is not met. */
  readonly hard: boolean;
  readonly mends: readonly { readonly text: Text; readonly edit: Edit }[];
}

/** How a solve is asked for. */
export interface Wish {
  readonly seconds: number;
  readonly seed: number;
  readonly keep: 'nothing' | 'pinned' | 'few-moves';
}

export interface Listener {
  edit(event: Foreign): void;
  verdict(event: VerdictEvent): void;
  job(event: JobEvent): void;
  presence(event: { readonly sessions: readonly Session[] }): void;
  /** What the plan is called: from now on, and whenever the stream stands anew. */
  named(event: { readonly name: string }): void;
  /** The stream broke off (false) or stands again (true). */
  connected(stands: boolean): void;
}

export interface Service {
  /** Say who we are here; the service knows us by it from then on. */
  session(): Promise<{ readonly session: string; readonly name: string }>;
  plan(id: string): Promise<PlanAnswer>;
  edit(id: string, revision: number, edit: Edit): Promise<EditAnswer>;
  undo(id: string, revision: number): Promise<EditAnswer>;
  redo(id: string, revision: number): Promise<EditAnswer>;
  solve(id: string, revision: number, wish: Wish): Promise<{ readonly job: string }>;
  /** Work out a layer of the plan as it stands. */
  layer(id: string, name: FigureName): Promise<LayerDocument>;
  /** End a solve: with the best so far, or leaving the plan as it is. */
  stop(job: string): Promise<JobEvent>;
  cancel(job: string): Promise<JobEvent>;
  /** The solves of a plan that stand, or the last one whose result is offered. */
  jobs(id: string): Promise<readonly JobEvent[]>;
  job(job: string): Promise<JobEvent>;
  /** Put a result that is offered in the place of the plan. */
  take(job: string, revision: number): Promise<JobEvent>;
  conflicts(id: string, keep: Wish['keep']): Promise<readonly Clash[]>;
  presence(id: string, selection: readonly string[]): Promise<void>;
  /** Listen to a plan's events; gives what ends it. */
  listen(id: string, listener: Listener): () => void;
}

/** The service says no: 409 and every other refusal. */
export class ServiceError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly messages: readonly Text[],
    /** What to quote of a fault of the service. */
    readonly reference: string | null = null,
  ) {
    super(messages[0]?.en ?? code);
    this.name = 'ServiceError';
  }

  /** A fault of ours, not of what was asked. */
  get ours(): boolean {
    return this.status >= 500;
  }
}

/** Somebody was faster (412): what changed since. */
export class Stale extends Error {
  constructor(
    readonly revision: number,
    readonly edits: readonly Foreign[],
  ) {
    super('the plan has changed meanwhile');
    this.name = 'Stale';
  }
}

/** Nothing came back: no connection, or the service is restarting. */
export class Unreachable extends Error {
  constructor() {
    super('the service does not answer');
    this.name = 'Unreachable';
  }
}
