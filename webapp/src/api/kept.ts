import { hasSecrets, withoutSecrets } from './secrets';

/** For as long as the user is signed in, so that it outlives the page; never with a secret in it. */
const STORAGE_KEY = 'acvm-started';
const MOST = 60;

export type Kept = {
  id: string;
  /** Of the form behind it. */
  values?: unknown;
  /** There was a secret, which is not here. */
  isIncomplete?: boolean;
};

function all(): Kept[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(value) ? (value as Kept[]) : [];
  } catch {
    return [];
  }
}

export function keptFor(operationId: string): Kept | undefined {
  return all().find(({ id }) => id === operationId);
}

/** Adds to what is known of the operation. */
export function keep(operationId: string, part: Pick<Kept, 'values'>): void {
  const before = keptFor(operationId);
  const one: Kept = {
    ...before,
    id: operationId,
    ...(part.values !== undefined && { values: withoutSecrets(part.values, '') }),
    isIncomplete: before?.isIncomplete === true || hasSecrets(part),
  };
  const others = all().filter(({ id }) => id !== operationId);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([one, ...others].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has it until the page is loaded anew.
  }
}

export function forgetKept(): void {
  localStorage.removeItem(STORAGE_KEY);
}
