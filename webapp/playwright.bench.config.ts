import config from './playwright.config.ts';

process.env.ACVM_MOCK_VMS ??= '10000';

/** `npm run bench`: measures, and fails only where something does not work at all. */
export default {
  ...config,
  testDir: 'bench',
  testMatch: '*.bench.ts',
  globalSetup: './e2e/server.ts',
  timeout: 600_000,
  use: { ...config.use, trace: 'off' as const, screenshot: 'off' as const },
};
