import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What the page may load and run: its own files, and the styles and scripts that carry this answer's nonce. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What the worker between the page and the network may do: ask this server, and nothing else. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
const WORKER = /\/service-worker\.js(?:\.br|\.gz)?$/;

/** The pages that are built: the app, and the light one that a phone's home screen opens. */
const PAGES = { '/': 'index.html', '/add': 'add.html' } as const;

/**
 * Serves the built client beside the API: files by name, and its page for every address that a person may
 * open or reload. Without a built client (a test, a service of its own) nothing is served.
 */
export async function serveWebClient(fastify: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  if (!existsSync(join(root, PAGES['/']))) return;
  const read = (file: string) =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null;
  const app = read(PAGES['/']) ?? '';
  const light = read(PAGES['/add']) ?? app;
  await fastify.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    // The build put them there.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (WORKER.test(path)) void reply.header('content-security-policy', WORKER_POLICY);
    },
  });
  const sendPage = (reply: FastifyReply, html: string): void => {
    const nonce = randomBytes(16).toString('base64');
    void reply
      .status(200)
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll('__CSP_NONCE__', nonce));
  };
  fastify.get('/', (_request, reply) => sendPage(reply, app));
  fastify.get('/add', (_request, reply) => sendPage(reply, light));
  fastify.get('/*', (request, reply) => {
    const isPage =
      request.headers.accept?.includes('text/html') &&
      !/^\/(v1|health|metrics|\.well-known)(\/|$)/.test(request.url);
    if (isPage) sendPage(reply, app);
    else reply.callNotFound();
  });
}
