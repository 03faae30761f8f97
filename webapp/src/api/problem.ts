import type { Problem } from './types';

/** A request that failed; `problem.code` is what the page decides on, never a text or a status. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ApiError';
  }
}

/** Code of a request that never reached the server; known to the page only. */
export const OFFLINE = 'OFFLINE';

export function offlineProblem(): Problem {
  return { type: 'about:blank', title: 'The server cannot be reached', status: 0, code: OFFLINE };
}

export function toProblem(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  // fetch rejects with a TypeError when there was no answer at all.
  if (error instanceof TypeError) return offlineProblem();
  return {
    type: 'about:blank',
    title: error instanceof Error ? error.message : String(error),
    status: 0,
    code: 'INTERNAL',
  };
}

/** The server's errors by field name; `/guest/hostname` becomes `guest.hostname`, which is how forms name fields. */
export function fieldErrors(problem: Problem): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { pointer, detail } of problem.errors ?? []) {
    if (pointer) errors[pointer.slice(1).replaceAll('/', '.')] ??= detail;
  }
  return errors;
}
