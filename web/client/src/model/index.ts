export * from './apply';
export * from './edit';
export { difference, equal, StalePatch } from './patch';
export * from './plan';
export { applyPatch, fromDocument, PlanState, type ZoneStyle } from './state';
export * from './units';
