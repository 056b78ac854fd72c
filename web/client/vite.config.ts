import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The service serves what is built here; in development it runs beside it on its usual port. It
// takes changes from its own page alone, so the proxy leaves the host as the browser names it.
export default defineConfig({
  plugins: [svelte()],
  base: '/',
  build: { outDir: '../static', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8765', changeOrigin: false } } },
  test: { include: ['src/**/*.test.ts'] },
});
