import createClient, { type Client } from 'openapi-fetch';
import type { EditAnswer, PlanAnswer } from '../commands/service';
import { Fault, faultOf, unreachable } from './fault';
import type { components, paths } from './schema';
import type {
  Opened,
  PlanSummary,
  Revision,
  Session,
  SheetPreview,
  VenueDocument,
  VenuePreview,
  Version,
} from './types';

export type NewPlan =
  | { readonly sample: string; readonly name?: string; readonly bare?: boolean }
  | { readonly venue: VenueDocument; readonly title: string };

/** Whose state stands where plan and file differ. */
export type Side = 'plan' | 'file';

/** What is said of a drawing, as its form has it. */
export type Given = Readonly<Record<string, string | readonly string[]>>;

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** A file as a form: what the contract calls a binary string is sent as it is. */
function formed<Body>(file: File, given: Given = {}) {
  const data = new FormData();
  data.append('file', file);
  for (const [name, value] of Object.entries(given)) {
    for (const each of Array.isArray(value) ? value : [value]) data.append(name, each as string);
  }
  return { body: {} as Body, bodySerializer: () => data };
}

/** The page's own address makes paths whole; tests have none. */
const HERE = typeof location === 'undefined' ? 'http://localhost' : location.origin;

const seen = (revision: number) => ({ 'if-match': `"${revision}"` });
const part = encodeURIComponent;

type Schemas = components['schemas'];

/** Everything the panels ask of the service; edits and events go through the model's queue. */
export class Api {
  private readonly service: Client<paths>;

  constructor(private readonly ask: typeof fetch = (...words) => fetch(...words)) {
    this.service = createClient<paths>({ baseUrl: HERE, fetch: (request) => this.ask(request) });
  }

  session(): Promise<Session> {
    return told(this.service.GET('/api/session'));
  }

  plans(): Promise<readonly PlanSummary[]> {
    return told(this.service.GET('/api/plans'));
  }

  create(body: NewPlan): Promise<Opened> {
    return told(this.service.POST('/api/plans', { body: { bare: false, ...body } }));
  }

  rename(plan: string, name: string): Promise<PlanSummary> {
    const params = { path: { plan } };
    return told(this.service.PATCH('/api/plans/{plan}', { params, body: { name } }));
  }

  /** A plan as it was at a revision; its verdict is worked out when it is asked for. */
  async planAt(plan: string, number: number, judged = false): Promise<PlanAnswer> {
    const params = { path: { plan, number }, query: { judged } };
    const then = this.service.GET('/api/plans/{plan}/revisions/{number}', { params });
    return branded(await told(then));
  }

  revisions(plan: string): Promise<readonly Revision[]> {
    return told(this.service.GET('/api/plans/{plan}/revisions', { params: { path: { plan } } }));
  }

  versions(plan: string): Promise<readonly Version[]> {
    return told(this.service.GET('/api/plans/{plan}/versions', { params: { path: { plan } } }));
  }

  keepVersion(plan: string, number: number, name: string): Promise<readonly Version[]> {
    const asked = { params: { path: { plan } }, body: { number, name } };
    return told(this.service.POST('/api/plans/{plan}/versions', asked));
  }

  async restore(plan: string, revision: number, number: number): Promise<EditAnswer> {
    const params = { path: { plan }, header: seen(revision) };
    const saved = this.service.POST('/api/plans/{plan}/restore', { params, body: { number } });
    return branded(await told(saved));
  }

  previewSheet(plan: string, file: File): Promise<SheetPreview> {
    const form = formed<Schemas['Body_previewImport']>(file);
    const asked = { params: { path: { plan } }, ...form };
    return told(this.service.POST('/api/plans/{plan}/import', asked));
  }

  /** Take over what was previewed; where plan and file differ, one of them stands. */
  async takeSheet(plan: string, revision: number, token: string, take: Side | null): Promise<EditAnswer> {
    const params = { path: { plan, token }, header: seen(revision) };
    const asked = { params, body: { take, choices: {} } };
    return branded(await told(this.service.POST('/api/plans/{plan}/import/{token}', asked)));
  }

  async previewVenue(file: File, given: Given): Promise<VenuePreview> {
    const form = formed<Schemas['Body_previewVenue']>(file, given);
    // The same type: its pairs of numbers come out of openapi-fetch as lists of them.
    return (await told(this.service.POST('/api/venues/preview', form))) as VenuePreview;
  }

  /** Where a file comes from. */
  exportUrl(id: string, query: Readonly<Record<string, string>>): string {
    const filled = Object.entries(query).filter(([, value]) => value !== '');
    return `/api/plans/${part(id)}/export?${new URLSearchParams(filled)}`;
  }

  cardUrl(id: string, exhibitor: string, lang: string): string {
    return `/api/plans/${part(id)}/exhibitors/${part(exhibitor)}/card.pdf?lang=${part(lang)}`;
  }

  /** Fetch a file, so that a refusal is told here and not on a page of its own. */
  async file(url: string): Promise<Blob> {
    const answer = await this.ask(new URL(url, HERE)).catch(() => {
      throw unreachable();
    });
    if (!answer.ok) throw faultOf(answer.status, await answer.json().catch(() => null));
    return answer.blob();
  }
}

/** Take an answer for what the model calls it: `fits.test.ts` keeps both alike but for brands. */
const branded = <T>(answer: unknown): T => answer as T;

/** Give what was answered, or throw why it was not. */
async function told<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked.catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw faultOf(response.status, error);
  return data as T;
}

export { Fault };
