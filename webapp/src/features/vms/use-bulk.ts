import { useState } from 'react';
import { answer, api } from '@/api/client';
import { useOperationStarted } from '@/api/hooks';
import { toProblem } from '@/api/problem';
import type { Operation, Problem, Vm } from '@/api/types';
import { type PowerAction, useVmPower } from '@/api/vm-power';

export type BulkAction = Extract<PowerAction, 'start' | 'stop' | 'restart' | 'suspend' | 'resume'> | 'delete';
/** What became of the request for one VM: an operation to follow, or a refusal. */
export type BulkItem = { vm: Vm; operation?: Operation; problem?: Problem };
export type BulkRun = { action: BulkAction; items: BulkItem[] };

/** So many requests at once; the server queues the work itself. */
const AT_ONCE = 6;

/** Asks for the same of many VMs and keeps what was answered for each. */
export function useBulk() {
  const [run, setRun] = useState<BulkRun>();
  const power = useVmPower();
  const started = useOperationStarted();

  const ask = async (action: BulkAction, vm: Vm): Promise<BulkItem> => {
    try {
      if (action !== 'delete') return { vm, operation: await power(vm.id, action) };
      const operation = await answer(api.DELETE('/api/vms/{vmId}', { params: { path: { vmId: vm.id } } }));
      started(operation);
      return { vm, operation };
    } catch (error) {
      return { vm, problem: toProblem(error) };
    }
  };

  const start = async (action: BulkAction, vms: Vm[]) => {
    setRun({ action, items: vms.map((vm) => ({ vm })) });
    const waiting = [...vms];
    const worker = async () => {
      for (let vm = waiting.shift(); vm; vm = waiting.shift()) {
        const item = await ask(action, vm);
        setRun(
          (before) => before && { action, items: before.items.map((one) => (one.vm.id === item.vm.id ? item : one)) },
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };

  return { run, start, close: () => setRun(undefined) };
}
