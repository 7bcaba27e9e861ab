import { useLayoutEffect, useRef } from 'react';

/** What there was last, as long as there is nothing: what is shown does not go before the next can be shown. */
export function useKept<Value>(now: Value | undefined): Value | undefined {
  const last = useRef(now);
  useLayoutEffect(() => {
    if (now !== undefined) last.current = now;
  });
  return now ?? last.current;
}
