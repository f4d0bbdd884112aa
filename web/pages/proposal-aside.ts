import { html } from 'hono/html';
import { questionStateWords } from '../../shared/contracts/question-state-words.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import type { Frame, Html } from './frame.ts';
import { engagement, isRunning, pathOf, questionBadge, stateBadge, stateMeaning } from './proposal-state.ts';
import type { ProposalView } from './proposal-view.ts';

const words = {
  state: { fr: 'Où cela en est', en: 'Where it stands' },
  brief: { fr: 'En bref', en: 'In brief' },
  manage: { fr: 'Gérer', en: 'Manage' },
  coordinate: { fr: 'Coordination', en: 'Coordination' },
  revise: { fr: 'Modifier', en: 'Revise' },
  script: {
    fr: 'Mettre en pause, prolonger, transmettre ou retirer demande JavaScript.',
    en: 'Pausing, prolonging, handing over or withdrawing needs JavaScript.',
  },
} satisfies Words;

/** Beside the text: where it stands, how to answer, the facts in brief, and what its owners may do. */
export const proposalAside = (frame: Frame, view: ProposalView, brief: Html): Html => {
  const { language } = frame;
  const { page, slots } = view;
  const asked = questionBadge(language, page);
  return html`<section class="panel" aria-labelledby="etat">
      <h2 id="etat">${say(language, words.state)}</h2>
      <p class="badges">${stateBadge(language, page)} ${asked ?? ''}</p>
      <p class="quiet">${stateMeaning(language, page)}
        ${asked && page.questionState ? say(language, questionStateWords[page.questionState].means) : ''}
        ${engagement(language, page) && html`${engagement(language, page)}.`}</p>
      ${slots.interest ?? ''}
    </section>
    <section class="panel" aria-labelledby="en-bref">
      <h2 id="en-bref">${say(language, words.brief)}</h2>
      ${brief}
    </section>
    ${management(frame, view)}`;
};

const management = ({ language, who }: Frame, { page }: ProposalView): Html => {
  const coordinates = who?.roles.includes('coordinator') ?? false;
  if (!page.mine && !coordinates) return html``;
  const about = {
    id: page.id,
    kind: page.kind,
    title: page.title,
    status: page.status,
    until: page.until,
    owners: page.owners,
    mine: page.mine,
    coordinates,
    questionState: page.questionState,
    evidence: page.evidence,
  };
  return html`<section class="panel" aria-labelledby="gerer">
    <h2 id="gerer">${say(language, page.mine ? words.manage : words.coordinate)}</h2>
    ${page.mine && isRunning(page) ? html`<p><a class="button button--quiet" href="${pathOf(page.kind)}/${page.id}/modifier">${say(language, words.revise)}</a></p>` : ''}
    <noscript><p class="quiet">${say(language, words.script)}</p></noscript>
    <owner-actions about="${JSON.stringify(about)}"></owner-actions>
    ${page.kind === 'question' && page.mine ? html`<question-progress about="${JSON.stringify(about)}"></question-progress>` : ''}
  </section>`;
};
