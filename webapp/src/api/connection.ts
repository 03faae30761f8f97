import { useSyncExternalStore } from 'react';

/** `asking`: the server answers, but tells nothing by itself. `down`: it does not answer. */
export type ConnectionState = 'connecting' | 'live' | 'asking' | 'down';
/** `since`: when the server was heard last before this state began, in milliseconds of the epoch. */
export type Connection = { state: ConnectionState; since: number };

const PROBE_TIMEOUT_MS = 5_000;

let heardAt = Date.now();
let connection: Connection = { state: 'connecting', since: heardAt };
const listeners = new Set<() => void>();
let doubt: () => void = () => undefined;

export function heard(): void {
  heardAt = Date.now();
}

export function silentForMs(): number {
  return Date.now() - heardAt;
}

export function connectionState(): ConnectionState {
  return connection.state;
}

export function setConnectionState(state: ConnectionState): void {
  if (state === connection.state) return;
  connection = { state, since: heardAt };
  listeners.forEach((listener) => listener());
}

/** Whether the server answers now, or does not within seconds. */
export async function serverAnswers(): Promise<boolean> {
  try {
    const { ok } = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    if (ok) heard();
    return ok;
  } catch {
    return false;
  }
}

/** Says that a request got no answer. */
export function doubtConnection(): void {
  doubt();
}

export function onConnectionDoubt(listener: () => void): void {
  doubt = listener;
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );
}
