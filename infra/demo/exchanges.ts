import { partnershipsMade } from './partnerships-made.ts';
import { does, type Step, writesAbout } from './steps.ts';

/** What waits for an answer, what had one, and what became a partnership. */
export const exchanges: readonly Step[] = [
  writesAbout(
    -17,
    'yanis',
    'attente',
    'Bonjour,\n\nJe travaille d’ordinaire sur les déplacements, mais l’attente est aussi une affaire de lieux. Pourrais-je dessiner votre salle d’attente, heure par heure, pendant deux semaines ?\n\nYanis Carpelin',
  ),
  writesAbout(
    -4,
    'chercheuse',
    'attente',
    'Bonjour,\n\nJ’étudie ce que font les agents d’accueil quand le formulaire a quitté le guichet. Vos permanences sans rendez-vous permettraient de comparer deux organisations dans un même lieu, avec les mêmes agents.\n\nInès Abellard',
    'accueil',
  ),
  writesAbout(
    -8,
    'mathilde',
    'fiches',
    'Bonjour,\n\nVos fiches de premier accueil mentionnent-elles l’âge et la situation d’aidant ? Si oui, elles éclaireraient un moment peu étudié : celui où une famille demande de l’aide pour la première fois.\n\nMathilde Reygade',
  ),
  does(-5, 'praticienne', 'interests', 'fiches/mathilde', 'clarification', {
    text: 'L’âge, oui ; la situation d’aidant seulement quand la personne en parle. Avez-vous besoin du texte libre, ou les tableaux suffisent-ils ?',
  }),
  writesAbout(
    -13,
    'chercheuse',
    'secretaires',
    'Bonjour,\n\nLes carnets de vos trente secrétaires de mairie croisent ma question sur le travail d’accueil. Accepteraient-elles qu’une personne extérieure les lise avant de les rencontrer ?\n\nInès Abellard',
    'accueil',
  ),
  does(-7, 'bastien', 'interests', 'secretaires/chercheuse', 'clarification', {
    text: 'Plusieurs y sont prêtes. Elles demandent d’abord qui lira les carnets en dehors de vous, et si leurs élus pourront les reconnaître.',
  }),
  // From the terrain's side: an invitation to the author of a question.
  writesAbout(
    -3,
    'tania',
    'outre-mer',
    'Bonjour,\n\nÀ Saint-Laurent et le long du fleuve, nos médiatrices accompagnent des retraités qui n’ont jamais rempli un dossier. Venez les écouter : elles savent pourquoi on ne demande pas.\n\nTania Grosjosse',
    'maroni',
  ),
  writesAbout(
    -31,
    'leopold',
    'cantines',
    'Bonjour,\n\nVos pesées quotidiennes sont une mine pour notre question sur les restes. Pourrions-nous disposer du détail par classe d’âge ?\n\nLéopold Ansquer',
    'gaspillage',
  ),
  does(-26, 'oceane', 'interests', 'cantines/leopold', 'decline', {
    motive: 'data-unavailable',
    message:
      'Les pesées se font par plat, pas par classe. Nous changerons de fiche à la rentrée : revenez vers nous à ce moment-là.',
  }),
  writesAbout(
    -49,
    'yanis',
    'composteurs',
    'Bonjour,\n\nLa distance entre le foyer et le bac explique-t-elle l’abandon du compostage ? Avec vos carnets de pesée, on pourrait le vérifier.\n\nYanis Carpelin',
  ),
  does(-43, 'malik', 'interests', 'composteurs/yanis', 'decline', {
    motive: 'no-time',
    message: 'Les référents sont débordés cette saison. L’idée est bonne, nous la gardons.',
  }),
  // Nobody answers this one: it lapses after the promised date.
  writesAbout(
    -38,
    'jeanne',
    'sargasses',
    'Bonjour,\n\nCes carnets de ramassage ressemblent à nos cahiers de veille : des écrits de travail que personne ne relit. Seriez-vous intéressés par une lecture croisée ?\n\nJeanne Morvillard',
  ),
  writesAbout(
    -47,
    'yanis',
    'navette',
    'Bonjour,\n\nTrois ans de réservations avec les annulations : voilà de quoi mesurer les trajets qui n’ont pas eu lieu. Un premier échange vous conviendrait-il ?\n\nYanis Carpelin',
    'mobilites',
  ),
  does(-46, 'yanis', 'interests', 'navette/yanis', 'withdraw'),
  ...partnershipsMade,
];
