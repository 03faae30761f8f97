import { forgetSent } from './sent';
import { forgetStarted } from './started';

/**
 * Keeps the cookie session alive: renews it shortly before it ends, and once more when a request finds it ended.
 * All callers that need a renewal at the same time share one, because each renewal replaces the refresh token.
 */
const UNKNOWN_LIFETIME_SECONDS = 300;

let renewal: Promise<boolean> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Why a session ended without its user's doing. */
export type SessionEnd = 'ended' | 'disabled';

let onEnd: (reason: SessionEnd) => void = () => undefined;
let lastRefusal: SessionEnd = 'ended';

export function csrfToken(): string | undefined {
  return /(?:^|;\s*)acvm_csrf=([^;]+)/.exec(document.cookie)?.[1];
}

/** @returns whether there is a live session now. Rejects when the server cannot be reached: that ends no session. */
export function renewSession(): Promise<boolean> {
  renewal ??= requestRenewal().finally(() => (renewal = undefined));
  return renewal;
}

async function requestRenewal(): Promise<boolean> {
  const csrf = csrfToken();
  const response = await fetch('/api/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: csrf ? { 'X-CSRF-Token': csrf } : {},
  });
  if (!response.ok) {
    lastRefusal = response.status === 403 ? 'disabled' : 'ended';
    if (response.status >= 500) throw new TypeError('The session could not be renewed now');
    return false;
  }
  const { expiresIn } = (await response.json()) as { expiresIn: number };
  keepSession(expiresIn);
  return true;
}

/** Starts to renew the session in time. After a reload its lifetime is not known, so it is renewed soon. */
export function keepSession(expiresInSeconds = UNKNOWN_LIFETIME_SECONDS): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    renewSession().then(
      (alive) => alive || sessionEnded(),
      () => keepSession(60),
    );
  }, expiresInSeconds * 750);
}

/** What it has sent and filled in is nobody else's business. */
export function forgetSession(): void {
  clearTimeout(timer);
  forgetSent();
  forgetStarted();
}

/** Called when the session turns out to have ended without the user's doing. */
export function onSessionEnd(listener: (reason: SessionEnd) => void): void {
  onEnd = listener;
}

export function sessionEnded(reason: SessionEnd = lastRefusal): void {
  forgetSession();
  onEnd(reason);
}
