import type { PageKit } from '../../../infra/pages/page-kit.ts';

/** A visitor's frame, in French, around pages tried without the house. */
export const pageKit = {
  frame: async (c) => ({
    language: 'fr',
    path: new URL(c.req.url).pathname,
    publicUrl: 'https://connecteur.example',
    who: null,
    assets: { css: '/assets/main.css', js: '/assets/main.js' },
    contact: null,
  }),
} as PageKit;
