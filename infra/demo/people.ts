import type { ClaimableRole } from '../../shared/contracts/person.ts';

/** Somebody of the demonstration. The address is made from `key`; `shown` ones are proposed to sign in with. */
export type DemoPerson = Readonly<{
  name: string;
  organisation: string;
  roles: readonly ClaimableRole[];
  shown?: { fr: string; en: string };
}>;

/** Invented people of invented organisations. */
export const people = {
  praticienne: {
    name: 'Nadège Kervella',
    organisation: 'Maison des solidarités du Haut-Trégor',
    roles: ['practitioner'],
    shown: { fr: 'praticienne', en: 'practitioner' },
  },
  chercheuse: {
    name: 'Inès Abellard',
    organisation: 'Laboratoire Mondes sociaux et territoires',
    roles: ['researcher'],
    shown: { fr: 'chercheuse', en: 'researcher' },
  },
  coordination: {
    name: 'Hugo Castagnier',
    organisation: 'Équipe du Connecteur',
    roles: [],
    shown: { fr: 'coordinateur', en: 'coordinator' },
  },
  administration: {
    name: 'Solène Marquet',
    organisation: 'Équipe du Connecteur',
    roles: [],
    shown: { fr: 'administratrice', en: 'administrator' },
  },
  malik: { name: 'Malik Tessonneau', organisation: 'Régie des eaux des Trois-Vallées', roles: ['practitioner'] },
  oceane: { name: 'Océane Virapin', organisation: 'Mission alimentation de la côte Ouest', roles: ['practitioner'] },
  bastien: { name: 'Bastien Lorvellec', organisation: 'Syndicat mixte Rives et bocages', roles: ['practitioner'] },
  carole: { name: 'Carole Desmoulins', organisation: 'Plateforme Autonomie des Monts', roles: ['practitioner'] },
  tania: {
    name: 'Tania Grosjosse',
    organisation: 'Réseau des communes de l’Amazone et des îles',
    roles: ['practitioner'],
  },
  jeanne: {
    name: 'Jeanne Morvillard',
    organisation: 'Atelier public Mémoires et quartiers',
    roles: ['practitioner', 'researcher'],
  },
  leopold: { name: 'Léopold Ansquer', organisation: 'Laboratoire Eaux, littoraux, sociétés', roles: ['researcher'] },
  mathilde: {
    name: 'Mathilde Reygade',
    organisation: 'Institut pluridisciplinaire du vieillir',
    roles: ['researcher'],
  },
  yanis: { name: 'Yanis Carpelin', organisation: 'Chaire Villes moyennes et mobilités', roles: ['researcher'] },
} as const satisfies Record<string, DemoPerson>;

export type DemoName = keyof typeof people;
export const names = Object.keys(people) as DemoName[];
/** An address that can never reach anybody (RFC 2606). */
export const addressOf = (name: DemoName): string => `${name}@demo.example`;
