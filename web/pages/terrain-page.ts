import { html } from 'hono/html';
import { labelOf, natures, offers, sensitivities } from '../../shared/contracts/proposal-choices.ts';
import type { TerrainContent } from '../../shared/contracts/proposal-content.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { figure, period } from './dates.ts';
import { definitionList } from './definition-list.ts';
import type { Frame, Html } from './frame.ts';
import { outLinks } from './out-links.ts';
import { paragraphs } from './paragraphs.ts';
import { originOf, ownersOf, placeOf, themesOf } from './proposal-facts.ts';
import { proposalPage } from './proposal-page.ts';
import type { ProposalView } from './proposal-view.ts';

const words = {
  place: { fr: 'Lieu', en: 'Place' },
  organisation: { fr: 'Organisation', en: 'Organisation' },
  nature: { fr: 'Nature', en: 'Nature' },
  period: { fr: 'Disponible', en: 'Available' },
  capacity: { fr: 'Partenariats à la fois', en: 'Partnerships at once' },
  themes: { fr: 'Thèmes', en: 'Themes' },
  owners: { fr: 'Responsable', en: 'Responsible' },
  origin: { fr: 'Provenance', en: 'Where it comes from' },
  offers: { fr: 'Ce qui est offert', en: 'What is offered' },
  conditions: { fr: 'Conditions', en: 'Conditions' },
  expects: { fr: 'Ce que le terrain attend en retour', en: 'What the terrain expects in return' },
  data: { fr: 'Les données', en: 'The data' },
  what: { fr: 'Contenu', en: 'Content' },
  sensitivity: { fr: 'Sensibilité', en: 'Sensitivity' },
  legalBasis: { fr: 'Base légale', en: 'Legal basis' },
  access: { fr: 'Conditions d’accès', en: 'Access conditions' },
  retention: { fr: 'Conservation', en: 'Retention' },
  links: { fr: 'Liens', en: 'Links' },
} satisfies Words;

/** The page of one terrain. */
export const terrainPage = (frame: Frame, view: ProposalView): Html => {
  const content = view.page.content as TerrainContent;
  return proposalPage(frame, view, sections(frame, content), brief(frame, view, content));
};

const sections = ({ language }: Frame, content: TerrainContent): Html => html`
  <h2>${say(language, words.offers)}</h2>
  <ul class="check-list">${content.offers.map((id) => html`<li>${say(language, labelOf(offers, id))}</li>`)}</ul>
  ${content.conditions ? html`<h2>${say(language, words.conditions)}</h2>${paragraphs(content.conditions)}` : ''}
  ${dataSheet(language, content)}
  ${content.expects ? html`<h2>${say(language, words.expects)}</h2>${paragraphs(content.expects)}` : ''}
  ${content.links.length ? html`<h2>${say(language, words.links)}</h2>${outLinks(content.links)}` : ''}`;

const dataSheet = (language: Frame['language'], { dataSheet: sheet }: TerrainContent): Html => {
  if (!sheet || !Object.values(sheet).some(Boolean)) return html``;
  return html`<h2>${say(language, words.data)}</h2>
    ${definitionList([
      { term: say(language, words.what), value: sheet.what },
      {
        term: say(language, words.sensitivity),
        value: sheet.sensitivity && say(language, labelOf(sensitivities, sheet.sensitivity)),
      },
      { term: say(language, words.legalBasis), value: sheet.legalBasis },
      { term: say(language, words.access), value: sheet.access },
      { term: say(language, words.retention), value: sheet.retention },
    ])}`;
};

const brief = ({ language }: Frame, { page }: ProposalView, content: TerrainContent): Html =>
  definitionList([
    { term: say(language, words.place), value: placeOf(language, page.kind, content.territory) },
    { term: say(language, words.organisation), value: content.organisation },
    {
      term: say(language, words.nature),
      value: content.natures.map((id) => say(language, labelOf(natures, id))).join(', '),
    },
    { term: say(language, words.themes), value: themesOf(language, page) },
    { term: say(language, words.period), value: period(language, content.from, content.until) },
    { term: say(language, words.capacity), value: figure(language, content.capacity) },
    { term: say(language, words.owners), value: ownersOf(language, page) },
    { term: say(language, words.origin), value: originOf(language, page) },
  ]);
