import { expect, it } from 'vitest';
import { FIGURES } from './layer';
import { layerOf, LAYERS, PARTS, viewOf, VIEWS } from './views';

it('switches on the first layer of a view, and keeps one that is in it already', () => {
  expect(layerOf('flow', null)).toBe('traffic');
  expect(layerOf('flow', 'distance')).toBe('distance');
  expect(layerOf('edit', 'sales')).toBeNull();
  expect(layerOf('edit', 'utilities')).toBe('utilities');
});

it('has one view for every layer', () => {
  for (const name of FIGURES) {
    const found = VIEWS.filter((view) => LAYERS[view].includes(name));
    expect(found.length).toBeLessThanOrEqual(1);
    expect(viewOf(name)).toBe(found[0] ?? 'edit');
  }
  expect(viewOf(null)).toBe('edit');
});

it('says everything in every view, each in an order of its own', () => {
  for (const view of VIEWS) {
    expect([...PARTS[view]].sort()).toEqual(['chosen', 'findings', 'legend', 'result']);
    if (view !== 'edit') expect(PARTS[view][0]).toBe('legend');
  }
});
