import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Ambient } from '../../services/kit/http.ts';
import { type Language, say, type Words } from '../../shared/kernel/words.ts';
import { type Entry, entryList } from '../../web/pages/entry-list.ts';
import type { Frame, Html } from '../../web/pages/frame.ts';
import { layout } from '../../web/pages/layout.ts';
import { pageHeading } from '../../web/pages/page-heading.ts';
import { type PageKit, page } from '../pages/page-kit.ts';
import { styleSheet } from './mail-style.ts';
import { type BoxedMail, readBoxed, readMailbox, readSource } from './mailbox.ts';

const words = {
  title: { fr: 'Courrier de cette installation', en: 'Mail of this installation' },
  lead: {
    fr: 'Aucun serveur de courriel n’est réglé : les messages sont rangés ici au lieu de partir. Cette page disparaît dès que SMTP_URL est donné.',
    en: 'No mail server is set: messages are kept here instead of leaving. This page disappears once SMTP_URL is given.',
  },
  none: {
    fr: 'Aucun message pour l’instant. Demandez un lien de connexion : il arrivera ici.',
    en: 'No message yet. Ask for a sign-in link: it will arrive here.',
  },
  to: { fr: 'À', en: 'To' },
  back: { fr: 'Tous les messages', en: 'All messages' },
  asText: { fr: 'Texte seul', en: 'Plain text' },
  asHtml: { fr: 'Mis en forme', en: 'Formatted' },
  file: { fr: 'Fichier .eml', en: '.eml file' },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
} satisfies Words;

/** Reads the mails that stayed in the folder. To be mounted only without a mail server and in the default mode. */
export const mailboxPages = (kit: PageKit, dir: string): Hono<Ambient> =>
  new Hono<Ambient>()
    .get(
      '/courrier',
      page(kit, 'anyone', async ({ frame }) => listPage(frame, await readMailbox(dir))),
    )
    .get(
      '/courrier/feuille.css',
      page(kit, 'anyone', ({ c }) => c.body(`${styleSheet}${bar}`, 200, { 'content-type': 'text/css; charset=utf-8' })),
    )
    .get(
      '/courrier/:id',
      page(kit, 'anyone', async ({ c, frame }) => {
        const mail = await readBoxed(dir, c.req.param('id') ?? '');
        return mail ? c.html(asReceived(frame.language, mail)) : c.notFound();
      }),
    )
    .get(
      '/courrier/:id/texte',
      page(kit, 'anyone', async ({ c, frame }) => {
        const mail = await readBoxed(dir, c.req.param('id') ?? '');
        return mail ? textPage(frame, mail) : c.notFound();
      }),
    )
    .get(
      '/courrier/:id/fichier',
      page(kit, 'anyone', async ({ c }) => {
        const id = c.req.param('id') ?? '';
        const source = await readSource(dir, id);
        return source === undefined
          ? c.notFound()
          : c.body(source, 200, {
              'content-type': 'message/rfc822',
              'content-disposition': `attachment; filename="${id}.eml"`,
            });
      }),
    );

const listPage = (frame: Frame, mails: readonly BoxedMail[]): Html => {
  const { language } = frame;
  return layout(frame, {
    title: say(language, words.title),
    robots: 'noindex',
    body: html`${pageHeading({ title: say(language, words.title), lead: say(language, words.lead) })}
      ${
        mails.length === 0
          ? html`<p>${say(language, words.none)} <a href="/connexion">${say(language, words.signIn)}</a></p>`
          : entryList(mails.map((mail) => entry(language, mail)))
      }`,
  });
};

const entry = (language: Language, { id, subject, to, date }: BoxedMail): Entry => ({
  href: `/courrier/${id}`,
  title: subject,
  kicker: [`${say(language, words.to)} ${to}`, date && when(language, date)].filter(Boolean).join(' · '),
});

const textPage = (frame: Frame, { id, subject, to, text }: BoxedMail): Html => {
  const { language } = frame;
  return layout(frame, {
    title: subject,
    robots: 'noindex',
    body: html`${pageHeading({ title: subject, kicker: `${say(language, words.to)} ${to}` })}
      <p><a href="/courrier">${say(language, words.back)}</a> · <a href="/courrier/${id}">${say(language, words.asHtml)}</a></p>
      <p class="as-typed">${linked(text)}</p>`,
  });
};

const bar = '.courrier{padding:10px 20px;border-bottom:1px solid #ddd4c4;font-size:15px}.courrier a{color:inherit}';

/** The mail as a mailbox shows it; its style comes as a file, because our pages allow no other. */
const asReceived = (language: Language, { id, html: source }: BoxedMail): string =>
  source
    .replaceAll(/ style="[^"]*"/g, '')
    .replace(/<style>[\s\S]*?<\/style>/, '<link rel="stylesheet" href="/courrier/feuille.css">')
    .replace(
      /<body[^>]*>/,
      (body) => `${body}
<nav class="courrier" aria-label="${say(language, words.title)}"><a href="/courrier">${say(language, words.back)}</a> ·
<a href="/courrier/${id}/texte">${say(language, words.asText)}</a> · <a href="/courrier/${id}/fichier">${say(language, words.file)}</a></nav>`,
    );

/** Addresses of plain text become links; the rest stays text. */
const linked = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));

const when = (language: Language, date: Date): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(date);
