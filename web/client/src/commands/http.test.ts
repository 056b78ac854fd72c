import { describe, expect, it } from 'vitest';
import { HttpService } from './http';
import { ServiceError, Stale, Unreachable } from './service';

function answering(status: number, body: unknown) {
  const asked: [string, RequestInit][] = [];
  const ask = (url: string | URL | Request, words?: RequestInit) => {
    asked.push([String(url), words ?? {}]);
    if (status === 0) return Promise.reject(new TypeError('no network'));
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve(new Response(status === 204 ? null : text, { status }));
  };
  return { service: new HttpService('/api', ask as typeof fetch), asked };
}

describe('the service over HTTP', () => {
  it('names the revision an edit is of', async () => {
    const { service, asked } = answering(200, { revision: 8 });
    expect(await service.edit('p', 7, { kind: 'delete', booth: 'b' })).toEqual({ revision: 8 });
    const [url, words] = asked[0]!;
    expect(url).toBe('/api/plans/p/edits');
    expect(words.headers).toMatchObject({ 'if-match': '"7"' });
    expect(words.body).toBe('{"kind":"delete","booth":"b"}');
  });

  it('tells what changed when somebody was faster', async () => {
    const edits = [{ revision: 8, who: 'Sora', patch: { kind: 'patch' } }];
    const { service } = answering(412, { code: 'store.stale', messages: [], revision: 8, edits });
    const error = await service.undo('p', 7).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(Stale);
    expect((error as Stale).edits).toEqual(edits);
  });

  it('hands on the sentences of a refusal', async () => {
    const messages = [{ ko: '판매되었습니다.', en: 'It is sold.' }];
    const { service } = answering(409, { code: 'edit.sold', messages });
    const error = await service.redo('p', 7).catch((each: unknown) => each);
    expect(error).toMatchObject({ status: 409, code: 'edit.sold', messages });
    expect(error).toBeInstanceOf(ServiceError);
  });

  it('hands on what to quote of a fault', async () => {
    const { service } = answering(500, { code: 'web.fault', messages: [], reference: 'a1b2' });
    await expect(service.plan('p')).rejects.toMatchObject({ ours: true, reference: 'a1b2' });
  });

  it.each([0, 502, 503, 504])('is away when %i comes back', async (status) => {
    const { service } = answering(status, '');
    await expect(service.plan('p')).rejects.toBeInstanceOf(Unreachable);
  });

  it('keeps the status of an answer that is no JSON', async () => {
    const { service } = answering(500, '<html>');
    await expect(service.plan('p')).rejects.toMatchObject({ status: 500, code: 'http.500' });
  });

  it('takes an answer without a body', async () => {
    const { service } = answering(204, '');
    await expect(service.presence('p', [])).resolves.toBeUndefined();
  });
});
