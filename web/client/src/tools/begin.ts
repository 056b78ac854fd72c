// What edits and judges: half of the code, which is fetched when the floor is shown.

import type { Editor } from '../app.svelte';
import type { FloorMap } from '../canvas/floor-map';
import type { PlanState } from '../model/state';
import { mm } from '../model/units';
import { LocalRules } from '../rules/check';
import { Hands } from './hands';

/** Booths that are judged at a time, and how often, while nothing else is to be done. */
const SOME = 64;
const TIMES = 12;

/** How much farther booths are put out of their places each time. */
const ASTRAY_MM = 700;

/** Give an editor its rules, and its map hands. */
export function begin(editor: Editor, map: FloorMap, host: HTMLElement): Hands {
  editor.verdicts.judgeBy((state) => new LocalRules(state));
  if (editor.plan) practise(editor.plan);
  return new Hands(editor, map, host);
}

/** Judge some booths for nothing: code that has run is swift, and so the first drag is, too. */
function practise(plan: PlanState): void {
  const rules = new LocalRules(plan);
  let times = 0;
  const next = () => {
    // In the midst of others and on their way through them there is something to find.
    const from = Math.floor(plan.booths.length / 2);
    const some = new Set(plan.booths.slice(from, from + SOME).map((each) => each.id));
    const by = ASTRAY_MM * times++;
    rules.update(plan.withSame(plan.booths.map((each) =>
      some.has(each.id) ? { ...each, x_mm: mm(each.x_mm + by), y_mm: mm(each.y_mm + by) } : each,
    )));
    rules.around(some);
    if (times < TIMES) setTimeout(next, 30);
  };
  setTimeout(next, 100);
}
