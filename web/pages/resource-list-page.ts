import { html } from 'hono/html';
import type { ResourceList } from '../../shared/contracts/meeting-answers.ts';
import { count, type Language, say, type Words } from '../../shared/kernel/words.ts';
import { emptyState } from './empty-state.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { meetingPath } from './meeting-list-page.ts';
import { outLinks } from './out-links.ts';
import { pageHeading } from './page-heading.ts';
import { pagination } from './pagination.ts';
import { langOf } from './text-language.ts';
import { typeset } from './typeset.ts';

const words = {
  title: { fr: 'Ressources', en: 'Resources' },
  lead: {
    fr: 'Les livres, articles, projets et lieux cités pendant les séances, avec la ligne où ils l’ont été.',
    en: 'Books, articles, projects and places mentioned during meetings, with the line where they were.',
  },
  search: { fr: 'Chercher dans les ressources', en: 'Search the resources' },
  go: { fr: 'Chercher', en: 'Search' },
  all: { fr: 'Tout afficher', en: 'Show everything' },
  from: { fr: 'Séance « {title} »', en: 'Meeting “{title}”' },
  line: { fr: 'ligne {n}', en: 'line {n}' },
  nothing: { fr: 'Aucune ressource ne contient ces mots', en: 'No resource contains these words' },
  loosen: { fr: 'Essayez un seul mot, ou le nom d’une personne.', en: 'Try a single word, or a person’s name.' },
  none: { fr: 'Aucune ressource n’est encore publiée', en: 'No resource has been published yet' },
  noneText: {
    fr: 'Les ressources viennent des comptes rendus publiés.',
    en: 'Resources come from published minutes.',
  },
  meetings: { fr: 'Voir les séances', en: 'See the meetings' },
} satisfies Words;

const found = {
  one: { fr: '{n} ressource', en: '{n} resource' },
  other: { fr: '{n} ressources', en: '{n} resources' },
};

/** References shared in published minutes, searched as the address says. */
export const resourceListPage = (frame: Frame, q: string, list: ResourceList): Html => {
  const { language } = frame;
  return layout(frame, {
    title: say(language, words.title),
    description: say(language, words.lead),
    body: html`${pageHeading({ title: say(language, words.title), lead: say(language, words.lead) })}
    ${searchForm(language, q)}
    ${list.total > 0 ? html`<p role="status"><strong>${count(language, list.total, found)}</strong></p>` : nothing(language, q)}
    <ul class="minutes">${list.items.map((item) => resource(language, item))}</ul>
    ${pagination(language, frame.path, list.next)}`,
  });
};

const searchForm = (language: Language, q: string): Html => html`<form method="get" action="/ressources" role="search">
  <label for="q">${say(language, words.search)}</label>
  <div class="facet-panel__line">
    <input id="q" name="q" type="search" value="${q}" maxlength="200" />
    <button>${say(language, words.go)}</button>
  </div>
  ${q ? html`<p><a href="/ressources">${say(language, words.all)}</a></p>` : ''}
</form>`;

const resource = (language: Language, item: ResourceList['items'][number]): Html => {
  const { lang } = langOf(language, item.text);
  return html`<li class="minutes__note">
    <p ${lang ? html`lang="${lang}"` : ''}>${typeset(item.text)}</p>
    ${item.links.length > 0 ? outLinks(item.links) : ''}
    <p class="minutes__foot"><a href="${meetingPath(item.meeting)}#${item.id}">${say(language, words.from, {
      title: typeset(item.meetingTitle),
    })}${item.line === null ? '' : `, ${say(language, words.line, { n: item.line })}`}</a></p>
  </li>`;
};

const nothing = (language: Language, q: string): Html =>
  q
    ? emptyState({
        title: say(language, words.nothing),
        text: say(language, words.loosen),
        action: { href: '/ressources', label: say(language, words.all) },
      })
    : emptyState({
        title: say(language, words.none),
        text: say(language, words.noneText),
        action: { href: '/seances', label: say(language, words.meetings) },
      });
