import { describe, expect, it } from 'vitest';
import raw from '../../../../tests/vectors/prices.json?raw';
import type { Booth, Rates } from '../model/plan';
import { booth, RATES } from '../testing/plans';
import { earlyOf, listPrice, percent, shareOf } from './price';

interface Vector {
  booth: Booth;
  rates: Rates;
  on: string;
  price_krw: number;
}

describe('the list price', () => {
  it('is the service’s, to the won', () => {
    const wrong = (JSON.parse(raw) as Vector[]).filter(
      (each) => listPrice(each.booth, each.rates, each.on) !== each.price_krw,
    );
    expect(wrong).toEqual([]);
  });

  it('is read by hand for a corner of three by three metres', () => {
    const corner = booth('a', 0, 0, { open_edges: ['south', 'east'] });
    expect(listPrice(corner, { ...RATES, corner_share: 0.1 }, '2026-01-01')).toBe(2_970_000);
  });

  it('is written in percent and kept as a share', () => {
    const shares = [0, 0.07, 0.125, 0.15, 0.29, 0.57, 1.15, 5];
    expect(shares.map(percent)).toEqual([0, 7, 12.5, 15, 29, 57, 115, 500]);
    expect(shares.map((each) => shareOf(percent(each)))).toEqual(shares);
  });

  it('goes by the early offer that ends first and still runs, to its last day', () => {
    const early = [
      { until: '2026-06-30', share: 0.05 },
      { until: '2026-03-01', share: 0.15 },
    ];
    const shares = ['2026-03-01', '2026-03-02', '2026-07-01'].map(
      (on) => earlyOf({ ...RATES, early }, on)?.share,
    );
    expect(shares).toEqual([0.15, 0.05, undefined]);
  });
});
