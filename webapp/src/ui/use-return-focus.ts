import { useEffect, useState } from 'react';

/** When the dialog is gone, the focus goes back to what opened it, or to the heading when that is gone as well. */
export function useReturnFocus(): void {
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      // Not before the dialog's focus trap has let go.
      setTimeout(() => {
        const target = opener?.isConnected ? opener : document.querySelector<HTMLElement>('h1');
        target?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}

/** An entry of a menu is gone by then; the button that opened its menu is not. */
function openerOf(active: Element | null): HTMLElement | null {
  const menuButton = active?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return menuButton ? document.getElementById(menuButton) : (active as HTMLElement | null);
}
