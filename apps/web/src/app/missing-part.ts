/**
 * After an update the server has other files than an open page asks for. What is only fetched ahead may fail
 * without a word; what is shown and cannot be had takes the new page, once, so that a server which is really
 * broken is not asked for ever.
 */
const RELOADED = 'hisaab.reloaded';
const AGAIN_AFTER_MS = 60_000;

let missing: unknown = null;

export function watchForMissingParts(): void {
  addEventListener('vite:preloadError', (event) => {
    missing = event.payload;
  });
}

export function isMissingPart(error: unknown): boolean {
  if (error === missing && missing !== null) return true;
  return error instanceof Error && /dynamically imported module|module script failed/i.test(error.message);
}

/** Loads the page anew, unless that was tried a moment ago or there is no network to load it by. */
export function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (!navigator.onLine || Date.now() - last < AGAIN_AFTER_MS) return false;
  sessionStorage.setItem(RELOADED, `${Date.now()}`);
  location.reload();
  return true;
}
