import { useQuery } from '@tanstack/react-query';
import { queries } from '@/api/queries';
import { type Sent, sentFor } from '@/api/sent';
import type { Operation } from '@/api/types';
import { requestOf } from './commands';

/** What was asked for, by whomever and wherever; incomplete where a secret would be missing from it. */
export function useAskedFor(operation: Operation): { request: Sent | undefined; isComplete: boolean } {
  const sent = sentFor(operation.id);
  const { data } = useQuery({ ...queries.operationRequest(operation.id), enabled: sent === undefined });
  const kept = data && { method: data.method, path: data.path, ...(data.body && { body: data.body }) };
  return { request: requestOf(operation, sent ?? kept), isComplete: sent !== undefined || data?.complete !== false };
}
