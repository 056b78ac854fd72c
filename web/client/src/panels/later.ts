// Panels that are not seen at first: without them the editor starts the sooner.

export const LATER = {
  selection: () => import('./Selection.svelte'),
  zones: () => import('./Zones.svelte'),
  layers: () => import('./Layers.svelte'),
  bare: () => import('./NoPlan.svelte'),
  legend: () => import('./Legend.svelte'),
  sheet: () => import('./SheetPanel.svelte'),
} as const;

export type LaterPanel = keyof typeof LATER;

/** Fetch them all, once nothing else waits for the line; whoever asks then has them at once. */
export function fetchLater(): void {
  // One that does not come is asked for again when it is wanted, and says so then.
  for (const fetched of Object.values(LATER)) void fetched().catch(() => undefined);
}
