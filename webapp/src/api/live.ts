import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { FILE_LISTS, patchOperation, patchProviderStatus, patchVm, removeVm } from './live-cache';
import { renewSession, sessionEnded } from './session';
import type { Event, Operation, ProviderStatus, Vm } from './types';

export type LiveState = 'connecting' | 'live' | 'down';

const EVENT_TYPES = [
  'operation.queued',
  'operation.changed',
  'operation.succeeded',
  'operation.failed',
  'operation.canceled',
  'vm.changed',
  'vm.removed',
  'inventory.changed',
  'provider.changed',
  'reset',
];
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** How often the page asks by itself while there is no stream. */
const POLL_MS = 5_000;
/** Lists are read anew at most this often, however many events say that they have changed. */
const LIST_REFRESH_MS = 1_500;

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

function setState(next: LiveState) {
  state = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Follows the server's events and keeps the query cache true to them until the returned function is called. */
export function followEvents(queryClient: QueryClient): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let wasLive = false;
  let stopped = false;
  const lists = throttle(() => refreshLists(queryClient), LIST_REFRESH_MS);
  const poll = setInterval(() => {
    if (state === 'down' && document.visibilityState === 'visible') refreshAll(queryClient);
  }, POLL_MS);

  function open() {
    source = new EventSource('/api/events');
    source.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      setState('live');
      // A new stream does not replay what the old one missed.
      if (wasLive) refreshAll(queryClient);
      wasLive = true;
    };
    source.onerror = () => {
      setState('down');
      // The browser itself repeats a broken connection, but not one that was refused.
      if (source?.readyState === EventSource.CLOSED) reopenLater();
    };
    for (const type of EVENT_TYPES) source.addEventListener(type, (message) => receive(type, message));
  }

  function reopenLater() {
    retry = setTimeout(() => {
      renewSession().then(
        (alive) => {
          if (stopped) return;
          if (alive) open();
          else sessionEnded();
        },
        () => stopped || reopenLater(),
      );
    }, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  function receive(type: string, message: MessageEvent<string>) {
    if (type === 'reset') return refreshAll(queryClient);
    if (type === 'inventory.changed') return lists();
    const { subject, data = {} } = JSON.parse(message.data) as Event;
    // What an event is about can be gone when it is sent; it comes with bare facts then.
    if (type === 'vm.changed' && 'powerState' in data) {
      if (patchVm(queryClient, data as unknown as Vm)) lists();
    } else if (type === 'provider.changed' && 'vmCount' in data) {
      patchProviderStatus(queryClient, data as unknown as ProviderStatus);
    } else if ('steps' in data) {
      if (patchOperation(queryClient, data as unknown as Operation)) lists();
    } else {
      if (type === 'vm.removed' && subject) removeVm(queryClient, subject.id);
      lists();
    }
  }

  open();
  return () => {
    stopped = true;
    clearTimeout(retry);
    clearInterval(poll);
    source?.close();
    setState('connecting');
  };
}

function refreshLists(queryClient: QueryClient) {
  for (const operationId of ['listVms', 'findVms', 'getSummary', 'listActivity', 'listProviderStatuses']) {
    void queryClient.invalidateQueries({ queryKey: [operationId] });
  }
}

function refreshAll(queryClient: QueryClient) {
  refreshLists(queryClient);
  for (const operationId of ['getVm', 'listOperations', 'listOperationLog', 'listSnapshots', ...FILE_LISTS]) {
    void queryClient.invalidateQueries({ queryKey: [operationId] });
  }
}

/** Runs at once, then at most once in `ms`, and always once after the last call. */
function throttle(run: () => void, ms: number): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const turn = () => {
    run();
    waiting = setTimeout(() => {
      waiting = undefined;
      if (again) {
        again = false;
        turn();
      }
    }, ms);
  };
  return () => {
    if (waiting) again = true;
    else turn();
  };
}
