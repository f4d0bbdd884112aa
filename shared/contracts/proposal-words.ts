import type { Words } from '../kernel/words.ts';
import type { ProposalEvent, ProposalStatus } from './proposal.ts';

/** A sentence for each event; a new event without one does not compile. */
const eventWords = {
  ProposalPosted: { fr: 'a déposé la proposition', en: 'posted the proposal' },
  ProposalRevised: { fr: 'a modifié', en: 'revised' },
  ProposalPaused: { fr: 'a mis en pause', en: 'paused' },
  ProposalResumed: { fr: 'a rouvert', en: 'reopened' },
  ProposalWithdrawn: { fr: 'a retiré', en: 'withdrew' },
  ProposalExpired: { fr: 'a atteint sa date de fin', en: 'reached its closing date' },
  ProposalProlonged: { fr: 'a prolongé', en: 'prolonged' },
  CoOwnerAdded: { fr: 'a ajouté une personne responsable', en: 'added a co-owner' },
  CoOwnerRemoved: { fr: 'a retiré une personne responsable', en: 'removed a co-owner' },
  ProposalHandedOver: { fr: 'a transmis à une autre personne', en: 'handed over to someone else' },
  ProposalHidden: { fr: 'a masqué', en: 'hid' },
  ProposalRestored: { fr: 'a rétabli', en: 'restored' },
  ProposalTagged: { fr: 'a corrigé une notion reconnue', en: 'corrected a recognised concept' },
  QuestionProgressed: { fr: 'a fait avancer la question', en: 'moved the question on' },
} as const satisfies Words<ProposalEvent['type']>;

/** Why a command was refused. */
const refusalWords = {
  'proposal-already-posted': { fr: 'Ceci est déjà déposé.', en: 'This is already posted.' },
  'proposal-unknown': {
    fr: 'Ce terrain ou cette question n’existe pas, ou n’existe plus.',
    en: 'This terrain or question does not exist, or no longer does.',
  },
  'proposal-not-yours': {
    fr: 'Seules les personnes responsables de cette proposition peuvent faire cela.',
    en: 'Only the people responsible for this proposal can do this.',
  },
  'proposal-coordinators-only-not-yours': {
    fr: 'Seule la coordination peut masquer ou rétablir une proposition.',
    en: 'Only coordinators can hide or restore a proposal.',
  },
  'proposal-not-open': {
    fr: 'Cette proposition n’est pas ouverte en ce moment.',
    en: 'This proposal is not open at the moment.',
  },
  'proposal-not-paused': { fr: 'Cette proposition n’est pas en pause.', en: 'This proposal is not paused.' },
  'proposal-not-hidden': { fr: 'Cette proposition n’est pas masquée.', en: 'This proposal is not hidden.' },
  'proposal-hidden': {
    fr: 'Cette proposition est masquée par la coordination ; elle doit d’abord être rétablie.',
    en: 'This proposal is hidden by the coordination; it must be restored first.',
  },
  'proposal-closed': {
    fr: 'Cette proposition est close. Prolongez-la ou déposez-en une nouvelle.',
    en: 'This proposal is closed. Prolong it or post a new one.',
  },
  'proposal-until-past': {
    fr: 'La date de fin est déjà passée : choisissez une date à venir.',
    en: 'The closing date has already passed: choose a date to come.',
  },
  'proposal-until-not-reached': { fr: 'La date de fin n’est pas atteinte.', en: 'The closing date is not reached.' },
  'proposal-kind-fixed': {
    fr: 'Un terrain ne devient pas une question, ni l’inverse : déposez-en une nouvelle.',
    en: 'A terrain does not become a question, nor the reverse: post a new one.',
  },
  'proposal-not-a-question': { fr: 'Seule une question a cet état.', en: 'Only a question has this state.' },
  'co-owner-already': { fr: 'Cette personne est déjà responsable.', en: 'This person is already responsible.' },
  'co-owner-unknown': {
    fr: 'Cette personne n’est pas parmi les responsables.',
    en: 'This person is not among the people responsible.',
  },
  'owner-last': {
    fr: 'Il faut au moins une personne responsable : transmettez d’abord à quelqu’un d’autre.',
    en: 'At least one person must be responsible: hand over to someone else first.',
  },
} as const satisfies Words;
export type ProposalCode = keyof typeof refusalWords;

