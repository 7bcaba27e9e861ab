import { type RefObject, useLayoutEffect, useState } from 'react';
import type { View } from './windowing';

/** Rows that are drawn beyond each edge of what is seen. */
const BEYOND = 8;

/** The part of a list that the window shows, in steps of a row so that not every pixel draws anew. */
export function useView(list: RefObject<HTMLElement | null>, row: number): View {
  const [view, setView] = useState<View>({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const look = () => {
      const top = -(list.current?.getBoundingClientRect().top ?? 0);
      const from = (Math.floor(top / row) - BEYOND) * row;
      const to = from + (Math.ceil(window.innerHeight / row) + 2 * BEYOND) * row;
      setView((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    look();
    // What stands above the list may grow and shrink without a scroll.
    const sizes = new ResizeObserver(look);
    sizes.observe(document.body);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [list, row]);
  return view;
}
