import { expect, test } from 'vitest';
import { faultOf, unreachable } from './fault';

test('the sentences of the service are told as they are', () => {
  const said = { code: 'edit.sold', messages: [{ ko: '판매한 부스입니다.', en: 'It is sold.' }] };
  const fault = faultOf(409, said);
  expect([fault.code, fault.messages[0]?.ko, fault.ours]).toEqual([
    'edit.sold',
    '판매한 부스입니다.',
    false,
  ]);
});

test('an answer that is no JSON is told by its status', () => {
  expect(faultOf(413, '<html>').messages[0]?.en).toContain('10 MB');
  expect(faultOf(404, null).code).toBe('http.404');
  expect(faultOf(500, { code: 'fault', reference: 'a1b2' }).reference).toBe('a1b2');
});

test('a gateway without its service is silence, not a refusal', () => {
  expect(faultOf(503, null).away).toBe(true);
  expect(unreachable().away).toBe(true);
});
