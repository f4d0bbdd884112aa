import { html } from 'hono/html';
import { grantedRoles, type Role, roles } from '../../shared/contracts/person.ts';
import type { PeopleList, PeopleQuery, PersonEntry } from '../../shared/contracts/person-answers.ts';
import { roleNames } from '../../shared/contracts/person-words.ts';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { badge } from './badge.ts';
import { breadcrumb } from './breadcrumb.ts';
import { machineDate, shortDay } from './dates.ts';
import { emptyState } from './empty-state.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { scriptNeeded } from './profile-page.ts';

const words = {
  desk: { fr: 'Coordination', en: 'Coordination' },
  title: { fr: 'Personnes et rôles', en: 'People and roles' },
  lead: {
    fr: 'Qui est inscrit, et comment lui écrire. La coordination inscrit quelqu’un qui n’a pas de compte ; l’administration accorde les rôles.',
    en: 'Who has joined, and how to write to them. Coordinators register people without an account; administrators grant roles.',
  },
  register: { fr: 'Inscrire quelqu’un', en: 'Register somebody' },
  registerLead: {
    fr: 'Pour agir en son nom : déposer ce qu’une personne a dit en séance, par exemple.',
    en: 'To act in their name: to post what somebody said at a meeting, for instance.',
  },
  find: { fr: 'Nom, organisation ou adresse', en: 'Name, organisation or address' },
  role: { fr: 'Rôle', en: 'Role' },
  anyRole: { fr: 'Tous', en: 'All' },
  search: { fr: 'Chercher', en: 'Search' },
  all: { fr: 'Tout afficher', en: 'Show all' },
  next: { fr: 'Page suivante', en: 'Next page' },
  name: { fr: 'Nom', en: 'Name' },
  address: { fr: 'Adresse', en: 'Address' },
  roles: { fr: 'Rôles', en: 'Roles' },
  joined: { fr: 'Inscription', en: 'Joined' },
  change: { fr: 'Accorder, retirer', en: 'Grant, take away' },
  invited: { fr: 'inscrite par la coordination', en: 'registered by the coordination' },
  noAddress: { fr: 'sans adresse', en: 'no address' },
  none: { fr: 'Personne ne correspond', en: 'Nobody matches' },
  noneText: {
    fr: 'Essayez une partie du nom seulement, ou l’adresse entière.',
    en: 'Try only part of the name, or the whole address.',
  },
} satisfies Words;
const found = {
  one: { fr: '{n} personne', en: '{n} person' },
  other: { fr: '{n} personnes', en: '{n} people' },
};

const PATH = '/coordination/personnes';

/** Everybody who has a profile, for the coordination; `self` is the reader, `mayGrant` shows the roles' buttons. */
export const peoplePage = (
  frame: Frame,
  list: PeopleList,
  asked: PeopleQuery,
  { self, mayGrant, mayRegister }: Readonly<{ self: string; mayGrant: boolean; mayRegister: boolean }>,
): Html => {
  const { language } = frame;
  return layout(frame, {
    title: say(language, words.title),
    robots: 'noindex',
    wide: true,
    body: html`${above(frame, say(language, words.title))}
    ${pageHeading({
      title: say(language, words.title),
      lead: say(language, words.lead),
      ...(mayRegister && {
        actions: html`<a class="button" href="${PATH}/nouvelle">${say(language, words.register)}</a>`,
      }),
    })}
    ${search(language, asked)}
    <p class="result-count" role="status">${count(language, list.total, found)}</p>
    ${mayGrant ? scriptNeeded(frame) : ''}
    ${list.people.length === 0 ? nobody(language) : table(language, list.people, { self, mayGrant })}
    ${list.next ? html`<p><a class="button button--quiet" rel="next" href="${after(asked, list.next)}">${say(language, words.next)}</a></p>` : ''}`,
  });
};

/** Where a coordinator registers somebody. */
export const registerPage = (frame: Frame): Html => {
  const { language } = frame;
  const title = say(language, words.register);
  return layout(frame, {
    title,
    robots: 'noindex',
    body: html`${above(frame, title, true)}
    ${pageHeading({ title, lead: say(language, words.registerLead) })}
    ${scriptNeeded(frame)}
    <register-person-form></register-person-form>`,
  });
};

const above = ({ language }: Frame, here: string, deeper = false): Html =>
  breadcrumb(
    language,
    [
      { href: '/coordination', label: say(language, words.desk) },
      ...(deeper ? [{ href: PATH, label: say(language, words.title) }] : []),
    ],
    here,
  );

const search = (
  language: Language,
  { q, role }: PeopleQuery,
): Html => html`<form method="get" action="${PATH}" role="search">
  <div class="field">
    <label for="people-q">${say(language, words.find)}</label>
    <input id="people-q" type="search" name="q" value="${q}" autocomplete="off" />
  </div>
  <div class="field">
    <label for="people-role">${say(language, words.role)}</label>
    <select id="people-role" name="role">
      <option value="">${say(language, words.anyRole)}</option>
      ${roles.map((one) => html`<option value="${one}" ${one === role ? 'selected' : ''}>${roleNames[one][language]}</option>`)}
    </select>
  </div>
  <p class="actions"><button>${say(language, words.search)}</button></p>
</form>`;

const nobody = (language: Language): Html =>
  emptyState({
    title: say(language, words.none),
    text: say(language, words.noneText),
    action: { href: PATH, label: say(language, words.all) },
  });

type About = Readonly<{ self: string; mayGrant: boolean }>;

const table = (
  language: Language,
  people: readonly PersonEntry[],
  about: About,
): Html => html`<div class="table-scroll" tabindex="0" role="region" aria-label="${say(language, words.title)}">
  <table>
    <thead>
      <tr>${[words.name, words.address, words.roles, words.joined, ...(about.mayGrant ? [words.change] : [])].map(
        (head) => html`<th scope="col">${say(language, head)}</th>`,
      )}</tr>
    </thead>
    <tbody>${people.map((person) => row(language, person, about))}</tbody>
  </table>
</div>`;

const row = (language: Language, person: PersonEntry, { self, mayGrant }: About): Html => html`<tr>
  <th scope="row"><strong>${person.name}</strong>${person.organisation ? html`<br /><span class="quiet">${person.organisation}</span>` : ''}</th>
  <td>${
    person.address
      ? html`<a href="mailto:${person.address}">${person.address}</a>`
      : html`<span class="quiet">${say(language, words.noAddress)}</span>`
  }</td>
  <td>${person.roles.map((role) => html`${badge(toneOf(role), roleNames[role][language])} `)}</td>
  <td>${person.joinedAt ? html`<time datetime="${machineDate(person.joinedAt)}">${shortDay(language, person.joinedAt)}</time>` : ''}
    ${person.invited ? html`<br /><span class="quiet">${say(language, words.invited)}</span>` : ''}</td>
  ${
    mayGrant
      ? html`<td><grant-roles person="${person.person}" name="${person.name}" ${person.person === self ? 'self' : ''}
          held="${person.roles.filter(isGranted).join(' ')}"></grant-roles></td>`
      : ''
  }
</tr>`;

const isGranted = (role: Role): boolean => grantedRoles.some((one) => one === role);
const toneOf = (role: Role) => (isGranted(role) ? 'done' : 'neutral');

const after = ({ role }: PeopleQuery, next: string): string =>
  `${PATH}?${new URLSearchParams({ ...(role && { role }), after: next })}`;
