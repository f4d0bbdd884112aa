import * as v from 'valibot';
import { languages } from '../kernel/words.ts';
import { Preferences, roles } from './person.ts';

/** A person as others may see them. */
export const PersonCard = v.object({
  person: v.string(),
  name: v.string(),
  organisation: v.string(),
  roles: v.array(v.picklist(roles)),
});
export type PersonCard = v.InferOutput<typeof PersonCard>;

/** A person as they see themselves. Before joining, `name` is what the identity provider said, or empty. */
export const Me = v.object({
  ...PersonCard.entries,
  joined: v.boolean(),
  address: v.nullable(v.string()),
  language: v.picklist(languages),
  preferences: Preferences,
  joinedAt: v.nullable(v.string()),
  version: v.number(),
});
export type Me = v.InferOutput<typeof Me>;

/** A person as the coordination sees them. `account`: they can sign in. */
export const PersonEntry = v.object({
  ...PersonCard.entries,
  address: v.nullable(v.string()),
  joinedAt: v.nullable(v.string()),
  invited: v.boolean(),
});
export type PersonEntry = v.InferOutput<typeof PersonEntry>;

export const PeopleQuery = v.object({
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)), ''),
  role: v.optional(v.picklist(roles, 'role-unknown')),
  after: v.optional(v.string()),
});
export type PeopleQuery = v.InferOutput<typeof PeopleQuery>;

export const PeopleList = v.object({ people: v.array(PersonEntry), total: v.number(), next: v.nullable(v.string()) });
export type PeopleList = v.InferOutput<typeof PeopleList>;

/**
 * Everything held about one person. `words` are what they wrote or what names them; `facts` those they caused or that name
 * them, with opaque ids for other people; `mails` those sent to them.
 */
export const PersonalExport = v.object({
  format: v.literal('connecteur-personal-data-1'),
  person: v.string(),
  madeAt: v.string(),
  profile: Me,
  account: v.nullable(
    v.object({
      address: v.string(),
      name: v.string(),
      createdAt: v.string(),
      identities: v.array(v.object({ provider: v.string(), subject: v.string(), since: v.string() })),
      sessions: v.array(v.object({ since: v.string(), until: v.string() })),
    }),
  ),
  words: v.array(v.object({ id: v.string(), text: v.string() })),
  facts: v.array(
    v.object({
      position: v.number(),
      stream: v.string(),
      type: v.string(),
      at: v.string(),
      yours: v.boolean(),
      data: v.record(v.string(), v.unknown()),
    }),
  ),
  mails: v.array(v.record(v.string(), v.unknown())),
});
export type PersonalExport = v.InferOutput<typeof PersonalExport>;
