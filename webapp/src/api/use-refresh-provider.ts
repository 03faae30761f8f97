import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from './client';
import { patchProviderStatus } from './live-cache';

/** Asks a hypervisor now, which proves address, certificate and account, and reads its inventory. */
export function useRefreshProvider(providerId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/api/providers/{providerId}/refresh', { params: { path: { providerId } } })),
    onSuccess: (fresh) => {
      patchProviderStatus(queryClient, fresh);
      void queryClient.invalidateQueries({ queryKey: ['listVms'] });
    },
  });
}
