import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { toProblem } from '@/api/problem';
import { type PowerAction, useVmPower } from '@/api/vm-power';
import { useProblemTitle } from './problem-title';

/** Changes power where no dialog is open that could show a refusal; it is told in a corner. */
export function usePower(): (vmId: string, action: PowerAction) => void {
  const power = useVmPower();
  const problemTitle = useProblemTitle();
  return useCallback(
    (vmId, action) => {
      power(vmId, action).catch((error: unknown) => {
        const problem = toProblem(error);
        notifications.show({ color: 'red', title: problemTitle(problem), message: problem.detail });
      });
    },
    [power, problemTitle],
  );
}
