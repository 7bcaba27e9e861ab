import './design/components.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { askEarly } from './api/early';
import { hasSession, hasToken, resumeSession, sessionClaims } from './api/session';
import { firstQuestions } from './app/first-questions';
import { startLanguage } from './app/languages';
import { reloadOnce, watchForMissingParts } from './app/missing-part';
import { shareNonce } from './app/nonce';
import { loadPage } from './app/page-loads';
import { WORDS } from './app/word-files';

shareNonce();

watchForMissingParts();

/**
 * This file is small, so that on a slow line the session, the words, the client, the page and what it asks first all come at once. It
 * awaits nothing at its top: what it loads uses parts of it.
 */
async function begin(): Promise<void> {
  const session = resumeSession().then(() => {
    const claims = sessionClaims();
    if (claims && hasToken()) askEarly(firstQuestions(location, claims, new Date()));
  });
  const words = WORDS[startLanguage()]();
  const page = loadPage(hasSession() ? location.pathname : '/login').catch(() => undefined);
  const { start } = await import('./app/start');
  await start(session, Promise.all([words, page]));
}

// What the whole page needs could not be had: the page of a new version names other files.
begin().catch((error: unknown) => {
  if (!reloadOnce()) throw error;
});
