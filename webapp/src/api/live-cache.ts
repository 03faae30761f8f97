import type { QueryClient } from '@tanstack/react-query';
import { queries, type VmPages } from './queries';
import type { Operation, ProviderStatus, Vm } from './types';

/** What is shown of the files of VMs; any operation may have changed them. */
export const FILE_LISTS = ['listOrganizedVms', 'listBackups', 'planRetention', 'listCleanup', 'listTrash'];

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELED'];

export function hasEnded(operation: Pick<Operation, 'state'>): boolean {
  return ENDED.includes(operation.state);
}

/**
 * Puts the VM where it is shown already.
 * @returns whether lists have to be read anew, because the VM may have to appear, disappear or move in one of them.
 */
export function patchVm(queryClient: QueryClient, vm: Vm): boolean {
  queryClient.setQueryData(queries.vm(vm.id).queryKey, vm);
  let stale = false;
  for (const [key, pages] of queryClient.getQueriesData<VmPages>({ queryKey: ['listVms'] })) {
    const known = pages?.pages.flatMap((page) => page.items).find((item) => item.id === vm.id);
    if (!pages || !known) {
      stale = true;
      continue;
    }
    stale ||= known.powerState !== vm.powerState || known.name !== vm.name || known.lifecycle !== vm.lifecycle;
    queryClient.setQueryData<VmPages>(key, {
      ...pages,
      pages: pages.pages.map((page) =>
        page.items.includes(known) ? { ...page, items: page.items.map((item) => (item === known ? vm : item)) } : page,
      ),
    });
  }
  return stale;
}

export function removeVm(queryClient: QueryClient, vmId: string): void {
  for (const [key, pages] of queryClient.getQueriesData<VmPages>({ queryKey: ['listVms'] })) {
    if (!pages?.pages.some((page) => page.items.some((item) => item.id === vmId))) continue;
    queryClient.setQueryData<VmPages>(key, {
      ...pages,
      pages: pages.pages.map((page) => ({
        ...page,
        total: page.total - 1,
        items: page.items.filter((item) => item.id !== vmId),
      })),
    });
  }
  void queryClient.invalidateQueries({ queryKey: queries.vm(vmId).queryKey });
}

/** @returns whether the operation is new or has ended, so that what it touches has to be read anew. */
export function patchOperation(queryClient: QueryClient, operation: Operation): boolean {
  const key = queries.operations().queryKey;
  const list = queryClient.getQueryData(key);
  const known = list?.items.find((item) => item.id === operation.id);
  // The answer to a request can come after the event that tells how its operation ended.
  if (known && hasEnded(known) && !hasEnded(operation)) return false;
  if (list) {
    queryClient.setQueryData(key, {
      ...list,
      items: known
        ? list.items.map((item) => (item.id === operation.id ? operation : item))
        : [operation, ...list.items],
    });
    // A list that is on its way may have been made before the end, and nothing would tell of it again.
    if (hasEnded(operation) && queryClient.isFetching({ queryKey: key }) > 0) {
      void queryClient.invalidateQueries({ queryKey: key });
    }
  }
  void queryClient.invalidateQueries({ queryKey: queries.operationLog(operation.id).queryKey });
  if (!known || hasEnded(operation)) {
    void queryClient.invalidateQueries({ queryKey: queries.vm(operation.target.id).queryKey });
    void queryClient.invalidateQueries({ queryKey: queries.snapshots(operation.target.id).queryKey });
    for (const operationId of FILE_LISTS) void queryClient.invalidateQueries({ queryKey: [operationId] });
    return true;
  }
  return false;
}

export function patchProviderStatus(queryClient: QueryClient, status: ProviderStatus): void {
  queryClient.setQueryData(
    queries.providerStatuses().queryKey,
    (list) => list && { ...list, items: list.items.map((item) => (item.id === status.id ? status : item)) },
  );
}
