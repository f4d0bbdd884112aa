import type { Words } from '../kernel/words.ts';
import type { Digest, Role } from './person.ts';

export const personWords = {
  PersonJoined: { fr: 'a rejoint Connecteur', en: 'joined Connecteur' },
  ProfileRevised: { fr: 'a modifié son profil', en: 'revised their profile' },
  RoleClaimed: { fr: 'a pris un rôle', en: 'took a role' },
  RoleGranted: { fr: 'a accordé un rôle', en: 'granted a role' },
  RoleRevoked: { fr: 'a retiré un rôle', en: 'took a role away' },
  PreferencesChosen: { fr: 'a choisi ses préférences de courriel', en: 'chose their mail preferences' },
  IdleAccountWarned: {
    fr: 'a été prévenu·e que son compte ne sert plus',
    en: 'was warned that their account is unused',
  },
  PersonErased: { fr: 'a effacé ses données personnelles', en: 'erased their personal data' },
  'name-too-short': { fr: 'Le nom compte au moins 2 caractères.', en: 'The name has at least 2 characters.' },
  'name-too-long': { fr: 'Le nom compte au plus 100 caractères.', en: 'The name has at most 100 characters.' },
  'role-missing': { fr: 'Choisissez au moins un rôle.', en: 'Choose at least one role.' },
  'role-unknown': { fr: 'Ce rôle n’existe pas.', en: 'This role does not exist.' },
  'language-unknown': { fr: 'Choisissez le français ou l’anglais.', en: 'Choose French or English.' },
  'digest-unknown': { fr: 'Choisissez l’un des rythmes proposés.', en: 'Choose one of the rhythms offered.' },
  'email-invalid': {
    fr: 'Indiquez une adresse complète, comme prenom.nom@commune.fr.',
    en: 'Give a complete address, such as first.last@town.fr.',
  },
  'organisation-too-long': {
    fr: 'Le nom de l’organisation compte au plus 140 caractères.',
    en: 'The organisation’s name has at most 140 characters.',
  },
  'erasure-not-understood': {
    fr: 'Confirmez que vous avez compris : l’effacement ne se reprend pas.',
    en: 'Confirm that you have understood: erasing cannot be taken back.',
  },
  'person-already-joined': { fr: 'Cette personne a déjà un profil.', en: 'This person already has a profile.' },
  'person-unknown': { fr: 'Cette personne n’a pas encore de profil.', en: 'This person has no profile yet.' },
  'person-erased': {
    fr: 'Les données de cette personne ont été effacées : rien ne peut plus être fait en son nom.',
    en: 'This person’s data was erased: nothing more can be done in their name.',
  },
  'person-not-yours': {
    fr: 'Seule la personne concernée peut faire cela.',
    en: 'Only the person concerned can do this.',
  },
  'person-address-taken': {
    fr: 'Une personne est déjà inscrite avec cette adresse. Cherchez-la dans la liste.',
    en: 'Somebody has already joined with this address. Look for them in the list.',
  },
  'role-administrators-only-not-yours': {
    fr: 'Seule l’administration accorde et retire ce rôle.',
    en: 'Only an administrator grants and takes away this role.',
  },
  'account-not-idle': {
    fr: 'Ce compte a servi il y a moins de deux ans.',
    en: 'This account was used less than two years ago.',
  },
  'role-own-administrator': {
    fr: 'Vous ne pouvez pas vous retirer l’administration : demandez à une autre personne qui l’a.',
    en: 'You cannot take the administrator role from yourself: ask another administrator.',
  },
} as const satisfies Words;
export type PersonCode = keyof typeof personWords;

export const roleNames = {
  practitioner: { fr: 'Praticien·ne', en: 'Practitioner' },
  researcher: { fr: 'Chercheur·e', en: 'Researcher' },
  coordinator: { fr: 'Coordination', en: 'Coordinator' },
  administrator: { fr: 'Administration', en: 'Administrator' },
} as const satisfies Words<Role>;

export const digestNames = {
  never: { fr: 'Jamais', en: 'Never' },
  immediate: { fr: 'Dès que possible', en: 'As soon as possible' },
  daily: { fr: 'Une fois par jour', en: 'Once a day' },
  weekly: { fr: 'Une fois par semaine', en: 'Once a week' },
} as const satisfies Words<Digest>;
