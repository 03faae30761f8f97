import type { Operation, Vm } from '@/api/types';

/** What is being made stands on top, wherever its name would put it, and also while the list has not loaded it. */
export function inCreationFirst(vms: Vm[], running: Operation[]): Vm[] {
  const creations = running.filter(({ kind }) => kind === 'CREATE_VM');
  if (creations.length === 0) return vms;
  const known = new Map(vms.map((vm) => [vm.id, vm]));
  const top = creations.map((operation) => known.get(operation.target.id) ?? placeholder(operation));
  const ids = new Set(top.map((vm) => vm.id));
  return [...top, ...vms.filter((vm) => !ids.has(vm.id))];
}

function placeholder({ target, createdAt }: Operation): Vm {
  return {
    id: target.id,
    name: target.name ?? target.id,
    provider: '',
    powerState: 'UNKNOWN',
    lifecycle: 'PROVISIONING',
    disks: [],
    nics: [],
    ipAddresses: [],
    managed: true,
    tags: [],
    createdAt,
  };
}
