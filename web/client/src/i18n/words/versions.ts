import { filled, text } from '../message';

/** Named versions of a plan, and what was changed when, by whom. */
export const versions = {
  title: text('버전', 'Versions'),
  name: text('버전 이름', 'Name of the version'),
  keep: text('지금을 버전으로 남기기', 'Keep this as a version'),
  keepShort: text('남기기', 'Keep'),
  named: text('이름 붙인 버전', 'Named versions'),
  history: text('바뀐 내역', 'History'),
  revision: filled(
    (n: number) => `개정 ${n}`,
    (n: number) => `Revision ${n}`,
  ),
  current: text('지금', 'Current'),
  restore: text('이 버전으로 되돌리기', 'Restore this version'),
  restored: filled(
    (name: string) => `‘${name}’ 상태로 되돌렸습니다.`,
    (name: string) => `Restored ‘${name}’.`,
  ),
  compare: text('지금과 견주기', 'Compare with now'),
  difference: text('지금과의 차이', 'Difference to now'),
  none: text('이름 붙인 버전이 없습니다', 'No named versions'),
  noneMend: text(
    '중요한 때마다 이름을 붙여 남기면 언제든 되돌릴 수 있습니다.',
    'Name a version when it matters; you can always come back to it.',
  ),
  figure: text('항목', 'Figure'),
  then: text('그때', 'Then'),
  now: text('지금', 'Now'),
  placed: text('배치', 'Placed'),
  net: text('순면적', 'Net area'),
  notMet: text('미충족', 'Not met'),
  moved: text('자리를 옮긴 부스', 'Booths moved'),
  kept: text('버전을 남겼습니다.', 'Version kept.'),
  nameWanted: text('버전의 이름을 적어 주십시오.', 'Give the version a name.'),
};
