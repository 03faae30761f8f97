import { defineConfig } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';

/** An installed browser where one is named; else the one that comes as an npm package, which exists for Linux only. */
async function browser() {
  const named = process.env.E2E_CHROMIUM;
  if (named) return { executablePath: named };
  if (process.platform === 'win32') return { channel: 'msedge' };
  if (process.platform !== 'linux') return { channel: 'chrome' };
  return { executablePath: await sparticuz.executablePath() };
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  globalSetup: './e2e/server.ts',
  outputDir: 'target/e2e',
  workers: 2,
  projects: [
    // One server and one inventory for all who change something.
    { name: 'journeys', testIgnore: 'pages.e2e.ts', workers: 1 },
    // They only look.
    { name: 'pages', testMatch: 'pages.e2e.ts', fullyParallel: true, workers: 2, dependencies: ['journeys'] },
  ],
  // A second try on a build server only, where it is reported as flaky: a defect to mend, not to get used to.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { ...(await browser()), args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] },
  },
});
