import { filled, text } from '../message';

const changes = (n: number): string => `${n} ${n === 1 ? 'change is' : 'changes are'}`;

/** What is said when something is missing, lost, refused or broken. */
export const states = {
  offline: text('서버와 연결이 끊겼습니다', 'Offline'),
  offlineKept: filled(
    (n: number) => `변경 ${n}건을 이 기기에 보관했습니다. 연결되면 저장합니다.`,
    (n: number) => `${changes(n)} kept on this device and saved when you are back.`,
  ),
  offlineNone: text(
    '고친 내용은 이 기기에 보관하고 연결되면 저장합니다.',
    'What you change is kept on this device until you are back.',
  ),
  reconnect: text('다시 연결', 'Reconnect'),
  back: text('다시 연결되었습니다.', 'Back online.'),
  stale: text(
    '다른 편집자가 먼저 옮겼습니다. 새 자리에서 다시 시도하십시오.',
    'Another planner moved it first. Try again from its new place.',
  ),
  staleBy: filled(
    (who: string) => `${who} 님이 먼저 고쳤습니다. 새 자리에서 다시 시도하십시오.`,
    (who: string) => `${who} changed it first. Try again from its new place.`,
  ),
  fault: text('저희 쪽에 문제가 생겼습니다', 'Something went wrong on our side'),
  faultMend: text(
    '저장된 내용은 그대로입니다. 다시 시도해도 같으면 아래 번호를 알려 주십시오.',
    'What was saved is safe. If it happens again, quote the reference below.',
  ),
  faultSaved: filled(
    (n: number) => `개정 ${n}까지 저장되었으며 그대로입니다. 다시 시도해도 같으면 번호를 알려 주십시오.`,
    (n: number) => `Everything up to revision ${n} is saved. If it happens again, quote the reference.`,
  ),
  quote: text('참조 번호', 'Reference'),
  reference: filled(
    (code: string) => `참조 번호 ${code}`,
    (code: string) => `Reference ${code}`,
  ),
  panelFault: text('이 패널을 보여 줄 수 없습니다', 'This panel cannot be shown'),
  panelFaultMend: text(
    '도면과 저장된 내용은 그대로입니다.',
    'The floor and what was saved are safe.',
  ),
  notFound: text('배치안을 찾을 수 없습니다', 'This plan is not here'),
  notFoundMend: text(
    '지워졌거나 주소가 바뀌었습니다. 목록에서 다시 골라 주십시오.',
    'It was deleted, or the address has changed. Choose it from the list again.',
  ),
  undone: text('되돌렸습니다.', 'Undone.'),
  redone: text('다시 했습니다.', 'Done again.'),
  deleted: filled(
    (number: string) => `${number} 부스를 지웠습니다.`,
    (number: string) => `Booth ${number} deleted.`,
  ),
  assigned: filled(
    (who: string, number: string) => `${number}: ${who} 배정`,
    (who: string, number: string) => `${who} placed in ${number}`,
  ),
  swapped: filled(
    (who: string, other: string) => `${who} ↔ ${other}: 자리를 바꾸었습니다`,
    (who: string, other: string) => `${who} ↔ ${other}: booths exchanged`,
  ),
  refused: text('이렇게 고칠 수 없습니다', 'This change is not possible'),
  noFreeBooth: text('놓을 부스가 없는 자리입니다.', 'There is no booth at that spot.'),
};
