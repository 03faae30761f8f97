import { useSyncExternalStore } from 'react';
import type { Vm } from './types';

/** VMs that are ticked in the list, by id, as they were then; kept while one goes to another page and back. */
let selected: ReadonlyMap<string, Vm> = new Map();
const listeners = new Set<() => void>();

function change(next: Map<string, Vm>) {
  selected = next;
  listeners.forEach((listener) => listener());
}

export const selection = {
  toggle(vm: Vm): void {
    const next = new Map(selected);
    if (!next.delete(vm.id)) next.set(vm.id, vm);
    change(next);
  },
  set(vms: Vm[]): void {
    change(new Map(vms.map((vm) => [vm.id, vm])));
  },
  clear(): void {
    if (selected.size > 0) change(new Map());
  },
};

export function useSelection(): ReadonlyMap<string, Vm> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => selected,
  );
}
