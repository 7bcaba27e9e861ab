import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { hasSession, resumeSession } from './api/session';
import { startLanguage } from './app/languages';
import { reloadOnce, watchForMissingParts } from './app/missing-part';
import { shareNonce } from './app/nonce';
import { loadPage } from './app/page-loads';
import { WORDS } from './app/word-files';

shareNonce();

watchForMissingParts();

/**
 * This file is small, so that on a slow line the session, the words, the client and the page all come at once. It
 * awaits nothing at its top: what it loads uses parts of it.
 */
async function begin(): Promise<void> {
  const session = resumeSession();
  const words = WORDS[startLanguage()]();
  const page = loadPage(hasSession() ? location.pathname : '/login').catch(() => undefined);
  const { start } = await import('./app/start');
  await Promise.all([session, words, page]);
  await start();
}

// What the whole page needs could not be had: the page of a new version names other files.
begin().catch((error: unknown) => {
  if (!reloadOnce()) throw error;
});
