import type { Sentence } from '../kernel/words.ts';

/** One thing to choose from a short closed list: its id is stored, its label is shown. */
export type Choice<Id extends string = string> = Readonly<{ id: Id; label: Sentence }>;

const choices = <const T extends readonly Choice[]>(list: T): T => list;
/** The ids of a list of choices, typed, for a schema's picklist. */
export const idsOf = <const T extends readonly Choice[]>(list: T) =>
  list.map((choice) => choice.id) as { [I in keyof T]: T[I]['id'] };

/** What kind of terrain it is (at least one). */
export const natures = choices([
  { id: 'context', label: { fr: 'Contexte d’étude', en: 'Study context' } },
  { id: 'documents', label: { fr: 'Matériau documentaire', en: 'Documentary material' } },
  { id: 'data', label: { fr: 'Données empiriques', en: 'Empirical data' } },
  { id: 'experimentation', label: { fr: 'Expérimentation', en: 'Experimentation' } },
  { id: 'partnership', label: { fr: 'Possibilité de partenariat', en: 'Possible partnership' } },
]);

/** What a terrain offers, and what a question looks for. */
export const offers = choices([
  { id: 'interviews', label: { fr: 'Entretiens', en: 'Interviews' } },
  { id: 'observation', label: { fr: 'Observation', en: 'Observation' } },
  { id: 'documents', label: { fr: 'Documents', en: 'Documents' } },
  { id: 'dataset', label: { fr: 'Jeu de données', en: 'Dataset' } },
  { id: 'survey', label: { fr: 'Accès pour une enquête', en: 'Survey access' } },
  { id: 'experimentation', label: { fr: 'Expérimentation', en: 'Experimentation' } },
  { id: 'co-design', label: { fr: 'Conception partagée', en: 'Co-design' } },
  {
    id: 'hosting',
    label: { fr: 'Accueil d’un·e étudiant·e ou doctorant·e', en: 'Hosting a student or doctoral researcher' },
  },
]);

export const territoryLevels = choices([
  { id: 'commune', label: { fr: 'Commune', en: 'Municipality' } },
  { id: 'intercommunalite', label: { fr: 'Intercommunalité', en: 'Inter-municipal body' } },
  { id: 'departement', label: { fr: 'Département', en: 'Département' } },
  { id: 'region', label: { fr: 'Région', en: 'Region' } },
  { id: 'national', label: { fr: 'National', en: 'National' } },
]);

export const sensitivities = choices([
  { id: 'open', label: { fr: 'Données ouvertes', en: 'Open data' } },
  { id: 'internal', label: { fr: 'Données internes, non personnelles', en: 'Internal, not personal' } },
  { id: 'personal', label: { fr: 'Données personnelles', en: 'Personal data' } },
  { id: 'sensitive', label: { fr: 'Données sensibles (santé, opinions…)', en: 'Sensitive data (health, opinions…)' } },
]);

export const disciplines = choices([
  { id: 'anthropology', label: { fr: 'Anthropologie', en: 'Anthropology' } },
  { id: 'architecture', label: { fr: 'Architecture, urbanisme', en: 'Architecture, urban planning' } },
  { id: 'demography', label: { fr: 'Démographie', en: 'Demography' } },
  { id: 'design', label: { fr: 'Design', en: 'Design' } },
  { id: 'law', label: { fr: 'Droit', en: 'Law' } },
  { id: 'ecology', label: { fr: 'Écologie, environnement', en: 'Ecology, environment' } },
  { id: 'economics', label: { fr: 'Économie', en: 'Economics' } },
  { id: 'ergonomics', label: { fr: 'Ergonomie', en: 'Ergonomics' } },
  { id: 'management', label: { fr: 'Gestion', en: 'Management' } },
  { id: 'geography', label: { fr: 'Géographie', en: 'Geography' } },
  { id: 'history', label: { fr: 'Histoire', en: 'History' } },
  { id: 'computing', label: { fr: 'Informatique, données', en: 'Computing, data' } },
  { id: 'communication', label: { fr: 'Information, communication', en: 'Information, communication' } },
  { id: 'philosophy', label: { fr: 'Philosophie', en: 'Philosophy' } },
  { id: 'psychology', label: { fr: 'Psychologie', en: 'Psychology' } },
  { id: 'health', label: { fr: 'Santé publique', en: 'Public health' } },
  { id: 'education', label: { fr: 'Sciences de l’éducation', en: 'Education sciences' } },
  { id: 'engineering', label: { fr: 'Sciences de l’ingénieur', en: 'Engineering' } },
  { id: 'politics', label: { fr: 'Science politique', en: 'Political science' } },
  { id: 'sociology', label: { fr: 'Sociologie', en: 'Sociology' } },
]);

export const outputs = choices([
  { id: 'thesis', label: { fr: 'Thèse', en: 'Doctoral thesis' } },
  { id: 'master', label: { fr: 'Mémoire de master', en: 'Master’s dissertation' } },
  { id: 'article', label: { fr: 'Article', en: 'Article' } },
  { id: 'action-research', label: { fr: 'Recherche-action', en: 'Action research' } },
  { id: 'report', label: { fr: 'Rapport', en: 'Report' } },
  { id: 'tool', label: { fr: 'Outil ou méthode', en: 'Tool or method' } },
  { id: 'other', label: { fr: 'Autre', en: 'Other' } },
]);

/** The label of a stored id; an id no longer in the list shows itself rather than nothing. */
export const labelOf = (list: readonly Choice[], id: string): Sentence =>
  list.find((choice) => choice.id === id)?.label ?? { fr: id, en: id };
