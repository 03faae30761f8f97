import { keep, keptFor } from './kept';

/**
 * Operations that this page has started, with the values of the form behind them, so that a failed one can be opened again
 * as it was. In memory, because the values may hold a password for the guest; what is kept beyond that has none.
 */
const started = new Map<string, { values?: unknown; isTold: boolean }>();
const MOST = 50;

export function rememberStarted(operationId: string, formValues?: unknown): void {
  started.set(operationId, { values: formValues, isTold: false });
  if (formValues !== undefined) keep(operationId, { values: formValues });
  const oldest = started.keys().next().value;
  if (started.size > MOST && oldest !== undefined) started.delete(oldest);
}

/** Whether the end of the operation is this page's to tell; once only, however often it is heard of. */
export function takesTelling(operationId: string): boolean {
  const one = started.get(operationId);
  if (!one || one.isTold) return false;
  one.isTold = true;
  return true;
}

export function startedValues<T>(operationId: string): T | undefined {
  return (started.get(operationId)?.values ?? keptFor(operationId)?.values) as T | undefined;
}

/** Whether the values lack a secret that was there. */
export function isLackingSecrets(operationId: string): boolean {
  return !started.has(operationId) && keptFor(operationId)?.isIncomplete === true;
}

/** Whoever signs in next has started none of them. */
export function forgetStarted(): void {
  started.clear();
}
