import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Another page begins at its heading, for the keyboard and for who listens, unless it chose a place of its own. */
export function useHeadingFocus(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return undefined;
    before.current = pathname;
    const focus = (): boolean => {
      const heading = document.querySelector<HTMLElement>('main h1');
      if (!heading) return false;
      const { activeElement } = document;
      const isInside = activeElement?.closest('main, [role="dialog"]') && !activeElement.matches('main');
      if (isInside) return true;
      heading.tabIndex = -1;
      heading.focus();
      return true;
    };
    if (focus()) return undefined;
    // The page is still on its way.
    const arrival = new MutationObserver(() => {
      if (focus()) arrival.disconnect();
    });
    arrival.observe(document.body, { childList: true, subtree: true });
    return () => arrival.disconnect();
  }, [pathname]);
}
