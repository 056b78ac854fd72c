import { getContext, setContext } from 'svelte';
import { Api, Fault, type NewPlan, type PlanSummary, type Session } from '../api';
import type { Editor } from '../app.svelte';
import { say, type Text } from '../i18n';
import { states } from '../i18n/words';
import type { Edit } from '../model/edit';
import type { Booth } from '../model/plan';
import { announce } from './announce.svelte';
import { placed, placing } from './placing';

export type LeftTab = 'exhibitors' | 'zones' | 'layers';
export type Sheet = LeftTab | 'result' | 'selection' | 'findings';
export type Dialog =
  | 'generate' | 'versions' | 'sheet' | 'hall' | 'export' | 'rules' | 'keys' | 'rename'
  | 'prices';
export type Phase = 'loading' | 'first' | 'open' | 'gone' | 'failed';

const TOURED = 'madang.toured';

/** The stops of the tour that come after an edit, and after a solve. */
export const [AFTER_EDIT, AFTER_GENERATE] = [1, 3];

/** What the panels share beside the plan: which of them is open, and what the service offers. */
export class Bench {
  phase = $state<Phase>('loading');
  fault = $state.raw<Fault | null>(null);
  session = $state.raw<Session | null>(null);
  plans = $state.raw<readonly PlanSummary[]>([]);
  tab = $state<LeftTab>('exhibitors');
  /** The folded left panel is out. */
  out = $state(false);
  /** The sheet over the floor on a small screen. */
  sheet = $state<Sheet | null>(null);
  dialog = $state<Dialog | null>(null);
  /** The stop of the tour that is shown; null when nobody is shown around. */
  tour = $state<number | null>(null);
  /** The exhibitor that is on its way to the floor, by drag or by keyboard. */
  carried = $state<string | null>(null);

  constructor(
    readonly editor: Editor,
    readonly api: Api,
  ) {}

  /** Ask who we are and what there is; open the plan of the address, or show the three doors. */
  async start(): Promise<void> {
    this.phase = 'loading';
    this.fault = null;
    try {
      const asked = planOf(location.hash);
      // All at once; one session, for whoever asks.
      const who = this.api.session();
      const open = asked === null ? null : this.open(asked, who);
      [this.session, this.plans] = await Promise.all([who, this.api.plans(), open]);
      if (asked !== null) return;
      // The doors have an address of their own, so that a reload there stays there.
      const id = location.hash === '#/' ? null : (this.plans[0]?.id ?? null);
      if (id === null) this.phase = 'first';
      else await this.open(id, who);
    } catch (error) {
      this.failed(error);
    }
  }

  async open(id: string, who?: Promise<Session>): Promise<void> {
    try {
      await this.editor.open(id, who);
      this.phase = 'open';
      this.dialog = null;
      if (planOf(location.hash) !== id) history.pushState(null, '', `#/plans/${id}`);
      if (!toured()) this.tour = 0;
    } catch (error) {
      const status = (error as { status?: number }).status;
      if (status === 404) this.phase = 'gone';
      else this.failed(error);
    }
  }

  /** Make a plan and open it; tells whether it worked. */
  async make(body: NewPlan): Promise<boolean> {
    try {
      const { id } = await this.api.create(body);
      this.plans = await this.api.plans();
      await this.open(id);
      return true;
    } catch (error) {
      this.told(error, () => void this.make(body));
      return false;
    }
  }

  async refresh(): Promise<void> {
    this.plans = await this.api.plans().catch(() => this.plans);
  }

  /** Leave the plan for the list of doors. */
  doors(): void {
    this.editor.close();
    this.phase = 'first';
    history.pushState(null, '', '#/');
    // Others may have made plans, or called them something else.
    void this.refresh();
  }

  /** Edit, say it to those who listen, and offer to take it back where that helps. */
  edit(edits: Edit | readonly Edit[], words?: Text): boolean {
    const all = Array.isArray(edits) ? (edits as readonly Edit[]) : [edits as Edit];
    const done = this.editor.edit(...all);
    if (done && words) {
      this.editor.say('neutral', words, true);
      announce(say(words));
    }
    return done;
  }

  /** Place an exhibitor of the list into a booth. */
  place(who: string, into: Booth): void {
    const plan = this.editor.plan;
    const edit = plan && placing(plan, who, into);
    if (plan && edit) {
      this.edit(edit, placed(plan, who, into));
      this.editor.select([into.id]);
    }
    this.carried = null;
  }

  undo(): void {
    this.editor.acts?.settle();
    if (!this.editor.canUndo) return;
    this.editor.undo();
    announce(say(states.undone));
  }

  redo(): void {
    this.editor.acts?.settle();
    if (!this.editor.canRedo) return;
    this.editor.redo();
    announce(say(states.redone));
  }

  generate(seconds: number, seed: number, keep: 'nothing' | 'pinned' | 'few-moves'): void {
    this.dialog = null;
    this.sheet = this.sheet === null ? null : 'result';
    this.walked(AFTER_GENERATE);
    void this.editor.solving.start({ seconds, seed, keep });
  }

  /** Say a refusal as a toast; a fault of ours with its reference, and `again` to try once more. */
  told(error: unknown, again: (() => void) | null = null): void {
    if (error instanceof Fault && !error.ours) {
      this.editor.say('bad', error.messages[0] ?? states.fault);
      return;
    }
    if (!(error instanceof Fault)) console.error(error);
    const { reference = null, messages = [] } = error as Partial<Fault>;
    this.editor.trouble.tell({ reference, messages }, again);
  }

  /** What stops of the tour tell was done without them: it goes on from a later one. */
  walked(stop: number): void {
    if (this.tour !== null && this.tour < stop) this.tour = stop;
  }

  endTour(): void {
    this.tour = null;
    try {
      localStorage.setItem(TOURED, '1');
    } catch {
      // It is shown again next time.
    }
  }

  private failed(error: unknown): void {
    const { status = 0, code = 'away', messages = [] } = error as Partial<Fault>;
    this.fault = error instanceof Fault ? error : new Fault(status, code, messages);
    this.phase = 'failed';
  }
}

function toured(): boolean {
  try {
    return (
      localStorage.getItem(TOURED) === '1' || new URLSearchParams(location.search).has('quiet')
    );
  } catch {
    return true;
  }
}

/** The plan that an address names. */
export function planOf(hash: string): string | null {
  return /^#\/plans\/([\w-]{1,64})$/.exec(hash)?.[1] ?? null;
}

const KEY = Symbol('bench');

export const provide = (bench: Bench): Bench => setContext(KEY, bench);
export const useBench = (): Bench => getContext<Bench>(KEY);
