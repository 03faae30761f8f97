import type { Middleware } from 'openapi-fetch';
import { forgetKept } from './kept';
import type { Operation } from './types';

export type Sent = { method: string; path: string; body?: unknown };

/** In memory, because bodies may hold a password for the guest; the server keeps the rest. */
const requests = new Map<string, Sent>();
const bodies = new WeakMap<Request, Promise<string>>();
const MOST = 200;

/** What this page asked for when it started the operation, with all that a guest is told in confidence. */
export function sentFor(operationId: string): Sent | undefined {
  return requests.get(operationId);
}

export function forgetSent(): void {
  requests.clear();
  forgetKept();
}

/** Keeps the requests that operations were started with, so that one can be sent again or shown as a command. */
export const keepSent: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') bodies.set(request, request.clone().text());
  },
  async onResponse({ request, response }) {
    if (response.status !== 202) return;
    const body = await bodies.get(request);
    const { id } = (await response.clone().json()) as Operation;
    const { pathname, search } = new URL(request.url);
    requests.set(id, {
      method: request.method,
      path: pathname + search,
      ...(body && { body: JSON.parse(body) as unknown }),
    });
    const oldest = requests.keys().next().value;
    if (requests.size > MOST && oldest !== undefined) requests.delete(oldest);
  },
};
