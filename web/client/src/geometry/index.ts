export * from './footprint';
export * from './frame';
export * from './polygon';
