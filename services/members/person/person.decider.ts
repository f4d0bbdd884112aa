import {
  type ClaimableRole,
  type CloseIdleAccount,
  claimableRoles,
  grantedRoles,
  type JoinPerson,
  type PersonCommand,
  type PersonEvent,
  type Preferences,
  type ReviseProfile,
  type Role,
} from '../../../shared/contracts/person.ts';
import type { PersonCode } from '../../../shared/contracts/person-words.ts';
import { daysAfter } from '../../../shared/kernel/days.ts';
import { type Decider, Refusal } from '../../../shared/kernel/decider.ts';
import type { Language } from '../../../shared/kernel/words.ts';

type Profile = Readonly<{ name: string; organisation: string; language: Language }>;
/** The day they were last warned that their account would be erased, unless they have signed in since. */
type Warned = Readonly<{ warned?: string }>;
export type Person =
  /** The settings may grant a role before its holder has a profile. */
  | (Readonly<{ status: 'unknown'; roles: readonly Role[] }> & Warned)
  | (Readonly<{ status: 'joined'; roles: readonly Role[]; profile: Profile; preferences: Preferences }> & Warned)
  | Readonly<{ status: 'erased'; roles: readonly Role[] }>;
type Joined = Extract<Person, { status: 'joined' }>;

/** Nobody is written to every day without having asked. */
export const defaultPreferences = { digest: 'weekly', ownItems: true } as const;

/** The actor that stands for the instance’s settings. */
export const SETTINGS = 'system';

/** What ends twice ends once. */
const ends: readonly PersonCommand['type'][] = ['ErasePerson', 'CloseIdleAccount'];

const refuse = (code: PersonCode): never => {
  throw new Refusal<PersonCode>(code);
};

export const person: Decider<Person, PersonCommand, PersonEvent> = {
  initial: { status: 'unknown', roles: [] },

  decide: (command, state) => {
    if (state.status === 'erased') return ends.includes(command.type) ? [] : refuse('person-erased');
    switch (command.type) {
      case 'JoinPerson':
        return join(command.data, state);
      case 'GrantRole':
        return grant(command.data, state);
      case 'CloseIdleAccount':
        return closeIdle(command.data, state);
      case 'ErasePerson':
        return mayErase(command.data)
          ? [{ type: 'PersonErased', data: { person: command.data.person } }]
          : refuse('person-not-yours');
      default:
        return state.status === 'unknown' ? refuse('person-unknown') : decideJoined(command, state);
    }
  },

  evolve: (state, event) => {
    switch (event.type) {
      case 'PersonJoined': {
        const { name, organisation, language } = event.data;
        const profile = { name, organisation, language };
        return { status: 'joined', roles: state.roles, profile, preferences: { ...defaultPreferences, language } };
      }
      case 'RoleClaimed':
      case 'RoleGranted':
        return withRoles(state, [...state.roles, event.data.role]);
      case 'RoleRevoked':
        return withRoles(
          state,
          state.roles.filter((role) => role !== event.data.role),
        );
      case 'IdleAccountWarned':
        return state.status === 'erased' ? state : { ...state, warned: event.data.on };
      case 'PersonErased':
        return { status: 'erased', roles: [] };
      default:
        return state.status === 'joined' ? evolveJoined(state, event) : state;
    }
  },
};

type JoinedCommand = Exclude<PersonCommand, { type: 'JoinPerson' | 'GrantRole' | 'ErasePerson' | 'CloseIdleAccount' }>;

const decideJoined = (command: JoinedCommand, state: Joined): readonly PersonEvent[] => {
  if (command.type === 'RevokeRole') return revoke(command.data, state);
  const { actor, person: whose } = command.data;
  if (actor !== whose) return refuse('person-not-yours');
  switch (command.type) {
    case 'ReviseProfile':
      return revise(command.data, state);
    case 'ClaimRole':
      return state.roles.includes(command.data.role)
        ? []
        : [{ type: 'RoleClaimed', data: { role: command.data.role } }];
    case 'ChoosePreferences': {
      const { digest, ownItems, language } = command.data;
      return same(state.preferences, { digest, ownItems, language })
        ? []
        : [{ type: 'PreferencesChosen', data: { digest, ownItems, language } }];
    }
  }
};

