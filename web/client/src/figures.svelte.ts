// The one layer of figures that lies over the floor: which it is, how it stands, what it shows.

import { ServiceError, Unreachable, type Service } from './commands/service';
import type { FigureName, LayerDocument } from './model/layer';
import type { Text } from './model/plan';

/** Answers that are kept: going through the views and back asks nothing again. */
const KEPT = 16;

interface Answer {
  readonly plan: string;
  readonly name: FigureName;
  readonly revision: number;
  readonly layer: LayerDocument;
}

export class Figures {
  /** The layer that is switched on. */
  name = $state<FigureName | null>(null);
  /** It is being worked out. */
  working = $state(false);
  /** Why there is none, in the service's own words; null where it has none. */
  refused = $state.raw<{ readonly words: Text | null } | null>(null);
  /** Nothing came back: it is asked again as soon as the connection stands. */
  away = $state(false);
  private answer = $state.raw<Answer | null>(null);
  private known: Answer[] = [];
  private plan = '';
  private revision = 0;
  private turn = 0;

  constructor(
    private readonly service: Pick<Service, 'layer'>,
    /** The revision that is on the floor; null while edits are on their way. */
    private readonly floor: () => number | null,
  ) {}

  /** What lies over the floor; an older one stays until the new one is worked out. */
  get layer(): LayerDocument | null {
    return this.answer?.layer ?? null;
  }

  /** What is shown belongs to the floor as it was before. */
  get older(): boolean {
    return this.answer !== null && this.answer.revision !== this.floor();
  }

  /** A plan was opened, or left: what is known of another one is of no use. */
  opened(plan: string, revision: number): void {
    if (plan !== this.plan) {
      this.known = [];
      this.answer = null;
    }
    this.plan = plan;
    this.revision = revision;
    void this.ask();
  }

  /** Edits have settled: the service judged a revision, and what shows is worked out anew. */
  settled(revision: number): void {
    if (revision <= this.revision) return;
    this.revision = revision;
    void this.ask();
  }

  /** Switch a layer on, or all of them off. */
  show(name: FigureName | null): void {
    if (name === this.name) return;
    this.name = name;
    this.answer = null;
    this.revision = this.floor() ?? this.revision;
    void this.ask();
  }

  retry(): void {
    if (this.away || this.refused) void this.ask();
  }

  private async ask(): Promise<void> {
    const turn = ++this.turn;
    const { plan, name, revision } = this;
    this.working = false;
    this.refused = null;
    this.away = false;
    if (!name || !plan) return;
    const known = this.known.find(
      (each) => each.plan === plan && each.name === name && each.revision === revision,
    );
    if (known) {
      this.answer = known;
      return;
    }
    this.working = true;
    try {
      const layer = await this.service.layer(plan, name);
      const answer = { plan, name, revision, layer };
      if (plan === this.plan) this.known = [answer, ...this.known].slice(0, KEPT);
      if (turn === this.turn) this.answer = answer;
    } catch (error) {
      if (turn === this.turn) this.failed(error);
    }
    if (turn === this.turn) this.working = false;
  }

  private failed(error: unknown): void {
    if (error instanceof Unreachable) this.away = true;
    else if (error instanceof ServiceError) {
      // What was shown before is of no use where the service says there is none.
      if (error.status < 500) this.answer = null;
      this.refused = { words: error.messages[0] ?? null };
    } else throw error;
  }
}
