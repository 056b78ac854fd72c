import type { PlanState } from './state';

/** Find booths by number, and exhibitors by name; `wanted` is in lower case. */
export function searched(plan: PlanState, wanted: string): ReadonlySet<string> {
  const hits = plan.booths.filter((booth) => {
    const who = plan.exhibitorOf(booth.id);
    return [booth.number, who?.name.ko, who?.name.en].some((each) =>
      each?.toLocaleLowerCase().includes(wanted),
    );
  });
  return new Set(hits.map((each) => each.id));
}
