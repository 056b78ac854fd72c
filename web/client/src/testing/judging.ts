// An editor with its rules at hand, which a page fetches when the floor is shown.

import type { Editor } from '../app.svelte';
import { LocalRules } from '../rules/check';

export function judging(editor: Editor): Editor {
  editor.verdicts.judgeBy((state) => new LocalRules(state));
  return editor;
}
