import { lazy, Suspense, useEffect, useState } from 'react';

const Tooltip = lazy(() => import('./Tooltip'));

const DELAY_MS = 250;

/**
 * One tooltip for everything that has `data-tip`, on hover and on keyboard focus. A tooltip component around each button of a
 * long list would cost more than all the rest of its rows.
 */
export function Tips() {
  const [target, setTarget] = useState<HTMLElement>();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (event: Event) => {
      clearTimeout(timer);
      const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      const wanted = found && (event.type === 'mouseover' || found.matches(':focus-visible'));
      if (!wanted) return setTarget(undefined);
      timer = setTimeout(() => setTarget(found), DELAY_MS);
    };
    const hide = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      clearTimeout(timer);
      setTarget(undefined);
    };
    const shows = ['mouseover', 'focusin'];
    const hides = ['keydown', 'mousedown', 'focusout'];
    shows.forEach((type) => document.addEventListener(type, show));
    hides.forEach((type) => document.addEventListener(type, hide));
    return () => {
      clearTimeout(timer);
      shows.forEach((type) => document.removeEventListener(type, show));
      hides.forEach((type) => document.removeEventListener(type, hide));
    };
  }, []);

  if (!target?.isConnected) return null;
  return (
    <Suspense>
      <Tooltip
        key={target.dataset.tip}
        target={target}
        label={target.dataset.tip}
        opened
        withArrow
        zIndex={1000}
        // What lies outside of every landmark is lost to who goes from one to the next.
        portalProps={{ target: '#main' }}
      />
    </Suspense>
  );
}
