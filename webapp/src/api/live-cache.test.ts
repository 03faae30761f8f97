import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import type { Operation } from './types';

vi.stubGlobal('window', { location: { origin: 'http://localhost' } });
const { patchOperation } = await import('./live-cache');
const KEY = ['listOperations'];

const operation = (state: Operation['state']) =>
  ({
    id: 'o1',
    kind: 'CLEAN_UP',
    state,
    progress: 0,
    steps: [],
    target: { type: 'PROVIDER', id: 'p' },
  }) as unknown as Operation;
const stateIn = (client: QueryClient) => client.getQueryData<{ items: Operation[] }>(KEY)?.items[0]?.state;

it('does not take an operation for running again when the answer to its request comes after its end', () => {
  const client = new QueryClient();
  client.setQueryData(KEY, { items: [operation('SUCCEEDED')] });

  patchOperation(client, operation('QUEUED'));

  expect(stateIn(client)).toBe('SUCCEEDED');
});

it('asks for the list again that was on its way when an operation ended', async () => {
  const client = new QueryClient();
  client.setQueryData(KEY, { items: [operation('RUNNING')] });
  const answers = [operation('RUNNING'), operation('SUCCEEDED')];
  let arrive: (() => void) | undefined;
  const queryFn = async () => {
    const items = [answers.shift()];
    if (answers.length > 0) await new Promise<void>((resolve) => (arrive = resolve));
    return { items };
  };
  const stop = new QueryObserver(client, { queryKey: KEY, queryFn }).subscribe(() => undefined);

  patchOperation(client, operation('SUCCEEDED'));
  arrive?.();

  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(stateIn(client)).toBe('SUCCEEDED');
  stop();
});
