// Why the plan refuses an edit: the codes and sentences of plans/edit_parts.py.

import type { Text } from './plan';

/** The plan refuses an edit; `code` is that of the service, the sentence says the mend. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly text: Text,
  ) {
    super(text.en);
    this.name = 'Refused';
  }
}

/** Make the refusal of an edit. */
export function refusal(
  code: string,
  text: Text,
  words: Readonly<Record<string, string>>,
): Refused {
  const filled = (line: string) =>
    line.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return new Refused(code, { ko: filled(text.ko), en: filled(text.en) });
}

export const NO_BOOTH: Text = {
  ko: '이 부스는 이제 배치안에 없습니다. 다른 부스를 고르십시오.',
  en: 'This booth is no longer in the plan; choose another one.',
};
export const NO_THING: Text = {
  ko: '이 구역이나 영역은 이제 {hall}홀에 없습니다. 다른 것을 고르십시오.',
  en: 'This zone or area is no longer in hall {hall}; choose another one.',
};
export const NO_HALL: Text = {
  ko: '{hall}: 이 전시회가 쓰는 홀이 아닙니다. 다음 가운데 하나를 고르십시오: {known}.',
  en: '{hall} is no hall of this show; choose one of {known}.',
};
export const NO_EXHIBITOR: Text = {
  ko: '{exhibitor}: 부스를 계약한 참가업체가 아닙니다.',
  en: '{exhibitor} has no contract in this show.',
};
export const TAKEN: Text = {
  ko: '{name}: 이미 다른 부스가 쓰고 있습니다. 다른 이름을 적어 주십시오.',
  en: "{name} is another booth's already; choose another one.",
};
export const LOCKED: Text = {
  ko: '부스 {booth}: 참가업체에 고정되어 있습니다. 먼저 고정을 푸십시오.',
  en: 'Booth {booth} is locked to its exhibitor; unlock it first.',
};
export const SOLD: Text = {
  ko: '부스 {booth}: 판매되었습니다. 먼저 판매를 되돌리십시오.',
  en: 'Booth {booth} is sold; take the sale back first.',
};
export const CLAIMED: Text = {
  ko: '부스 {booth}: 가계약이나 계약이 있습니다. 먼저 되돌리십시오.',
  en: 'Booth {booth} is held, reserved or sold; release it first.',
};
export const PAVILION: Text = {
  ko: '부스 {booth}: 공동관이라 안의 부스가 따라갈 수 없습니다. 공동관을 다시 배치해 주십시오.',
  en: 'Booth {booth} is a pavilion, and its pods cannot follow; lay the pavilion out anew.',
};
export const SHAPE: Text = {
  ko: '부스 {booth}: 직사각형이 아니거나 공동관이어서 크기를 바꿀 수 없습니다.',
  en: 'Booth {booth} is no plain rectangle, so its sides cannot change.',
};
export const FREE: Text = {
  ko: '부스 {booth}: 참가업체가 없습니다. 먼저 참가업체를 정하십시오.',
  en: "Booth {booth} is nobody's; give it to somebody first.",
};
