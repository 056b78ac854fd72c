// Where booths were moved from, step by step, while the plan is open.

import type { Booth } from './model/plan';
import type { PlanState } from './model/state';

/** More steps back than anybody takes. */
const MOST = 20;

type Place = Pick<Booth, 'hall' | 'x_mm' | 'y_mm'>;

export class Former {
  private readonly places = new Map<string, Place[]>();

  /** Booths of a plan changed; one that came back to where it was has left that step behind. */
  changed(was: PlanState, now: PlanState, ids: Iterable<string>): void {
    for (const id of ids) {
      const [before, after] = [was.booth(id), now.booth(id)];
      if (!before || !after || !isAlike(before, after)) this.places.delete(id);
      else if (!isSame(before, after)) this.step(id, before, after);
    }
  }

  /** Where a booth stood before it was moved last. */
  of(id: string): Place | null {
    return this.places.get(id)?.at(-1) ?? null;
  }

  clear(): void {
    this.places.clear();
  }

  private step(id: string, { hall, x_mm, y_mm }: Place, after: Place): void {
    const way = this.places.get(id) ?? [];
    const last = way.at(-1);
    if (last && isSame(last, after)) {
      way.pop();
      if (!way.length) this.places.delete(id);
    } else this.places.set(id, [...way, { hall, x_mm, y_mm }].slice(-MOST));
  }
}

/** What was turned or cut stands nowhere it stood before. */
function isAlike(a: Booth, b: Booth): boolean {
  return (
    a.width_mm === b.width_mm && a.depth_mm === b.depth_mm && a.rotation_deg === b.rotation_deg
  );
}

function isSame(a: Place, b: Place): boolean {
  return a.hall === b.hall && a.x_mm === b.x_mm && a.y_mm === b.y_mm;
}
