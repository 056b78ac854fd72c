import { filled, text } from '../message';

/** What booths cost: the rates everybody is asked, and what is agreed for one booth. */
export const prices = {
  base: text('기본 가격', 'Base price'),
  won: text('원', 'KRW'),
  wonM2: text('원/m²', 'KRW/m²'),
  corner: text('코너·반도형 할증', 'Corner extra'),
  island: text('독립형 할증', 'Island extra'),
  zones: text('구역 배율(×)', 'Zone factors (×)'),
  early: text('조기 신청 할인', 'Early offers'),
  until: text('마지막 날', 'Last day'),
  off: text('할인', 'Off'),
  addEarly: text('할인 더하기', 'Add an offer'),
  dropEarly: filled(
    (day: string) => `${day}까지의 할인 지우기`,
    (day: string) => `Erase the offer until ${day}`,
  ),
  assumed: text(
    '기본 가격은 가정한 값입니다. 이 전시회의 값을 적어 주십시오.',
    'The base price is assumed; write what this show asks.',
  ),
  sample: filled(
    (size: string) => `${size} 부스 한 곳, 오늘`,
    (size: string) => `One booth of ${size}, today`,
  ),
  listed: text('정가 합계', 'List prices, all booths'),
  agreed: text('정한 가격 합계', 'Agreed so far'),
  kept: text('이미 정한 가격은 그대로입니다.', 'What is agreed stays as agreed.'),
  save: text('가격 바꾸기', 'Change prices'),
  saved: text('부스 가격을 바꿨습니다.', 'The booth prices are changed.'),
  list: filled(
    (won: string) => `정가 ${won}`,
    (won: string) => `List price ${won}`,
  ),
  badRate: text(
    '0원에서 1억 원 사이의 정수를 적어 주십시오.',
    'Write whole won from 0 to 100,000,000.',
  ),
  badShare: text('0에서 500 사이의 값을 적어 주십시오.', 'Write a share from 0 to 500.'),
  badFactor: text('0에서 10 사이의 배율을 적어 주십시오.', 'Write a factor from 0 to 10.'),
  badOff: text('0에서 100 사이의 값을 적어 주십시오.', 'Write a share from 0 to 100.'),
  badDay: text(
    '할인마다 서로 다른 마지막 날을 적어 주십시오.',
    'Give each offer a last day of its own.',
  ),
  badPrice: text('0원에서 1조 원 사이의 정수를 적어 주십시오.', 'Write whole won, at most 1 trillion.'),
};
