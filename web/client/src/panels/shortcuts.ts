// The keys of the editor, as they are shown to people; `shortcuts.test.ts` presses each of them.

import { text, type Text } from '../i18n/message';

export interface Shortcut {
  /** Chords, each as `KeyboardEvent.code` with its modifiers before it. */
  readonly keys: readonly string[];
  readonly does: Text;
}

export interface Group {
  readonly title: Text;
  readonly keys: readonly Shortcut[];
}

const key = (does: Text, ...keys: string[]): Shortcut => ({ keys, does });

export const SHORTCUTS: readonly Group[] = [
  {
    title: text('도구', 'Tools'),
    keys: [
      key(text('선택', 'Select'), 'KeyV'),
      key(text('화면 이동', 'Pan'), 'KeyH'),
      key(text('부스 그리기', 'Draw a booth'), 'KeyB'),
      key(text('공용 공간 그리기', 'Draw an area'), 'KeyA'),
      key(text('구역 그리기', 'Draw a zone'), 'KeyZ'),
      key(text('거리 재기', 'Measure'), 'KeyU'),
      key(text('부스 나누기', 'Split a booth'), 'KeyX'),
      key(text('십자 옮기기: 0.5 m, 3 m, 0.1 m', 'Move the cross: 0.5 m, 3 m, 0.1 m'), 'ArrowRight', 'Shift ArrowRight', 'Alt ArrowRight'),
      key(text('십자에서 그리기 시작, 끝', 'Begin and end drawing at the cross'), 'Enter'),
    ],
  },
  {
    title: text('고르기', 'Select'),
    keys: [
      key(text('다음 부스, 앞 부스', 'Next booth, the one before'), 'BracketRight', 'BracketLeft'),
      key(text('다음 부스를 함께 고르기', 'Add the next booth'), 'Shift BracketRight'),
      key(text('홀의 모든 부스', 'All booths of the hall'), 'Ctrl KeyA'),
      key(text('고른 것으로 가기', 'Go to what is selected'), 'Enter'),
      key(text('취소, 고르기 풀기', 'Cancel, select nothing'), 'Escape'),
    ],
  },
  {
    title: text('고치기', 'Edit'),
    keys: [
      key(text('0.1 m 옮기기', 'Move by 0.1 m'), 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight'),
      key(text('1 m 옮기기', 'Move by 1 m'), 'Shift ArrowRight'),
      key(text('넓히기, 좁히기', 'Wider, narrower'), 'Alt ArrowRight', 'Alt ArrowLeft'),
      key(text('90° 회전, 15° 회전', 'Turn by 90°, by 15°'), 'KeyR', 'Alt KeyR'),
      key(text('맞바꾸기', 'Swap'), 'KeyS'),
      key(text('합치기', 'Merge'), 'KeyM'),
      key(text('고정', 'Pin'), 'KeyP'),
      key(text('복제', 'Duplicate'), 'Ctrl KeyD'),
      key(text('복사, 붙여넣기', 'Copy, paste'), 'Ctrl KeyC', 'Ctrl KeyV'),
      key(text('지우기', 'Delete'), 'Delete'),
      key(text('되돌리기, 다시 하기', 'Undo, redo'), 'Ctrl KeyZ', 'Ctrl Shift KeyZ'),
    ],
  },
  {
    title: text('고른 구역', 'A selected zone'),
    keys: [
      key(text('다음 꼭짓점, 앞 꼭짓점', 'Next corner, the one before'), 'BracketRight', 'BracketLeft'),
      key(text('꼭짓점 더하기', 'Add a corner'), 'KeyI'),
      key(text('꼭짓점 지우기', 'Erase the corner'), 'Delete'),
    ],
  },
  {
    title: text('화면', 'View'),
    keys: [
      key(text('편집, 동선, 피난, 판매', 'Edit, traffic, egress, sales'), 'Digit1', 'Digit2', 'Digit3', 'Digit4'),
      key(text('확대, 축소', 'Zoom in, out'), 'Equal', 'Minus'),
      key(text('화면에 맞춤', 'Fit to screen'), 'Digit0'),
      key(text('출품사 검색', 'Search exhibitors'), 'Slash'),
      key(text('단축키', 'Keyboard shortcuts'), 'Shift Slash'),
    ],
  },
];

const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', BracketLeft: '[',
  BracketRight: ']', Equal: '+', Minus: '-', Slash: '/', Escape: 'Esc', Delete: 'Del',
};

/** What stands on the keys of a chord. */
export function caps(chord: string): string[] {
  if (chord === 'Shift Slash') return ['?'];
  return chord.split(' ').map((code) => CAPS[code] ?? code.replace(/^(Key|Digit)/, ''));
}
