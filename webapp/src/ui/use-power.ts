import { useCallback } from 'react';
import { type PowerAction, useVmPower } from '@/api/vm-power';
import { useTold } from './use-told';

/** Changes power where no dialog is open that could show a refusal. */
export function usePower(): (vmId: string, action: PowerAction) => void {
  const power = useVmPower();
  const told = useTold();
  return useCallback((vmId, action) => told(power(vmId, action)), [power, told]);
}
