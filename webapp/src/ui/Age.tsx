import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAge, formatTime } from './format';

const TICK_MS = 10_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all ages on the page. */
function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach((each) => each());
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

export function Age({ at }: { at: string }) {
  useTranslation();
  const current = useSyncExternalStore(subscribe, () => now);
  return (
    <time dateTime={at} title={formatTime(at)}>
      {formatAge(at, Math.max(current, Date.parse(at)))}
    </time>
  );
}
