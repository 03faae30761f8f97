import { useQueries } from '@tanstack/react-query';
import { useProviders } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Capability, Vm } from '@/api/types';

const MOST = 500;

export type FileVms = {
  vms: Vm[];
  total: number;
  offered: boolean;
  loaded: boolean;
  error: unknown;
  retry: () => void;
};

/** The VMs of all providers that can do this with their files. */
export function useFileVms(capability: Extract<Capability, 'ORGANIZE' | 'BACKUP'>): FileVms {
  const able = [...useProviders().values()].filter(({ capabilities }) => capabilities.includes(capability));
  const answers = useQueries({ queries: able.map(({ id }) => queries.vmsFor(`provider:${id}`, MOST)) });
  return {
    vms: answers.flatMap(({ data }) => data?.items ?? []),
    total: answers.reduce((sum, { data }) => sum + (data?.total ?? 0), 0),
    offered: able.length > 0,
    loaded: answers.every(({ data }) => data !== undefined),
    error: answers.find(({ error }) => error)?.error,
    retry: () => answers.forEach(({ refetch }) => void refetch()),
  };
}
