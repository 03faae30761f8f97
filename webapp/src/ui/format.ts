import i18next from 'i18next';

const number = (value: number, digits = 1) =>
  new Intl.NumberFormat(i18next.language, { maximumFractionDigits: digits }).format(value);

/** `2048` is "2 GiB", `512` is "512 MiB"; in French Gio and Mio. */
export function formatMib(mib: number): string {
  const suffix = i18next.language === 'fr' ? 'io' : 'iB';
  if (mib < 1024) return `${number(mib, 0)} M${suffix}`;
  if (mib < 1024 * 1024) return `${number(mib / 1024)} G${suffix}`;
  return `${number(mib / 1024 / 1024)} T${suffix}`;
}

/** Below a MiB in KiB, rounded up, so that only nothing is nothing. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${number(Math.ceil(bytes / 1024), 0)} K${i18next.language === 'fr' ? 'io' : 'iB'}`;
  return formatMib(bytes / 1024 / 1024);
}

export function formatTime(iso: string): string {
  return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

/** The time of day; with the day where it is not today. */
export function formatClock(time: number): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(i18next.language, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'short' }),
  }).format(time);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
];

/** "3 minutes ago". */
export function formatAge(iso: string, now: number): string {
  const format = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' });
  let value = Math.min(0, Math.round((Date.parse(iso) - now) / 1000));
  for (const [unit, size] of STEPS) {
    if (Math.abs(value) < size) return format.format(value, unit);
    value = Math.round(value / size);
  }
  return format.format(value, 'year');
}

/** `d1` before `d10`, whatever the case. */
export function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, i18next.language, { numeric: true });
}
