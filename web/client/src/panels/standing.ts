import type { Job } from '../app.svelte';
import { CLASHING } from '../commands/service';
import type { PlanState } from '../model/state';
import { refusalOf } from './answers';
import { netM2 } from './sums';

/** What the result card tells of: a solve that runs, one that ended badly, or the plan as it is. */
export type Stage =
  'running' | 'offered' | 'infeasible' | 'failed' | 'optimal' | 'done' | 'empty';

export interface Standing {
  readonly stage: Stage;
  readonly net: number;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly placed: number;
  readonly requested: number;
}

const busy = (job: Job | null): boolean => job?.state === 'waiting' || job?.state === 'running';

const contracts = (plan: PlanState): number =>
  plan.exhibitors.filter((who) => !who.pavilion).length;

/** Contracts that have a booth now, edits counted in. */
function placedNow(plan: PlanState): number {
  const contracts = new Set(plan.exhibitors.filter((who) => !who.pavilion).map((who) => who.id));
  return new Set(plan.allotments.map((each) => each.exhibitor).filter((id) => contracts.has(id)))
    .size;
}

/** Tell how a plan stands. A bound belongs to the brief, so an edited plan keeps it. */
export function standing(plan: PlanState, job: Job | null): Standing {
  const { certificate } = plan;
  if (job && busy(job)) {
    const { net_m2, bound_net_m2, gap, placed } = job;
    const net = net_m2 ?? 0;
    const requested = job.requested || contracts(plan);
    return { stage: 'running', net, bound: bound_net_m2, gap, placed, requested };
  }
  const net = netM2(plan);
  const bound = certificate.bound_net_m2 > 0 ? certificate.bound_net_m2 : null;
  const gap = bound === null ? null : Math.max(0, (bound - net) / bound);
  const requested = contracts(plan);
  const figures = { net, bound, gap, placed: placedNow(plan), requested };
  return { ...figures, stage: stageOf(plan, job) };
}

function stageOf(plan: PlanState, job: Job | null): Stage {
  if (job?.offered) return 'offered';
  const status = job?.state === 'failed' ? 'failed' : plan.certificate.status;
  if (status === 'failed') {
    return CLASHING.test(refusalOf(job)?.code ?? '') ? 'infeasible' : 'failed';
  }
  if (plan.booths.length === 0) return status === 'INFEASIBLE' ? 'infeasible' : 'empty';
  return status === 'OPTIMAL' ? 'optimal' : 'done';
}
