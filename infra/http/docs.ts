import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { type Ambient, Problem } from '../../services/kit/http.ts';
import { openApi } from './openapi.ts';

const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API – Connecteur</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <script src="/docs/swagger-ui-bundle.js" defer></script>
    <script src="/docs/start.js" defer></script>
  </head>
  <body><main id="docs"></main></body>
</html>`;
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true });`;

/** The API's document at `/api/openapi.json` and a page to read it at `/docs`, all from this server. */
export const docsRoutes = (app: Hono<Ambient>, publicUrl: string) => {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return new Hono<Ambient>()
    .get('/api/openapi.json', (c) => c.json(openApi(app, publicUrl)))
    .get('/docs', (c) => c.html(page))
    .get('/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/docs/:file', (c) => {
      const type = files[c.req.param('file')];
      if (!type) throw new Problem(404, 'not-found');
      const bytes = new Uint8Array(readFileSync(join(folder, c.req.param('file'))));
      return c.body(bytes, 200, { 'content-type': type, 'cache-control': 'public, max-age=86400' });
    });
};
