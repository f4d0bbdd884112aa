import { agree, does, gives, promises, type Step, says, settlesTerms, writesAbout, writesClause } from './steps.ts';

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
  settlesTerms(-64, 'chercheuse', 'bus/chercheuse', {
    roles:
      'Côté recherche : Inès Abellard conduit l’étude et en rend compte. Côté terrain : Nadège Kervella ouvre les tournées, présente l’équipe et relit.',
    restitution:
      'Un retour oral à l’équipe au bout de deux mois, carnets ouverts, puis un texte de quatre pages pour les maires des communes traversées.',
  }),
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
  settlesTerms(-79, 'mathilde', 'enfance/mathilde', {
    object:
      'Préparer, à partir des albums et des registres, vingt entretiens avec d’anciens pensionnaires. Les dossiers individuels ne sont pas consultés.',
    roles:
      'Côté recherche : Mathilde Reygade mène les entretiens. Côté terrain : Jeanne Morvillard et une archiviste accompagnent chaque consultation.',
    restitution:
      'Une rencontre publique avec les anciens pensionnaires, autour des photographies qu’ils auront choisies.',
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
  settlesTerms(-14, 'leopold', 'factures/leopold', {
    object:
      'Mesurer l’effet de la tarification progressive sur la consommation des ménages, en tenant compte des sécheresses et de la taille des familles. Les usages professionnels sont laissés de côté.',
    roles:
      'Côté recherche : Léopold Ansquer conduit l’analyse. Côté terrain : Malik Tessonneau prépare les relevés et répond aux questions sur les tarifs.',
    restitution:
      'Une note de quatre pages pour les élus, six semaines avant le vote des tarifs, présentée en commission.',
  }),
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
  settlesTerms(-30, 'jeanne', 'boutiques/yanis', {
    object:
      'Comprendre ce que sept boutiques prêtées changent à une rue : passages, durées, départs. Les loyers privés voisins ne sont pas étudiés.',
    roles:
      'Côté recherche : Yanis Carpelin, avec deux étudiantes pour les comptages. Côté terrain : Jeanne Morvillard réunit les anciens locataires.',
    restitution: 'Une soirée dans l’une des boutiques, avec les locataires d’hier et d’aujourd’hui.',
  }),
  agree(-28, 'boutiques/yanis', ['jeanne', 'yanis']),
  does(-28, 'jeanne', 'partnerships', 'boutiques/yanis', 'submit'),
  does(-25, 'coordination', 'partnerships', 'boutiques/yanis', 'return', {
    reason:
      'La clause « Données » ne dit pas ce que deviennent les baux une fois lus. Ajoutez une phrase et renvoyez-la, le reste est prêt.',
  }),
];

export const partnershipsMade: readonly Step[] = [...onTheBus, ...onTheArchives, ...beingWritten];
