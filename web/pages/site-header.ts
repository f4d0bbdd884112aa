import { html } from 'hono/html';
import { count, type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { type Frame, type Html, inLanguage, isWithin } from './frame.ts';
import { waitingForms } from './waiting-forms.ts';

const words = {
  home: { fr: 'Connecteur, accueil', en: 'Connecteur, home' },
  menu: { fr: 'Menu principal', en: 'Main menu' },
  account: { fr: 'Langue et compte', en: 'Language and account' },
  terrains: { fr: 'Terrains', en: 'Terrains' },
  questions: { fr: 'Questions', en: 'Questions' },
  meetings: { fr: 'Séances', en: 'Meetings' },
  resources: { fr: 'Ressources', en: 'Resources' },
  space: { fr: 'Mon espace', en: 'My space' },
  coordination: { fr: 'Coordination', en: 'Coordination' },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
} satisfies Words;

const other: Record<Language, { language: Language; label: string }> = {
  fr: { language: 'en', label: 'English' },
  en: { language: 'fr', label: 'Français' },
};

/** The band at the top of every page: name, main menu, language, account. */
export const siteHeader = (frame: Frame): Html => html`<header class="site-header">
  <div class="site-header__row">
    <a class="brand" href="/" aria-label="${say(frame.language, words.home)}">${mark()}<span>Connecteur</span></a>
    ${account(frame)}
  </div>
  <nav class="main-nav" aria-label="${say(frame.language, words.menu)}">
    <ul>
      ${entries(frame).map((entry) => item(frame, entry))}
    </ul>
  </nav>
</header>`;

type Entry = { href: string; label: Sentence; waiting?: number };

const entries = ({ who, waiting }: Frame): Entry[] => [
  { href: '/terrains', label: words.terrains },
  { href: '/questions', label: words.questions },
  { href: '/seances', label: words.meetings },
  { href: '/ressources', label: words.resources },
  ...(who ? [{ href: '/mon-espace', label: words.space, waiting: waiting ?? 0 }] : []),
  ...(who?.roles.some((role) => role === 'coordinator' || role === 'administrator')
    ? [{ href: '/coordination', label: words.coordination }]
    : []),
];

const item = ({ language, path }: Frame, { href, label, waiting }: Entry): Html => html`<li>
  <a href="${href}" ${isWithin(path, href) ? html`aria-current="page"` : ''}>${say(language, label)}${
    waiting
      ? html` <span class="count" aria-hidden="true">${waiting}</span><span class="visually-hidden">
          (${count(language, waiting, waitingForms)})</span>`
      : ''
  }</a>
</li>`;

const account = (frame: Frame): Html => {
  const { language, path, who } = frame;
  const twin = other[language];
  return html`<nav class="account" aria-label="${say(language, words.account)}">
    <a href="${inLanguage(path, twin.language)}" lang="${twin.language}" hreflang="${twin.language}">${twin.label}</a>
    ${
      who
        ? html`<span class="account__name">${who.name}</span>
            <form method="post" action="/deconnexion"><button class="link-button">${say(language, words.signOut)}</button></form>`
        : html`<a href="${signInPath(path)}">${say(language, words.signIn)}</a>`
    }
  </nav>`;
};

/** Back here after signing in; from a sign-in page, to where that one leads, or each page would name a longer address. */
const signInPath = (path: string): string => {
  const here = new URL(path, 'http://page.invalid');
  const back = here.pathname.startsWith('/connexion') ? here.searchParams.get('retour') : path;
  return back ? `/connexion?retour=${encodeURIComponent(back)}` : '/connexion';
};

/** Two people, two places, one thread between them. */
const mark =
  (): Html => html`<svg class="brand__mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
  <path d="M8 22C8 10 24 22 24 10" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
  <circle cx="8" cy="22" r="4.5" fill="currentColor" /><circle class="brand__far" cx="24" cy="10" r="4.5" />
</svg>`;
