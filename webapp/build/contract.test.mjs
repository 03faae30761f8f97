import { createConfig, lint } from '@redocly/openapi-core';
import { expect, test } from 'vitest';

test('the contract is what the rules for OpenAPI documents ask for', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    // Some answers cannot fail by what was sent.
    rules: { 'operation-4xx-response': 'off' },
  });
  const problems = await lint({ ref: new URL('../../openapi.yaml', import.meta.url).pathname, config });
  expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([]);
});
