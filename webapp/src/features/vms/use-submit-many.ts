import { useRef, useState } from 'react';
import { newIdempotencyKey } from '@/api/idempotency';
import { toProblem } from '@/api/problem';
import type { Operation, Problem } from '@/api/types';

export type Wanted<T> = { name: string; body: T };
export type Outcome = { name: string; operation?: Operation; problem?: Problem };

/** So many requests at once; the server queues the work itself. */
const AT_ONCE = 4;

/**
 * Asks for several and keeps what was answered for each. What was accepted once is not asked for again as long as it is
 * wanted in the same words, so that sending again asks only for what was refused.
 */
export function useSubmitMany<T>(ask: (body: T, idempotencyKey: string) => Promise<Operation>) {
  const [outcomes, setOutcomes] = useState<Outcome[]>();
  const [busy, setBusy] = useState(false);
  const keys = useRef(new Map<string, string>());
  const accepted = useRef(new Map<string, Operation>());

  const one = async ({ name, body }: Wanted<T>): Promise<Outcome & { isNew: boolean }> => {
    const json = JSON.stringify(body);
    const before = accepted.current.get(json);
    if (before) return { name, operation: before, isNew: false };
    const key = keys.current.get(json) ?? newIdempotencyKey();
    keys.current.set(json, key);
    try {
      const operation = await ask(body, key);
      accepted.current.set(json, operation);
      return { name, operation, isNew: true };
    } catch (error) {
      return { name, problem: toProblem(error), isNew: false };
    }
  };

  /** @param onAccepted is told of each that was not accepted before */
  const submit = async (wanted: Wanted<T>[], onAccepted: (operation: Operation, index: number) => void) => {
    setBusy(true);
    setOutcomes(wanted.map(({ name }) => ({ name })));
    const done: Outcome[] = [];
    let next = 0;
    const worker = async () => {
      for (let index = next++; index < wanted.length; index = next++) {
        const item = wanted[index];
        if (!item) return;
        const { isNew, ...outcome } = await one(item);
        done[index] = outcome;
        if (isNew && outcome.operation) onAccepted(outcome.operation, index);
        setOutcomes((before) => before?.map((old, at) => (at === index ? outcome : old)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setBusy(false);
    return done;
  };

  return { outcomes, busy, submit };
}
