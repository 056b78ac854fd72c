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

/** So far a booth reaches into its neighbours. */
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
  const ids = plan.booths.slice(0, SOME * TIMES).map((each) => each.id);
  const next = () => {
    const some = ids.splice(0, SOME);
    if (!some.length) return;
    // One of them out of place, so that there is something to find.
    const booth = plan.booth(some[0]!);
    if (booth) rules.update(plan.withBooth({ ...booth, x_mm: mm(booth.x_mm + ASTRAY_MM) }));
    rules.around(new Set(some));
    setTimeout(next, 30);
  };
  setTimeout(next, 100);
}
