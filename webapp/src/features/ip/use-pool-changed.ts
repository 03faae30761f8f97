import { useQueryClient } from '@tanstack/react-query';

const CONCERNED = ['listIpPools', 'getIpPool', 'listIpAddresses', 'listIpLeases', 'listIpHistory', 'listIpFindings'];

/** To be called when addresses have changed hands: everything shown of them is read anew. */
export function usePoolChanged(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () => Promise.all(CONCERNED.map((operationId) => queryClient.invalidateQueries({ queryKey: [operationId] })));
}
