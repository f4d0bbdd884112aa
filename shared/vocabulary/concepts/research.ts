import { conceptsOf } from '../concept.ts';

export const research = conceptsOf('research', [
  [
    'action-research',
    'Recherche-action et sciences participatives',
    'Action research and citizen science',
    'recherche-action, recherche action, recherche participative, recherche partenariale, sciences participatives, sciences citoyennes, recherche collaborative, CIFRE, doctorant en collectivité, tiers-veilleur, terrain de recherche, territoire de recherche, partenariat de recherche, boutique des sciences, coopération chercheurs praticiens, croisement des savoirs, action research, citizen science',
    'recherche, chercheurs, chercheur, université, étude, terrain, observation',
    'knowledge-transfer, evaluation',
  ],
  [
    'knowledge-transfer',
    'Transfert de connaissances et expertise',
    'Knowledge transfer and expertise',
    'transfert de connaissances, transférabilité, valorisation de la recherche, mobilisation des connaissances, expertise scientifique, conseil scientifique, données probantes, evidence-based, politiques fondées sur les preuves, usage de la recherche, capitalisation des savoirs, mémoire des expertises, effectivité des travaux, diffusion des savoirs, littérature existe, savoirs d’expérience, savoirs profanes, knowledge transfer',
    'connaissances, savoirs, expertise, travaux, diffusion, littérature, conférence',
    'action-research, experience-feedback, skills',
  ],
  [
    'evaluation',
    'Évaluation des politiques publiques',
    'Policy evaluation',
    'évaluation des politiques publiques, évaluation de politique, évaluation d’impact, impact social, mesure d’impact, indicateurs de bien-être, suivi-évaluation, évaluer une expérimentation, évaluation participative, cour des comptes, chambre régionale des comptes, contrôle de gestion, performance publique, impact evaluation, policy evaluation',
    'évaluation, évaluer, impact, indicateurs, mesurer, résultats, effets',
    'data-policy, action-research, public-spending',
  ],
]);
