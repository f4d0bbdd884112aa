import { conceptsOf } from '../concept.ts';

export const migration = conceptsOf('migration', [
  [
    'migrant-reception',
    'Accueil des exilés et réfugiés',
    'Reception of exiles and refugees',
    'accueil des réfugiés, =refugies, exilés, demandeurs d’asile, CADA, primo-arrivants, accueil des migrants, migrants, déplacés ukrainiens, villes accueillantes, hospitalité, hébergement des demandeurs d’asile, politique d’asile, frontière*, refugees, migrant-reception',
    'asile, accueil, étrangers, arrivants, papiers',
    'migrant-inclusion, homelessness, unaccompanied-minors',
  ],
  [
    'migrant-inclusion',
    'Intégration et interculturalité',
    'Integration and interculturality',
    'intégration des étrangers, parcours d’intégration, interculturel, interculturalité, diversité culturelle, diasporas, étrangers, immigration, descendants d’immigrés, contrat d’intégration, accès aux droits des étrangers, titre de séjour, cohésion interculturelle, vieillissement des immigrés, chibanis, integration',
    'étranger, origine, culture, langue, diversité',
    'migrant-reception, literacy, discrimination',
  ],
  [
    'unaccompanied-minors',
    'Mineurs non accompagnés',
    'Unaccompanied minors',
    'mineurs non accompagnés, mineurs isolés étrangers, MNA, évaluation de minorité, jeunes majeurs étrangers, accueil des mineurs isolés, unaccompanied minors',
    'mineurs, jeunes, isolés',
    'child-protection, migrant-reception',
  ],
]);
