export { Api, type NewPlan } from './client';
export { Fault, unreachable } from './fault';
export type * from './types';
