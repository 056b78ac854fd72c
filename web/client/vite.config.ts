import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What OpenLayers brings along for maps that do not draw by themselves, and who asks for it. */
const UNUSED = [
  ['renderer/Composite.js', '../layer/BaseVector.js'],
  ['Map.js', './control/defaults.js'],
  ['Map.js', './interaction/defaults.js'],
  ['Map.js', './TileQueue.js'],
  ['renderer/Map.js', '../style/IconImageCache.js'],
  ['View.js', './geom/Polygon.js'],
  ['proj.js', './proj/utm.js'],
] as const;

/** Leave out of the build what the map never comes to use. */
const lean: Plugin = {
  name: 'lean-openlayers',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = UNUSED.some(([from, what]) => what === source && importer?.endsWith(`/ol/${from}`));
    return found ? this.resolve('/src/canvas/ol-unused.ts') : null;
  },
};

// The service serves what is built here; in development it runs beside it on its usual port. It
// takes changes from its own page alone, so the proxy leaves the host as the browser names it.
export default defineConfig({
  plugins: [lean, svelte()],
  base: '/',
  build: {
    outDir: '../static', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0,
    rolldownOptions: {
      // What the first page needs comes in one file, with what others need as well: the line is
      // asked fewer times, and it packs better.
      output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8765', changeOrigin: false } } },
  // Nothing is timed by its test: the limit only ends what hangs.
  test: { include: ['src/**/*.test.ts'], testTimeout: 120_000 },
});
