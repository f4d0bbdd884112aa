import { conceptsOf } from '../concept.ts';

export const equality = conceptsOf('equality', [
  [
    'gender-equality',
    'Égalité entre femmes et hommes',
    'Gender equality',
    'égalité femmes-hommes, égalité entre les femmes et les hommes, égalité professionnelle, inégalités de genre, genre, rapports sociaux de sexe, féminisme, féministe*, savoirs féministes, droits des femmes, plafond de verre, parité, budget sensible au genre, égaconditionnalité, stéréotypes de genre, place des femmes, rôle des femmes, femmes dans l’espace public, femmes dirigeantes, femmes aux postes, fonctions à hautes responsabilités, femmes et pouvoir, mobilité professionnelle des femmes, accès des femmes, empowerment des femmes, information droits des femmes, gender',
    'femmes, hommes, filles, garçons, sexe, sexisme, égalité',
    'invisible-work, gender-violence, discrimination, work-life',
  ],
  [
    'invisible-work',
    'Travail domestique et travail invisible',
    'Domestic and invisible work',
    'travail domestique, tâches domestiques, charge mentale, travail invisible, travail invisibilisé, travail gratuit, division sexuelle du travail, partage des tâches, double journée, travail reproductif, femmes invisibles, travailleuses invisibles, métiers féminisés, garde des enfants à la maison, domestic work',
    'ménage, domestique, foyer, invisible, femmes, tâches',
    'gender-equality, care-ethics, work-life',
  ],
  [
    'work-life',
    'Conciliation des temps de vie',
    'Work-life balance',
    'conciliation des temps, articulation vie professionnelle, articulation des temps, vie privée vie professionnelle, équilibre vie professionnelle, congé paternité, congé parental, parentalité au travail, télétravail et famille, temps partiel subi, salariés aidants, work-life balance',
    'famille, temps, enfants, équilibre',
    'invisible-work, telework, family-carers',
  ],
  [
    'discrimination',
    'Discriminations',
    'Discrimination',
    'discrimination*, lutte contre les discriminations, racisme, antisémitisme, LGBT*, LGBTphobie, homophobie, origine sociale, préjugés, stigmatisation, contrôle au faciès, égalité de traitement, testing, intersectionnalité, stigmate, discrimination territoriale',
    'inégalités, égalité, origine, préjugé, exclusion',
    'gender-equality, migrant-inclusion, working-class-neighbourhoods',
  ],
  [
    'social-inequality',
    'Inégalités sociales et territoriales',
    'Social and territorial inequality',
    'inégalités sociales, inégalités territoriales, disparités sociales, disparités territoriales, fractures sociales, fracture territoriale, ségrégation, ségrégation socio-spatiale, justice sociale, justice spatiale, équité territoriale, reproduction sociale, capital culturel, gentrification, relégation, inequality',
    'inégalités, disparités, fracture, écarts, classes',
    'poverty, working-class-neighbourhoods, discrimination',
  ],
  [
    'literacy',
    'Illettrisme, langue et compréhension',
    'Literacy and language',
    'illettrisme, analphabétisme, maîtrise de la langue, barrière de la langue, barrière linguistique, multilinguisme, plurilinguisme, interprétariat, traduction, apprentissage du français, FLE, cours de français, difficultés de lecture, ne savent pas lire, langage administratif, compréhension des courriers, écrivain public, allophone*, literacy',
    'langue, langues, lire, écrire, courriers, mots',
    'migrant-inclusion, digital-exclusion, non-take-up, public-communication',
  ],
]);
