export { bar, floor, tools } from './bar';
export { booth } from './booth';
export { files, roles } from './files';
export { findings } from './findings';
export { first, tour } from './first';
export { layers, lists } from './lists';
export { result } from './result';
export { states } from './states';
export { versions } from './versions';
