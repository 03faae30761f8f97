import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useConnection } from './connection';
import { hasEnded, patchOperation } from './live-cache';
import { queries } from './queries';
import { rememberStarted } from './started';
import type { Operation, Provider, User, Vm } from './types';
import { type VmAction, whyNot, type WhyNot } from './vm-can';

/** Who is signed in. Only for pages behind the sign-in, which are not shown before the answer is there. */
export function useUser(): User {
  const { data } = useQuery(queries.profile());
  if (!data) throw new Error('Nobody is signed in');
  return data;
}

export function useProviders(): Map<string, Provider> {
  const { data } = useQuery(queries.providers());
  return useMemo(() => new Map(data?.items.map((provider) => [provider.id, provider])), [data]);
}

/** Operations that have not ended, by the id of what they work on. */
export function useRunningOperations(): Map<string, Operation> {
  const { data } = useQuery(queries.operations());
  return useMemo(() => {
    const running = data?.items.filter((operation) => !hasEnded(operation)) ?? [];
    return new Map(running.map((operation) => [operation.target.id, operation]));
  }, [data]);
}

export type VmCan = (action: VmAction, vm: Vm) => WhyNot | undefined;

/** The one answer to "is this possible, and if not, why". */
export function useVmCan(): VmCan {
  const { role } = useUser();
  const providers = useProviders();
  const running = useRunningOperations();
  const offline = useConnection().state === 'down';
  return useMemo(
    () => (action, vm) =>
      whyNot(action, vm, {
        role,
        provider: providers.get(vm.provider),
        operation: running.get(vm.id) ?? vm.operation,
        offline,
      }),
    [role, providers, running, offline],
  );
}

/** Takes over an operation that this page has just started: shows it at once and reports how it ends. */
export function useOperationStarted(): (operation: Operation, formValues?: unknown) => void {
  const queryClient = useQueryClient();
  return (operation, formValues) => {
    rememberStarted(operation.id, formValues);
    patchOperation(queryClient, operation);
    void queryClient.invalidateQueries({ queryKey: ['listOperations'] });
    void queryClient.invalidateQueries({ queryKey: ['listVms'] });
  };
}
