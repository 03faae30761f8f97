import { useState } from 'react';
import { useOperationStarted } from '@/api/hooks';
import { toProblem } from '@/api/problem';
import type { Operation, Problem } from '@/api/types';

export type Refused = { name: string; problem: Problem };

/** Asks for several operations one after the other; a refusal of one stops no other and is kept to be shown. */
export function useEach() {
  const started = useOperationStarted();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused[]>([]);
  const run = async (requests: { name: string; ask: () => Promise<Operation> }[]): Promise<boolean> => {
    setBusy(true);
    const failed: Refused[] = [];
    for (const { name, ask } of requests) {
      try {
        started(await ask());
      } catch (error) {
        failed.push({ name, problem: toProblem(error) });
      }
    }
    setRefused(failed);
    setBusy(false);
    return failed.length === 0;
  };
  return { run, busy, refused };
}
