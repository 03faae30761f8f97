import { expect, test } from '@playwright/test';
import createClient from 'openapi-fetch';
import type { paths } from '../src/api/__generated__/schema';

const baseUrl = () => process.env.E2E_BASE_URL ?? '';

test('a program with the generated client signs in and makes a machine', async () => {
  const session = await createClient<paths>({ baseUrl: baseUrl() }).POST('/api/login', {
    body: { username: 'admin', password: process.env.E2E_PASSWORD ?? '' },
  });
  const headers = { Authorization: `Bearer ${session.data?.accessToken}` };
  const client = createClient<paths>({ baseUrl: baseUrl(), headers });

  const templates = await client.GET('/api/templates', { params: { query: { provider: 'nutanix' } } });
  const image = templates.data?.items.find(({ type }) => type === 'IMAGE');
  const started = await client.POST('/api/vms', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: {
      provider: 'nutanix',
      name: 'from-typescript',
      source: { type: 'IMAGE', id: image?.id },
      cpus: 2,
      memoryMib: 2048,
      powerOn: false,
    },
  });
  expect(started.response.status).toBe(202);
  const ended = await client.GET('/api/operations/{operationId}', {
    params: { path: { operationId: started.data?.id ?? '' }, query: { wait: 30 } },
  });
  expect(ended.data?.state).toBe('SUCCEEDED');

  const vms = await client.GET('/api/vms', { params: { query: { filter: 'name:from-typescript' } } });
  expect(vms.data?.items.map(({ name }) => name)).toEqual(['from-typescript']);

  const vmId = vms.data?.items[0]?.id ?? '';
  const deletion = await client.DELETE('/api/vms/{vmId}', { params: { path: { vmId } } });
  const gone = await client.GET('/api/operations/{operationId}', {
    params: { path: { operationId: deletion.data?.id ?? '' }, query: { wait: 30 } },
  });
  expect(gone.data?.state).toBe('SUCCEEDED');
});

test('a program with the generated client reads the code of a problem', async () => {
  const { error } = await createClient<paths>({ baseUrl: baseUrl() }).POST('/api/login', {
    body: { username: 'admin', password: 'not this one' },
  });
  expect(error?.code).toBe('CREDENTIALS_INVALID');
});
