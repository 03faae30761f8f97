import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import type { Retention } from './types';

/** Apart from the others, since few pages need them. */
export const fileQueries = {
  organizedVms: () =>
    queryOptions({ queryKey: ['listOrganizedVms'], queryFn: () => answer(api.GET('/api/organizer/vms')) }),

  organizePlan: (vmId: string, adopt: boolean) =>
    queryOptions({
      queryKey: ['planOrganization', { vmId, adopt }],
      queryFn: () => answer(api.GET('/api/vms/{vmId}/organize/plan', { params: { path: { vmId }, query: { adopt } } })),
      // It is made for the files as they are now.
      gcTime: 0,
      retry: false,
    }),

  backups: (vmId?: string) =>
    queryOptions({
      queryKey: ['listBackups', { vmId }],
      queryFn: () => answer(api.GET('/api/backups', { params: { query: { vmId } } })),
    }),

  retentionPlan: (vmId: string, policy: Retention) =>
    queryOptions({
      queryKey: ['planRetention', { vmId, policy }],
      queryFn: () =>
        answer(api.POST('/api/vms/{vmId}/backups/retention/plan', { params: { path: { vmId } }, body: policy })),
      placeholderData: keepPreviousData,
    }),

  cleanup: () => queryOptions({ queryKey: ['listCleanup'], queryFn: () => answer(api.GET('/api/cleanup')) }),

  trash: () => queryOptions({ queryKey: ['listTrash'], queryFn: () => answer(api.GET('/api/trash')) }),
};
