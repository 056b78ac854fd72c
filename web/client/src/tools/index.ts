export { Acts } from './acts';
export type { Alignment } from './arrange';
