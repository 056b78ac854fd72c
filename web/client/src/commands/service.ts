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
  /** The revision that the new layout became, when it is done. */
  readonly revision?: number | null;
  readonly refusal?: { readonly code: string; readonly messages: readonly Text[] } | null;
}

export interface Session {
  readonly session: string;
  readonly name: string;
  readonly selection: readonly string[];
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
  cancel(job: string): Promise<void>;
  /** Work out a layer of the plan as it stands. */
  layer(id: string, name: FigureName): Promise<LayerDocument>;
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
