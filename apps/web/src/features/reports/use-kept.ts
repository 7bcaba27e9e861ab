import { useState } from 'react';

/** What there was last, as long as there is nothing. The value is the same object until it changes. */
export function useKept<Value>(now: Value | undefined): Value | undefined {
  const [last, setLast] = useState(now);
  if (now !== undefined && now !== last) setLast(now);
  return now ?? last;
}
