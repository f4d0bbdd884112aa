import { conceptsOf } from '../concept.ts';

export const safety = conceptsOf('safety', [
  [
    'crime-prevention',
    'Tranquillité et prévention de la délinquance',
    'Public order and crime prevention',
    'prévention de la délinquance, CLSPD, CISPD, tranquillité publique, police municipale, vidéoprotection, vidéosurveillance, incivilités, sentiment d’insécurité, insécurité, médiation sociale, médiateurs de nuit, correspondants de nuit, rodéos urbains, trafic de drogue, points de deal, violences urbaines, émeutes, =vols, dégradations, occupation des halls, bandes, rixes, crime prevention',
    'délinquance, police, sécurité, habitants, nuisances, surveillance',
    'youth-offending, gender-violence, night',
  ],
  [
    'gender-violence',
    'Violences conjugales et intrafamiliales',
    'Domestic violence',
    'violences conjugales, violences intrafamiliales, violences faites aux femmes, violences sexistes, violences sexuelles, féminicide*, violences au sein du couple, femmes victimes de violences, mise à l’abri des femmes, ordonnance de protection, intervenant social en gendarmerie, ISCG, violences dans les familles, violences sur enfants, enfants exposés aux violences, violences familiales, domestic violence',
    'violences, violence, victimes, conjoint, femmes, protection, familles',
    'gender-equality, child-protection, addictions',
  ],
  [
    'radicalisation',
    'Radicalisation, laïcité et cohésion',
    'Radicalisation and secularism',
    'radicalisation, laïcité, valeurs de la République, séparatisme, prévention de la radicalisation, cellule de prévention, discours de haine, complotisme, neutralité des agents, référent laïcité',
    'religion, religieux, République, cohésion',
    'crime-prevention, discrimination',
  ],
  [
    'night',
    'Nuit et vie nocturne',
    'Night and nightlife',
    'vie nocturne, politique de la nuit, conseil de la nuit, nuit urbaine, éclairage nocturne, éclairage public, extinction de l’éclairage, travail de nuit, bruit nocturne, tapage, soirées étudiantes, fêtes, économie de la nuit, temps de la ville, politiques temporelles, urbanisme temporel, bureau des temps, chronotopie, horaires des services, rythmes urbains, ville du quart d’heure, nightlife',
    'nuit, nocturne, bruit, soir, horaires, temps, rythmes',
    'crime-prevention, land-use-planning, light-pollution',
  ],
  [
    'first-responders',
    'Secours et pompiers',
    'Fire and rescue',
    'sapeurs-pompiers, pompiers, pompiers volontaires, volontariat pompiers, SDIS, secours à personne, centre de secours, engagement des pompiers, protection civile, sécurité civile, associations agréées de sécurité civile, fire service',
    'secours, casernes, interventions',
    'crisis-management, volunteering',
  ],
]);
