import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstPage } from './build/firstPage.ts';
import { iconSets } from './build/iconSets.ts';
import { licences } from './build/licences.ts';
import { pdfData } from './build/pdfData.ts';
import { sharedModules } from './build/sharedModules.ts';

const server = process.env.KONTOR_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), iconSets(), pdfData(), sharedModules(), firstPage('/src/main.tsx'), licences()],
  build: {
    target: 'es2023',
    manifest: true,
    sourcemap: false,
    // what may be loaded when stands in build/budgets.mjs
    chunkSizeWarningLimit: 1000,
    // small files would become data: addresses, which the policy of the page forbids for fonts
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // the server refuses what comes from another origin, as it should
  server: { proxy: Object.fromEntries(['/api', '/ui-plugins'].map((path) => [path, { target: server, changeOrigin: true, headers: { origin: server } }])) },
  // a machine that builds has other work too; what does not come to an end fails all the same
  test: { testTimeout: 60_000, environment: 'happy-dom', include: ['test/**/*.test.{ts,tsx}'] },
});
