import { filled, text } from '../message';

/** How far planning is, what it found, and how far the best plan may be. */
export const result = {
  title: text('배치 결과', 'Result'),
  running: text('배치하는 중', 'Planning'),
  done: text('배치 완료', 'Planned'),
  optimal: text('더 나은 배치가 없습니다', 'No better plan exists'),
  proved: text('최적 증명', 'Proved'),
  infeasible: text('배치할 수 없습니다', 'No plan is possible'),
  conflict: text('요청 충돌', 'Conflict'),
  conflictWords: text('다음 요청을 함께 지킬 수 없습니다.', 'These requests conflict.'),
  failed: text('배치를 마치지 못했습니다', 'Planning did not finish'),
  failedMend: text(
    '지금까지의 배치는 그대로입니다. 다시 시도하십시오.',
    'The plan is as it was. Try again.',
  ),
  edited: text('손으로 고침', 'Edited'),
  net: text('순면적', 'Net area'),
  ratio: text('순면적 비율', 'Net ratio'),
  placed: text('배치', 'Placed'),
  bound: filled(
    (area: string) => `상한 ${area}`,
    (area: string) => `bound ${area}`,
  ),
  boundMet: text('상한과 같음', 'equals the bound'),
  gap: text('간격', 'gap'),
  notRuledOut: text('아직 가능성이 남은 면적', 'not yet ruled out'),
  left: filled(
    (time: string) => `${time} 남음`,
    (time: string) => `${time} left`,
  ),
  finishing: text('마무리하는 중', 'Finishing'),
  queued: text('차례를 기다리는 중', 'Waiting its turn'),
  offered: text('새 배치가 나왔습니다', 'A new plan is ready'),
  offeredWords: filled(
    (share: string, area: string) =>
      `배치하는 동안 배치안이 바뀌어 그대로 두었습니다. 새 배치는 ${share}, ${area}입니다.`,
    (share: string, area: string) =>
      `The plan was edited meanwhile and stays as it is. The new one places ${share}, ${area}.`,
  ),
  take: text('새 배치로 바꾸기', 'Use the new plan'),
  leave: text('그대로 두기', 'Keep this plan'),
  close: text('닫기', 'Close'),
  mended: text(
    '막던 것이 없어졌습니다. 다시 배치할 수 있습니다.',
    'Nothing is in the way any more. Plan again.',
  ),
  lookFor: text('고칠 방법 찾기', 'Find what would help'),
  byHand: text('출품사 목록이나 홀을 고쳐야 합니다.', 'Change the exhibitors or the hall.'),
  seed: filled(
    (time: string, seed: number) => `${time} · 시드 ${seed}`,
    (time: string, seed: number) => `${time} · seed ${seed}`,
  ),
  keepThis: text('멈추고 이 배치 쓰기', 'Stop and use this plan'),
  cancel: text('취소', 'Cancel'),
  more: text('더 개선', 'Improve'),
  unpinAll: text('고정 풀기', 'Unpin all'),
  around: text('고정 두고 다시', 'Again around pins'),
  aroundPins: filled(
    (n: number) => `고정한 ${n}곳은 그대로 두고 다시 배치합니다.`,
    (n: number) => `Planning again around ${n} pinned ${n === 1 ? 'booth' : 'booths'}.`,
  ),
  unplaced: filled(
    (n: number) => `${n}곳은 자리가 없습니다`,
    (n: number) => `${n} did not fit`,
  ),
  advice: text('자리를 내는 방법', 'What would make room'),
  unmet: text('지키지 못한 요청', 'Wishes not met'),
  curve: filled(
    (net: string, bound: string) => `시간에 따른 순면적 ${net}, 상한 ${bound}`,
    (net: string, bound: string) => `Net area over time, now ${net}; bound ${bound}`,
  ),
  starting: text('배치를 시작합니다.', 'Planning starts.'),
  finished: filled(
    (placed: number, asked: number) => `배치 ${placed} / ${asked}.`,
    (placed: number, asked: number) => `${placed} of ${asked} placed.`,
  ),
  empty: text('아직 배치가 없습니다', 'No plan yet'),
  emptyMend: text(
    '배치 생성을 누르면 출품사를 홀에 놓습니다.',
    'Press Generate to place the exhibitors in the halls.',
  ),
  generateTitle: text('배치 생성', 'Generate a plan'),
  seconds: text('시간', 'Time'),
  secondsUnit: text('초', 's'),
  seedWord: text('시드', 'Seed'),
  badSeed: text(
    '0에서 2,147,483,647 사이의 정수를 적어 주십시오.',
    'Write a whole number from 0 to 2,147,483,647.',
  ),
  keep: text('그대로 둘 것', 'Keep in place'),
  keepNothing: text('없음, 처음부터', 'Nothing, start anew'),
  keepPinned: text('고정한 부스', 'Pinned booths'),
  keepFew: text('되도록 모두, 조금만 옮김', 'As much as possible'),
  start: text('배치 시작', 'Start'),
  zones: text('구역', 'Zones'),
  unit: filled(
    (n: number) => `${n}곳`,
    (n: number) => `${n}`,
  ),
};
