import { filled, text } from '../message';

/** Verdicts, and the way findings are told. */
export const findings = {
  title: text('지적', 'Findings'),
  notMet: filled(
    (n: number) => `미충족 ${n}`,
    (n: number) => `Not met ${n}`,
  ),
  notAssessable: filled(
    (n: number) => `판정 불가 ${n}`,
    (n: number) => `Not assessable ${n}`,
  ),
  allMet: text('미충족 없음', 'None not met'),
  glyphNotMet: text('미충족', 'Not met'),
  glyphNotAssessable: text('판정 불가', 'Not assessable'),
  glyphNote: text('참고', 'Note'),
  glyphMet: text('충족', 'Met'),
  met: filled(
    (n: number) => `충족 ${n}`,
    (n: number) => `Met ${n}`,
  ),
  places: filled(
    (n: number) => `${n}곳`,
    (n: number) => `${n} places`,
  ),
  required: filled(
    (value: string) => `기준 ${value}`,
    (value: string) => `required ${value}`,
  ),
  short: filled(
    (value: string) => `${value} 모자람`,
    (value: string) => `${value} short`,
  ),
  over: filled(
    (value: string) => `${value} 넘음`,
    (value: string) => `${value} over`,
  ),
  none: text('지적이 없습니다', 'No findings'),
  noneChecked: filled(
    (n: number) => `확인한 기준 ${n}개를 모두 지킵니다.`,
    (n: number) => `All ${n} rules that were checked are met.`,
  ),
  rules: text('기준 보기', 'See the rules'),
  stale: filled(
    (revision: number) => `개정 ${revision}의 판정입니다. 다시 확인하고 있습니다.`,
    (revision: number) => `Verdict of revision ${revision}; checking again.`,
  ),
  checking: text('확인하는 중입니다.', 'Checking.'),
  local: text('이 화면에서 바로 본 것', 'Seen on this screen'),
  show: filled(
    (rule: string) => `${rule}: 도면에서 보기`,
    (rule: string) => `${rule}: show on the floor`,
  ),
  previous: text('앞의 곳', 'Previous place'),
  following: text('다음 곳', 'Next place'),
  wish: text('신청', 'wish'),
};
