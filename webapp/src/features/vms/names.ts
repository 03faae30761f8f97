export const MOST_AT_ONCE = 50;

const RANGE = /\{(\d{1,6})\.\.(\d{1,6})\}/;

/**
 * `web-{01..03}` is web-01, web-02, web-03: as many digits as the first number has. A name without a range is itself.
 * @returns undefined where the range runs backwards or is longer than {@link MOST_AT_ONCE}
 */
export function expandNames(pattern: string): string[] | undefined {
  const name = pattern.trim();
  const range = RANGE.exec(name);
  if (!range) return [name];
  const [whole, first = '', last = ''] = range;
  const count = Number(last) - Number(first) + 1;
  if (count < 1 || count > MOST_AT_ONCE) return undefined;
  return Array.from({ length: count }, (_, index) =>
    name.replace(whole, () => String(Number(first) + index).padStart(first.length, '0')),
  );
}

/** The value for the VM at `index`: a range in it counts along with the name's. */
export function alongWith(pattern: string, index: number): string {
  return expandNames(pattern)?.[index] ?? pattern;
}

/** Whether `pattern` gives each of `count` VMs a value of its own. */
export function isOneEach(pattern: string, count: number): boolean {
  return count === 1 || expandNames(pattern)?.length === count;
}
