import { agree, does, gives, promises, type Step, says, writesAbout, writesClause } from './steps.ts';

/** A partnership that lives: formed, one restitution given and one promised. */
const onTheBus: readonly Step[] = [
  writesAbout(
    -75,
    'chercheuse',
    'bus',
    'Bonjour,\n\nVotre bus s’arrête là où mes enquêtes s’arrêtent d’habitude : devant la boulangerie. Je commence une thèse sur le retour vers les droits et j’aimerais suivre l’équipe deux jours par semaine au printemps, puis revoir six mois plus tard les personnes qui l’acceptent.\n\nJe peux venir faire une journée avec vous avant toute décision.\n\nInès Abellard',
    'retour-aux-droits',
  ),
  does(-72, 'praticienne', 'interests', 'bus/chercheuse', 'accept', {
    message: 'Venez d’abord un jeudi, c’est la plus longue tournée. L’équipe est d’accord, et un peu curieuse.',
  }),
  says(
    -71,
    'chercheuse',
    'bus/chercheuse',
    'Merci ! Jeudi prochain me convient. Faut-il prévenir les mairies de mon passage ?',
  ),
  says(
    -71,
    'praticienne',
    'bus/chercheuse',
    'Je m’en charge. Prévoyez des chaussures de pluie et un thermos : on mange debout.',
  ),
  writesClause(
    -66,
    'chercheuse',
    'bus/chercheuse',
    'object',
    'Étudier comment des personnes éloignées de leurs droits reviennent vers les services, à partir des tournées du bus. L’étude porte sur les rencontres et leurs suites, non sur la qualité du travail de l’équipe.',
  ),
  writesClause(
    -65,
    'praticienne',
    'bus/chercheuse',
    'calendar',
    'Deux jours par semaine pendant dix-huit semaines, puis un second passage six mois après. Un point d’étape tous les deux mois, au local, un lundi matin.',
  ),
  agree(-63, 'bus/chercheuse', ['praticienne', 'chercheuse']),
  does(-63, 'praticienne', 'partnerships', 'bus/chercheuse', 'submit'),
  does(-60, 'coordination', 'partnerships', 'bus/chercheuse', 'approve'),
  promises(-58, 'chercheuse', 'bus/chercheuse', 'Un retour oral à l’équipe du bus, carnets ouverts', -20),
  gives(
    -24,
    'chercheuse',
    'bus/chercheuse',
    'Retour oral de deux heures au local, suivi d’une discussion avec les sept agents ; notes de séance remises à l’équipe.',
  ),
  promises(-23, 'chercheuse', 'bus/chercheuse', 'Un texte de quatre pages pour les maires des communes traversées', 62),
  says(
    -6,
    'praticienne',
    'bus/chercheuse',
    'Deux maires me demandent déjà quand paraîtra le texte. Je leur ai dit : avant le printemps.',
  ),
];

/** Concluded, with what was learnt. */
const onTheArchives: readonly Step[] = [
  writesAbout(
    -84,
    'mathilde',
    'enfance',
    'Bonjour,\n\nMes recherches portent sur la vieillesse de personnes placées dans l’enfance. Vos albums m’aideraient à ouvrir les entretiens autrement que par un questionnaire. Deux semaines de consultation suffiraient.\n\nMathilde Reygade',
  ),
  does(-81, 'jeanne', 'interests', 'enfance/mathilde', 'accept', {
    message: 'Avec plaisir, les albums n’attendent que cela.',
  }),
  agree(-78, 'enfance/mathilde', ['jeanne', 'mathilde']),
  does(-78, 'mathilde', 'partnerships', 'enfance/mathilde', 'submit'),
  does(-76, 'coordination', 'partnerships', 'enfance/mathilde', 'approve'),
  promises(
    -70,
    'mathilde',
    'enfance/mathilde',
    'Une rencontre avec les anciens pensionnaires autour des photographies',
    -30,
  ),
  gives(
    -32,
    'mathilde',
    'enfance/mathilde',
    'Rencontre tenue à la médiathèque, vingt-deux participants ; enregistrement déposé aux archives.',
  ),
  does(-29, 'jeanne', 'partnerships', 'enfance/mathilde', 'conclude', {
    lessons:
      'Les albums ont servi de point de départ à chaque entretien. Il faut compter le double du temps prévu pour obtenir les accords, et prévenir les familles avant la rencontre publique.',
  }),
];

