import type { QueryClient } from '@tanstack/react-query';
import {
  connectionState,
  heard,
  onConnectionDoubt,
  serverAnswers,
  setConnectionState,
  silentForMs,
} from './connection';
import { patchOperation, patchProviderStatus, patchVm, removeVm } from './live-cache';
import { renewSession, sessionEnded } from './session';
import type { Event, Operation, ProviderStatus, Vm } from './types';

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
/** A connection that was cut without a word looks like one on which nothing happens. */
const LONGEST_SILENCE_MS = 10_000;
/** Lists are read anew at most this often, however many events say that they have changed. */
const LIST_REFRESH_MS = 1_500;

/** Follows the server's events and keeps the query cache true to them until the returned function is called. */
export function followEvents(queryClient: QueryClient): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let wasLive = false;
  let stopped = false;
  let checking = false;
  const lists = throttle(() => refreshLists(queryClient), LIST_REFRESH_MS);

  function open() {
    source?.close();
    source = new EventSource('/api/events');
    source.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      heard();
      setConnectionState('live');
      if (wasLive) refreshAll(queryClient);
      else refreshOlder(queryClient);
      wasLive = true;
    };
    source.onerror = () => {
      // The browser itself repeats a broken connection, but not one that was refused.
      if (source?.readyState === EventSource.CLOSED) reopenLater();
      check();
    };
    for (const type of EVENT_TYPES) source.addEventListener(type, (message) => receive(type, message));
  }

  function reopenLater() {
    clearTimeout(retry);
    retry = setTimeout(reopen, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  function reopen() {
    renewSession().then(
      (alive) => {
        if (stopped) return;
        if (alive) open();
        else sessionEnded();
      },
      () => stopped || reopenLater(),
    );
  }

  /** Finds out which of the two is gone, the stream or the server, and asks for what the stream does not tell. */
  function check() {
    if (checking || stopped) return;
    checking = true;
    void serverAnswers().then((answers) => {
      checking = false;
      if (stopped || (answers && source?.readyState === EventSource.OPEN)) return;
      if (!answers) {
        setConnectionState('down');
        // The browser may go on believing in it for minutes.
        if (source?.readyState === EventSource.OPEN) source.close();
        if (source?.readyState === EventSource.CLOSED) reopenLater();
        return;
      }
      const isBack = connectionState() === 'down';
      setConnectionState('asking');
      refreshAll(queryClient);
      if (isBack && source?.readyState === EventSource.CLOSED) {
        clearTimeout(retry);
        retryMs = FIRST_RETRY_MS;
        reopen();
      }
    });
  }

  const watch = () => {
    if (document.visibilityState !== 'visible') return;
    if (connectionState() !== 'live' || silentForMs() > LONGEST_SILENCE_MS) check();
  };
  const poll = setInterval(watch, POLL_MS);
  // The change of visibility is told to the document first, and comes by here.
  const wakes = ['online', 'offline', 'visibilitychange'];
  wakes.forEach((type) => window.addEventListener(type, watch));
  onConnectionDoubt(check);

  function receive(type: string, message: MessageEvent<string>) {
    heard();
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
    wakes.forEach((type) => window.removeEventListener(type, watch));
    onConnectionDoubt(() => undefined);
    source?.close();
    setConnectionState('connecting');
  };
}

const LISTS = ['listVms', 'findVms', 'getSummary', 'listActivity', 'listProviderStatuses', 'listOperations'];

function refreshLists(queryClient: QueryClient) {
  for (const operationId of LISTS.slice(0, -1)) void queryClient.invalidateQueries({ queryKey: [operationId] });
}

/** What was read before there was a stream; nothing tells what has changed in between. */
function refreshOlder(queryClient: QueryClient) {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey, state }) => state.dataUpdatedAt > 0 && LISTS.includes(String(queryKey[0])),
  });
}

function refreshAll(queryClient: QueryClient) {
  void queryClient.invalidateQueries();
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
