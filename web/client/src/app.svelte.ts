// The one store: panels read it, tools write it, and nobody listens to events for what it holds.

import type { LayerName, Preview, Theme, Thing, Toast, ToolName } from './app-types';
import {
  BACK, CHANGED, COMPARED, FASTER, filled, idOf, KEPT, NOT_DONE, PINNED, pinnedOf, RELOADED,
  withOpenEdges,
} from './app-words';
import type { Camera, FloorPoint, Target, View } from './camera';
import { Figures } from './figures.svelte';
import { EditQueue, type Keep, type QueueOwner } from './commands/queue';
import {
  ServiceError, Stale, Unreachable,
  type EditAnswer, type Listener, type PlanAnswer, type Service, type Session,
} from './commands/service';
import { Comparison } from './compare/comparison.svelte';
import { called, editedBy, Refused } from './model/apply';
import type { Edit, Patch } from './model/edit';
import type { Finding, Lang, Text } from './model/plan';
import { searched } from './model/search';
import { fromDocument, type PlanState } from './model/state';
import { Moves } from './moves.svelte';
import type { Acts } from './tools/acts';
import { Solving } from './solving.svelte';
import { Trouble } from './trouble.svelte';
import { Verdicts } from './verdicts.svelte';

export type * from './app-types';

const TOAST_MS = 4000;

export class Editor {
  /** The plan as it is shown, with what is still on its way; null before one is opened. */
  plan = $state.raw<PlanState | null>(null);
  id = $state('');
  name = $state('');
  show = $state('');
  /** The last revision the service confirmed. */
  revision = $state(0);
  /** The revision that the service's findings, measures and certificate belong to. */
  judged = $state(0);
  canUndo = $state(false);
  canRedo = $state(false);

  /** Ids of booths; always replaced, never changed in place. */
  selection = $state.raw<ReadonlySet<string>>(new Set());
  hover = $state<string | null>(null);
  /** A zone or an area that is selected instead of booths. */
  thing = $state.raw<Thing | null>(null);
  tool = $state<ToolName>('select');
  /** Where keys have put the cross of the tool in hand; null while there is none. */
  cross = $state.raw<FloorPoint | null>(null);
  layers = $state<Record<LayerName, boolean>>({
    zones: true, utilities: false, sales: true, widths: false, dimensions: true, numbers: true,
    names: true,
  });
  /** What the search field holds, and the booths it leaves; null when nothing is searched. */
  query = $state('');
  found = $state.raw<ReadonlySet<string> | null>(null);
  lang = $state<Lang>('ko');
  theme = $state<Theme>('system');

  /** Edits that the service does not have yet. */
  pending = $state(0);
  offline = $state(false);
  /** The line on which the service tells what happens is broken. */
  cut = $state(false);
  /** The others who look at the plan. */
  presence = $state.raw<readonly Session[]>([]);
  /** Who we are among those who look at it. */
  session = $state('');
  toasts = $state.raw<readonly Toast[]>([]);
  /** Two states of the plan that are looked at side by side. */
  readonly compare = new Comparison(() => this.plan);
  /** The last fault of ours. */
  readonly trouble = new Trouble();
  /** The solve of the plan, while there is one. */
  readonly solving: Solving;

  /** What is being dragged; the canvas draws it above the floor. */
  preview = $state.raw<Preview | null>(null);
  /** What is judged here and at once. */
  readonly verdicts = new Verdicts(this);
  /** Figures laid over the floor by a layer such as traffic; the service works them out. */
  readonly figures: Figures;
  readonly moves = new Moves();
  /** What the map shows; the camera moves it. */
  view = $state.raw<View | null>(null);
  /** Whether a floor has come to the screen; what is less urgent waits for it. */
  drawn = $state(false);
  camera: Camera | null = null;
  /** What can be done to the selection; the map's tools set it, which come after the floor. */
  acts = $state.raw<Acts | null>(null);

  /** Rule breaches and open questions: the service's, and at once those decided here. */
  get findings(): readonly Finding[] {
    return this.verdicts.findings;
  }
  /** The one selected booth, as it is dragged; null when none or several are selected. */
  only = $derived.by(() => {
    const [id, second] = this.selection;
    const plan = this.preview?.state ?? this.plan;
    return id !== undefined && second === undefined ? (plan?.booth(id) ?? null) : null;
  });

