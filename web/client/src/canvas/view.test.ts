import { describe, expect, it } from 'vitest';
import { scaleBar, Viewport } from './view';

describe('the view', () => {
  const view = new Viewport(800, 600, [10_000, 5000], 0.02, 2);

  it('goes to pixels and back', () => {
    expect(view.point([10_000, 5000])).toEqual([400, 300]);
    expect(view.back(view.point([1234, 5678]))).toEqual([1234, 5678]);
    expect(view.pxPerM).toBe(20);
  });

  it('puts lines on the middle of device pixels', () => {
    expect((view.crisp(10.3) * 2) % 1).toBe(0.5);
  });

  it('fits a box with its margin', () => {
    const fit = Viewport.fitting([0, 0, 100_000, 50_000], 1000, 1000, 50);
    expect(fit.x(0)).toBeCloseTo(50);
    expect(fit.x(100_000)).toBeCloseTo(950);
  });

  it.each([
    [0.5, 200],
    [4.6, 20],
    [9, 10],
    [30, 5],
    [100, 1],
  ])('at %d px a metre the bar is %d m', (px, metres) => {
    expect(scaleBar(px).metres).toBe(metres);
  });
});
