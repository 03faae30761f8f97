import type { Capacity, CapacityAmount, Network } from '@/api/types';
import type { CreateValues } from './create-form';

export type Remaining = { left: number; total: number | undefined };

/**
 * Where new VMs will be: the chosen cluster, else the one of the networks, else the only one. As the server decides it, but for a default
 * cluster of its configuration, which pages are not told: then it is not known.
 */
export function placeOf(capacity: Capacity[], networks: Network[], values: CreateValues): Capacity | undefined {
  const mine = capacity.filter(({ provider }) => provider === values.provider);
  const ofNetworks = networks.find(({ id, clusterId }) => clusterId && values.networks.includes(id))?.clusterId;
  const wanted = values.cluster || ofNetworks;
  if (wanted) return mine.find(({ clusterId }) => clusterId === wanted);
  const clusters = mine.filter(({ clusterId }) => clusterId);
  const all = clusters.length > 0 ? clusters : mine;
  return all.length === 1 ? all[0] : undefined;
}

/** What is left of CPUs and memory when the new VMs run besides those that run now, and of disks when they are made. */
export function remaining(place: Capacity, values: CreateValues, count: number) {
  const disksMib = [values.diskGib, ...values.extraDisksGib].reduce<number>((sum, gib) => sum + Number(gib) * 1024, 0);
  return {
    cpus: after(place.cpus, place.cpus.inUse, count * Number(values.cpus)),
    memoryMib: after(place.memoryMib, place.memoryMib.inUse, count * Number(values.memoryGib) * 1024),
    diskMib: after(place.diskMib, place.diskMib.allocated, count * disksMib),
  };
}

function after({ total, free }: CapacityAmount, gone: number, more: number): Remaining | undefined {
  const now = free ?? (total === undefined ? undefined : total - gone);
  return now === undefined ? undefined : { left: now - more, total };
}
