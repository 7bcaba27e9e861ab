import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { webManifest } from './web-manifest';

/** What of the components stands on the pages before the book is open, the frame and what they are made of. */
const FIRST_PARTS =
  /@mantine\/core\/esm\/components\/(ActionIcon|Alert|Anchor|Button|Center|CloseButton|Combobox\/(Combobox\.module|ComboboxChevron|get-parsed-combobox-data)|Container|Group|Input|InputBase|List|Loader|NativeSelect|Notification|Paper|PasswordInput|Portal|Skeleton|Stack|Text|TextInput|Title|Transition|UnstyledButton)/;

/** What stands in the frame around the pages of the book, and on most of them. */
const PAGE_PARTS =
  /@mantine\/core\/esm\/components\/(AppShell|Badge|Burger|Checkbox|Collapse|Divider|InlineInput|NavLink|Progress|SimpleGrid|VisuallyHidden)\//;

/** Of ours what several pages need, except what brings lists to choose from along. */
const SHARED = /\/apps\/web\/src\/(?!.*(-select|-dialog|-input)\.tsx)/;

const OURS = /\/apps\/web\/src\//;

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Whether `root` imports it, or something that it imports, and not only what is loaded later. */
function isOf(root: string, id: string, modules: Modules, known = new Map<string, boolean>()): boolean {
  const answer = known.get(id);
  if (answer !== undefined) return answer;
  known.set(id, false);
  const importers = modules.getModuleInfo(id)?.importers ?? [];
  const isIt = id.endsWith(root) || importers.some((one) => isOf(root, one, modules, known));
  known.set(id, isIt);
  return isIt;
}

/** What of ours is loaded at once: all that these need and that those before them have not. */
function step(name: string, ...roots: readonly string[]) {
  return {
    debugName: name,
    name: (id: string, modules: Modules) => (roots.some((root) => isOf(root, id, modules)) ? name : null),
    test: OURS,
  };
}

/** The client itself is loaded beside `main.tsx` and not after it: the page names its files. */
const startEarly: Plugin = {
  name: 'start-early',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {}, filename }) => {
      if (!filename.endsWith('index.html')) return [];
      const files = new Set<string>();
      const add = (name: string): void => {
        const file = bundle[name];
        if (file?.type !== 'chunk' || files.has(name)) return;
        files.add(name);
        file.imports.forEach(add);
      };
      for (const [name, file] of Object.entries(bundle))
        if (file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith('/src/app/start.tsx')))
          add(name);
      return [...files].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
      }));
    },
  },
};

const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
) as { version: string };

export default defineConfig({
  define: { __HISAAB_VERSION__: JSON.stringify(version) },
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    startEarly,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      // Each page starts it as it sees fit: a script between the lines would need a hole in the policy.
      injectRegister: false,
      manifest: webManifest,
      injectManifest: {
        rollupFormat: 'iife',
        // The pages themselves are kept by the worker, with the policy that the server gives them.
        globPatterns: ['assets/*.{js,css}'],
        // What draws charts is large, and without a network there is nothing new to draw.
        globIgnores: ['**/engine-*.js'],
      },
    }),
  ],
  resolve: { tsconfigPaths: true },
  // The server puts a fresh nonce here with every page that it answers.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: fileURLToPath(new URL('../../dist/apps/web', import.meta.url)),
    emptyOutDir: false,
    target: 'es2023',
    // Data URLs for small files would need a hole in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // A page should not come in forty pieces: on a phone each costs a turn to and fro. What every visit needs is
        // two files, what several pages share is one, and each page is one.
        codeSplitting: {
          groups: [
            { name: 'frame', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\// },
            // Small, and first of all; the client itself comes beside it.
            step('main', '/src/main.ts'),
            step('start', '/src/app/start.tsx'),
            { name: 'parts', test: FIRST_PARTS },
            { name: 'page-parts', test: PAGE_PARTS },
            step('doors', '/src/features/auth/login-page.tsx', '/src/features/auth/signup-page.tsx'),
            step('book', '/src/app/shell.tsx', '/src/features/home/home-page.tsx'),
            step('transactions', '/src/features/transactions/transactions-page.tsx'),
            step('overview', '/src/features/reports/reports-page.tsx'),
            { name: 'offline', test: /\/apps\/web\/src\/offline\/|node_modules\/idb\// },
            { name: 'icons', test: /lucide-react\// },
            { name: 'controls', test: /@mantine\/core\/esm\/components|@floating-ui/, minShareCount: 4 },
            { name: 'pages', test: SHARED, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/v1': 'http://localhost:8080', '/.well-known': 'http://localhost:8080' },
  },
});
