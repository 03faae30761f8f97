import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { paths } from './__generated__/schema';
import { answer, api } from './client';
import type { IpAddressState, Vm, VmList, OperationState } from './types';

/** Keys are `[operationId, parameters]`, so that whoever invalidates names the operation and can miss no variant. */
export const VM_PAGE_SIZE = 500;
/** No event tells that nothing has changed: without this, ages would seem to grow. */
const AGE_REFRESH_MS = 15_000;
/** Nothing tells of requests to the simulator. */
const JOURNAL_REFRESH_MS = 3_000;

export type VmFilter = Omit<NonNullable<paths['/api/vms']['get']['parameters']['query']>, 'limit' | 'cursor'>;
export type VmPages = InfiniteData<VmList, string | undefined>;

export const queries = {
  about: () =>
    queryOptions({ queryKey: ['getAbout'], queryFn: () => answer(api.GET('/api/about')), staleTime: 60_000 }),

  profile: () =>
    queryOptions({
      queryKey: ['getProfile'],
      queryFn: () => answer(api.GET('/api/profile')),
      staleTime: Infinity,
      retry: false,
    }),

  users: () => queryOptions({ queryKey: ['listUsers'], queryFn: () => answer(api.GET('/api/users')) }),

  tokens: (all: boolean) =>
    queryOptions({
      queryKey: ['listTokens', { all }],
      queryFn: () => answer(api.GET('/api/tokens', { params: { query: { all } } })),
    }),

  settings: () => queryOptions({ queryKey: ['getSettings'], queryFn: () => answer(api.GET('/api/settings')) }),

  providers: () =>
    queryOptions({ queryKey: ['listProviders'], queryFn: () => answer(api.GET('/api/providers')), staleTime: 60_000 }),

  providerStatuses: () =>
    queryOptions({
      queryKey: ['listProviderStatuses'],
      queryFn: () => answer(api.GET('/api/providers/status')),
      refetchInterval: AGE_REFRESH_MS,
    }),

  templates: (provider: string) =>
    queryOptions({
      queryKey: ['listTemplates', { provider }],
      queryFn: () => answer(api.GET('/api/templates', { params: { query: { provider } } })),
      enabled: provider !== '',
    }),

  clusters: (provider: string) =>
    queryOptions({
      queryKey: ['listClusters', { provider }],
      queryFn: () => answer(api.GET('/api/clusters', { params: { query: { provider } } })),
      enabled: provider !== '',
    }),

  networks: (provider: string) =>
    queryOptions({
      queryKey: ['listNetworks', { provider }],
      queryFn: () => answer(api.GET('/api/networks', { params: { query: { provider } } })),
      enabled: provider !== '',
    }),

  vmPages: (filter: VmFilter) =>
    infiniteQueryOptions({
      queryKey: ['listVms', filter],
      queryFn: ({ pageParam }) =>
        answer(api.GET('/api/vms', { params: { query: { ...filter, limit: VM_PAGE_SIZE, cursor: pageParam } } })),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),

  vmsFor: (filter: string, limit: number) =>
    queryOptions({
      queryKey: ['findVms', { filter, limit }],
      queryFn: () => answer(api.GET('/api/vms', { params: { query: { filter, limit } } })),
    }),

  summary: () => queryOptions({ queryKey: ['getSummary'], queryFn: () => answer(api.GET('/api/summary')) }),

  vm: (vmId: string) =>
    queryOptions({
      queryKey: ['getVm', { vmId }],
      queryFn: (): Promise<Vm> => answer(api.GET('/api/vms/{vmId}', { params: { path: { vmId } } })),
      refetchInterval: AGE_REFRESH_MS,
    }),

  snapshots: (vmId: string) =>
    queryOptions({
      queryKey: ['listSnapshots', { vmId }],
      queryFn: () => answer(api.GET('/api/vms/{vmId}/snapshots', { params: { path: { vmId } } })),
    }),

  /** The newest operations of everybody; the drawer, the rows and the counter all read this one list. */
  operations: () =>
    queryOptions({
      queryKey: ['listOperations'],
      queryFn: () => answer(api.GET('/api/operations', { params: { query: { limit: 200 } } })),
    }),

  /** Those in one state; they leave it while they are looked at. */
  operationsIn: (state: OperationState) =>
    queryOptions({
      queryKey: ['listOperations', { state }],
      queryFn: () => answer(api.GET('/api/operations', { params: { query: { state, limit: 200 } } })),
      refetchInterval: 10_000,
    }),

  operationRequest: (operationId: string) =>
    queryOptions({
      queryKey: ['getOperationRequest', { operationId }],
      queryFn: () => answer(api.GET('/api/operations/{operationId}/request', { params: { path: { operationId } } })),
      staleTime: Infinity,
      retry: false,
    }),

  operationLog: (operationId: string) =>
    queryOptions({
      queryKey: ['listOperationLog', { operationId }],
      queryFn: () => answer(api.GET('/api/operations/{operationId}/log', { params: { path: { operationId } } })),
    }),

  activity: (subjectId?: string) =>
    queryOptions({
      queryKey: ['listActivity', { subjectId }],
      queryFn: () => answer(api.GET('/api/activity', { params: { query: { subjectId, limit: 30 } } })),
    }),

  auditPages: (actor?: string) =>
    infiniteQueryOptions({
      queryKey: ['listAudit', { actor }],
      queryFn: ({ pageParam }) =>
        answer(api.GET('/api/audit', { params: { query: { actor, limit: 100, cursor: pageParam } } })),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor,
    }),

  ipPools: () => queryOptions({ queryKey: ['listIpPools'], queryFn: () => answer(api.GET('/api/ip-pools')) }),

  ipPool: (poolId: string) =>
    queryOptions({
      queryKey: ['getIpPool', { poolId }],
      queryFn: () => answer(api.GET('/api/ip-pools/{poolId}', { params: { path: { poolId } } })),
    }),

  ipStretches: (poolId: string) =>
    infiniteQueryOptions({
      queryKey: ['listIpAddresses', { poolId }],
      queryFn: ({ pageParam }) =>
        answer(
          api.GET('/api/ip-pools/{poolId}/addresses', {
            params: { path: { poolId }, query: { limit: 500, cursor: pageParam } },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor,
    }),

  ipLeases: (poolId: string, state?: Exclude<IpAddressState, 'FREE'>) =>
    infiniteQueryOptions({
      queryKey: ['listIpLeases', { poolId, state }],
      queryFn: ({ pageParam }) =>
        answer(
          api.GET('/api/ip-pools/{poolId}/leases', {
            params: { path: { poolId }, query: { state, limit: 200, cursor: pageParam } },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor,
    }),

  ipHistory: (poolId: string, address?: string, at?: string) =>
    infiniteQueryOptions({
      queryKey: ['listIpHistory', { poolId, address, at }],
      queryFn: ({ pageParam }) =>
        answer(
          api.GET('/api/ip-pools/{poolId}/history', {
            params: { path: { poolId }, query: { address, at, limit: 100, cursor: pageParam } },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),

  ipFindings: (poolId: string) =>
    queryOptions({
      queryKey: ['listIpFindings', { poolId }],
      queryFn: () => answer(api.GET('/api/ip-pools/{poolId}/findings', { params: { path: { poolId } } })),
    }),

  vmAddresses: (vmId: string) =>
    queryOptions({
      queryKey: ['listVmAddresses', { vmId }],
      queryFn: () => answer(api.GET('/api/vms/{vmId}/addresses', { params: { path: { vmId } } })),
    }),

  simulatorStatus: () =>
    queryOptions({
      queryKey: ['getMockServerStatus'],
      queryFn: () => answer(api.GET('/api/mock-server/status')),
      refetchInterval: AGE_REFRESH_MS,
    }),

  simulatorFaults: () =>
    queryOptions({
      queryKey: ['getMockServerFaults'],
      queryFn: () => answer(api.GET('/api/mock-server/faults')),
      refetchInterval: JOURNAL_REFRESH_MS,
    }),

  simulatorLatency: () =>
    queryOptions({
      queryKey: ['getMockServerLatency'],
      queryFn: () => answer(api.GET('/api/mock-server/latency')),
    }),

  simulatorJournal: () =>
    queryOptions({
      queryKey: ['listMockServerRequests'],
      queryFn: () => answer(api.GET('/api/mock-server/journal', { params: { query: { limit: 100 } } })),
      refetchInterval: JOURNAL_REFRESH_MS,
    }),
};
