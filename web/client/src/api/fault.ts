import { text, type Text } from '../i18n/message';
import type { Problem } from './types';

/** The service's own sentences where it has some; else what its silence means. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly messages: readonly Text[],
    readonly reference: string | null = null,
  ) {
    super(messages[0]?.en ?? code);
    this.name = 'Fault';
  }

  /** A fault of ours, not of what was asked. */
  get ours(): boolean {
    return this.status >= 500;
  }

  get away(): boolean {
    return this.status === 0;
  }
}

const AWAY = text(
  '서버가 응답하지 않습니다. 연결을 확인하고 다시 시도하십시오.',
  'The service does not answer. Check the connection and try again.',
);
const TOO_LARGE = text(
  '파일이 10 MB를 넘습니다. 나누어 올려 주십시오.',
  'The file is over 10 MB. Upload it in parts.',
);
const NO = text('서비스가 받아들이지 않았습니다.', 'The service did not accept it.');

export const unreachable = (): Fault => new Fault(0, 'away', [AWAY]);

/** Read a refusal; one that is no JSON of ours is told by its status. */
export function faultOf(status: number, body: unknown): Fault {
  if (status === 502 || status === 503 || status === 504) return unreachable();
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const messages = Array.isArray(said.messages) && said.messages.length > 0 ? said.messages : null;
  const code = said.code ?? `http.${status}`;
  const otherwise = status === 413 ? TOO_LARGE : NO;
  return new Fault(status, code, messages ?? [otherwise], said.reference ?? null);
}
