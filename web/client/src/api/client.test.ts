import { expect, test } from 'vitest';
import { Api } from './client';

function answering(status: number, body: unknown) {
  const asked: Request[] = [];
  const ask = (what: RequestInfo | URL) => {
    asked.push(new Request(what));
    if (status === 0) return Promise.reject(new TypeError('no network'));
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return { api: new Api(ask as typeof fetch), asked };
}

const pathOf = (request?: Request) => request && new URL(request.url).pathname;

test('a plan is renamed where the contract says', async () => {
  const { api, asked } = answering(200, { id: 'p', name: '대안 B' });
  expect((await api.rename('p', '대안 B')).name).toBe('대안 B');
  expect([asked[0]?.method, pathOf(asked[0])]).toEqual(['PATCH', '/api/plans/p']);
  expect(await asked[0]?.json()).toEqual({ name: '대안 B' });
});

test('restoring names the revision that was seen', async () => {
  const { api, asked } = answering(200, { revision: 8, patch: { kind: 'patch' } });
  expect((await api.restore('p', 7, 2)).revision).toBe(8);
  expect(asked[0]?.headers.get('if-match')).toBe('"7"');
});

test('an earlier revision is judged only when that is asked for', async () => {
  const { api, asked } = answering(200, { revision: 2 });
  await api.planAt('p', 2, true);
  expect(asked[0]?.url).toMatch(/\/api\/plans\/p\/revisions\/2\?judged=true$/);
});

test('a file goes as a form with what is said of it', async () => {
  const { api, asked } = answering(200, { venue: {} });
  const layers = ['hall=WALLS', 'column=COL'];
  await api.previewVenue(new File(['0'], 'hall.dxf'), { units: 'mm', layers });
  const form = await asked[0]?.formData();
  expect((form?.get('file') as File).name).toBe('hall.dxf');
  expect([form?.get('units'), form?.getAll('layers')]).toEqual(['mm', layers]);
});

test('a refusal is told in its own words, a fault with what to quote', async () => {
  const said = { code: 'store.name', messages: [{ ko: '있습니다.', en: 'It is taken.' }] };
  await expect(answering(400, said).api.rename('p', 'x')).rejects.toMatchObject(said);
  const fault = { ...said, code: 'web.fault', reference: 'a1b2' };
  const broken = answering(500, fault).api.plans();
  await expect(broken).rejects.toMatchObject({ ours: true, reference: 'a1b2' });
  await expect(answering(0, null).api.plans()).rejects.toMatchObject({ away: true });
});

test('a file that is fetched is told as every other answer', async () => {
  const { api, asked } = answering(200, 'the file');
  const url = api.exportUrl('p', { format: 'set.pdf', hall: '', lang: 'ko' });
  expect(await (await api.file(url)).text()).toBe('"the file"');
  expect(asked).toHaveLength(1);
  expect(url).toBe('/api/plans/p/export?format=set.pdf&lang=ko');
  expect(api.cardUrl('p', 'a b', 'en')).toBe('/api/plans/p/exhibitors/a%20b/card.pdf?lang=en');
  await expect(answering(0, null).api.file(url)).rejects.toMatchObject({ away: true });
  await expect(answering(409, null).api.file(url)).rejects.toMatchObject({ code: 'http.409' });
});