  private queue: EditQueue | null = null;
  private stop: (() => void) | null = null;
  private toastId = 0;

  constructor(
    private readonly service: Service,
    private readonly keep: Keep | null = null,
  ) {
    this.figures = new Figures(service, () => (this.pending ? null : this.revision));
    this.solving = new Solving(service, this);
  }

  /** Open a plan of the service and follow what happens to it; `who` tells who we are. */
  async open(id: string, who: Promise<Pick<Session, 'session'>> = this.service.session()) {
    this.close();
    const [{ session }, plan] = await Promise.all([who, this.service.plan(id)]);
    this.session = session;
    this.take(plan);
    this.stop = this.service.listen(id, this.listener);
  }

  /** Show a plan that was fetched already. */
  take(answer: PlanAnswer): void {
    this.queue?.close();
    this.moves.clear();
    this.id = answer.id;
    this.name = answer.name;
    this.show = answer.show;
    this.revision = answer.revision;
    this.judged = answer.judged;
    this.canUndo = answer.can_undo;
    this.canRedo = answer.can_redo;
    const state = fromDocument(answer.plan);
    this.verdicts.begin();
    this.queue = new EditQueue(
      answer.id, state, answer.revision, this.service, this.owner, this.keep,
    );
    this.shown(state, null);
    this.queue.restore();
    this.figures.opened(answer.id, answer.revision);
  }

  close(): void {
    this.stop?.();
    this.stop = null;
    this.queue?.close();
    this.queue = null;
    this.plan = null;
    this.cut = false;
    this.solving.forget();
    this.compare.end();
    this.selection = new Set();
  }

  // ---- what people do ---------------------------------------------------------------------

  /** Select booths; `more` adds them to the selection, or takes away those that are in it. */
  select(ids: Iterable<string>, more = false): void {
    const next = new Set(more ? this.selection : []);
    for (const id of ids) {
      if (more && this.selection.has(id)) next.delete(id);
      else next.add(id);
    }
    this.thing = null;
    if (next.size === this.selection.size && [...next].every((e) => this.selection.has(e))) return;
    this.selection = next;
    this.verdicts.rest();
    if (this.id) void this.service.presence(this.id, [...next]).catch(() => undefined);
  }

  /** Edit the plan: shown at once, sent in order. Several edits are one step of the history. */
  edit(...edits: readonly Edit[]): boolean {
    if (!this.queue || !edits.length) return false;
    if (this.readOnly) return false;
    this.preview = null;
    const pinned = pinnedOf(this.queue.state, edits);
    if (pinned) {
      this.say('warn', filled(PINNED, { booth: called(pinned) }));
      this.verdicts.rest();
      return false;
    }
    this.moves.clear();
    try {
      this.queue.push(edits);
      this.stepped();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.say('bad', error.text);
      return false;
    } finally {
      this.verdicts.rest();
    }
  }

