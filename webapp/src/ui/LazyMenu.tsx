import { type ComponentProps, type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';

type ButtonProps = Pick<
  ComponentProps<'button'>,
  'aria-haspopup' | 'aria-expanded' | 'onPointerEnter' | 'onFocus' | 'onClick'
>;

/**
 * Menus and what places them on the screen are as much script as half of a page, so that a button stands for one until somebody
 * presses it; it is loaded when somebody goes near.
 */
export function lazyMenu<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  Button: ComponentType<P & ButtonProps>,
): ComponentType<P> {
  return function LazyMenu(props: P) {
    const [Loaded, setLoaded] = useState<ComponentType<P>>();
    if (Loaded) return <Loaded {...props} />;
    return (
      <Button
        {...props}
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => void load().then((menu) => setLoaded(() => menu.default))}
      />
    );
  };
}

/** For the button of such a menu, which opens at once: it is loaded because somebody pressed what it takes the place of. */
export function useOpensAtOnce(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Where the focus was is where it returns to when the menu closes.
    button.current?.focus();
    button.current?.click();
  }, []);
  return button;
}
