// Small layers for tests: a legend by a few words, booths by their group.

import type { LayerDocument, LayerKey } from '../model/layer';

export function layerKey(words: string, more: Partial<LayerKey> = {}): LayerKey {
  return {
    words: { ko: words, en: words }, face: 'filled', fill: '#e3f4ea', stroke: '#3f9a6f',
    text: '#0c5537', ...more,
  };
}

export function layer(more: Partial<LayerDocument> = {}): LayerDocument {
  const none = { ko: '', en: '' };
  return {
    title: { ko: '층', en: 'Layer' }, note: none, unit: none, keys: [], booths: {}, values: {},
    details: {}, areas: [], lines: [], tags: [], zoned: false, ...more,
  };
}
