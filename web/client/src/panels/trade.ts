import type { Booth, SaleState } from '../model/plan';
import type { PlanState } from '../model/state';

/** How a booth stands in the trade; one that is given to somebody without a sale is allotted. */
export type Trade = 'free' | 'allotted' | SaleState;

export const TRADES: readonly Trade[] = ['sold', 'reserved', 'hold', 'allotted', 'free'];

/** Today as a date of the calendar here, the way edits carry days. */
export function today(now: Date = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A day so many days later. */
export function later(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00`);
  at.setDate(at.getDate() + days);
  return today(at);
}

/** Tell how a booth stands; a hold whose last day is over counts no more. */
export function stateOf(plan: PlanState, booth: string, on: string = today()): Trade {
  const sale = plan.saleOf(booth);
  if (sale && (sale.until === null || on <= sale.until)) return sale.state;
  return plan.exhibitorOf(booth) ? 'allotted' : 'free';
}

export function tradeCounts(plan: PlanState, on: string = today()): Record<Trade, number> {
  const counts: Record<Trade, number> = { free: 0, allotted: 0, hold: 0, reserved: 0, sold: 0 };
  for (const booth of plan.booths) counts[stateOf(plan, booth.id, on)] += 1;
  return counts;
}

export type BoothKind = 'inline' | 'corner' | 'peninsula' | 'island' | 'perimeter';

/** The trade's name for a stand by its open sides, as the service names it. */
export function kindOf(booth: Pick<Booth, 'open_edges' | 'perimeter'>): BoothKind {
  const open = booth.open_edges.length;
  if (open <= 1) return booth.perimeter ? 'perimeter' : 'inline';
  return (['corner', 'peninsula', 'island'] as const)[open - 2] ?? 'island';
}

export { areaM2 } from '../geometry/footprint';
