import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resumeSession } from './api/session';
import { App } from './app/app';
import { shareNonce } from './app/nonce';
import { watchForMissingParts } from './app/missing-part';
import { startWords } from './app/words';

shareNonce();

watchForMissingParts();

await Promise.all([startWords(), resumeSession()]);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
