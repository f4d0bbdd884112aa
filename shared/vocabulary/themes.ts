/** A field of local public action. People choose one to five when they post; concepts are filed under one. */
export type Theme = Readonly<{ id: string; label: Readonly<{ fr: string; en: string }> }>;

/** Few and chosen, in the order a form shows them. An id is never renamed: it lies in recorded facts. */
export const themes = [
  { id: 'housing', label: { fr: 'Logement et habitat', en: 'Housing' } },
  { id: 'social-action', label: { fr: 'Action sociale et précarité', en: 'Social action and poverty' } },
  { id: 'health', label: { fr: 'Santé', en: 'Health' } },
  { id: 'ageing', label: { fr: 'Vieillissement et autonomie', en: 'Ageing and care' } },
  { id: 'disability', label: { fr: 'Handicap et accessibilité', en: 'Disability and accessibility' } },
  {
    id: 'childhood',
    label: { fr: 'Petite enfance, famille et protection de l’enfance', en: 'Childhood, family and child protection' },
  },
  { id: 'youth', label: { fr: 'Jeunesse', en: 'Young people' } },
  { id: 'education', label: { fr: 'École et éducation', en: 'School and education' } },
  { id: 'food', label: { fr: 'Alimentation et agriculture', en: 'Food and farming' } },
  { id: 'water', label: { fr: 'Eau et assainissement', en: 'Water and sanitation' } },
  { id: 'waste', label: { fr: 'Déchets et économie circulaire', en: 'Waste and circular economy' } },
  { id: 'energy', label: { fr: 'Énergie et climat', en: 'Energy and climate' } },
  { id: 'ecology', label: { fr: 'Biodiversité et environnement', en: 'Biodiversity and environment' } },
  { id: 'mobility', label: { fr: 'Mobilités et transports', en: 'Mobility and transport' } },
  { id: 'urbanism', label: { fr: 'Urbanisme et foncier', en: 'Planning and land' } },
  { id: 'rural', label: { fr: 'Ruralité et petites villes', en: 'Rural areas and small towns' } },
  { id: 'neighbourhoods', label: { fr: 'Quartiers et politique de la ville', en: 'Neighbourhoods and urban policy' } },
  { id: 'economy', label: { fr: 'Économie et commerce', en: 'Economy and trade' } },
  { id: 'employment', label: { fr: 'Emploi, insertion et formation', en: 'Employment and training' } },
  { id: 'culture', label: { fr: 'Culture et patrimoine', en: 'Culture and heritage' } },
  { id: 'sport', label: { fr: 'Sport et loisirs', en: 'Sport and leisure' } },
  { id: 'tourism', label: { fr: 'Tourisme', en: 'Tourism' } },
  { id: 'digital', label: { fr: 'Numérique et données', en: 'Digital and data' } },
  { id: 'risks', label: { fr: 'Risques et gestion de crise', en: 'Risks and crisis management' } },
  { id: 'safety', label: { fr: 'Sécurité et prévention', en: 'Safety and prevention' } },
  { id: 'democracy', label: { fr: 'Démocratie locale et participation', en: 'Local democracy and participation' } },
  {
    id: 'governance',
    label: {
      fr: 'Gouvernance et coopération entre collectivités',
      en: 'Governance and cooperation between authorities',
    },
  },
  {
    id: 'staff',
    label: { fr: 'Agents, organisation et conditions de travail', en: 'Staff, organisation and working conditions' },
  },
  { id: 'finance', label: { fr: 'Finances et achats publics', en: 'Public finance and procurement' } },
  {
    id: 'equality',
    label: { fr: 'Égalité et lutte contre les discriminations', en: 'Equality and anti-discrimination' },
  },
  { id: 'migration', label: { fr: 'Migrations et accueil', en: 'Migration and welcome' } },
  { id: 'associations', label: { fr: 'Vie associative et engagement', en: 'Associations and volunteering' } },
  { id: 'research', label: { fr: 'Recherche, évaluation et savoirs', en: 'Research, evaluation and knowledge' } },
] as const satisfies readonly Theme[];

export type ThemeId = (typeof themes)[number]['id'];