/** What a field expects, said beside it. */
const fieldWords = {
  'title-too-short': { fr: 'Le titre compte au moins 10 caractères.', en: 'The title has at least 10 characters.' },
  'title-too-long': { fr: 'Le titre compte au plus 140 caractères.', en: 'The title has at most 140 characters.' },
  'text-too-short': { fr: 'Écrivez au moins 40 caractères.', en: 'Write at least 40 characters.' },
  'text-too-long': { fr: 'Ce texte est trop long : raccourcissez-le.', en: 'This text is too long: shorten it.' },
  'line-too-long': { fr: 'C’est trop long : raccourcissez.', en: 'This is too long: shorten it.' },
  'natures-missing': { fr: 'Choisissez au moins une nature.', en: 'Choose at least one nature.' },
  'offers-missing': { fr: 'Dites au moins une chose que vous offrez.', en: 'Say at least one thing you offer.' },
  'themes-missing': { fr: 'Choisissez de un à cinq thèmes.', en: 'Choose one to five themes.' },
  'themes-too-many': {
    fr: 'Cinq thèmes au plus : gardez les principaux.',
    en: 'Five themes at most: keep the main ones.',
  },
  'choice-unknown': { fr: 'Ce choix n’est pas dans la liste.', en: 'This choice is not in the list.' },
  'place-missing': { fr: 'Indiquez un lieu.', en: 'Say where.' },
  'place-unknown': {
    fr: 'Ce lieu n’existe pas dans la liste officielle. Choisissez-le parmi les suggestions.',
    en: 'This place is not in the official list. Choose it among the suggestions.',
  },
  'date-invalid': {
    fr: 'Cette date n’existe pas. Écrivez-la comme 2027-03-15, entre 1900 et 2199.',
    en: 'This date does not exist. Write it as 2027-03-15, between 1900 and 2199.',
  },
  'dates-in-disorder': { fr: 'La fin vient après le début.', en: 'The end comes after the beginning.' },
  'capacity-invalid': {
    fr: 'Indiquez un nombre entier de partenariats, entre 1 et 50.',
    en: 'Give a whole number of partnerships, between 1 and 50.',
  },
  'link-invalid': {
    fr: 'Un lien commence par https:// ou http://.',
    en: 'A link begins with https:// or http://.',
  },
  'links-too-many': { fr: 'Dix liens au plus.', en: 'Ten links at most.' },
  'territories-too-many': { fr: 'Dix territoires au plus.', en: 'Ten territories at most.' },
  'reason-missing': { fr: 'Donnez une raison, en quelques mots.', en: 'Give a reason, in a few words.' },
  'email-unknown': {
    fr: 'Personne n’est inscrit avec cette adresse. Invitez d’abord cette personne à se connecter.',
    en: 'Nobody is registered with this address. Ask this person to sign in first.',
  },
  'email-invalid': {
    fr: 'Cette adresse n’a pas la forme nom@domaine.fr.',
    en: 'This address is not of the form name@domain.fr.',
  },
} as const satisfies Words;

export const proposalWords = { ...eventWords, ...refusalWords, ...fieldWords } as const satisfies Words;

/** Few, plain, explained: the name of each status and what it means. */
export const statusWords = {
  open: {
    name: { fr: 'Ouvert', en: 'Open' },
    means: { fr: 'On peut exprimer son intérêt.', en: 'Interest can be expressed.' },
  },
  paused: {
    name: { fr: 'En pause', en: 'Paused' },
    means: { fr: 'Visible, mais on ne répond pas en ce moment.', en: 'Visible, but nobody answers at the moment.' },
  },
  withdrawn: {
    name: { fr: 'Retiré', en: 'Withdrawn' },
    means: { fr: 'N’est plus proposé.', en: 'No longer proposed.' },
  },
  expired: {
    name: { fr: 'Terminé', en: 'Ended' },
    means: { fr: 'La date de fin est passée.', en: 'The closing date has passed.' },
  },
  hidden: {
    name: { fr: 'Masqué', en: 'Hidden' },
    means: { fr: 'Masqué par la coordination.', en: 'Hidden by the coordination.' },
  },
} as const satisfies Record<ProposalStatus, Record<'name' | 'means', { fr: string; en: string }>>;
