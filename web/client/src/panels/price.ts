// What a booth costs by the rates: the twin of plans/prices.py, to the won.

import type { Booth, Early, Rates } from '../model/plan';
import { kindOf } from './trade';

/** What a square metre costs where the organiser has said nothing (assumed). */
export const ASSUMED_KRW_M2 = 300_000;

/** The service takes no more for a square metre, and no more for a booth. */
export const MOST_KRW_M2 = 100_000_000;
export const MOST_KRW = 1_000_000_000_000;

/** A share of 0.15 as the 15 that people write, and back. */
export const percent = (share: number): number => Number((share * 100).toFixed(6));
export const shareOf = (percent: number): number => Number((percent / 100).toFixed(8));

/** A share as people wrote it: 0.1 is a tenth, not the nearest binary fraction. */
interface Exact {
  readonly units: bigint;
  readonly places: number;
}

const ONE: Exact = { units: 1n, places: 0 };

function exact(share: number): Exact {
  const [figures = '0', power = '0'] = String(share).split('e');
  const [whole = '0', parts = ''] = figures.split('.');
  const places = parts.length - Number(power);
  const units = BigInt(whole + parts);
  return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
}

function times(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** One and a share more, or less. */
function changed(share: number, sign: 1n | -1n): Exact {
  const { units, places } = exact(share);
  return { units: 10n ** BigInt(places) + sign * units, places };
}

/** The early offer that counts on a day: of those that still run the first to end. */
export function earlyOf(rates: Rates, on: string): Early | undefined {
  return [...rates.early]
    .sort((a, b) => (a.until < b.until ? -1 : Number(a.until > b.until)))
    .find((each) => on <= each.until);
}

/** The share that a booth costs more for its open sides. */
export function surcharge(booth: Pick<Booth, 'open_edges' | 'perimeter'>, rates: Rates): number {
  const kind = kindOf(booth);
  if (kind === 'island') return rates.island_share;
  return kind === 'corner' || kind === 'peninsula' ? rates.corner_share : 0;
}

type Priced = Pick<
  Booth,
  'width_mm' | 'depth_mm' | 'notch' | 'open_edges' | 'perimeter' | 'zone'
>;

/**
 * Give a booth's list price on a day, in won: area x rate x (1 + surcharge) x zone factor x
 * (1 - early share), exact, and half up to the won at the end.
 */
export function listPrice(booth: Priced, rates: Rates, on: string): number {
  const { notch } = booth;
  const cut = notch ? BigInt(notch.width_mm) * BigInt(notch.depth_mm) : 0n;
  const square = BigInt(booth.width_mm) * BigInt(booth.depth_mm) - cut;
  const factor = rates.zone_factors[booth.zone ?? ''];
  const early = earlyOf(rates, on);
  // Square millimetres have six places more than square metres.
  const price = [
    { units: square, places: 6 },
    exact(rates.booth_krw_m2),
    changed(surcharge(booth, rates), 1n),
    factor === undefined ? ONE : exact(factor),
    early ? changed(early.share, -1n) : ONE,
  ].reduce(times);
  const one = 10n ** BigInt(price.places);
  return Number((2n * price.units + one) / (2n * one));
}
