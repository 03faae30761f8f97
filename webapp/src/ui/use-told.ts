import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { toProblem } from '@/api/problem';
import { useProblemTitle } from './problem-title';

/** For what is asked where no dialog is open that could show a refusal; it is told in a corner. */
export function useTold(): (asked: Promise<unknown>) => void {
  const problemTitle = useProblemTitle();
  return useCallback(
    (asked) => {
      asked.catch((error: unknown) => {
        const problem = toProblem(error);
        notifications.show({ color: 'red', title: problemTitle(problem), message: problem.detail });
      });
    },
    [problemTitle],
  );
}
