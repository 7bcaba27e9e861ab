import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { wordsOf } from './words-of';

/**
 * The light page for a phone's home screen: built before the app and into the same folder, since a chunk that both
 * share would bring the app's along. The app's build keeps its files for the pages that open without a network.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [wordsOf('add', 'entry', 'type', 'waiting')],
  resolve: { tsconfigPaths: true },
  html: { cspNonce: '__CSP_NONCE__' },
  // The files that are copied as they are come with the app.
  publicDir: false,
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: { input: fileURLToPath(new URL('add.html', import.meta.url)) },
  },
});
