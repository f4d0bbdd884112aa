import { conceptsOf } from '../concept.ts';

export const finance = conceptsOf('finance', [
  [
    'public-spending',
    'Budgets locaux et contraintes financières',
    'Local budgets and financial constraint',
    'finances locales, budget communal, budget des collectivités, dotation globale de fonctionnement, DGF, dotations, baisse des dotations, fiscalité locale, taxe foncière, taxe d’habitation, péréquation, endettement des collectivités, emprunt toxique, capacité d’autofinancement, épargne brute, économies budgétaires, austérité, inflation des charges, hausse des charges, pacte financier, boucler le budget, investissement public local, programmation pluriannuelle, local finance',
    'budget, budgets, finances, impôts, dépenses, recettes, investissement, économies',
    'evaluation, procurement, green-budget',
  ],
  [
    'procurement',
    'Achats et marchés publics',
    'Public procurement',
    'achat public, achats publics, marchés publics, commande publique, clause sociale, clauses sociales, clauses environnementales, achats responsables, SPASER, allotissement, appel d’offres, délégation de service public, DSP, régie publique, remunicipalisation, groupement de commandes, fournisseurs locaux, procurement',
    'achats, marché, acheteurs, fournisseurs, entreprises, régie',
    'public-spending, local-economy, school-canteens',
  ],
  [
    'green-budget',
    'Budgets verts et financement de la transition',
    'Green budgeting and transition funding',
    'budget vert, budgets verts, financement de la transition, dette verte, finance durable, fonds vert, intracting, tiers financement, dette écologique, comptabilité environnementale, investissements climat, green budget',
    'financement, transition, climat, investissements',
    'public-spending, ecological-transition, energy-renovation',
  ],
  [
    'contracts',
    'Contractualisation et appels à projets',
    'Contracts and calls for projects',
    'contractualisation, contrat de relance, contrat de plan, CPER, appels à projets, fonds européens, =feder, programme leader, FSE, subventions d’investissement, DETR, DSIL, plan de relance, dossiers de subvention, cofinancement, ingénierie financière',
    'subvention, financement, appel, contrat, dossiers',
    'public-spending, territorial-engineering, governance-levels',
  ],
]);
