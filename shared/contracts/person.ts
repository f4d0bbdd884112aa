import * as v from 'valibot';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import { languages, type Words } from '../kernel/words.ts';

export const roles = ['practitioner', 'researcher', 'coordinator', 'administrator'] as const;
export type Role = (typeof roles)[number];
/** Roles a person takes by saying so; the two others are granted. */
export const claimableRoles = ['practitioner', 'researcher'] as const;

/* What may be asked */

export const Profile = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(2, 'name-too-short'), v.maxLength(100, 'name-too-long')),
  roles: v.pipe(v.array(v.picklist(claimableRoles, 'role-unknown')), v.minLength(1, 'role-missing')),
  organisation: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(140, 'organisation-too-long')), ''),
  language: v.optional(v.picklist(languages), 'fr'),
});
export type Profile = v.InferOutput<typeof Profile>;

export type JoinPerson = Command<
  'JoinPerson',
  { person: string; name: string; organisation: string; language: (typeof languages)[number]; invitedBy: string | null }
>;
export type ClaimRole = Command<'ClaimRole', { role: (typeof claimableRoles)[number] }>;
export type GrantRole = Command<'GrantRole', { role: Role }>;
export type RevokeRole = Command<'RevokeRole', { role: Role }>;
export type ReviseProfile = Command<
  'ReviseProfile',
  { name: string; organisation: string; language: (typeof languages)[number] }
>;
export type ErasePerson = Command<'ErasePerson'>;
export type PersonCommand = JoinPerson | ClaimRole | GrantRole | RevokeRole | ReviseProfile | ErasePerson;

/* What may have happened */

export type PersonJoined = Event<'PersonJoined', JoinPerson['data']>;
export type ProfileRevised = Event<'ProfileRevised', ReviseProfile['data']>;
export type RoleClaimed = Event<'RoleClaimed', { role: Role }>;
export type RoleGranted = Event<'RoleGranted', { role: Role }>;
export type RoleRevoked = Event<'RoleRevoked', { role: Role }>;
export type PersonErased = Event<'PersonErased', { person: string }>;
export type PersonEvent = PersonJoined | ProfileRevised | RoleClaimed | RoleGranted | RoleRevoked | PersonErased;

/** `name` is a vault id: the log never holds a name. */
export const personPrivacy = {
  PersonJoined: { person: 'none', name: 'vault', organisation: 'none', language: 'none', invitedBy: 'none' },
  ProfileRevised: { name: 'vault', organisation: 'none', language: 'none' },
  RoleClaimed: { role: 'none' },
  RoleGranted: { role: 'none' },
  RoleRevoked: { role: 'none' },
  PersonErased: { person: 'none' },
} as const satisfies PrivacyMarks<PersonEvent>;

/* What may be read */

/** A person as others may see them. */
export type PersonCard = { person: string; name: string; organisation: string; roles: readonly Role[] };

/* In words */

export const personWords = {
  PersonJoined: { fr: 'a rejoint Connecteur', en: 'joined Connecteur' },
  ProfileRevised: { fr: 'a mis à jour son profil', en: 'revised their profile' },
  RoleClaimed: { fr: 'a pris un rôle', en: 'took a role' },
  RoleGranted: { fr: 'a reçu un rôle', en: 'was granted a role' },
  RoleRevoked: { fr: 'a quitté un rôle', en: 'left a role' },
  PersonErased: { fr: 'a été effacé·e', en: 'was erased' },
  'name-too-short': { fr: 'Le nom compte au moins 2 caractères.', en: 'The name has at least 2 characters.' },
  'name-too-long': { fr: 'Le nom compte au plus 100 caractères.', en: 'The name has at most 100 characters.' },
  'role-missing': { fr: 'Choisissez au moins un rôle.', en: 'Choose at least one role.' },
  'role-unknown': { fr: 'Ce rôle n’existe pas.', en: 'This role does not exist.' },
  'organisation-too-long': {
    fr: 'Le nom de l’organisation compte au plus 140 caractères.',
    en: 'The organisation’s name has at most 140 characters.',
  },
  'person-already-joined': { fr: 'Cette personne a déjà un profil.', en: 'This person already has a profile.' },
  'person-unknown': { fr: 'Cette personne n’a pas encore de profil.', en: 'This person has no profile yet.' },
  'role-not-claimable': {
    fr: 'Ce rôle est accordé par l’administration ; il ne se prend pas.',
    en: 'This role is granted by an administrator; it cannot be taken.',
  },
} as const satisfies Words;
export type PersonCode = keyof typeof personWords;
