import type { Day, DemoTerrain } from './posted.ts';

/** Terrains about people and those who work with them. */
export const terrainsOfPeople = (day: Day): DemoTerrain[] => [
  {
    key: 'bus',
    by: 'praticienne',
    day: -96,
    content: {
      title: 'Un bus des droits dans le Haut-Trégor : aller vers celles et ceux qui ne demandent plus rien',
      description:
        'Depuis trois ans, deux travailleuses sociales et un médiateur numérique tiennent un bus aménagé qui s’arrête dans quatorze communes rurales, devant la boulangerie ou le stade. On y ouvre des droits, on répare un dossier de prestations bloqué, on boit surtout un café.\n\nNous avons beaucoup d’impressions et peu de recul :\n\n- qui monte dans le bus, et qui passe devant sans s’arrêter ?\n- que deviennent les démarches commencées, un mois ou un an plus tard ?\n- le bus ramène-t-il vers le guichet, ou le remplace-t-il ?\n\nL’équipe accepte d’être observée, y compris les jours où cela se passe mal.',
      natures: ['context', 'partnership'],
      offers: ['observation', 'interviews', 'hosting'],
      themes: ['social-action', 'rural', 'digital'],
      territory: { level: 'departement', label: 'Côtes-d’Armor' },
      from: day(-90),
      until: day(240),
      capacity: 2,
      conditions:
        'Une journée d’immersion avant toute prise de note. Les personnes rencontrées peuvent refuser à tout moment, sans que le service le sache.',
      expects:
        'Un retour oral à l’équipe au bout de six mois, puis un texte court pour les maires des communes traversées.',
      organisation: 'Maison des solidarités du Haut-Trégor',
    },
  },
  {
    key: 'fiches',
    by: 'praticienne',
    day: -71,
    content: {
      title: 'Six ans de premiers rendez-vous sociaux, en fiches anonymisées',
      description:
        'À chaque premier accueil, nous remplissons une fiche : motif de la demande, parcours avant d’arriver, droits déjà ouverts, orientation proposée. Environ 9 000 fiches depuis six ans, relues et débarrassées des noms par un stagiaire.\n\nNous voudrions savoir si les motifs ont changé, et repérer les renoncements : des personnes venues une fois et jamais revenues.',
      natures: ['data', 'documents'],
      offers: ['dataset', 'documents'],
      themes: ['social-action', 'digital'],
      territory: { level: 'commune', code: '22070', label: 'Guingamp' },
      until: day(150),
      conditions:
        'Travail sur place les deux premières semaines, le temps de comprendre comment les fiches sont remplies.',
      dataSheet: {
        what: 'Fiches de premier accueil : motif, composition du ménage, droits ouverts, orientation. Texte libre de trois à dix lignes.',
        sensitivity: 'personal',
        legalBasis: 'Mission d’intérêt public ; avis de la déléguée à la protection des données rendu, consultable.',
        access: 'Convention, poste dédié dans nos locaux, export de tableaux agrégés seulement.',
        retention: 'Deux ans après la fin de l’étude.',
      },
      expects: 'Un tableau des motifs que l’équipe puisse tenir à jour elle-même.',
      organisation: 'Maison des solidarités du Haut-Trégor',
    },
  },
  {
    key: 'attente',
    by: 'praticienne',
    day: -34,
    content: {
      title: 'Des permanences sans rendez-vous : ce que l’attente fait aux familles et aux agents',
      description:
        'Nous avons supprimé les rendez-vous deux demi-journées par semaine. La file est plus longue, les colères plus rares, et les agents d’accueil disent être plus fatigués le soir. Nous aimerions que quelqu’un regarde cette salle d’attente avec d’autres yeux que les nôtres.',
      natures: ['context', 'experimentation'],
      offers: ['observation', 'interviews', 'co-design'],
      themes: ['social-action', 'staff'],
      territory: { level: 'commune', code: '22113', label: 'Lannion' },
      until: day(120),
      expects: 'Deux ou trois changements à essayer, discutés avec les agents d’accueil.',
      organisation: 'Maison des solidarités du Haut-Trégor',
    },
  },
  {
    key: 'tournees',
    by: 'carole',
    day: -82,
    content: {
      title: 'Aides à domicile : des tournées redessinées par les équipes elles-mêmes',
      description:
        'Dans quatre secteurs, les aides à domicile composent leurs plannings en petites équipes autonomes. Moins de kilomètres, plus de présence auprès des mêmes personnes âgées, et des désaccords qu’il faut apprendre à régler. Nous ouvrons les réunions d’équipe, les plannings d’avant et d’après, et les arrêts de travail par secteur.',
      natures: ['experimentation', 'data'],
      offers: ['observation', 'interviews', 'dataset'],
      themes: ['ageing', 'staff', 'employment'],
      territory: { level: 'departement', label: 'Haute-Loire' },
      from: day(-80),
      until: day(13),
      capacity: 1,
      dataSheet: {
        what: 'Plannings hebdomadaires et arrêts de travail par secteur, sur trois ans.',
        sensitivity: 'internal',
        legalBasis: 'Données agrégées par secteur, sans personne identifiable.',
        access: 'Remises en tableur après une réunion de cadrage.',
        retention: 'Le temps de l’étude.',
      },
      expects: 'Une comparaison honnête, même si elle ne nous donne pas raison.',
      organisation: 'Plateforme Autonomie des Monts',
    },
  },
  {
    key: 'colocations',
    by: 'carole',
    day: -88,
    content: {
      title: 'Colocations entre aînés en centre-bourg : le bilan de quatre maisons',
      description:
        'Quatre maisons de bourg rénovées accueillent chacune cinq personnes de plus de soixante-dix ans et une maîtresse de maison. Deux tournent bien, une a changé trois fois d’habitants, une reste à moitié vide. Les habitants sont d’accord pour raconter.',
      natures: ['context'],
      offers: ['interviews', 'observation'],
      themes: ['ageing', 'housing', 'rural'],
      territory: { level: 'departement', label: 'Lozère' },
      until: day(-9),
      organisation: 'Plateforme Autonomie des Monts',
    },
  },
  {
    key: 'maroni',
    by: 'tania',
    day: -77,
    content: {
      title: 'Le long du Maroni : des classes à plusieurs langues et leurs médiatrices',
      description:
        'Onze médiatrices, locutrices des langues du fleuve, interviennent en maternelle et au cours préparatoire. Elles traduisent, rassurent, racontent, et font souvent le lien avec les familles. Leur contrat est court et leur métier n’a pas encore de nom.\n\nNous cherchons à comprendre ce qu’elles changent pour les enfants, et ce que l’école apprend d’elles.',
      natures: ['context', 'partnership'],
      offers: ['observation', 'interviews', 'hosting'],
      themes: ['education', 'culture', 'youth'],
      territory: { level: 'commune', code: '97311', label: 'Saint-Laurent-du-Maroni' },
      until: day(300),
      capacity: 2,
      conditions: 'Séjours d’au moins trois semaines ; logement possible chez l’habitant.',
      expects: 'Un portrait du métier que nous puissions porter auprès de l’académie.',
      organisation: 'Réseau des communes de l’Amazone et des îles',
    },
  },
  {
    key: 'enfance',
    by: 'jeanne',
    day: -85,
    content: {
      title: 'Une ancienne maison d’enfants ouvre ses registres et ses albums',
      description:
        'Fermée depuis longtemps, la maison d’enfants a gardé ses registres d’entrée, ses cahiers de veille et plus de deux mille photographies. D’anciens pensionnaires viennent chercher une trace d’eux-mêmes. Nous voulons écrire cette histoire avec eux, sans les exposer.',
      natures: ['documents', 'partnership'],
      offers: ['documents', 'interviews'],
      themes: ['childhood', 'culture'],
      territory: { level: 'departement', label: 'Creuse' },
      until: day(400),
      dataSheet: {
        what: 'Registres d’entrée, cahiers de veille, photographies légendées ; en partie numérisés.',
        sensitivity: 'sensitive',
        legalBasis: 'Archives publiques ; dérogation à demander pour les pièces récentes.',
        access: 'Consultation sur place, accompagnée par une archiviste.',
        retention: 'Aucune copie conservée après l’étude.',
      },
      expects: 'Une exposition préparée avec les anciens pensionnaires.',
      organisation: 'Atelier public Mémoires et quartiers',
    },
  },
  {
    key: 'secretaires',
    by: 'bastien',
    day: -27,
    content: {
      title: 'Secrétaires de mairie : trente communes racontent un métier à tout faire',
      description:
        'Trente secrétaires générales de mairie tiennent depuis un an un carnet hebdomadaire : ce qu’elles ont appris seules, ce qu’elles ont refusé, qui les a aidées. Elles se retrouvent une fois par trimestre et sont prêtes à accueillir quelqu’un qui écoute.',
      natures: ['context', 'documents'],
      offers: ['documents', 'interviews', 'survey'],
      themes: ['staff', 'rural', 'governance'],
      territory: { level: 'national', label: 'France' },
      capacity: 3,
      expects: 'De quoi parler de ce métier avec les candidates qui hésitent.',
      organisation: 'Syndicat mixte Rives et bocages',
    },
  },
];
