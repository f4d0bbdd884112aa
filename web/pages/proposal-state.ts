import type { ProposalKind, ProposalStatus } from '../../shared/contracts/proposal.ts';
import type { ProposalCard } from '../../shared/contracts/proposal-answers.ts';
import { statusWords } from '../../shared/contracts/proposal-words.ts';
import { questionStateWords } from '../../shared/contracts/question-state-words.ts';
import { count, type Language, type Sentence, say } from '../../shared/kernel/words.ts';
import { badge, type Tone } from './badge.ts';
import type { Html } from './frame.ts';

type State = Readonly<{ tone: Tone; name: Sentence; means: Sentence }>;

const tones: Record<ProposalStatus, Tone> = {
  open: 'open',
  paused: 'pending',
  withdrawn: 'closed',
  expired: 'closed',
  hidden: 'attention',
};

/** A question is feminine in French: « ouverte », « retirée ». */
const questionNames: Record<ProposalStatus, Sentence> = {
  open: { fr: 'Ouverte', en: 'Open' },
  paused: { fr: 'En pause', en: 'Paused' },
  withdrawn: { fr: 'Retirée', en: 'Withdrawn' },
  expired: { fr: 'Terminée', en: 'Ended' },
  hidden: { fr: 'Masquée', en: 'Hidden' },
};

const full: State = {
  tone: 'pending',
  name: { fr: 'Complet', en: 'Full' },
  means: {
    fr: 'Engagé dans autant de partenariats qu’il peut en mener : regardez les terrains comparables.',
    en: 'Engaged in as many partnerships as it can run: look at comparable terrains.',
  },
};

type Stated = Pick<ProposalCard, 'kind' | 'status' | 'engaged' | 'capacity' | 'questionState'>;

/** True while its owners may still revise it. */
export const isRunning = ({ status }: Pick<Stated, 'status'>): boolean => status === 'open' || status === 'paused';

/** True when it runs as many partnerships as it can. */
export const isFull = ({ kind, engaged, capacity }: Stated): boolean => kind === 'terrain' && engaged >= capacity;

const stateOf = (card: Stated): State => {
  if (card.status === 'open' && isFull(card)) return full;
  const { name, means } = statusWords[card.status];
  return { tone: tones[card.status], name: card.kind === 'question' ? questionNames[card.status] : name, means };
};

/** Whether one may answer it, in a word. */
export const stateBadge = (language: Language, card: Stated): Html => {
  const { tone, name, means } = stateOf(card);
  return badge(tone, say(language, name), say(language, means));
};

/** The same in a sentence. */
export const stateMeaning = (language: Language, card: Stated): string => say(language, stateOf(card).means);

const questionTones = {
  studied: 'pending',
  'partly-answered': 'pending',
  answered: 'done',
  contested: 'attention',
} as const satisfies Record<string, Tone>;

/** Where the question stands; nothing for a terrain, or while nobody has studied it. */
export const questionBadge = (language: Language, { questionState }: Stated): Html | null => {
  if (!questionState || questionState === 'open') return null;
  const { name, means } = questionStateWords[questionState];
  return badge(questionTones[questionState], say(language, name), say(language, means));
};

const engagedForms = {
  one: { fr: '{n} partenariat en cours', en: '{n} partnership under way' },
  other: { fr: '{n} partenariats en cours', en: '{n} partnerships under way' },
};

/** `1 partenariat en cours`; nothing while there is none. */
export const engagement = (language: Language, { engaged }: Stated): string =>
  engaged > 0 ? count(language, engaged, engagedForms) : '';

/** Where the list and the pages of a kind are. */
export const pathOf = (kind: ProposalKind): string => (kind === 'terrain' ? '/terrains' : '/questions');
