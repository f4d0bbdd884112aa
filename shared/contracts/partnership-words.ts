import type { Words } from '../kernel/words.ts';

/** A sentence for every event of a partnership, every refusal and every field. */
export const partnershipWords = {
  PartnershipProposed: { fr: 'a ouvert un partenariat', en: 'opened a partnership' },
  TermsRevised: { fr: 'a réécrit une clause', en: 'rewrote a clause' },
  ClauseAgreed: { fr: 'a accepté une clause', en: 'agreed a clause' },
  PartnershipSubmitted: {
    fr: 'a soumis le partenariat à la coordination',
    en: 'submitted the partnership for approval',
  },
  PartnershipReturned: {
    fr: 'a renvoyé le partenariat pour correction',
    en: 'returned the partnership for correction',
  },
  PartnershipFormed: { fr: 'a approuvé le partenariat', en: 'approved the partnership' },
  PartnershipRefused: { fr: 'a refusé le partenariat', en: 'refused the partnership' },
  PartnershipAbandoned: { fr: 'a renoncé au partenariat', en: 'gave up the partnership' },
  RestitutionPromised: { fr: 'a promis une restitution', en: 'promised a restitution' },
  RestitutionGiven: { fr: 'a rendu une restitution', en: 'gave a restitution' },
  RestitutionWaived: { fr: 'a renoncé à une restitution', en: 'waived a restitution' },
  PartnershipConcluded: { fr: 'a conclu le partenariat', en: 'concluded the partnership' },
  PartnershipEndedEarly: { fr: 'a mis fin au partenariat', en: 'ended the partnership early' },
  'clause-too-short': { fr: 'Écrivez au moins 10 caractères.', en: 'Write at least 10 characters.' },
  'restitution-too-short': {
    fr: 'Dites en quelques mots ce qui sera rendu au terrain.',
    en: 'Say in a few words what will be given back.',
  },
  'decision-missing': { fr: 'Choisissez une décision.', en: 'Choose a decision.' },
  'lessons-too-short': {
    fr: 'Dites en une phrase au moins ce que ce partenariat a appris.',
    en: 'Say in a sentence at least what this partnership taught.',
  },
  'restitution-proof-missing': {
    fr: 'Indiquez où la trouver : un lien, un lieu, une date.',
    en: 'Say where to find it: a link, a place, a date.',
  },
  'clause-unknown': { fr: 'Cette clause n’existe pas.', en: 'This clause does not exist.' },
  'partnership-unknown': { fr: 'Ce partenariat n’existe pas.', en: 'This partnership does not exist.' },
  'partnership-not-yours': {
    fr: 'Ce partenariat est réservé à ses parties et à la coordination.',
    en: 'This partnership is for its parties and the coordinators.',
  },
  'partnership-not-in-writing': {
    fr: 'Les clauses ne peuvent plus être changées à ce stade.',
    en: 'The clauses can no longer be changed at this stage.',
  },
  'partnership-clause-empty': {
    fr: 'Cette clause n’est pas encore écrite : écrivez-la avant de l’accepter.',
    en: 'This clause is not written yet: write it before agreeing to it.',
  },
  'partnership-clauses-open': {
    fr: 'Chaque clause doit être acceptée des deux côtés avant l’envoi à la coordination.',
    en: 'Every clause must be agreed by both sides before it goes to the coordinators.',
  },
  'partnership-not-submitted': {
    fr: 'Ce partenariat n’attend pas de décision.',
    en: 'This partnership is not awaiting a decision.',
  },
  'partnership-decision-not-yours': {
    fr: 'Seule la coordination décide d’un partenariat.',
    en: 'Only coordinators decide on a partnership.',
  },
  'partnership-party-decision-not-yours': {
    fr: 'Vous êtes partie à ce partenariat : une autre personne de la coordination doit décider.',
    en: 'You are a party to this partnership: another coordinator must decide.',
  },
  'partnership-not-formed': {
    fr: 'Cela vient après l’approbation du partenariat.',
    en: 'This comes after the partnership is approved.',
  },
  'partnership-not-open': {
    fr: 'Ce partenariat est déjà décidé ou clos.',
    en: 'This partnership is already decided or closed.',
  },
  'restitution-due-past': {
    fr: 'Cette date est déjà passée : choisissez une date à venir.',
    en: 'This date has already passed: choose a date to come.',
  },
  'restitution-unknown': { fr: 'Cette restitution n’existe pas.', en: 'This restitution does not exist.' },
  'restitution-settled': { fr: 'Cette restitution est déjà réglée.', en: 'This restitution is already settled.' },
  'restitution-waive-not-yours': {
    fr: 'Seul le terrain peut renoncer à une restitution qui lui est promise.',
    en: 'Only the terrain’s side can waive a restitution promised to it.',
  },
} as const satisfies Words;
export type PartnershipCode = Extract<keyof typeof partnershipWords, `partnership-${string}` | `restitution-${string}`>;
