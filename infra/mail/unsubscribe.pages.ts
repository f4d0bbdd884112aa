import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Ambient } from '../../services/kit/http.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import type { Frame, Html } from '../../web/pages/frame.ts';
import { layout } from '../../web/pages/layout.ts';
import { pageHeading } from '../../web/pages/page-heading.ts';
import { type PageKit, page } from '../pages/page-kit.ts';
import { readUnsubscribeToken, type Unsubscription } from './unsubscribe-token.ts';

const words = {
  title: { fr: 'Ne plus recevoir ces messages', en: 'Stop receiving these messages' },
  digest: {
    fr: 'Vous ne recevrez plus de résumés des nouveaux rapprochements. Les messages sur vos propositions et vos échanges vous parviendront toujours.',
    en: 'You will no longer receive summaries of new matches. Messages about your proposals and exchanges will still reach you.',
  },
  alert: {
    fr: 'Toutes vos alertes de recherche seront supprimées. Vous pourrez en enregistrer d’autres depuis les listes ; les autres messages vous parviendront toujours.',
    en: 'All your search alerts will be deleted. You can save others from the lists; other messages will still reach you.',
  },
  'own-items': {
    fr: 'Vous ne recevrez plus de messages sur vos propositions, vos échanges et vos partenariats. Ce qui attend votre réponse restera visible dans votre espace.',
    en: 'You will no longer receive messages about your proposals, exchanges and partnerships. What waits for your answer stays visible in your space.',
  },
  stop: { fr: 'Ne plus les recevoir', en: 'Stop receiving them' },
  doneTitle: { fr: 'C’est fait', en: 'Done' },
  done: {
    fr: 'Ces messages ne vous seront plus envoyés. Vous pouvez changer d’avis quand vous voulez.',
    en: 'These messages will no longer be sent to you. You can change your mind at any time.',
  },
  preferences: { fr: 'Choisir ce que je reçois', en: 'Choose what I receive' },
  badTitle: { fr: 'Ce lien n’est pas complet', en: 'This link is not complete' },
  bad: {
    fr: 'Il a peut-être été coupé par la messagerie\u00a0: copiez l’adresse entière depuis le message, ou choisissez ce que vous recevez dans votre espace.',
    en: 'The mail program may have cut it: copy the whole address from the message, or choose what you receive in your space.',
  },
} satisfies Words;

export type Unsubscribing = Readonly<{
  secret: string;
  /** Stops one kind of mail for one person; asked twice, it changes nothing. */
  unsubscribe: (asked: Unsubscription) => Promise<void>;
  preferencesPath?: string;
}>;

/**
 * The page behind the link at the foot of a mail, and the mailbox's own button (RFC 8058): nothing changes on GET, which
 * scanners follow; POST needs no sign-in, and its token says who and what.
 */
export const unsubscribePages = (
  kit: PageKit,
  { secret, unsubscribe, preferencesPath = '/mon-espace/preferences' }: Unsubscribing,
): Hono<Ambient> =>
  new Hono<Ambient>()
    .get(
      '/desinscription/:token',
      page(kit, 'anyone', ({ c, frame }) => {
        const asked = readUnsubscribeToken(secret, c.req.param('token') ?? '');
        return asked ? askPage(frame, asked) : c.html(badPage(frame, preferencesPath), 404);
      }),
    )
    .post(
      '/desinscription/:token',
      page(kit, 'anyone', async ({ c, frame }) => {
        const asked = readUnsubscribeToken(secret, c.req.param('token') ?? '');
        if (!asked) return c.html(badPage(frame, preferencesPath), 404);
        await unsubscribe(asked);
        return told(frame, words.doneTitle, words.done, preferencesPath);
      }),
    );

const askPage = (frame: Frame, { kind }: Unsubscription): Html => {
  const { language } = frame;
  return layout(frame, {
    title: say(language, words.title),
    robots: 'noindex',
    body: html`${pageHeading({ title: say(language, words.title), lead: say(language, words[kind]) })}
      <form method="post"><button>${say(language, words.stop)}</button></form>`,
  });
};

const badPage = (frame: Frame, preferencesPath: string): Html =>
  told(frame, words.badTitle, words.bad, preferencesPath);

const told = (frame: Frame, title: Words[string], lead: Words[string], preferencesPath: string): Html =>
  layout(frame, {
    title: say(frame.language, title),
    robots: 'noindex',
    body: html`${pageHeading({ title: say(frame.language, title), lead: say(frame.language, lead) })}
      <p><a href="${preferencesPath}">${say(frame.language, words.preferences)}</a></p>`,
  });
