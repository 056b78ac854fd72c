export { Api, type Given, type NewPlan, type Side } from './client';
export { Fault, unreachable } from './fault';
export type * from './types';
