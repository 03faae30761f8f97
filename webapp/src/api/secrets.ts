/** What is told to a guest in confidence: it must reach no clipboard, no history and no disk of a browser. */
const SECRETS = ['password', 'unattendXml', 'userData'];

/** The same with `hidden` in place of every secret in it. */
export function withoutSecrets<T>(value: T, hidden: string): T {
  const text = JSON.stringify(value, (key, part: unknown) => (SECRETS.includes(key) && part ? hidden : part));
  return text === undefined ? value : (JSON.parse(text) as T);
}

export function hasSecrets(value: unknown): boolean {
  return JSON.stringify(value) !== JSON.stringify(withoutSecrets(value, ''));
}
