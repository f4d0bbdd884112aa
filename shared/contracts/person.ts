import * as v from 'valibot';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import { type Language, languages } from '../kernel/words.ts';

export const roles = ['practitioner', 'researcher', 'coordinator', 'administrator'] as const;
export type Role = (typeof roles)[number];
/** Roles a person takes by saying so; the two others are granted. */
export const claimableRoles = ['practitioner', 'researcher'] as const;
export type ClaimableRole = (typeof claimableRoles)[number];
export const grantedRoles = ['coordinator', 'administrator'] as const;

/** How often new matches and followed things are mailed together. */
export const digests = ['never', 'immediate', 'daily', 'weekly'] as const;
export type Digest = (typeof digests)[number];

export const personStream = (person: string) => `person-${person}`;

/* What may be asked */

const name = v.pipe(v.string(), v.trim(), v.minLength(2, 'name-too-short'), v.maxLength(100, 'name-too-long'));
const claimable = v.array(v.picklist(claimableRoles, 'role-unknown'));
const inOrder = v.transform((list: ClaimableRole[]) => claimableRoles.filter((role) => list.includes(role)));
const organisation = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(140, 'organisation-too-long')), '');
const language = v.optional(v.picklist(languages, 'language-unknown'), 'fr');

export const EmailAddress = v.pipe(
  v.string('email-invalid'),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254, 'email-invalid'),
  v.email('email-invalid'),
);

/** Somebody of the coordination may be neither practitioner nor researcher; anybody else chooses at least one. */
export const Profile = v.object({ name, roles: v.pipe(claimable, inOrder), organisation, language });
export type Profile = v.InferOutput<typeof Profile>;

/** Somebody a coordinator registers; with an address, they may sign in later and find what was done in their name. */
export const Invitation = v.object({
  ...Profile.entries,
  roles: v.pipe(claimable, v.minLength(1, 'role-missing'), inOrder),
  email: v.optional(v.nullable(EmailAddress), null),
});
export type Invitation = v.InferOutput<typeof Invitation>;

export const RoleChange = v.object({ role: v.picklist(grantedRoles, 'role-unknown'), held: v.boolean() });
export const RoleClaim = v.object({ role: v.picklist(claimableRoles, 'role-unknown') });

export const Preferences = v.object({
  digest: v.picklist(digests, 'digest-unknown'),
  ownItems: v.boolean(),
  language: v.picklist(languages, 'language-unknown'),
});
export type Preferences = v.InferOutput<typeof Preferences>;

/** Erasing cannot be taken back: the request says that this was understood. */
export const EraseRequest = v.object({ understood: v.literal(true, 'erasure-not-understood') });

/** Whose wish it is. `settings` speaks for the instance’s own settings, which name the first administrator. */
type By = { actor: string; coordinator: boolean; administrator: boolean };
type ProfileFacts = { name: string; organisation: string; language: Language };

export type JoinPerson = Command<
  'JoinPerson',
  ProfileFacts & By & { person: string; roles: readonly ClaimableRole[]; invitedBy: string | null }
>;
export type ReviseProfile = Command<
  'ReviseProfile',
  ProfileFacts & By & { person: string; roles: readonly ClaimableRole[] }
>;
export type ClaimRole = Command<'ClaimRole', By & { person: string; role: ClaimableRole }>;
export type GrantRole = Command<'GrantRole', By & { person: string; role: Role }>;
export type RevokeRole = Command<'RevokeRole', By & { person: string; role: Role }>;
export type ChoosePreferences = Command<'ChoosePreferences', By & Preferences & { person: string }>;
export type ErasePerson = Command<'ErasePerson', By & { person: string }>;
/** For somebody who has not signed in for long: warned first, erased later. Days as YYYY-MM-DD. */
export type CloseIdleAccount = Command<'CloseIdleAccount', By & { person: string; lastSeen: string; today: string }>;
export type PersonCommand =
  | JoinPerson
  | ReviseProfile
  | ClaimRole
  | GrantRole
  | RevokeRole
  | ChoosePreferences
  | ErasePerson
  | CloseIdleAccount;

/* What may have happened */

export type PersonJoined = Event<'PersonJoined', ProfileFacts & { person: string; invitedBy: string | null }>;
export type ProfileRevised = Event<'ProfileRevised', ProfileFacts>;
export type RoleClaimed = Event<'RoleClaimed', { role: Role }>;
export type RoleGranted = Event<'RoleGranted', { role: Role }>;
export type RoleRevoked = Event<'RoleRevoked', { role: Role }>;
export type PreferencesChosen = Event<'PreferencesChosen', Preferences>;
export type IdleAccountWarned = Event<'IdleAccountWarned', { person: string; lastSeen: string; on: string }>;
export type PersonErased = Event<'PersonErased', { person: string }>;
export type PersonEvent =
  | PersonJoined
  | ProfileRevised
  | RoleClaimed
  | RoleGranted
  | RoleRevoked
  | PreferencesChosen
  | IdleAccountWarned
  | PersonErased;

/** `name` is a vault id: the log never holds a name. */
export const personPrivacy = {
  PersonJoined: { person: 'none', name: 'vault', organisation: 'none', language: 'none', invitedBy: 'none' },
  ProfileRevised: { name: 'vault', organisation: 'none', language: 'none' },
  RoleClaimed: { role: 'none' },
  RoleGranted: { role: 'none' },
  RoleRevoked: { role: 'none' },
  PreferencesChosen: { digest: 'none', ownItems: 'none', language: 'none' },
  IdleAccountWarned: { person: 'none', lastSeen: 'none', on: 'none' },
  PersonErased: { person: 'none' },
} as const satisfies PrivacyMarks<PersonEvent>;

/* What may be read: person-answers.ts. In words: person-words.ts. */
