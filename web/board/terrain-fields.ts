import type { Words } from '../../shared/kernel/words.ts';

/** What the form of a terrain asks, with hints and invented examples. */
export const terrainFields = {
  post: { fr: 'Déposer le terrain', en: 'Post the terrain' },
  essentials: { fr: 'L’essentiel', en: 'The essentials' },
  offering: { fr: 'Ce qui est offert', en: 'What is offered' },
  themesPart: { fr: 'Thèmes', en: 'Themes' },
  whereAndWhen: { fr: 'Où et quand', en: 'Where and when' },
  exchange: { fr: 'Conditions et retour', en: 'Conditions and return' },
  exchangeLead: {
    fr: 'Le dire maintenant évite bien des malentendus : les chercheurs le lisent avant d’écrire.',
    en: 'Saying it now avoids many misunderstandings: researchers read it before they write.',
  },
  who: { fr: 'Qui propose', en: 'Who proposes it' },
  title: { fr: 'Titre', en: 'Title' },
  titleHint: {
    fr: 'Dites le lieu et ce qui s’y passe. Exemple : « Un guichet itinérant dans douze villages du Val-Perdu ».',
    en: 'Say the place and what happens there. Example: “A travelling help desk in twelve villages of the Val-Perdu”.',
  },
  description: { fr: 'Description', en: 'Description' },
  descriptionHint: {
    fr: 'Ce qui se passe, depuis quand, avec qui, ce que vous aimeriez comprendre. Des mots de tous les jours suffisent. Une ligne qui commence par « - » fait une liste.',
    en: 'What happens, since when, with whom, what you would like to understand. Everyday words are enough. A line that begins with “- ” makes a list.',
  },
  natures: { fr: 'De quelle nature est ce terrain ?', en: 'What kind of terrain is it?' },
  offers: { fr: 'Que pouvez-vous offrir ?', en: 'What can you offer?' },
  themes: { fr: 'De un à cinq thèmes', en: 'One to five themes' },
  themesHint: {
    fr: 'Ils servent à filtrer les listes ; prenez les principaux.',
    en: 'They are used to filter the lists; take the main ones.',
  },
  place: { fr: 'Lieu', en: 'Place' },
  placeHint: {
    fr: 'Commune, intercommunalité, département ou région. Un numéro de département ou un code postal marche aussi.',
    en: 'Municipality, inter-municipal body, département or region. A département number or a postcode works too.',
  },
  from: { fr: 'Disponible à partir du', en: 'Available from' },
  until: { fr: 'Jusqu’au', en: 'Until' },
  capacity: { fr: 'Partenariats à la fois', en: 'Partnerships at once' },
  capacityHint: {
    fr: 'Combien de recherches pouvez-vous suivre en même temps ? Au-delà, la page dira que le terrain est complet.',
    en: 'How many research projects can you follow at the same time? Beyond it, the page will say that the terrain is full.',
  },
  conditions: { fr: 'Conditions', en: 'Conditions' },
  conditionsHint: {
    fr: 'Exemple : « Deux visites par mois au plus, hors vacances scolaires ; anonymat des agents ».',
    en: 'Example: “Two visits a month at most, outside school holidays; staff stay anonymous”.',
  },
  expects: { fr: 'Ce que vous attendez en retour', en: 'What you expect in return' },
  expectsHint: {
    fr: 'Exemple : « Une présentation aux équipes et une note de quatre pages avant l’été ».',
    en: 'Example: “A presentation to the teams and a four-page note before the summer”.',
  },
  organisation: { fr: 'Organisation', en: 'Organisation' },
  organisationHint: { fr: 'Telle qu’on la lira sur la page.', en: 'As it will be read on the page.' },
  links: { fr: 'Liens', en: 'Links' },
  linksHint: { fr: 'Un par ligne, dix au plus.', en: 'One a line, ten at most.' },
  dataSheet: { fr: 'Vos données', en: 'Your data' },
  dataSheetHint: {
    fr: 'Ce que vous savez déjà suffit ; le reste se précise au moment du partenariat.',
    en: 'What you know already is enough; the rest is settled with the partnership.',
  },
  what: { fr: 'De quoi s’agit-il ?', en: 'What is it?' },
  sensitivity: { fr: 'Sensibilité', en: 'Sensitivity' },
  unsaid: { fr: 'Je ne sais pas encore', en: 'I do not know yet' },
  legalBasis: { fr: 'Base légale', en: 'Legal basis' },
  access: { fr: 'Conditions d’accès', en: 'Access conditions' },
  retention: { fr: 'Durée de conservation', en: 'How long it is kept' },
} as const satisfies Words;
