// The service over HTTP: JSON both ways, revisions as ETags, events by EventSource.

import type { Edit } from '../model/edit';
import type { FigureName, LayerDocument } from '../model/layer';
import type { Text } from '../model/plan';
import {
  ServiceError, Stale, Unreachable,
  type Clash, type EditAnswer, type Foreign, type JobEvent, type Listener, type PlanAnswer,
  type Service, type Wish,
} from './service';

/** Statuses that say "not now": a restart, a gateway without its service behind it. */
const AWAY = new Set([502, 503, 504]);

declare global {
  interface Window {
    /** What the page (index.html) asked for before this code was here. */
    madangEarly?: { readonly path: string; readonly answer: Promise<Response> };
  }
}

/** Ask the service; what was asked for already is taken up, once. */
function asked(path: string, words: RequestInit): Promise<Response> {
  const early = window.madangEarly;
  delete window.madangEarly;
  return early?.path === path && words.method === 'GET' ? early.answer : fetch(path, words);
}

export class HttpService implements Service {
  constructor(
    private readonly base = '/api',
    private readonly ask: (path: string, words: RequestInit) => Promise<Response> = asked,
  ) {}

  session(): Promise<{ session: string; name: string }> {
    return this.call('GET', '/session');
  }

  plan(id: string): Promise<PlanAnswer> {
    return this.call('GET', `/plans/${id}`);
  }

  edit(id: string, revision: number, edit: Edit): Promise<EditAnswer> {
    return this.call('POST', `/plans/${id}/edits`, edit, revision);
  }

  undo(id: string, revision: number): Promise<EditAnswer> {
    return this.call('POST', `/plans/${id}/undo`, undefined, revision);
  }

  redo(id: string, revision: number): Promise<EditAnswer> {
    return this.call('POST', `/plans/${id}/redo`, undefined, revision);
  }

  solve(id: string, revision: number, wish: Wish): Promise<{ job: string }> {
    return this.call('POST', `/plans/${id}/solve`, wish, revision);
  }

  stop(job: string): Promise<JobEvent> {
    return this.call('POST', `/jobs/${job}/stop`);
  }

  cancel(job: string): Promise<JobEvent> {
    return this.call('DELETE', `/jobs/${job}`);
  }

  jobs(id: string): Promise<readonly JobEvent[]> {
    return this.call('GET', `/plans/${id}/jobs`);
  }

  job(job: string): Promise<JobEvent> {
    return this.call('GET', `/jobs/${job}`);
  }

  take(job: string, revision: number): Promise<JobEvent> {
    return this.call('POST', `/jobs/${job}/take`, undefined, revision);
  }

  conflicts(id: string, keep: Wish['keep']): Promise<readonly Clash[]> {
    return this.call('GET', `/plans/${id}/conflicts?keep=${keep}`);
  }

  layer(id: string, name: FigureName): Promise<LayerDocument> {
    return this.call('GET', `/plans/${id}/layers/${name}`);
  }

  async presence(id: string, selection: readonly string[]): Promise<void> {
    await this.call('POST', `/plans/${id}/presence`, { selection });
  }

  listen(id: string, listener: Listener): () => void {
    const stream = new EventSource(`${this.base}/plans/${id}/events`);
    const on = <T>(name: string, then: (event: T) => void) => {
      stream.addEventListener(name, (event) => then(JSON.parse(event.data as string) as T));
    };
    on('edit', listener.edit.bind(listener));
    on('verdict', listener.verdict.bind(listener));
    on('job', listener.job.bind(listener));
    on('presence', listener.presence.bind(listener));
    on('hello', listener.named.bind(listener));
    on('name', listener.named.bind(listener));
    stream.onopen = () => listener.connected(true);
    // The browser tries again by itself and sends the last event's id along.
    stream.onerror = () => listener.connected(false);
    const online = () => listener.connected(true);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      stream.close();
    };
  }

  private async call<T>(method: string, path: string, body?: unknown, revision?: number) {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (revision !== undefined) headers['if-match'] = `"${revision}"`;
    const words: RequestInit = { method, headers };
    if (body !== undefined) words.body = JSON.stringify(body);
    let answer: Response;
    try {
      answer = await this.ask(this.base + path, words);
    } catch {
      throw new Unreachable();
    }
    if (AWAY.has(answer.status)) throw new Unreachable();
    const text = await answer.text().catch(() => '');
    if (answer.ok) return (text ? JSON.parse(text) : undefined) as T;
    throw refusal(answer.status, text);
  }
}

function refusal(status: number, text: string): Error {
  let said: {
    code?: string;
    messages?: Text[];
    reference?: string | null;
    revision?: number;
    edits?: Foreign[];
  } = {};
  try {
    said = JSON.parse(text) as typeof said;
  } catch {
    // An answer that is no JSON says nothing but its status.
  }
  if (status === 412 && said.revision !== undefined) {
    return new Stale(said.revision, said.edits ?? []);
  }
  const { code = `http.${status}`, messages = [], reference = null } = said;
  return new ServiceError(status, code, messages, reference);
}
