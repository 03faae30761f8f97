const STOPS = 'a[href], button, input';

/** The arrows go to the same link, box or button of the row above or below; a long list is no thousand stops of Tab then. */
export function moveBetweenRows(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const at = event.target as HTMLElement;
  const row = at.closest('[role=row]');
  if (!row) return;
  const next = row.parentElement?.querySelector(`[aria-rowindex="${Number(row.getAttribute('aria-rowindex')) + by}"]`);
  const stop = [...row.querySelectorAll(STOPS)].indexOf(at);
  const target = next?.querySelectorAll<HTMLElement>(STOPS)[stop];
  if (!target) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'nearest' });
}