/** Terms being written, one sent back by the coordination, one waiting for its decision. */
const beingWritten: readonly Step[] = [
  writesAbout(
    -44,
    'leopold',
    'factures',
    'Bonjour,\n\nHuit ans de relevés avant et après le changement de tarif : c’est exactement ce qu’il faut pour séparer l’effet du prix de celui des sécheresses. Nous pouvons travailler sur un poste fermé et vous remettre le programme de calcul.\n\nLéopold Ansquer',
    'sobriete',
  ),
  does(-40, 'malik', 'interests', 'factures/leopold', 'accept', {
    message: 'D’accord. Le vote des tarifs est en juin : il nous faudrait une première note avant.',
  }),
  writesClause(
    -30,
    'malik',
    'factures/leopold',
    'data',
    'Relevés semestriels sans nom ni adresse, déposés chiffrés. Aucun croisement avec d’autres fichiers sans accord écrit de la régie. Destruction au bout de dix-huit mois.',
  ),
  says(
    -29,
    'leopold',
    'factures/leopold',
    'Cette rédaction nous convient. Je propose d’ajouter les réclamations plus tard.',
  ),
  agree(-12, 'factures/leopold', ['malik', 'leopold']),
  does(-11, 'leopold', 'partnerships', 'factures/leopold', 'submit'),

  writesAbout(
    -39,
    'mathilde',
    'tournees',
    'Bonjour,\n\nJe compare des secteurs d’aide à domicile qui organisent eux-mêmes leurs tournées. Vos quatre secteurs et leurs plannings d’avant et d’après m’intéressent beaucoup. Je viens volontiers présenter ma démarche à une réunion d’équipe.\n\nMathilde Reygade',
    'usure',
  ),
  does(-35, 'carole', 'interests', 'tournees/mathilde', 'accept', {
    message: 'Oui. Les équipes veulent relire avant publication, j’espère que cela ne vous gêne pas.',
  }),
  writesClause(
    -16,
    'mathilde',
    'tournees/mathilde',
    'publication',
    'Les résultats sont publiés sous nos deux noms d’organisme. Les équipes relisent et disposent d’un mois pour signaler une erreur ou demander qu’un exemple soit retiré.',
  ),
  agree(-14, 'tournees/mathilde', ['mathilde'], ['object', 'data', 'publication', 'calendar']),
  agree(-10, 'tournees/mathilde', ['carole'], ['object', 'data', 'exit']),
  says(
    -9,
    'carole',
    'tournees/mathilde',
    'Il reste la restitution à préciser : une réunion par secteur, ou une seule pour tous ?',
  ),

  writesAbout(
    -37,
    'yanis',
    'boutiques',
    'Bonjour,\n\nVotre îlot d’essai est l’un des rares à garder la trace des échecs. Je voudrais compter les passants autour des sept boutiques et rencontrer celles et ceux qui sont partis.\n\nYanis Carpelin',
    'vacance',
  ),
  does(-33, 'jeanne', 'interests', 'boutiques/yanis', 'accept', {
    message: 'Les anciens locataires sont d’accord pour témoigner.',
  }),
  agree(-28, 'boutiques/yanis', ['jeanne', 'yanis']),
  does(-28, 'jeanne', 'partnerships', 'boutiques/yanis', 'submit'),
  does(-25, 'coordination', 'partnerships', 'boutiques/yanis', 'return', {
    reason:
      'La clause « Données » ne dit pas ce que deviennent les baux une fois lus. Ajoutez une phrase et renvoyez-la, le reste est prêt.',
  }),
];

/** What waits for an answer, and what had one. */
const answered: readonly Step[] = [
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
];

export const exchanges: readonly Step[] = [...onTheBus, ...onTheArchives, ...beingWritten, ...answered];
