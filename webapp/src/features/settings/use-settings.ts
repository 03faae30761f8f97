import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { queries } from '@/api/queries';
import type { SettingsUpdate } from '@/api/types';

/** The settings of the server, and the way to change them; what they decide elsewhere is read anew. */
export function useSettings() {
  const queryClient = useQueryClient();
  const { data, error } = useQuery(queries.settings());
  const {
    mutate,
    isPending,
    error: refused,
  } = useMutation({
    mutationFn: (body: SettingsUpdate) => answer(api.PATCH('/api/settings', { body })),
    onSuccess: (settings) => {
      queryClient.setQueryData(queries.settings().queryKey, settings);
      void queryClient.invalidateQueries({ queryKey: queries.about().queryKey });
      void queryClient.invalidateQueries({ queryKey: queries.providers().queryKey });
    },
  });
  return { settings: data, change: mutate, isPending, error: error ?? refused };
}
