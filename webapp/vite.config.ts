import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/classes/webroot',
    emptyOutDir: true,
    // For budget.js; the server does not serve files whose names begin with a dot.
    manifest: true,
    // Inlined assets would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: { proxy: { '/api': process.env.ACVM_SERVER ?? 'http://127.0.0.1:5000' } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.mjs'] },
});
