import type { InterestStatus } from '../../shared/contracts/interest.ts';
import type { PartnershipStatus, RestitutionStatus, Side } from '../../shared/contracts/partnership.ts';
import type { Sentence, Words } from '../../shared/kernel/words.ts';

type Explained = Readonly<{ name: Sentence; means: Sentence }>;

/** Few, plain, explained: where an exchange stands. */
export const interestStatusWords: Record<InterestStatus, Explained> = {
  asked: {
    name: { fr: 'Réponse attendue', en: 'Answer awaited' },
    means: { fr: 'Les personnes responsables doivent répondre.', en: 'The people responsible must answer.' },
  },
  clarifying: {
    name: { fr: 'Précision attendue', en: 'Clarification awaited' },
    means: {
      fr: 'Une précision est demandée avant de répondre.',
      en: 'A clarification is asked for before answering.',
    },
  },
  accepted: {
    name: { fr: 'Accepté', en: 'Accepted' },
    means: { fr: 'Un partenariat s’ouvre.', en: 'A partnership opens.' },
  },
  declined: {
    name: { fr: 'Décliné', en: 'Declined' },
    means: { fr: 'La réponse est non, pour la raison donnée.', en: 'The answer is no, for the reason given.' },
  },
  withdrawn: {
    name: { fr: 'Retiré', en: 'Withdrawn' },
    means: { fr: 'La personne qui l’avait exprimé l’a retiré.', en: 'The person who expressed it withdrew it.' },
  },
  lapsed: {
    name: { fr: 'Sans réponse', en: 'Unanswered' },
    means: { fr: 'La date promise est passée sans réponse.', en: 'The promised date went by without an answer.' },
  },
};

export const partnershipStatusWords: Record<PartnershipStatus, Explained> = {
  writing: {
    name: { fr: 'En écriture', en: 'Being written' },
    means: { fr: 'Les deux côtés écrivent et acceptent les clauses.', en: 'Both sides write and agree the clauses.' },
  },
  submitted: {
    name: { fr: 'Chez la coordination', en: 'With the coordination' },
    means: {
      fr: 'La coordination doit approuver, renvoyer ou refuser.',
      en: 'The coordination must approve, return or refuse.',
    },
  },
  formed: {
    name: { fr: 'En cours', en: 'Under way' },
    means: { fr: 'Approuvé par la coordination.', en: 'Approved by the coordination.' },
  },
  refused: {
    name: { fr: 'Refusé', en: 'Refused' },
    means: {
      fr: 'La coordination l’a refusé, pour la raison donnée.',
      en: 'The coordination refused it, for the reason given.',
    },
  },
  abandoned: {
    name: { fr: 'Abandonné', en: 'Given up' },
    means: { fr: 'L’un des côtés y a renoncé avant l’approbation.', en: 'One side gave it up before approval.' },
  },
  concluded: {
    name: { fr: 'Conclu', en: 'Concluded' },
    means: { fr: 'Mené à son terme.', en: 'Carried to its end.' },
  },
  ended: {
    name: { fr: 'Interrompu', en: 'Ended early' },
    means: { fr: 'Il a pris fin avant son terme.', en: 'It ended before its term.' },
  },
};

export const restitutionStatusWords: Record<RestitutionStatus | 'late', Sentence> = {
  promised: { fr: 'Promise', en: 'Promised' },
  given: { fr: 'Rendue', en: 'Given' },
  waived: { fr: 'Le terrain y renonce', en: 'Waived by the terrain' },
  late: { fr: 'En retard', en: 'Late' },
};

export const sideWords: Record<Side, Sentence> = {
  practitioner: { fr: 'Terrain', en: 'Terrain' },
  researcher: { fr: 'Recherche', en: 'Research' },
};

export const exchangeWords = {
  space: { fr: 'Mon espace', en: 'My space' },
  exchanges: { fr: 'Mes échanges', en: 'My exchanges' },
  erased: { fr: '[effacé]', en: '[erased]' },
  untitled: { fr: 'Proposition masquée', en: 'Hidden proposal' },
  anotherTerrain: { fr: 'un terrain à préciser', en: 'a terrain to be made precise' },
  script: {
    fr: 'Pour agir sur cette page, activez JavaScript. Si vous ne le pouvez pas, écrivez à la coordination : son adresse est en bas de la page.',
    en: 'To act on this page, turn JavaScript on. If you cannot, write to the coordination: the address is at the foot of this page.',
  },
} as const satisfies Words;

/** The French word of a kind in an address, and its own address. */
export const pathOfProposal = ({ id, kind }: { id: string; kind: 'terrain' | 'question' }): string =>
  `/${kind === 'terrain' ? 'terrains' : 'questions'}/${id}`;
