import type { PlanAnswer } from '../commands/service';
import { Fault, faultOf, unreachable } from './fault';
import type {
  Opened,
  PlanSummary,
  Restored,
  Revision,
  Session,
  SheetPreview,
  VenueDocument,
  VenuePreview,
  Version,
} from './types';

export type NewPlan =
  | { readonly sample: string; readonly name?: string }
  | { readonly venue: VenueDocument; readonly title: string };

/** Whose state stands where plan and file differ. */
export type Side = 'plan' | 'file';

interface Asked {
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string | Blob | readonly string[]>>;
  readonly revision?: number;
}

function wordsOf(method: string, { body, form, revision }: Asked): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (revision !== undefined) headers['if-match'] = `"${revision}"`;
  if (form) {
    const data = new FormData();
    for (const [name, value] of Object.entries(form)) {
      for (const each of Array.isArray(value) ? value : [value])
        data.append(name, each as string | Blob);
    }
    return { method, headers, body: data };
  }
  if (body === undefined) return { method, headers };
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

const part = encodeURIComponent;

/** Everything the panels ask of the service; edits and events go through the model's queue. */
export class Api {
  constructor(
    private readonly base = '/api',
    private readonly ask: typeof fetch = (...words) => fetch(...words),
  ) {}

  session(): Promise<Session> {
    return this.call('GET', '/session');
  }

  plans(): Promise<PlanSummary[]> {
    return this.call('GET', '/plans');
  }

  create(body: NewPlan): Promise<Opened> {
    return this.call('POST', '/plans', { body });
  }

  /** A plan as it was at a revision. */
  planAt(id: string, number: number): Promise<PlanAnswer> {
    return this.call('GET', `/plans/${part(id)}/revisions/${number}`);
  }

  revisions(id: string): Promise<Revision[]> {
    return this.call('GET', `/plans/${part(id)}/revisions`);
  }

  versions(id: string): Promise<Version[]> {
    return this.call('GET', `/plans/${part(id)}/versions`);
  }

  keepVersion(id: string, number: number, name: string): Promise<Version> {
    return this.call('POST', `/plans/${part(id)}/versions`, { body: { number, name } });
  }

  restore(id: string, revision: number, number: number): Promise<Restored> {
    return this.call('POST', `/plans/${part(id)}/restore`, { body: { number }, revision });
  }

  previewSheet(id: string, file: File): Promise<SheetPreview> {
    return this.call('POST', `/plans/${part(id)}/import`, { form: { file } });
  }

  /** Take over what was previewed; where plan and file differ, one of them stands. */
  takeSheet(id: string, revision: number, token: string, take: Side | null): Promise<Restored> {
    const body = { take, choices: {} };
    return this.call('POST', `/plans/${part(id)}/import/${part(token)}`, { body, revision });
  }

  previewVenue(
    file: File,
    given: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<VenuePreview> {
    return this.call('POST', '/venues/preview', { form: { file, ...given } });
  }

  /** Where a file comes from. */
  exportUrl(id: string, query: Readonly<Record<string, string>>): string {
    const filled = Object.entries(query).filter(([, value]) => value !== '');
    return `${this.base}/plans/${part(id)}/export?${new URLSearchParams(filled)}`;
  }

  cardUrl(id: string, exhibitor: string): string {
    return `${this.base}/plans/${part(id)}/exhibitors/${part(exhibitor)}/card.pdf`;
  }

  /** Fetch a file, so that a refusal is told here and not on a page of its own. */
  async file(url: string): Promise<Blob> {
    return (await this.told(url, {})).blob();
  }

  private async call<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
    const answer = await this.told(this.base + path, wordsOf(method, asked));
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  private async told(url: string, words: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await this.ask(url, words);
    } catch {
      throw unreachable();
    }
    if (!answer.ok) throw faultOf(answer.status, await answer.json().catch(() => null));
    return answer;
  }
}

export { Fault };
