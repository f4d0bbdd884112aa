import { conceptsOf } from '../concept.ts';

export const neighbourhoods = conceptsOf('neighbourhoods', [
  [
    'city-policy',
    'Politique de la ville',
    'Urban policy for deprived neighbourhoods',
    'politique de la ville, quartier* prioritaire*, quartiers prioritaires, QPV, =zus, géographie prioritaire, contrat de ville, quartiers 2030, appel à projets politique de la ville, délégués du préfet, préfet à l’égalité des chances, ANCT, abattement TFPB, délégué* de quartier, chef de projet politique de la ville, chefs de projet quartiers, centres de ressources politique de la ville, CRPV, évaluation du contrat de ville, quartiers en veille, droit commun quartiers, mobiliser le droit commun, discrimination positive territoriale, quartiers de reconquête républicaine, QRR, DSU, dotation de solidarité urbaine, gestion sociale et urbaine de proximité, gestion urbaine de proximité, GUSP, GUP, développement social des quartiers, développement social urbain, DSQ, quartiers défavorisés, deprived neighbourhoods, urban policy',
    'quartier, prioritaires, politique, contrat, ville, délégué, dotation',
    'urban-renewal, working-class-neighbourhoods, social-mix, neighbourhood-life',
  ],
  [
    'urban-renewal',
    'Rénovation urbaine et relogement',
    'Urban renewal and rehousing',
    'rénovation urbaine, renouvellement urbain, ANRU, NPNRU, PNRU, PRU rénovation, programme de rénovation urbaine, projet de renouvellement urbain, démolition* d’immeubles, démolition d’immeuble, démolition de tours, démolition de logements, démolir une tour, démolir les barres, démolition-reconstruction, démolitions, démolition des grands ensembles, barre d’immeubles, barres et tours, grands ensembles, cités HLM, relogement*, reloger, habitants délogés, délogement, charte de relogement, résidentialisation, requalification de quartier, requalification urbaine, mémoire du quartier démoli, conseil citoyen rénovation, droit au retour habitants, réhabilitation du quartier, urban renewal, urban regeneration, rehousing, housing estates, démolit immeuble, casser les tours, immeubles voués à démolition',
    'tours, barres, quartier, reconstruction, immeubles, habitants',
    'city-policy, social-housing, urban-projects, social-mix, memory',
  ],
  [
    'working-class-neighbourhoods',
    'Quartiers populaires et leurs habitants',
    'Working-class neighbourhoods and residents',
    'quartier* populaire*, quartiers populaires, banlieue*, cités de banlieue, jeunes de banlieue, jeunes des quartiers, femmes des quartiers, mères des quartiers, habitants des quartiers, habitants des quartiers populaires, sociologie urbaine, ségrégation urbaine, ségrégation spatiale, ségrégation résidentielle, ségrégation ethnique, relégation urbaine, relégation, ghetto*, marginalité urbaine, culture de rue, capital guerrier, faubourg*, ville populaire, quartiers ouvriers, quartiers immigrés, commerces ethniques, centralités immigrées, engagement dans les quartiers, militants des quartiers, mobilisations des quartiers populaires, associations de quartier populaire, invisibilité des quartiers, trajectoires des habitants, working-class neighbourhoods, segregation, ghettos',
    'quartiers, populaire, cité, habitants, périphérie, HLM',
    'stigma, city-policy, social-mix, discrimination, neighbourhood-life',
  ],
  [
    'stigma',
    'Image et stigmatisation des territoires',
    'Territorial stigma and image',
    'stigmatisation, stigmatisé*, stigmate*, stigmatisation territoriale, réputation du quartier, mauvaise réputation, image du quartier, image de la ville, image du territoire, image négative, changer l’image, changer de regard, redorer l’image, préjugés sur quartier, préjugés habitants, clichés sur quartier, clichés sur la ville, territoires perdus, effet de lieu, effets de quartier, discrimination à l’adresse, adresse qui ferme des portes, médiatisation des banlieues, représentations médiatiques, identité de quartier, fierté d’habiter, fierté de quartier, sentiment d’appartenance, attachement au quartier, attachement au lieu, territorial stigma, stigma, place attachment, parle mal du quartier, mauvaise image, quartier mal vu, mal vus habitants, sale réputation, honte d’habiter',
    'image, réputation, regard, préjugés, clichés, étiquette, fierté, honte, représentations',
    'working-class-neighbourhoods, discrimination, social-mix, memory',
  ],
  [
    'social-mix',
    'Mixité sociale et coexistence',
    'Social mix and living together',
    'mixité sociale, mixité sociale et urbaine, mixité de l’habitat, mixité urbaine, mixité résidentielle, mixité des populations, mélange des populations, mélanger les publics, brassage social, brassage des populations, entre-soi bourgeois, entre-soi résidentiel, ghettos de riches, séparatisme social, séparatisme résidentiel, vivre ensemble, vivre ensemble quartiers, cohésion sociale, coexistence, cohabitation sociale, cohabitation entre habitants, cohabitation entre anciens et nouveaux, cohabitation de populations, rapports interethniques, relations interethniques, pluralisme culturel, interculturel*, interculturalité, dialogue interculturel, multiculturel*, laïcité, diversité culturelle, diversité religieuse, lieux de culte, mosquée, social mix, social mixing',
    'mixité, cohabitation, mélange, diversité, coexister, populations, classes moyennes, ensemble',
    'school-inequality, social-housing, urban-projects, working-class-neighbourhoods, migrant-inclusion',
  ],
  [
    'neighbourhood-life',
    'Vie de quartier et centres sociaux',
    'Neighbourhood life and community centres',
    'vie de quartier, vie sociale quartier, animation de quartier, animation sociale, animation de la vie sociale, centre* socia*, centres sociaux, centre socioculturel, espace* de vie sociale, espaces de vie sociale, =evs, maison de quartier, régie* de quartier, régies de quartier, fête de quartier, repas de quartier, pied d’immeuble, en bas des immeubles, bas de tour, kiosque citoyen, médiation sociale, médiateur* socia*, médiateurs sociaux, adulte*-relais, adultes relais, postes adultes-relais, correspondants de nuit, référents familles, projet social de centre, porteurs de parole, conseil* de quartier, conseils de quartier, comités de quartier, conseil* citoyen*, conseils citoyens, table de quartier, fonds de participation des habitants, FPH, organisation communautaire, développement communautaire, community organizing, pouvoir d’agir des habitants, café des habitants, neighbourhood life, community centres, habitants se rencontrent, gens du quartier, lieu de rencontre quartier, médiateurs de rue, médiateurs quartier, gens du quartier parler',
    'quartier, habitants, voisins, animation, médiateurs, fête, voisinage, rencontres',
    'working-class-neighbourhoods, city-policy, neighbour-solidarity, citizen-initiatives, youth-work',
  ],
]);
