import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precompressed } from './build/precompressed.ts';

export default defineConfig({
  plugins: [react(), precompressed()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/classes/webroot',
    emptyOutDir: true,
    // For budget.js; the server does not serve files whose names begin with a dot.
    manifest: true,
    // Inlined assets would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    target: 'es2022',
    // What every page needs is one file: it compresses better than its thirty pieces, and the server is asked once.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', tags: ['$initial'] },
            { name: 'icons', test: /lucide-react/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.ACVM_SERVER ?? 'http://127.0.0.1:5000' } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.mjs'] },
});
