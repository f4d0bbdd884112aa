import { conceptsOf } from '../concept.ts';

export const economy = conceptsOf('economy', [
  [
    'town-centres',
    'Commerces et centres-villes',
    'Shops and town centres',
    'commerce de proximité, commerces de proximité, centre-ville, centres-villes, centre-bourg, centres-bourgs, vacance commerciale, locaux vides, vitrines vides, revitalisation, redynamisation du centre, Action cœur de ville, Petites villes de demain, managers de commerce, halles, marché de plein vent, dernier commerce, foncière commerciale, rideaux baissés, commerces qui ferment, zones commerciales, town centre',
    'commerces, commerçants, boutiques, marché, vitrines, centre, clients',
    'rural-services, local-economy, vacant-housing',
  ],
  [
    'local-economy',
    'Développement économique local',
    'Local economic development',
    'développement économique, économie locale, économie résidentielle, économie présentielle, relocalisation industrielle, réindustrialisation, usines locales, fabrication locale, collaboration industrielle, filières locales, PME locales, artisans, artisanat, pépinière d’entreprises, zone d’activités, zones d’activités, attractivité économique, immobilier d’entreprise, soutien aux entreprises, aide aux entreprises, entrepreneuriat, économie de la fonctionnalité, dernier kilomètre, premier kilomètre, enjeux économiques, local economy',
    'entreprises, économie, économique, industrie, emploi, activité, filière, artisan',
    'town-centres, social-economy, interdependence, procurement',
  ],
  [
    'circular-local-industry',
    'Friches et reconversion industrielle',
    'Brownfields and industrial conversion',
    'reconversion industrielle, désindustrialisation, bassin minier, bassin industriel, mutation industrielle, fermeture d’usine, plan social, revitalisation économique, territoires d’industrie, patrimoine industriel, villes en décroissance, shrinking cities, deindustrialisation',
    'usine, industrie, industriel, ouvriers, mutation',
    'brownfields, local-economy, employment-access',
  ],
  [
    'platform-economy',
    'Plateformes et nouvelles économies',
    'Platforms and new economies',
    'économie des plateformes, plateformes numériques, ubérisation, livreurs, livreurs à vélo, meublés de tourisme, Airbnb, économie collaborative, économie circulaire des entreprises, travailleurs de plateforme, dark stores, logistique urbaine, entrepôts, platform economy',
    'plateforme, livraison, entrepôt, location, commerce en ligne',
    'local-economy, freight',
  ],
]);
