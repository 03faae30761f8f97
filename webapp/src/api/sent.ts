import type { Middleware } from 'openapi-fetch';
import { forgetKept, keep, keptFor } from './kept';
import type { Operation } from './types';

export type Sent = { method: string; path: string; body?: unknown };

/** In memory, because bodies may hold a password for the guest. */
const requests = new Map<string, Sent>();
const bodies = new WeakMap<Request, Promise<string>>();
const MOST = 200;

/** What this browser asked for when it started the operation; with secrets only until the page is loaded anew. */
export function sentFor(operationId: string): Sent | undefined {
  return requests.get(operationId) ?? keptFor(operationId)?.request;
}

/** Whether it can be sent as it is. */
export function isSentComplete(operationId: string): boolean {
  return requests.has(operationId) || keptFor(operationId)?.isIncomplete !== true;
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
    const sent: Sent = {
      method: request.method,
      path: pathname + search,
      ...(body && { body: JSON.parse(body) as unknown }),
    };
    requests.set(id, sent);
    keep(id, { request: sent });
    const oldest = requests.keys().next().value;
    if (requests.size > MOST && oldest !== undefined) requests.delete(oldest);
  },
};
