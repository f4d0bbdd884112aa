import type { Hono } from 'hono';
import type { PrivacyMark } from '../../shared/kernel/privacy.ts';
import type { Words } from '../../shared/kernel/words.ts';
import type { Ambient } from './http.ts';
import type { MailTemplates } from './mail.ts';
import type { Deps } from './ports.ts';
import type { Job, Reactor } from './reactor.ts';
import type { Upcasters } from './upcast.ts';
import type { View } from './view.ts';

/** The one door of a service: all that the composition needs to know of it. */
export type Service = Readonly<{
  name: string;
  /** Stream prefixes it alone writes to, as in `proposal-`. */
  owns: readonly string[];
  /** Mounted under `/api`. */
  routes: (deps: Deps) => Hono<Ambient>;
  views: readonly View[];
  reactors: readonly Reactor[];
  jobs: readonly Job[];
  /** Sentences for its events, refusals and field errors. */
  words: Words;
  /** The marks of every field of every event it owns. */
  privacy: Readonly<Record<string, Readonly<Record<string, PrivacyMark>>>>;
  /** How the mails it asks for read. */
  mails?: MailTemplates;
  upcasters?: Upcasters;
}>;
