import { html } from 'hono/html';
import { say, type Words } from '../../shared/kernel/words.ts';
import { canonical, type Frame, type Html } from './frame.ts';
import { siteFooter } from './site-footer.ts';
import { siteHeader } from './site-header.ts';

const words = {
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  description: {
    fr: 'Des terrains d’étude, des questions de recherche, et ce qu’ils deviennent ensemble.',
    en: 'Terrains to study, research questions, and what becomes of them together.',
  },
} satisfies Words;

export type Page = Readonly<{
  /** Without the product’s name, which is added. */
  title: string;
  /** One or two sentences for search engines and link previews. */
  description?: string;
  /** As in `noindex`, for pages of one person. */
  robots?: string;
  body: Html;
  /** Lists and tables take the whole width; texts keep a readable measure. */
  wide?: boolean;
  ogType?: 'website' | 'article';
}>;

/** A whole document around `page.body`. Holds no inline script nor style, so a strict CSP may stay strict. */
export const layout = (frame: Frame, page: Page): Html => html`<!doctype html>
<html lang="${frame.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${page.title} – Connecteur</title>
    ${metadata(frame, page)}
    ${frame.assets.theme ? html`<script src="${frame.assets.theme}"></script>` : ''}
    <link rel="stylesheet" href="${frame.assets.css}" />
    <script type="module" src="${frame.assets.js}"></script>
  </head>
  <body data-who="${frame.who?.name ?? ''}"${frame.news ? html` data-news="${frame.news}"` : ''}>
    <a class="skip-link" href="#contenu">${say(frame.language, words.skip)}</a>
    ${siteHeader(frame)}
    <main id="contenu" tabindex="-1" class="${page.wide ? 'main main--wide' : 'main'}">${page.body}</main>
    ${siteFooter(frame)}
  </body>
</html>`;

const locales = { fr: 'fr_FR', en: 'en_GB' };

const metadata = (frame: Frame, { title, description, robots, ogType }: Page): Html => {
  const about = description ?? say(frame.language, words.description);
  const other = frame.language === 'fr' ? 'en' : 'fr';
  return html`<meta name="description" content="${about}" />
    ${robots ? html`<meta name="robots" content="${robots}" />` : ''}
    <meta name="color-scheme" content="light dark" />
    <link rel="canonical" href="${canonical(frame)}" />
    <link rel="alternate" hreflang="${other}" href="${canonical(frame, other)}" />
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <meta property="og:site_name" content="Connecteur" />
    <meta property="og:type" content="${ogType ?? 'website'}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${about}" />
    <meta property="og:url" content="${canonical(frame)}" />
    <meta property="og:image" content="${frame.publicUrl}/assets/preview.png" />
    <meta property="og:locale" content="${locales[frame.language]}" />
    <meta property="og:locale:alternate" content="${locales[other]}" />
    <meta name="twitter:card" content="summary_large_image" />`;
};
