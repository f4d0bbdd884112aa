import { html } from 'hono/html';
import { disciplines, labelOf, offers, outputs } from '../../shared/contracts/proposal-choices.ts';
import type { QuestionContent } from '../../shared/contracts/proposal-content.ts';
import { questionStateWords } from '../../shared/contracts/question-state-words.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { period } from './dates.ts';
import { definitionList } from './definition-list.ts';
import type { Frame, Html } from './frame.ts';
import { outLinks } from './out-links.ts';
import { paragraphs } from './paragraphs.ts';
import { originOf, ownersOf, placesOf, themesOf } from './proposal-facts.ts';
import { proposalPage } from './proposal-page.ts';
import type { ProposalView } from './proposal-view.ts';

const words = {
  wanted: { fr: 'Ce qui est recherché', en: 'What is looked for' },
  methods: { fr: 'Méthodes', en: 'Methods' },
  known: { fr: 'Ce que l’on connaît déjà', en: 'What is already known' },
  life: { fr: 'Où en est cette question', en: 'Where this question stands' },
  evidence: { fr: 'Ce qui l’atteste', en: 'The evidence' },
  organisation: { fr: 'Laboratoire ou organisation', en: 'Lab or organisation' },
  disciplines: { fr: 'Disciplines', en: 'Disciplines' },
  places: { fr: 'Territoires recherchés', en: 'Territories wanted' },
  period: { fr: 'Période', en: 'Period' },
  output: { fr: 'Production visée', en: 'Intended output' },
  themes: { fr: 'Thèmes', en: 'Themes' },
  owners: { fr: 'Responsable', en: 'Responsible' },
  origin: { fr: 'Provenance', en: 'Where it comes from' },
} satisfies Words;

/** The page of one research question. */
export const questionPage = (frame: Frame, view: ProposalView): Html => {
  const content = view.page.content as QuestionContent;
  return proposalPage(frame, view, sections(frame, view, content), brief(frame, view, content));
};

const sections = ({ language }: Frame, { page, named }: ProposalView, content: QuestionContent): Html => html`
  ${
    content.offersWanted.length
      ? html`<h2>${say(language, words.wanted)}</h2>
        <ul class="check-list">${content.offersWanted.map((id) => html`<li>${say(language, labelOf(offers, id))}</li>`)}</ul>`
      : ''
  }
  ${content.methods ? html`<h2>${say(language, words.methods)}</h2>${paragraphs(content.methods)}` : ''}
  ${content.known ? html`<h2>${say(language, words.known)}</h2>${paragraphs(content.known)}` : ''}
  ${life(language, page, named)}`;

/** Its life in research, with what shows it; nothing while nobody has studied it. */
const life = (language: Frame['language'], page: ProposalView['page'], named: ProposalView['named']): Html => {
  if (!page.questionState || (page.questionState === 'open' && page.evidence.length === 0)) return html``;
  const { name, means } = questionStateWords[page.questionState];
  return html`<h2>${say(language, words.life)}</h2>
    <p><strong>${say(language, name)}.</strong> ${say(language, means)}</p>
    ${page.evidence.length ? html`<h3>${say(language, words.evidence)}</h3>${outLinks(page.evidence, named)}` : ''}`;
};

const brief = ({ language }: Frame, { page }: ProposalView, content: QuestionContent): Html =>
  definitionList([
    { term: say(language, words.organisation), value: content.organisation },
    {
      term: say(language, words.disciplines),
      value: content.disciplines.map((id) => say(language, labelOf(disciplines, id))).join(', '),
    },
    { term: say(language, words.themes), value: themesOf(language, page) },
    { term: say(language, words.places), value: placesOf(language, page.kind, content.territoriesWanted) },
    { term: say(language, words.period), value: period(language, content.from, content.until) },
    { term: say(language, words.output), value: content.output && say(language, labelOf(outputs, content.output)) },
    { term: say(language, words.owners), value: ownersOf(language, page) },
    { term: say(language, words.origin), value: originOf(language, page) },
  ]);
