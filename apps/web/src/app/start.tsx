import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionClaims } from '../api/session';
import { App } from './app';
import { takeFirstAnswers } from './first-answers';
import { startWords } from './words';

async function firstAnswers(session: Promise<void>): Promise<void> {
  await session;
  const claims = sessionClaims();
  if (claims) await takeFirstAnswers(location, claims);
}

/** Draws the client as soon as there is something to draw: whose it is, the page and what it shows. */
export async function start(session: Promise<void>, page: Promise<unknown>): Promise<void> {
  await Promise.all([firstAnswers(session), page, startWords()]);
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