  /** Show what edits would give, with their breaches, without doing them; null ends it. */
  try(edits: readonly Edit[] | null): void {
    const plan = edits && this.readOnly ? null : this.queue?.state;
    if (!edits || !plan) {
      this.preview = null;
      this.verdicts.rest();
      return;
    }
    try {
      const state = editedBy(plan, edits);
      if (!state) return;
      const booths = new Set(edits.flatMap((each) => ('booth' in each ? [idOf(each)] : [])));
      this.preview = { state, booths, edits };
      this.verdicts.dragged(state, booths);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  undo(): void {
    // What is in hand is put down or let go first.
    if (this.preview) return;
    this.moves.clear();
    this.stepped();
    this.queue?.undo();
  }

  redo(): void {
    if (this.preview) return;
    this.moves.clear();
    this.stepped();
    this.queue?.redo();
  }

  /** The last step is another one: what offers to take an earlier one back would take this. */
  private stepped(): void {
    if (!this.toasts.some((each) => each.undo)) return;
    this.toasts = this.toasts.map((each) => ({ ...each, undo: false }));
  }

  /** Take over what the service saved for a panel: a version restored, a sheet. */
  adopt(answer: EditAnswer): void {
    this.queue?.adopt(answer);
  }

  zoomTo(target: Target): void {
    this.camera?.zoomTo(target);
  }

  /** Bring booths into view, without a movement when they are. */
  reveal(booths: readonly string[]): void {
    this.camera?.reveal(booths);
  }

  setTool(tool: ToolName): void {
    this.tool = tool;
  }

  setLayer(name: LayerName, on: boolean): void {
    this.layers[name] = on;
  }

  /** Look for booths by number and exhibitors by name. */
  search(query: string): void {
    this.query = query;
    const wanted = query.trim().toLocaleLowerCase();
    const plan = this.plan;
    if (!wanted || !plan) {
      this.found = null;
      return;
    }
    this.found = searched(plan, wanted);
  }

  say(tone: Toast['tone'], text: Text, undo = false): void {
    const id = ++this.toastId;
    // What is said already is said anew instead of twice.
    const others = this.toasts.filter((each) => each.text.ko !== text.ko);
    this.toasts = [...others.slice(-2), { id, tone, text, undo }];
    setTimeout(() => this.dismiss(id), TOAST_MS);
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((each) => each.id !== id);
  }

  /** Try again to send what is kept on this device. */
  retry(): void {
    this.queue?.retry();
  }

  // ---- what the queue and the service tell ------------------------------------------------

  private readonly owner: QueueOwner = {
    shown: (state, patch) => this.shown(state, patch),
    saving: (pending, offline) => {
      if (offline && !this.offline) this.say('warn', filled(KEPT, { n: String(pending) }));
      if (!offline && this.offline) this.say('good', BACK);
      this.pending = pending;
      this.offline = offline;
      this.revision = this.queue?.known ?? this.revision;
      if (!pending) this.solving.saved();
    },
    history: (canUndo, canRedo) => {
      this.canUndo = canUndo;
      this.canRedo = canRedo;
    },
    refused: (messages, who) => {
      if (who !== null) this.say('warn', filled(FASTER, { who }));
      else this.say('bad', messages[0] ?? NOT_DONE);
    },
    broke: (error, again) => this.trouble.tell(error, again),
    lost: () => void this.reload(),
  };

  private readonly listener: Listener = {
    edit: (event) => this.queue?.foreign(event),
    verdict: (event) => {
      const plan = this.queue?.state;
      if (!plan || event.revision < this.judged) return;
      this.judged = event.revision;
      const { findings, measures, certificate, open_edges } = event;
      this.queue?.judged((state) =>
        withOpenEdges(state.withVerdict({ findings, measures, certificate }), open_edges),
      );
      if (event.revision === this.revision && !this.pending) this.verdicts.settled();
      this.figures.settled(event.revision);
      this.verdicts.rest();
    },
    job: (event) => {
      if (event.state === 'done') this.moves.solved(event.revision ?? null);
      this.solving.heard(event);
    },
    presence: (event) => {
      this.presence = event.sessions.filter((each) => each.session !== this.session);
    },
    named: ({ name }) => (this.name = name),
    connected: (stands) => {
      if (stands && this.cut) this.say('good', BACK);
      this.cut = !stands;
      if (!stands) return;
      this.queue?.retry();
      this.figures.retry();
      void this.solving.pickUp();
    },
  };

  private shown(state: PlanState, patch: Patch | null): void {
    const known = this.queue?.known ?? this.revision;
    if (known !== this.revision) this.moves.changed(this.plan, known);
    this.verdicts.changed(this.plan, state, patch);
    this.plan = state;
    this.revision = known;
    const gone = [...this.selection].filter((id) => !state.booth(id));
    if (gone.length) this.select([...this.selection].filter((id) => state.booth(id)));
    this.verdicts.rest();
  }

  /** Whether an earlier version is shown, which nobody edits; says so once. */
  private get readOnly(): boolean {
    const { shown } = this.compare;
    if (shown && !this.toasts.some((each) => each.text === COMPARED)) this.say('warn', COMPARED);
    return shown !== null;
  }

  private async reload(): Promise<void> {
    try {
      this.take(await this.service.plan(this.id));
      this.say('neutral', RELOADED);
    } catch (error) {
      this.failed(error, () => void this.reload());
    }
  }

  /** Say what came of what was asked of the service. */
  failed(error: unknown, again: () => void): void {
    if (error instanceof ServiceError && error.ours) this.trouble.tell(error, again);
    else if (error instanceof ServiceError && error.messages[0]) this.say('bad', error.messages[0]);
    else if (error instanceof Stale) this.say('warn', CHANGED);
    else if (error instanceof Unreachable) this.offline = true;
    else throw error;
  }
}
