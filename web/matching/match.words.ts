import type { FitSaid, MatchCard, MatchLabel, PairExchange, ToCheck } from '../../shared/contracts/match.ts';
import type { Sentence, Words } from '../../shared/kernel/words.ts';

export const labels: Record<MatchLabel, Sentence> = {
  strong: { fr: 'Rapprochement fort', en: 'Strong match' },
  probable: { fr: 'Rapprochement probable', en: 'Probable match' },
  'to-explore': { fr: 'À explorer', en: 'To explore' },
};

export const checks: Record<ToCheck, Sentence> = {
  territory: { fr: 'le territoire', en: 'the territory' },
  dates: { fr: 'les dates', en: 'the dates' },
  offers: { fr: 'ce qui est offert et ce qui est cherché', en: 'what is offered and what is looked for' },
  capacity: { fr: 'la capacité d’accueil, déjà prise', en: 'the capacity, already taken' },
  organisation: { fr: 'vous êtes de la même organisation', en: 'you are of the same organisation' },
  details: { fr: 'les détails, avec la personne', en: 'the details, with the person' },
};

/** « Vous » are the two sides, whoever reads. */
export const exchanges: Record<PairExchange['state'], Sentence> = {
  pending: {
    fr: 'Vous échangez déjà : une réponse est attendue',
    en: 'You are already in touch: an answer is awaited',
  },
  'under-way': { fr: 'Vous échangez déjà', en: 'You are already in touch' },
  declined: { fr: 'Une demande a été déclinée', en: 'A request was declined' },
  past: { fr: 'Vous avez déjà travaillé ensemble là-dessus', en: 'You already worked together on this' },
};

export const conflictWords: Record<MatchCard['conflicts'][number], Sentence> = {
  'same-organisation': { fr: 'vous êtes de la même organisation', en: 'you are of the same organisation' },
  'same-people': {
    fr: 'un partenariat vous lie déjà, sur un autre sujet',
    en: 'a partnership already links you, on another subject',
  },
};

export const words = {
  loading: { fr: 'Recherche des rapprochements…', en: 'Looking for matches…' },
  none: {
    fr: 'Aucun rapprochement pour l’instant. Les nouvelles propositions sont comparées à la vôtre dès leur dépôt, et vous êtes prévenu·e par courriel. Préciser le texte ou les thèmes aide.',
    en: 'No match for now. New proposals are compared with yours as soon as they are posted, and you are told by e-mail. A more precise text or themes help.',
  },
  bothSpeak: { fr: 'les deux textes en parlent', en: 'both texts speak of it' },
  mineSays: { fr: 'le vôtre dit', en: 'yours says' },
  theirsSays: { fr: 'l’autre dit', en: 'the other says' },
  sharedWords: { fr: 'Mots communs', en: 'Words in common' },
  sense: { fr: 'Proximité de sens', en: 'Near in meaning' },
  senseBy: {
    fr: 'selon le modèle « {model} », à part des textes',
    en: 'according to the model “{model}”, apart from the texts',
  },
  offer: { fr: 'Offert et cherché', en: 'Offered and looked for' },
  dates: { fr: 'Dates', en: 'Dates' },
  toCheck: { fr: 'À vérifier', en: 'To check' },
  pinned: { fr: 'Mise en relation par la coordination', en: 'Introduced by the coordinators' },
  wrong: { fr: 'Ce lien est faux', en: 'This link is wrong' },
  wrongPair: { fr: 'Ces deux textes ne vont pas ensemble', en: 'These two texts do not belong together' },
  wrongConcept: { fr: '« {concept} » n’est pas le sujet de mon texte', en: '“{concept}” is not what my text is about' },
  wrongTitle: { fr: 'Dire que ce lien est faux ?', en: 'Say that this link is wrong?' },
  wrongText: {
    fr: '« {title} » ne vous sera plus proposé ici, ni l’inverse. La coordination le voit.',
    en: '“{title}” will no longer be suggested here, nor the reverse. The coordinators see it.',
  },
  wrongDone: { fr: 'C’est noté : ce rapprochement est retiré.', en: 'Noted: this match is removed.' },
  conceptDone: {
    fr: 'C’est noté : la notion est retirée de votre texte, et vos rapprochements sont recalculés dans un instant.',
    en: 'Noted: the concept is removed from your text, and your matches are worked out anew in a moment.',
  },
  dismiss: { fr: 'Écarter', en: 'Dismiss' },
  dismissThis: { fr: 'Écarter « {title} »', en: 'Dismiss “{title}”' },
  dismissed: { fr: 'Écarté : il ne sera plus proposé.', en: 'Dismissed: it will not be suggested again.' },
  undo: { fr: 'Annuler', en: 'Undo' },
  seeExchange: { fr: 'Voir l’échange', en: 'See the exchange' },
  known: { fr: 'À savoir', en: 'Good to know' },
  why: { fr: 'Pourquoi, et ce qui changerait', en: 'Why, and what would change it' },
  concepts: { fr: 'Notions reconnues', en: 'Concepts recognised' },
  conceptsHelp: {
    fr: 'Elles servent à vous rapprocher. Retirez celles qui n’ont pas lieu d’être, confirmez les autres.',
    en: 'They serve to find your matches. Remove those that do not belong, confirm the others.',
  },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  remove: { fr: 'Retirer', en: 'Remove' },
  putBack: { fr: 'Remettre', en: 'Put back' },
  confirmed: { fr: 'confirmée', en: 'confirmed' },
  removed: { fr: 'retirée', en: 'removed' },
  noConcept: { fr: 'Aucune notion reconnue dans ce texte.', en: 'No concept recognised in this text.' },
} as const satisfies Words;

/** What each side is asked about, in words, and how it is met. */
export const aspectWords: Record<FitSaid['sought' | 'expected'][number]['aspect'], Sentence> = {
  themes: { fr: 'thèmes', en: 'themes' },
  offers: { fr: 'ce qui est offert', en: 'what is offered' },
  methods: { fr: 'méthodes', en: 'methods' },
  territory: { fr: 'territoire', en: 'territory' },
  dates: { fr: 'dates', en: 'dates' },
  capacity: { fr: 'place disponible', en: 'room left' },
  answers: { fr: 'réponses aux demandes', en: 'answers to requests' },
};
export const verdictWords: Record<FitSaid['sought'][number]['verdict'], Sentence> = {
  good: { fr: 'convient', en: 'fits' },
  partial: { fr: 'en partie', en: 'in part' },
  poor: { fr: 'ne convient pas', en: 'does not fit' },
};
/** Before the aspects so met. */
export const meetings: typeof verdictWords = {
  good: { fr: 'rencontré –', en: 'met –' },
  partial: { fr: 'en partie –', en: 'in part –' },
  poor: { fr: 'pas rencontré –', en: 'not met –' },
};
/** What each side wants, as whoever reads says it: by the kind of their own proposal. */
export const sideWords = {
  question: {
    sought: { fr: 'Ce que vous cherchez', en: 'What you look for' },
    expected: { fr: 'Ce que le terrain attend', en: 'What the terrain expects' },
  },
  terrain: {
    sought: { fr: 'Ce que la question cherche', en: 'What the question looks for' },
    expected: { fr: 'Ce que vous attendez', en: 'What you expect' },
  },
} as const;

export const months = {
  one: { fr: '{n} mois en commun', en: '{n} month in common' },
  other: { fr: '{n} mois en commun', en: '{n} months in common' },
};
