import { askQuietly } from '../api/reach';
import { onSession, sessionClaims } from '../api/session';
import { onOutbox, outbox } from './outbox';
import { sendAll, type Sent } from './sender';

const LOCK = 'hisaab.outbox';
/** The device may not notice that the server is back. */
const LOOK_AGAIN = 15_000;

/** One tab at a time, so that the order holds; a page without locks (no https) relies on the keys alone. */
function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}

/** The browser sends it when the page is closed and the network comes back; not every browser can. */
async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register(LOCK).catch(() => undefined);
}

/** Sends what waits as soon as it can be sent, for as long as the page is open. */
export function startSending(onSent: (sent: Sent) => void): () => void {
  let running = false;
  let isAsked = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const once = async (): Promise<number | null> => {
    const claims = sessionClaims();
    if (!claims) return null;
    const waiting = await outbox.waitingOf(claims.userId);
    if (!waiting.some(({ refusal }) => refusal === null)) return null;
    try {
      const { origin } = location;
      const { userId, bookId: ownBook } = claims;
      const sending = { outbox, userId, ownBook, origin, ask: askQuietly, now: Date.now };
      const sent = await oneAtATime(() => sendAll(sending));
      if (sent.sent > 0) onSent(sent);
      return sent.again;
    } catch {
      void askForBackgroundSync();
      return Date.now() + LOOK_AGAIN;
    }
  };
  const run = async (): Promise<void> => {
    isAsked = true;
    if (running) return;
    running = true;
    while (isAsked && !isStopped) {
      isAsked = false;
      clearTimeout(timer);
      const again = await once().catch(() => null);
      if (again !== null && !isStopped) timer = setTimeout(start, Math.max(again - Date.now(), 500));
    }
    running = false;
  };
  const start = () => void run();
  const onSight = () => {
    if (document.visibilityState === 'visible') start();
  };
  const stops = [onOutbox(start), onSession(start)];
  addEventListener('online', start);
  document.addEventListener('visibilitychange', onSight);
  start();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
    removeEventListener('online', start);
    document.removeEventListener('visibilitychange', onSight);
  };
}
