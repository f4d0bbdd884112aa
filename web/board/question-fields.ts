import type { Words } from '../../shared/kernel/words.ts';

/** What the form of a question asks, with hints and invented examples. */
export const questionFields = {
  post: { fr: 'Déposer la question', en: 'Post the question' },
  essentials: { fr: 'La question', en: 'The question' },
  approach: { fr: 'Comment vous y prenez-vous', en: 'How you go about it' },
  themesPart: { fr: 'Thèmes', en: 'Themes' },
  wanted: { fr: 'Le terrain recherché', en: 'The terrain you look for' },
  wantedLead: {
    fr: 'Plus c’est précis, plus les rapprochements sont justes. Laissez vide ce qui vous est égal.',
    en: 'The more precise, the better the matches. Leave empty what does not matter to you.',
  },
  who: { fr: 'Qui cherche', en: 'Who asks' },
  title: { fr: 'Titre', en: 'Title' },
  titleHint: {
    fr: 'Une question entière. Exemple : « Que devient l’aide aux aidants quand le service change de main ? »',
    en: 'A whole question. Example: “What becomes of support for carers when the service changes hands?”',
  },
  text: { fr: 'Présentation', en: 'Presentation' },
  textHint: {
    fr: 'Pourquoi cette question, ce que l’on en sait, ce que vous voulez observer. Écrivez pour quelqu’un qui n’est pas du métier. Une ligne qui commence par « - » fait une liste.',
    en: 'Why this question, what is known, what you want to observe. Write for someone outside the field. A line that begins with “- ” makes a list.',
  },
  known: { fr: 'Ce que l’on connaît déjà', en: 'What is already known' },
  knownHint: {
    fr: 'Travaux, rapports, enquêtes : une référence par ligne.',
    en: 'Works, reports, surveys: one reference a line.',
  },
  disciplines: { fr: 'Disciplines', en: 'Disciplines' },
  methods: { fr: 'Méthodes', en: 'Methods' },
  methodsHint: {
    fr: 'Exemple : « Entretiens, suivi d’une équipe pendant six mois ».',
    en: 'Example: “Interviews, following a team for six months”.',
  },
  output: { fr: 'Production visée', en: 'Intended output' },
  unsaid: { fr: 'Pas encore décidé', en: 'Not decided yet' },
  themes: { fr: 'De un à cinq thèmes', en: 'One to five themes' },
  themesHint: {
    fr: 'Ils servent à filtrer les listes ; prenez les principaux.',
    en: 'They are used to filter the lists; take the main ones.',
  },
  offers: { fr: 'De quoi avez-vous besoin ?', en: 'What do you need?' },
  places: { fr: 'Territoires', en: 'Territories' },
  placesHint: {
    fr: 'Ajoutez-en jusqu’à dix, l’un après l’autre. Rien : partout en France.',
    en: 'Add up to ten, one after the other. None: anywhere in France.',
  },
  placeNotChosen: {
    fr: 'Choisissez ce territoire parmi les suggestions, ou effacez-le.',
    en: 'Choose this territory among the suggestions, or clear it.',
  },
  from: { fr: 'À partir du', en: 'From' },
  until: { fr: 'Jusqu’au', en: 'Until' },
  organisation: { fr: 'Laboratoire ou organisation', en: 'Lab or organisation' },
  organisationHint: { fr: 'Tel qu’on le lira sur la page.', en: 'As it will be read on the page.' },
} as const satisfies Words;
