import { html } from 'hono/html';
import { generalWords } from '../../shared/contracts/general.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import { type AdditionCard, type AdditionStatus, additionWords } from '../../shared/contracts/vocabulary-addition.ts';
import { type Language, type Sentence, say, type Words } from '../../shared/kernel/words.ts';
import { plainTerm } from '../../shared/vocabulary/reading.ts';
import { badge } from './badge.ts';
import { breadcrumb } from './breadcrumb.ts';
import { day } from './dates.ts';
import { entryList } from './entry-list.ts';
import type { Frame, Html } from './frame.ts';
import { layout } from './layout.ts';
import { pageHeading } from './page-heading.ts';
import { typeset } from './typeset.ts';

const words = {
  desk: { fr: 'Coordination', en: 'Coordination' },
  title: { fr: 'Compléter le vocabulaire', en: 'Add to the vocabulary' },
  lead: {
    fr: 'Proposez une nouvelle façon de dire une notion ; voyez ce qu’elle change aux textes ouverts ; adoptez-la ou écartez-la. Une fois adoptée, elle peut être retirée.',
    en: 'Propose a new way of saying a concept; see what it changes in open texts; adopt it or drop it. Once adopted, it can be taken back.',
  },
  propose: { fr: 'Proposer un terme', en: 'Propose a term' },
  concept: { fr: 'Notion', en: 'Concept' },
  term: { fr: 'Terme', en: 'Term' },
  termHint: {
    fr: 'Un mot ou une expression, en français. « habitat* » vaut pour tous les mots qui commencent ainsi ; « =commune » pour cette forme seulement.',
    en: 'A word or an expression, in French. “habitat*” stands for every word so begun; “=commune” for that very form only.',
  },
  send: { fr: 'Proposer et voir ce que cela change', en: 'Propose and see what it changes' },
  done: { fr: 'Termes proposés', en: 'Proposed terms' },
  none: { fr: 'Aucun terme n’a encore été proposé.', en: 'No term was proposed yet.' },
  proposed: { fr: 'à décider', en: 'to decide' },
  adopted: { fr: 'adopté', en: 'adopted' },
  dropped: { fr: 'écarté', en: 'dropped' },
  'taken-back': { fr: 'retiré', en: 'taken back' },
  entry: { fr: '« {term} » pour « {concept} »', en: '“{term}” for “{concept}”' },
  reason: { fr: 'Raison donnée : {reason}', en: 'Reason given: {reason}' },
} as const satisfies Words;

const badges = { proposed: 'attention', adopted: 'done', dropped: 'closed', 'taken-back': 'closed' } as const;

/** Where an addition stands, in a word. */
export const standingBadge = (language: Language, status: AdditionStatus): Html =>
  badge(badges[status], say(language, words[status]));

/** An addition in a few words. */
export const additionTitle = (language: Language, { term, concept }: AdditionCard): string =>
  say(language, words.entry, { term: plainTerm(term), concept: concept.label[language] });

/** Why it was dropped or taken back. */
export const reasonGiven = (language: Language, reason: string): string =>
  typeset(say(language, words.reason, { reason }));

/** The sentence of a refusal or a field error that concerns the vocabulary. */
export const faultOf = (language: Language, code: string): string =>
  say(
    language,
    ({ ...generalWords, ...proposalWords, ...additionWords } as Readonly<Record<string, Sentence>>)[code] ??
      generalWords['fields-wrong'],
  );

export type VocabularyView = Readonly<{
  items: readonly AdditionCard[];
  concepts: readonly Readonly<{ id: string; label: Sentence }>[];
  /** What was typed, with what is wrong with it. */
  draft?: Readonly<{ concept: string; term: string; fault: string | null }>;
}>;

/** Where coordinators propose terms, with what became of each. */
export const vocabularyPage = (frame: Frame, { items, concepts, draft }: VocabularyView): Html => {
  const { language } = frame;
  const title = say(language, words.title);
  const fault = draft?.fault ? faultOf(language, draft.fault) : null;
  const byLabel = new Intl.Collator(language);
  const sorted = [...concepts].sort((a, b) => byLabel.compare(a.label[language], b.label[language]));
  return layout(frame, {
    title,
    robots: 'noindex',
    wide: true,
    body: html`${breadcrumb(language, [{ href: '/coordination', label: say(language, words.desk) }], title)}
    ${pageHeading({ title, lead: say(language, words.lead) })}
    <h2>${say(language, words.propose)}</h2>
    <form method="post" action="/coordination/vocabulaire">
      <div class="field">
        <label for="addition-concept">${say(language, words.concept)}</label>
        <select id="addition-concept" name="concept" required>
          ${sorted.map(
            ({ id, label }) =>
              html`<option value="${id}" ${draft?.concept === id ? 'selected' : ''}>${label[language]}</option>`,
          )}
        </select>
      </div>
      <div class="field${fault ? ' field--wrong' : ''}">
        <label for="addition-term">${say(language, words.term)}</label>
        <p class="hint" id="addition-term-hint">${say(language, words.termHint)}</p>
        ${fault ? html`<p class="field__error" id="addition-term-error">${fault}</p>` : ''}
        <input id="addition-term" name="term" required minlength="2" maxlength="80" autocomplete="off" value="${draft?.term ?? ''}"
          aria-describedby="addition-term-hint${fault ? ' addition-term-error' : ''}"
          ${fault ? html`aria-invalid="true" autofocus` : ''} />
      </div>
      <p class="actions"><button>${say(language, words.send)}</button></p>
    </form>
    <h2>${say(language, words.done)}</h2>
    ${
      items.length === 0
        ? html`<p class="quiet">${say(language, words.none)}</p>`
        : entryList(
            items.map((card) => ({
              href: `/coordination/vocabulaire/${card.id}`,
              title: additionTitle(language, card),
              marks: [standingBadge(language, card.status), day(language, new Date(card.at))],
              ...(card.reason ? { summary: reasonGiven(language, card.reason) } : {}),
            })),
            3,
          )
    }`,
  });
};
