import { html } from 'hono/html';
import { grantedRoles } from '../../shared/contracts/person.ts';
import type { Me } from '../../shared/contracts/person-answers.ts';
import { roleNames } from '../../shared/contracts/person-words.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { badge } from './badge.ts';
import { breadcrumb } from './breadcrumb.ts';
import { definitionList } from './definition-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';

const words = {
  space: { fr: 'Mon espace', en: 'My space' },
  welcome: { fr: 'Bienvenue', en: 'Welcome' },
  welcomeLead: {
    fr: 'Encore une minute pour dire qui vous êtes. Tout se modifie ensuite dans votre profil ; votre adresse n’est jamais publique.',
    en: 'One more minute to say who you are. Everything can be changed later in your profile; your address is never public.',
  },
  profile: { fr: 'Mon profil', en: 'My profile' },
  profileLead: {
    fr: 'Ce que vos interlocuteurs lisent de vous.',
    en: 'What the people you deal with read about you.',
  },
  address: { fr: 'Adresse de connexion', en: 'Sign-in address' },
  granted: { fr: 'Rôles accordés', en: 'Granted roles' },
  link: { fr: 'Relier {provider} à ce profil', en: 'Link {provider} to this profile' },
  linkText: {
    fr: 'Vous pourrez alors vous connecter avec {provider} aussi bien que par courriel.',
    en: 'You will then be able to sign in with {provider} as well as by e-mail.',
  },
  script: {
    fr: 'Ce formulaire demande JavaScript. Si vous ne pouvez pas l’activer, écrivez à la coordination : son adresse est en bas de la page.',
    en: 'This form needs JavaScript. If you cannot turn it on, write to the coordination: the address is at the foot of this page.',
  },
  preferences: { fr: 'Mes courriels', en: 'My mails' },
  data: { fr: 'Mes données', en: 'My data' },
  here: { fr: 'Mon compte', en: 'My account' },
} satisfies Words;

/** After the first sign-in: the profile does not exist yet. `next` is where it leads once open. */
export const welcomePage = (frame: Frame, me: Me, next: string): Html => {
  const { language } = frame;
  return layout(frame, {
    title: say(language, words.welcome),
    robots: 'noindex',
    body: html`${pageHeading({ title: say(language, words.welcome), lead: say(language, words.welcomeLead) })}
    ${scriptNeeded(frame)}
    <profile-form welcome next="${next}" initial="${initialOf(me)}" ${isStaff(me) ? 'staff' : ''}></profile-form>`,
  });
};

/** `provider` is the identity provider one may link, if the instance has one. */
export const profilePage = (frame: Frame, me: Me, provider: string | null): Html => {
  const { language } = frame;
  const granted = me.roles.filter((role) => grantedRoles.some((known) => known === role));
  return accountPage(
    frame,
    'profile',
    say(language, words.profileLead),
    html`
    ${definitionList([
      { term: say(language, words.address), value: me.address },
      {
        term: say(language, words.granted),
        value:
          granted.length > 0
            ? html`${granted.map((role) => html`${badge('done', roleNames[role][language])} `)}`
            : null,
      },
    ])}
    ${scriptNeeded(frame)}
    <profile-form version="${me.version}" initial="${initialOf(me)}" ${isStaff(me) ? 'staff' : ''}></profile-form>
    ${
      provider
        ? html`<section class="form-section">
            <p>${say(language, words.linkText, { provider })}</p>
            <p><a class="button button--quiet" href="/connexion/identite/relier">${say(language, words.link, { provider })}</a></p>
          </section>`
        : ''
    }`,
  );
};

const accountPages = { profile: 'profil', preferences: 'preferences', data: 'donnees' } as const;

/** One of the three pages of an account, with the way to the two others. */
export const accountPage = (frame: Frame, here: keyof typeof accountPages, lead: string, body: Html): Html => {
  const { language } = frame;
  const title = say(language, words[here]);
  return layout(frame, {
    title,
    robots: 'noindex',
    body: html`${breadcrumb(language, [{ href: '/mon-espace', label: say(language, words.space) }], title)}
    ${pageHeading({ title, lead })}
    <nav class="sub-nav" aria-label="${say(language, words.here)}">
      <ul class="tags">${(Object.keys(accountPages) as (keyof typeof accountPages)[]).map((name) => {
        const label = say(language, words[name]);
        const href = `/mon-espace/${accountPages[name]}`;
        return name === here
          ? html`<li><a class="tag" href="${href}" aria-current="page"><strong>${label}</strong></a></li>`
          : html`<li><a class="tag" href="${href}">${label}</a></li>`;
      })}</ul>
    </nav>
    ${body}`,
  });
};

/** Said where an island cannot wake. */
export const scriptNeeded = ({ language }: Frame): Html =>
  html`<noscript><p class="notice notice--attention">${say(language, words.script)}</p></noscript>`;

const initialOf = ({ name, roles, organisation, language }: Me): string =>
  JSON.stringify({ name, roles, organisation, language });

const isStaff = ({ roles }: Me): boolean => grantedRoles.some((role) => roles.includes(role));
