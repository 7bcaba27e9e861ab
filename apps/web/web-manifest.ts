import type { ManifestOptions } from 'vite-plugin-pwa';

/** How the client stands on a home screen: its name, its pictures, and what it can be asked for from there. */
export const webManifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Hisaab',
  short_name: 'Hisaab',
  description: 'See where your money goes',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0b7285',
  categories: ['finance'],
  icons: [
    { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: 'Add', url: '/add', icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }] },
    { name: 'Inbox', url: '/inbox', icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }] },
  ],
  // A bank's message, shared from where it was read, lands in the line that understands it.
  share_target: { action: '/add', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } },
};
