import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './__generated__/schema';
import { doubtConnection, heard } from './connection';
import { newIdempotencyKey } from './idempotency';
import { ApiError } from './problem';
import { keepSent, type Sent } from './sent';
import { csrfToken, renewSession, sessionEnded } from './session';
import type { Operation, Problem, VmCreate } from './types';

const SAFE_METHODS = ['GET', 'HEAD'];
/** Here 401 and 403 are about what was typed, or is the question itself; a renewal would not change the answer. */
const WITHOUT_RENEWAL = ['/api/login', '/api/register', '/api/setup', '/api/password-reset', '/api/logout'];

const headers: Middleware = {
  onRequest({ request }) {
    const csrf = csrfToken();
    if (csrf && !SAFE_METHODS.includes(request.method)) request.headers.set('X-CSRF-Token', csrf);
    request.headers.set('Accept-Language', document.documentElement.lang || 'en');
    return request;
  },
};

async function fetchWithRenewal(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request).catch((reason: unknown) => {
    if (reason instanceof TypeError) doubtConnection();
    throw reason;
  });
  // A proxy in between answers when the server does not.
  if (response.status < 500) heard();
  if (WITHOUT_RENEWAL.includes(new URL(request.url).pathname)) return response;
  if (response.status === 403 && (await isDisabled(response.clone()))) sessionEnded('disabled');
  if (response.status !== 401) return response;
  if (!(await renewSession())) {
    sessionEnded();
    return response;
  }
  const csrf = csrfToken();
  if (csrf && again.headers.has('X-CSRF-Token')) again.headers.set('X-CSRF-Token', csrf);
  return fetch(again);
}

async function isDisabled(response: Response): Promise<boolean> {
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  return problem?.code === 'ACCOUNT_DISABLED';
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: fetchWithRenewal });
api.use(headers, keepSent);

/** The same request once more, as one of its own. */
export async function sendAgain({ method, path, body }: Sent): Promise<Operation> {
  const call = api.request(method.toLowerCase() as 'post', path as '/api/vms', {
    params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
    body: body as VmCreate,
  });
  return answer(call);
}

/** What the server answered, or throws {@link ApiError}. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  // A proxy in between answers with a page of its own; its status is all that is known then.
  const problem = error as Partial<Problem> | undefined;
  if (typeof problem?.code === 'string') throw new ApiError(problem as Problem);
  throw new ApiError({ type: 'about:blank', title: response.statusText, status: response.status, code: 'INTERNAL' });
}
