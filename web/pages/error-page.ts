import { html } from 'hono/html';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

type Wrong = Readonly<{ title: Sentence; text: Sentence; step: { href: string; label: Sentence } }>;

const home = { href: '/', label: { fr: 'Revenir à l’accueil', en: 'Back to the home page' } };

const pages: Record<401 | 403 | 404 | 500 | 503, Wrong> = {
  401: {
    title: { fr: 'Connectez-vous pour continuer', en: 'Sign in to continue' },
    text: {
      fr: 'Cette page est réservée aux personnes inscrites. Un lien envoyé par courriel suffit, sans mot de passe.',
      en: 'This page is for people who have joined. A link sent by e-mail is enough, no password needed.',
    },
    step: { href: '/connexion', label: { fr: 'Se connecter', en: 'Sign in' } },
  },
  403: {
    title: { fr: 'Cette page ne vous est pas ouverte', en: 'This page is not open to you' },
    text: {
      fr: 'Votre rôle ne permet pas de la lire. Si vous pensez qu’il le devrait, écrivez à la coordination : son adresse est en bas de la page.',
      en: 'Your role does not allow you to read it. If you think it should, write to the coordinators: their address is at the foot of this page.',
    },
    step: { href: '/mon-espace', label: { fr: 'Aller à mon espace', en: 'Go to my space' } },
  },
  404: {
    title: { fr: 'Cette page est introuvable', en: 'This page cannot be found' },
    text: {
      fr: 'L’adresse est peut-être incomplète, ou ce qu’elle montrait a été retiré. La recherche retrouve ce qui est publié.',
      en: 'The address may be incomplete, or what it showed may have been withdrawn. Searching finds whatever is published.',
    },
    step: { href: '/terrains', label: { fr: 'Chercher un terrain', en: 'Search the terrains' } },
  },
  500: {
    title: { fr: 'Quelque chose s’est mal passé chez nous', en: 'Something went wrong on our side' },
    text: {
      fr: 'Rien de ce que vous aviez enregistré n’est perdu. Rechargez la page dans un instant ; si cela dure, signalez-le à la coordination avec la référence s’il y en a une ci-dessous.',
      en: 'Nothing you had saved is lost. Reload the page in a moment; if it lasts, tell the coordinators, giving the reference if there is one below.',
    },
    step: home,
  },
  503: {
    title: { fr: 'Le site revient dans un instant', en: 'The site will be back in a moment' },
    text: {
      fr: 'Il redémarre ou se met à jour. Rechargez la page dans une minute : rien de ce qui était enregistré n’est perdu.',
      en: 'It is restarting or being updated. Reload the page in a minute: nothing that was saved is lost.',
    },
    step: home,
  },
};
const reference = { fr: 'Référence : {reference}', en: 'Reference: {reference}' };

/** What a page says when it cannot be shown, with a next step. An unlisted status is told as the nearest of its kind. */
export const errorPage = (frame: Frame, status: number, about: { reference?: string } = {}): Html => {
  const { language } = frame;
  const known = pages[status as keyof typeof pages] ?? pages[status < 500 ? 404 : 500];
  const step = status === 401 ? `${known.step.href}?retour=${encodeURIComponent(frame.path)}` : known.step.href;
  return layout(frame, {
    title: say(language, known.title),
    robots: 'noindex',
    body: html`${pageHeading({
      title: say(language, known.title),
      lead: say(language, known.text),
      actions: html`<a class="button" href="${step}">${say(language, known.step.label)}</a>`,
    })}
    ${about.reference ? html`<p class="quiet">${say(language, reference, { reference: about.reference })}</p>` : ''}`,
  });
};
