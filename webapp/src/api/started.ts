/**
 * Operations that this page has started, with the values of the form behind them, so that a failed one can be opened again
 * as it was. In memory only: the values may hold a password for the guest.
 */
const started = new Map<string, unknown>();
const MOST = 50;

export function rememberStarted(operationId: string, formValues?: unknown): void {
  started.set(operationId, formValues);
  const oldest = started.keys().next().value;
  if (started.size > MOST && oldest !== undefined) started.delete(oldest);
}

export function wasStartedHere(operationId: string): boolean {
  return started.has(operationId);
}

export function startedValues<T>(operationId: string): T | undefined {
  return started.get(operationId) as T | undefined;
}
