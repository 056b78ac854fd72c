import type { FloorPoint } from '../camera';
import { both, type Text } from '../i18n/message';
import { states } from '../i18n/words/states';
import type { Assign, Swap } from '../model/edit';
import type { Booth } from '../model/plan';
import type { PlanState } from '../model/state';

/** The type under which an exhibitor is dragged from the list. */
export const EXHIBITOR = 'application/x-madang-exhibitor';

/** Whether a place lies in a booth's footprint, its turn and its notch counted in. */
export function covers(booth: Booth, { hall, x, y }: FloorPoint): boolean {
  if (booth.hall !== hall) return false;
  const turn = (-booth.rotation_deg * Math.PI) / 180;
  const [dx, dy] = [x - booth.x_mm, y - booth.y_mm];
  const u = dx * Math.cos(turn) - dy * Math.sin(turn);
  const v = dx * Math.sin(turn) + dy * Math.cos(turn);
  if (u < 0 || v < 0 || u > booth.width_mm || v > booth.depth_mm) return false;
  const cut = booth.notch;
  if (!cut) return true;
  const [a, b] = [u - cut.x_mm, v - cut.y_mm];
  return a < 0 || b < 0 || a > cut.width_mm || b > cut.depth_mm;
}

/** The booth at a place; of several the last, which is drawn above the others. */
export const boothAt = (plan: PlanState, at: FloorPoint): Booth | undefined =>
  plan.booths.findLast((booth) => covers(booth, at));

/** What placing somebody in a booth takes: an assignment, or a swap where both have a booth. */
export function placing(plan: PlanState, who: string, into: Booth): Assign | Swap | null {
  const from = plan.boothOf(who);
  if (from?.id === into.id) return null;
  if (from && plan.exhibitorOf(into.id)) return { kind: 'swap', a: from.id, b: into.id };
  return { kind: 'assign', booth: into.id, exhibitor: who };
}

/** How it is told: who has which booth now, or who has changed places with whom. */
export function placed(plan: PlanState, who: string, into: Booth): Text {
  const name = nameOf(plan.exhibitor(who)?.name, who);
  const there = plan.exhibitorOf(into.id);
  const swaps = placing(plan, who, into)?.kind === 'swap';
  const number = into.number || into.id;
  const other = there && swaps ? nameOf(there.name, there.id) : { ko: number, en: number };
  const words = swaps ? states.swapped : states.assigned;
  return { ko: both(words, name.ko, other.ko).ko, en: both(words, name.en, other.en).en };
}

function nameOf(name: Text | undefined, id: string): Text {
  return { ko: name?.ko || name?.en || id, en: name?.en || name?.ko || id };
}
