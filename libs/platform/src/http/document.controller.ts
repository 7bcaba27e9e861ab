import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { openApiDocument } from '@hisaab/contracts';
import { RouteConfig } from '@nestjs/platform-fastify';
import { DomainError } from '@hisaab/kernel';
import type { FastifyReply } from 'fastify';

/** The interactive page runs its own files and, unlike ours, sets its styles itself. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

const FILES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Hisaab API</title>
    <link rel="stylesheet" href="/v1/docs/swagger-ui.css" />
    <link rel="icon" href="/v1/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/v1/docs/swagger-ui-bundle.js"></script>
    <script src="/v1/docs/start.js"></script>
  </body>
</html>`;

const START = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#docs', deepLinking: true });`;

/** The API's own description: the document, and a page to try it. */
@Controller('v1')
export class DocumentController {
  private readonly document = JSON.stringify(openApiDocument());
  private readonly folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

  @Get('openapi.json')
  openapi(@Res() reply: FastifyReply): void {
    void reply.type('application/json; charset=utf-8').send(this.document);
  }

  @Get('docs')
  @RouteConfig({ produces: ['text/html'] })
  page(@Res() reply: FastifyReply): void {
    void reply.header('content-security-policy', DOCS_POLICY).type('text/html; charset=utf-8').send(PAGE);
  }

  @Get('docs/:file')
  @RouteConfig({ produces: ['text/css', 'text/javascript', 'image/*', 'image/png'] })
  file(@Param('file') file: string, @Res() reply: FastifyReply): void {
    if (file === 'start.js') return void reply.type('text/javascript; charset=utf-8').send(START);
    const type = FILES[file];
    if (!type) throw new DomainError('not-found', 'missing', 'There is nothing at this address.');
    void reply
      .header('cache-control', 'public, max-age=86400')
      .type(type)
      .send(readFileSync(join(this.folder, file)));
  }
}
