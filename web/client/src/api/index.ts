export { Api } from './client';
export { Fault, unreachable } from './fault';
export type * from './types';