const join = (data: JoinPerson['data'], state: Person): readonly PersonEvent[] => {
  if (state.status !== 'unknown') return refuse('person-already-joined');
  if (data.actor !== data.person && !data.coordinator) return refuse('person-not-yours');
  if (isNobody(data.roles, state.roles)) return refuse('role-missing');
  const { person: whose, name, organisation, language, invitedBy } = data;
  const type = data.actor === whose ? 'RoleClaimed' : 'RoleGranted';
  return [
    { type: 'PersonJoined', data: { person: whose, name, organisation, language, invitedBy } },
    ...data.roles.map((role) => ({ type, data: { role } }) as const),
  ];
};

const revise = (data: ReviseProfile['data'], state: Joined): readonly PersonEvent[] => {
  if (isNobody(data.roles, state.roles)) return refuse('role-missing');
  const { name, organisation, language } = data;
  const taken = data.roles.filter((role) => !state.roles.includes(role));
  const left = claimableRoles.filter((role: ClaimableRole) => state.roles.includes(role) && !data.roles.includes(role));
  return [
    ...(same(state.profile, { name, organisation, language })
      ? []
      : [{ type: 'ProfileRevised', data: { name, organisation, language } } as const]),
    ...taken.map((role) => ({ type: 'RoleClaimed', data: { role } }) as const),
    ...left.map((role) => ({ type: 'RoleRevoked', data: { role } }) as const),
  ];
};

/** Whoever holds no granted role is a practitioner, a researcher, or both. */
export const isNobody = (claimed: readonly Role[], held: readonly Role[]): boolean =>
  claimed.length === 0 && !grantedRoles.some((role) => held.includes(role));

type Change = Readonly<{ person: string; role: Role; actor: string; administrator: boolean }>;

const grant = ({ role, actor, administrator }: Change, state: Person): readonly PersonEvent[] => {
  if (!administrator && actor !== SETTINGS) return refuse('role-administrators-only-not-yours');
  if (state.status === 'unknown' && actor !== SETTINGS) return refuse('person-unknown');
  return state.roles.includes(role) ? [] : [{ type: 'RoleGranted', data: { role } }];
};

const revoke = ({ person: whose, role, actor, administrator }: Change, state: Person): readonly PersonEvent[] => {
  if (!administrator) return refuse('role-administrators-only-not-yours');
  if (actor === whose && role === 'administrator') return refuse('role-own-administrator');
  return state.roles.includes(role) ? [{ type: 'RoleRevoked', data: { role } }] : [];
};

/** Two years without signing in bring a warning, thirty days more the end; a visit in between starts all over. */
const closeIdle = (
  { person: whose, actor, lastSeen, today }: CloseIdleAccount['data'],
  { warned }: Warned,
): readonly PersonEvent[] => {
  if (actor !== SETTINGS) return refuse('person-not-yours');
  if (lastSeen > idleBefore(today)) return refuse('account-not-idle');
  if (warned === undefined || warned <= lastSeen)
    return [{ type: 'IdleAccountWarned', data: { person: whose, lastSeen, on: today } }];
  return daysAfter(warned, WARNING_DAYS) <= today ? [{ type: 'PersonErased', data: { person: whose } }] : [];
};

export const WARNING_DAYS = 30;

/** Two years earlier. */
export const idleBefore = (today: string): string => `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`;

const mayErase = ({ person: whose, actor, administrator }: Omit<Change, 'role'>): boolean =>
  actor === whose || administrator || actor === SETTINGS;

const evolveJoined = (state: Joined, event: PersonEvent): Joined => {
  switch (event.type) {
    case 'ProfileRevised':
      return { ...state, profile: event.data, preferences: { ...state.preferences, language: event.data.language } };
    case 'PreferencesChosen':
      return {
        ...state,
        preferences: event.data,
        profile: { ...state.profile, language: event.data.language },
      };
    default:
      return state;
  }
};

const withRoles = (state: Person, roles: readonly Role[]): Person =>
  state.status === 'erased' ? state : { ...state, roles: [...new Set(roles)] };

const same = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);
