// What edits and judges: half of the code, which is fetched when the floor is shown.

import type { Editor } from '../app.svelte';
import type { FloorMap } from '../canvas/floor-map';
import { LocalRules } from '../rules/check';
import { Hands } from './hands';

/** Give an editor its rules, and its map hands. */
export function begin(editor: Editor, map: FloorMap, host: HTMLElement): Hands {
  editor.verdicts.judgeBy((state) => new LocalRules(state));
  return new Hands(editor, map, host);
}
