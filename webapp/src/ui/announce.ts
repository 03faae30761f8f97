let region: HTMLElement | undefined;

/** Says something to screen readers without showing it. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    region.className = 'acvm-off-screen';
    document.body.append(region);
  }
  region.textContent = text;
}
