import { html } from 'hono/html';
import { type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { day } from './dates.ts';
import type { Frame, Html } from './frame.ts';
import { isFull, pathOf } from './proposal-state.ts';
import type { ProposalView } from './proposal-view.ts';

const words = {
  posted: { fr: 'C’est déposé', en: 'It is posted' },
  reference: { fr: 'Référence : {reference}, le {day}.', en: 'Reference: {reference}, {day}.' },
  nextTerrain: {
    fr: 'Les questions de recherche qui s’en rapprochent vous sont proposées, avec les raisons. Quand une personne exprime son intérêt, vous recevez un courriel avec son message ; vous avez 21 jours pour répondre oui, non, ou demander une précision.',
    en: 'Research questions close to it are suggested to you, with the reasons. When somebody expresses interest you get an e-mail with their message; you have 21 days to answer yes, no, or ask for a clarification.',
  },
  nextQuestion: {
    fr: 'Les terrains qui s’en rapprochent vous sont proposés, avec les raisons : vous pouvez y exprimer votre intérêt. Des praticiennes et praticiens peuvent aussi vous inviter : vous le saurez par courriel.',
    en: 'Terrains close to it are suggested to you, with the reasons: you can express interest in them. Practitioners can also invite you: you will know by e-mail.',
  },
  keep: {
    fr: 'Pour en garder une copie, imprimez cette page. Vous pouvez la modifier ou la mettre en pause à tout moment.',
    en: 'To keep a copy, print this page. You can revise or pause it at any time.',
  },
  mine: { fr: 'Voir toutes mes propositions', en: 'See all my proposals' },
  hidden: { fr: 'Masqué par la coordination', en: 'Hidden by the coordination' },
  hiddenWhy: { fr: 'Raison donnée : {reason}', en: 'Reason given: {reason}' },
  hiddenNext: {
    fr: 'Seules les personnes responsables et la coordination voient cette page. Pour convenir de ce qui est à corriger, écrivez à la coordination : son adresse est en bas de la page.',
    en: 'Only the people responsible and the coordination see this page. To agree on what needs correcting, write to the coordination: the address is at the foot of this page.',
  },
  paused: { fr: 'En pause', en: 'Paused' },
  pausedText: {
    fr: 'Les personnes responsables ne répondent pas en ce moment. Revenez plus tard, ou regardez ce qui est comparable.',
    en: 'The people responsible are not answering at the moment. Come back later, or look at what is comparable.',
  },
  full: { fr: 'Ce terrain est complet', en: 'This terrain is full' },
  fullText: {
    fr: 'Il mène déjà autant de partenariats qu’il le peut. Une nouvelle demande attendrait longtemps : des terrains comparables sont ouverts.',
    en: 'It already runs as many partnerships as it can. A new request would wait a long time: comparable terrains are open.',
  },
  withdrawn: { fr: 'Retiré par les personnes responsables', en: 'Withdrawn by the people responsible' },
  expired: { fr: 'La date de fin est passée', en: 'The closing date has passed' },
  closedText: {
    fr: 'La page reste lisible pour mémoire ; on ne peut plus exprimer son intérêt.',
    en: 'The page stays readable for the record; interest can no longer be expressed.',
  },
  comparable: { fr: 'Voir ce qui est comparable', en: 'See what is comparable' },
} satisfies Words;

/** What a reader must know first: just posted, hidden, paused, full or closed, each with a next step. */
export const proposalNotices = (frame: Frame, view: ProposalView): Html =>
  html`${view.posted && view.page.mine ? postedNotice(frame, view) : ''} ${statusNotice(frame, view)}`;

const postedNotice = (
  { language }: Frame,
  { page }: ProposalView,
): Html => html`<section class="notice" aria-labelledby="depose">
  <h2 id="depose" tabindex="-1">${say(language, words.posted)}</h2>
  <p>${say(language, words.reference, { reference: page.id.slice(0, 8).toUpperCase(), day: day(language, page.postedAt) })}</p>
  <p>${say(language, page.kind === 'terrain' ? words.nextTerrain : words.nextQuestion)}</p>
  <p>${say(language, words.keep)}</p>
  <p><a href="/mon-espace/propositions">${say(language, words.mine)}</a></p>
</section>`;

const statusNotice = (frame: Frame, { page }: ProposalView): Html => {
  const { language } = frame;
  const comparable = `${pathOf(page.kind)}?${page.themes.map((theme) => `theme=${encodeURIComponent(theme)}`).join('&')}`;
  const notice = (title: Sentence, text: Sentence): Html => html`<section class="notice notice--attention">
    <h2>${say(language, title)}</h2>
    <p>${say(language, text)}</p>
    <p><a href="${comparable}">${say(language, words.comparable)}</a></p>
  </section>`;
  if (page.status === 'hidden')
    return html`<section class="notice notice--attention">
      <h2>${say(language, words.hidden)}</h2>
      ${page.hiddenReason ? html`<p>${say(language, words.hiddenWhy, { reason: page.hiddenReason })}</p>` : ''}
      <p>${say(language, words.hiddenNext)}</p>
    </section>`;
  if (page.status === 'paused') return notice(words.paused, words.pausedText);
  if (page.status === 'withdrawn') return notice(words.withdrawn, words.closedText);
  if (page.status === 'expired') return notice(words.expired, words.closedText);
  return isFull(page) ? notice(words.full, words.fullText) : html``;
};
