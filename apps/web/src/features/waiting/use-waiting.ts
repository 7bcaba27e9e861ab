import { useEffect, useState } from 'react';
import { useSession } from '../../app/book';
import { onOutbox, outbox } from '../../offline/outbox';
import type { Waiting } from '../../offline/waiting';

const NOTHING: readonly Waiting[] = [];

/** This person's writes that are on the device only, in the order in which they are sent. */
export function useWaiting(): readonly Waiting[] {
  const userId = useSession()?.userId;
  const [list, setList] = useState(NOTHING);
  useEffect(() => {
    if (userId === undefined) return undefined;
    let isGone = false;
    const read = () =>
      void outbox.waitingOf(userId).then(
        (found) => isGone || setList(found),
        () => setList(NOTHING),
      );
    read();
    const stop = onOutbox(read);
    return () => {
      isGone = true;
      stop();
    };
  }, [userId]);
  return list;
}
