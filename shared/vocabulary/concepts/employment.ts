import { conceptsOf } from '../concept.ts';

export const employment = conceptsOf('employment', [
  [
    'employment-access',
    'Accès à l’emploi et chômage',
    'Access to work and unemployment',
    'retour à l’emploi, accès à l’emploi, chômage, chômeur*, demandeurs d’emploi, chômage de longue durée, chômeurs de longue durée, plein emploi, ville vers le plein emploi, freins à l’emploi, freins périphériques, mission locale, missions locales, France Travail, Pôle emploi, bassin d’emploi, salariat précaire, contrats courts, employabilité, marché du travail, unemployment',
    'emploi, emplois, travail, embauche, chômeurs, insertion',
    'work-integration, youth-employment, vocational-training',
  ],
  [
    'work-integration',
    'Insertion et territoires zéro chômeur',
    'Work integration and zero-unemployment areas',
    'insertion professionnelle, insertion par l’activité économique, IAE, SIAE, chantier* d’insertion, entreprise à but d’emploi, territoire zéro chômeur, territoires zéro chômeur, TZCLD, clause d’insertion, PLIE, accompagnement vers l’emploi, contrat d’engagement, privation d’emploi, privés d’emploi, droit à l’emploi, insertion sociale et professionnelle, bénéficiaires du RSA accompagnement, redonner confiance, work integration',
    'insertion, chantier, accompagnement, emploi, confiance, bénéficiaires',
    'employment-access, social-economy, poverty',
  ],
  [
    'youth-employment',
    'Jeunes sans emploi ni formation',
    'Young people not in work or training',
    'NEET, jeunes sans emploi, jeunes ni en emploi, garantie jeunes, contrat engagement jeune, décrocheurs, jeunes invisibles, apprentissage, =alternance, école de la deuxième chance, EPIDE, stage de troisième, jeunes diplômés, premier emploi, insertion des jeunes, youth employment',
    'jeunes, apprentis, stage, orientation, diplôme',
    'employment-access, school-dropout, youth-autonomy',
  ],
  [
    'vocational-training',
    'Formation professionnelle et reconversion',
    'Vocational training and retraining',
    'formation professionnelle, reconversion professionnelle, validation des acquis, =vae, compte personnel de formation, organismes de formation, carte des formations, GRETA, formation des demandeurs d’emploi, besoins en compétences, métiers d’avenir, orientation professionnelle, transitions professionnelles, vocational training',
    'formation, compétences, diplôme, reconversion, stagiaires',
    'skills, employment-access',
  ],
  [
    'seasonal-workers',
    'Saisonniers et travailleurs mobiles',
    'Seasonal and mobile workers',
    'saisonniers, travailleurs saisonniers, logement des saisonniers, maison des saisonniers, travail saisonnier, pluriactivité, travailleurs détachés, travailleurs frontaliers, frontaliers, emplois saisonniers, seasonal workers',
    'saison, station, tourisme, récolte, vendanges',
    'affordable-housing, overtourism',
  ],
]);
