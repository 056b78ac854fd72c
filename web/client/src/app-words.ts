// What the store says by itself, and small things it does to what it is told.

import type { Edit } from './model/edit';
import type { Booth, Side, Text } from './model/plan';
import type { PlanState } from './model/state';

export const FASTER: Text = {
  ko: '{who} 님이 먼저 바꾸었습니다. 새 자리에서 다시 시도하십시오.',
  en: '{who} changed it first. Try again from its new place.',
};
export const MOVED_FIRST: Text = {
  ko: '다른 편집자가 먼저 옮겼습니다. 새 자리에서 다시 시도하십시오.',
  en: 'Another planner moved it first. Try again from its new place.',
};
export const KEPT: Text = {
  ko: '연결이 끊겼습니다. 변경 {n}건을 이 기기에 보관했습니다.',
  en: 'Offline. Changes kept on this device: {n}.',
};
export const BACK: Text = { ko: '다시 연결했습니다.', en: 'Connected again.' };
export const RELOADED: Text = {
  ko: '배치안을 새로 불러왔습니다.',
  en: 'The plan was loaded anew.',
};
export const CHANGED: Text = {
  ko: '그사이 배치안이 바뀌었습니다. 다시 시도하십시오.',
  en: 'The plan has changed meanwhile. Try again.',
};
export const COMPARED: Text = {
  ko: '지난 버전을 보고 있습니다. 비교를 끝내고 고치십시오.',
  en: 'This is an earlier version. End the comparison to edit.',
};
export const PINNED: Text = {
  ko: '부스 {booth}: 고정되어 있습니다. 먼저 고정을 푸십시오(P).',
  en: 'Booth {booth} is pinned; unpin it first (P).',
};
export const NOT_DONE: Text = {
  ko: '이 변경은 지금의 배치안에 맞지 않아 되돌렸습니다.',
  en: 'This change no longer fits the plan and was taken back.',
};

export function withOpenEdges(
  state: PlanState,
  open: Readonly<Record<string, readonly Side[]>>,
): PlanState {
  const booths = state.booths.map((booth) => {
    const sides = open[booth.id];
    return sides ? { ...booth, open_edges: sides } : booth;
  });
  return state.withLists({ booths });
}

export function idOf(edit: Extract<Edit, { booth: unknown }>): string {
  return typeof edit.booth === 'string' ? edit.booth : edit.booth.id;
}

export function filled(text: Text, words: Readonly<Record<string, string>>): Text {
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return { ko: fill(text.ko), en: fill(text.en) };
}

const REFUSED_TO_PINNED: ReadonlySet<Edit['kind']> = new Set([
  'move', 'resize', 'rotate', 'split', 'merge', 'delete',
]);

/** Give a pinned booth that edits would move, shape or take away; by hand it is unpinned first. */
export function pinnedOf(state: PlanState, edits: readonly Edit[]): Booth | undefined {
  for (const each of edits) {
    if (!REFUSED_TO_PINNED.has(each.kind)) continue;
    const ids = each.kind === 'merge' ? [each.a, each.b] : 'booth' in each ? [idOf(each)] : [];
    for (const id of ids) {
      const booth = state.booth(id);
      if (booth?.pinned) return booth;
    }
  }
  return undefined;
}
