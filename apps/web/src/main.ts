import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { hasSession, resumeSession } from './api/session';
import { startLanguage } from './app/languages';
import { shareNonce } from './app/nonce';
import { loadPage } from './app/page-loads';
import { WORDS } from './app/word-files';

shareNonce();

// After an update the server has other files than an open page asks for: take the new page, but only once,
// so that a server which is really broken is not asked for ever.
const RELOADED = 'hisaab.reloaded';
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem(RELOADED, `${Date.now()}`);
  event.preventDefault();
  location.reload();
});

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

void begin();
