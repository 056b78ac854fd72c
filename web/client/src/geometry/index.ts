export * from './footprint';
export * from './frame';
export * from './largest';
export * from './polygon';
