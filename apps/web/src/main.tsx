import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resumeSession } from './api/session';
import { App } from './app/app';
import { shareNonce } from './app/nonce';
import { startWords } from './app/words';

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

await Promise.all([startWords(), resumeSession()]);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
