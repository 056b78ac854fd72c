// The views of the same floor: each is a layer of figures and what the right panel says first.

import type { FigureName } from './layer';

export const VIEWS = ['edit', 'flow', 'egress', 'sales'] as const;
export type View = (typeof VIEWS)[number];

/** The layers of a view; the first one shows when the view is chosen. */
export const LAYERS: Readonly<Record<View, readonly FigureName[]>> = {
  edit: [],
  flow: ['traffic', 'distance', 'crowding', 'freight'],
  egress: ['egress'],
  sales: ['sales'],
};

/** Give the view that a layer belongs to; utilities are looked at while editing. */
export function viewOf(name: FigureName | null): View {
  return VIEWS.find((view) => name !== null && LAYERS[view].includes(name)) ?? 'edit';
}

/** Give the layer that choosing a view switches on: none changes where it is in the view already. */
export function layerOf(view: View, now: FigureName | null): FigureName | null {
  return viewOf(now) === view ? now : (LAYERS[view][0] ?? null);
}

export type Part = 'legend' | 'result' | 'chosen' | 'findings';

/** What the right panel says, in order. What is selected stays near the top: editing goes on. */
export const PARTS: Readonly<Record<View, readonly Part[]>> = {
  edit: ['result', 'legend', 'chosen', 'findings'],
  flow: ['legend', 'chosen', 'result', 'findings'],
  egress: ['legend', 'findings', 'chosen', 'result'],
  sales: ['legend', 'chosen', 'result', 'findings'],
};
