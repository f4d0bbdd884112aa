import { conceptsOf } from '../concept.ts';

export const democracy = conceptsOf('democracy', [
  [
    'participation',
    'Participation citoyenne',
    'Citizen participation',
    'participation citoyenne, démocratie participative, =concertation, consultation des habitants, budget participatif, convention citoyenne, jury citoyen, conseil citoyen, conseils citoyens, conseil de quartier, conseils de quartier, conseil de développement, réunion publique, enquête publique, plateforme participative, civic tech, tirage au sort, participation des habitants, démarche participative, associer les habitants, co-construction, coconstruction, implication de la société civile, pouvoir d’agir citoyen, toujours les mêmes qui viennent, débat public, démocratie délibérative, participation',
    'habitants, citoyens, participatif, participatifs, consulter, réunion, avis',
    'citizen-initiatives, political-trust, usage-design',
  ],
  [
    'citizen-initiatives',
    'Initiatives citoyennes et communs',
    'Citizen initiatives and commons',
    'initiatives citoyennes, initiatives locales, initiatives d’habitants, initiatives terrain, collectifs citoyens, collectif d’habitants, auto-organisation, auto-organisé*, mobilisations citoyennes, cartographie d’initiatives, carte des initiatives, riposte créative, recensement des initiatives, transition citoyenne, société civile, communautés actives, droit d’interpellation, soutien aux initiatives, dynamiques citoyennes, citizen initiative',
    'initiatives, collectif, collectifs, communauté, mobilisation, habitants',
    'commons, participation, neighbour-solidarity, associations-support',
  ],
  [
    'commons',
    'Communs et biens communs',
    'Commons',
    'biens communs, communs territoriaux, communs numériques, communs urbains, logique de commun, mise en commun, gouvernance des communs, partenariat public-commun, créer du commun, ressources partagées, jardins partagés, commoning, commons',
    'commun, communs, partage, partagé, collectif',
    'citizen-initiatives, third-places, communities-practice',
  ],
  [
    'political-trust',
    'Abstention et confiance politique',
    'Abstention and political trust',
    'abstention, défiance, crise de la démocratie, confiance dans les élus, confiance politique, gilets jaunes, participation électorale, vote, désaffection politique, représentation politique, légitimité démocratique, =populisme, démocratie représentative, violences contre les élus, agressions d’élus, turnout',
    'confiance, élections, électeurs, politique, démocratie, légitimité',
    'participation, local-elected',
  ],
  [
    'local-elected',
    'Élus locaux et exercice du mandat',
    'Local elected officials',
    'élus locaux, élu* municipal*, =maires, maires ruraux, statut de l’élu, formation des élus, mandat local, crise des vocations, démission des maires, indemnités des élus, conseillers municipaux, secrétaire* de mairie, relation élus agents, intégrer les élus, sensibiliser les élus, parité des élus, charge mentale des élus, local elected',
    'élus, maire, élu, mandat, conseil municipal',
    'political-trust, governance-levels, gender-equality',
  ],
  [
    'usage-design',
    'Design de politiques publiques et parcours usagers',
    'Service design and user journeys',
    'design de service, design social, design des politiques publiques, design public, parcours usager*, parcours des usagers, parcours-type*, expérience usager, utilisateur au centre, usager au centre, centré usager, centrée utilisateur, UX, immersion terrain, prototypage, observation participante usagers, personae, co-conception, coconception, approche par l’usage, maîtrise d’usage, nudge, sciences comportementales, service design',
    'usagers, usager, utilisateur, utilisateurs, parcours, conception, usages, design',
    'public-innovation, participation, public-reception',
  ],
]);
