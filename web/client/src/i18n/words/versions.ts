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
  restoreBefore: filled(
    (name: string) => `‘${name}’ 상태로 되돌리기`,
    (name: string) => `Restore ‘${name}’`,
  ),
  restored: filled(
    (ko: string, _en: string) => `‘${ko}’ 상태로 되돌렸습니다.`,
    (_ko: string, en: string) => `Restored ‘${en}’.`,
  ),
  compare: text('비교', 'Compare'),
  difference: text('차이', 'Difference'),
  none: text('이름 붙인 버전이 없습니다', 'No named versions'),
  noneMend: text(
    '중요한 때마다 이름을 붙여 남기면 언제든 되돌릴 수 있습니다.',
    'Name a version when it matters; you can always come back to it.',
  ),
  figure: text('항목', 'Figure'),
  now: text('지금', 'Now'),
  booths: text('부스', 'Booths'),
  notAssessable: text('판정 불가', 'Not assessable'),
  comparing: text('버전 비교', 'Compare versions'),
  before: text('이전', 'Before'),
  after: text('이후', 'After'),
  first: text('처음', 'The first one'),
  end: text('비교 끝내기', 'End the comparison'),
  alike: text('두 버전의 부스가 같습니다', 'The booths are the same'),
  alikeMend: text(
    '다른 버전을 고르거나 비교를 끝내십시오.',
    'Choose another version, or end the comparison.',
  ),
  judging: text('그때의 판정을 계산하는 중입니다.', 'Working out the verdict of that time.'),
  readOnly: text(
    '지난 버전은 보기만 합니다. 고치려면 ‘이후’를 ‘지금’으로 바꾸십시오.',
    'An earlier version is for reading. Set After to Now to edit.',
  ),
  changed: filled(
    (n: number) => `바뀐 부스 ${n}개`,
    (n: number) => `${n} ${n === 1 ? 'booth' : 'booths'} changed`,
  ),
  more: filled(
    (n: number) => `그 밖에 ${n}개`,
    (n: number) => `${n} more`,
  ),
  from: filled(
    (was: string, now: string) => `${was} → ${now}`,
    (was: string, now: string) => `${was} → ${now}`,
  ),
  nobody: text('빈 부스', 'free'),
  placed: text('배치', 'Placed'),
  net: text('순면적', 'Net area'),
  notMet: text('미충족', 'Not met'),
  kept: text('버전을 남겼습니다.', 'Version kept.'),
  nameWanted: text('버전의 이름을 적어 주십시오.', 'Give the version a name.'),
};

/** What became of a booth between two versions. */
export const fates = {
  added: text('추가', 'Added'),
  removed: text('삭제', 'Removed'),
  moved: text('이동', 'Moved'),
  resized: text('크기', 'Resized'),
  handed: text('주인 바뀜', 'Other exhibitor'),
};
