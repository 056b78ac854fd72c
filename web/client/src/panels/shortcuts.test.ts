import { describe, expect, it, vi } from 'vitest';
import { Editor } from '../app.svelte';
import { LocalService } from '../testing/local-service';
import { booth, document } from '../testing/plans';
import { Acts } from '../tools/acts';
import { pressed } from '../tools/keys';
import { caps, SHORTCUTS } from './shortcuts';

/** Keys that the panels hear, whatever the map does. */
const PANELS = ['Slash', 'Shift Slash'];

const chords = SHORTCUTS.flatMap(({ title, keys }) =>
  keys.flatMap((each) => each.keys.map((chord) => [title.en, chord] as const)),
);

describe('every key that is shown', () => {
  it.each(chords.filter(([, chord]) => !PANELS.includes(chord)))('%s: %s does it', async (group, chord) => {
    const zone = { id: 'z', name: { ko: '구역', en: 'Zone' }, hall: null, code: null, colour: null };
    const plan = document([booth('a', 3000, 3000), booth('b', 9000, 3000)]);
    const editor = new Editor(
      new LocalService({ ...plan, brief: { ...plan.brief, zones: [zone] } }),
    );
    await editor.open('p');
    const acts = new Acts(editor);
    editor.select(['a']);
    if (group === 'A selected zone') {
      const ring = [[0, 0], [9000, 0], [9000, 9000], [0, 9000]] as never;
      editor.edit({ kind: 'set-zone', zone: { id: 'z', hall: 'A', rings: [ring] } });
      editor.select([]);
      editor.thing = { kind: 'zone', id: 'z', hall: 'A', corner: { ring: 0, at: 0 } };
    }
    const parts = chord.split(' ');
    const event = {
      code: parts.at(-1), ctrlKey: parts.includes('Ctrl'), metaKey: false,
      altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift'),
    } as KeyboardEvent;
    editor.camera = { zoomBy: vi.fn(), zoomTo: vi.fn(), reveal: vi.fn() } as never;
    const grip = {
      cancel: () => false, finish: () => false, pan: vi.fn(), steer: () => false,
      press: () => false, show: () => false,
    };
    expect(pressed(event, editor, acts, grip)).toBe(true);
    acts.settle();
    editor.close();
  });

  it('is written as it stands on the keyboard', () => {
    expect(caps('Ctrl Shift KeyZ')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(caps('BracketLeft')).toEqual(['[']);
    expect(caps('Shift Slash')).toEqual(['?']);
  });
});
