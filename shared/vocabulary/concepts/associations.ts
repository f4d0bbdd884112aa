import { conceptsOf } from '../concept.ts';

export const associations = conceptsOf('associations', [
  [
    'volunteering',
    'Bénévolat et engagement',
    'Volunteering and engagement',
    'bénévolat, bénévole*, engagement associatif, engagement citoyen, volontariat, volontaires, service civique, crise du bénévolat, renouvellement des bénévoles, formes d’engagement, engagement ponctuel, réserve citoyenne, manque de bénévoles, dirigeants associatifs, mécénat de compétences, volunteering',
    'engagement, bénévole, association, donner du temps',
    'associations-support, neighbour-solidarity, youth-participation',
  ],
  [
    'associations-support',
    'Vie associative et soutien aux associations',
    'Associations and support to them',
    'vie associative, tissu associatif, associations locales, associations du territoire, soutien aux associations, subvention* aux associations, subventions associatives, financement des associations, contrat d’engagement républicain, maison des associations, appel à manifestation, relations collectivités associations, communautés associatives, capacitation des associations, partenariat associatif, emploi associatif, acteurs locaux soutien public, éducation populaire',
    'association, associations, associatif, associatives, subvention, soutien',
    'volunteering, social-economy, cross-sector-cooperation',
  ],
  [
    'social-economy',
    'Économie sociale et solidaire',
    'Social and solidarity economy',
    'économie sociale et solidaire, ESS, coopérative*, SCIC, SCOP, entreprise d’insertion, entreprises à but d’emploi, utilité sociale, monnaie locale, PTCE, pôle territorial de coopération économique, entrepreneuriat social, ressourcerie, insertion par l’activité économique, CAE, lucrativité limitée, social economy',
    'coopératif, solidaire, insertion, utilité',
    'associations-support, work-integration, local-economy',
  ],
]);
