import { join } from 'node:path';
import * as v from 'valibot';

/** Every setting, in one place. Nothing else reads the environment. */

const serverRoles = ['http', 'followers', 'jobs'] as const;
const serviceNames = ['members', 'board', 'matching', 'partnerships', 'meetings', 'notices'] as const;

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const url = (schemes: readonly string[], example: string) =>
  v.pipe(
    text,
    v.check(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `should be an address such as ${example}`,
    ),
  );
/** Pages name each other from the root: the site has a host of its own. */
const site = v.pipe(
  url(['http:', 'https:'], 'https://connecteur.example.fr'),
  v.check(
    (value) => !URL.canParse(value) || /^\/*$/.test(new URL(value).pathname + new URL(value).search),
    'should be an address without a path: give the site a host name of its own',
  ),
);
const sender = v.pipe(
  text,
  v.regex(
    /^(?:[^<>]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
    'should be as in Connecteur <connecteur@example.fr>',
  ),
);
const wholeNumber = (least: number, most: number) => {
  const told = `should be a whole number between ${least} and ${most}`;
  return v.pipe(text, v.transform(Number), v.integer(told), v.minValue(least, told), v.maxValue(most, told));
};
const listOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  v.pipe(
    text,
    v.transform((list) => list.split(',').map((name) => name.trim())),
    v.array(v.picklist(names, `should be a comma-separated list of: ${names.join(', ')}`)),
  );

const Environment = v.object({
  PORT: v.optional(
    v.pipe(
      text,
      v.transform(Number),
      v.integer('should be a port number between 0 and 65535'),
      v.minValue(0, 'should be a port number between 0 and 65535'),
      v.maxValue(65535, 'should be a port number between 0 and 65535'),
    ),
    '3000',
  ),
  HOST: v.optional(text, '127.0.0.1'),
  DATA_DIR: v.optional(text, './data'),
  PUBLIC_URL: v.optional(site),
  DATABASE_URL: v.optional(url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name')),
  REDIS_URL: v.optional(url(['redis:', 'rediss:'], 'redis://host:6379')),
  SMTP_URL: v.optional(url(['smtp:', 'smtps:'], 'smtps://user:password@host:465')),
  MAIL_FROM: v.optional(sender, 'Connecteur <connecteur@localhost>'),
  ADMIN_EMAIL: v.optional(v.pipe(text, v.toLowerCase(), v.email('should be an e-mail address'))),
  CONTACT_NAME: v.optional(text),
  CONTACT_EMAIL: v.optional(v.pipe(text, v.email('should be an e-mail address'))),
  SECRET: v.optional(v.pipe(text, v.minLength(32, 'should have at least 32 characters'))),
  ROLES: v.optional(listOf(serverRoles), serverRoles.join(',')),
  SERVICES: v.optional(listOf(serviceNames), serviceNames.join(',')),
  OIDC_ISSUER: v.optional(url(['http:', 'https:'], 'https://identity.example.fr')),
  OIDC_CLIENT_ID: v.optional(text),
  OIDC_CLIENT_SECRET: v.optional(text),
  OIDC_LABEL: v.optional(text, 'ProConnect'),
  EMBEDDINGS_URL: v.optional(url(['http:', 'https:'], 'http://localhost:11434/v1/embeddings')),
  EMBEDDINGS_MODEL: v.optional(text),
  EMBEDDINGS_KEY: v.optional(text),
  EMBEDDINGS_ITEMS: v.optional(text),
  EMBEDDINGS_JUDGEMENTS: v.optional(text),
  MATCH_INDEX: v.optional(v.picklist(['process', 'tables'], 'should be process or tables')),
  BACKUP_DIR: v.optional(text),
  BACKUP_EVERY_HOURS: v.optional(wholeNumber(0, 8_760), '24'),
  BACKUP_KEEP: v.optional(wholeNumber(1, 1_000), '7'),
  SLOW_QUERY_MS: v.optional(wholeNumber(0, 60_000), '200'),
  LOG_LEVEL: v.optional(
    v.picklist(['debug', 'info', 'warn', 'error', 'silent'], 'should be debug, info, warn, error or silent'),
    'info',
  ),
});

export type Config = Readonly<{
  port: number;
  host: string;
  dataDir: string;
  publicUrl: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  adminEmail: string | undefined;
  contact: Readonly<{ name: string; email: string }> | null;
  /** Signs cookies and links. Without one, it is made once and kept in the data directory. */
  secret: string | undefined;
  roles: readonly (typeof serverRoles)[number][];
  services: readonly (typeof serviceNames)[number][];
  oidc: Readonly<{ issuer: string; clientId: string; clientSecret: string; label: string }> | undefined;
  /** An embedding endpoint, and the two files of the judged set its model is tried on at the start. */
  embeddings:
    | Readonly<{ url: string; model: string; key: string | undefined; items: string; judgements: string }>
    | undefined;
  /** Where the postings matching reads lie; null: in each process, in tables above a hundred thousand open proposals. */
  matchIndex: 'process' | 'tables' | null;
  /** Where scheduled backups go; `everyHours` 0 makes none. */
  backup: Readonly<{ dir: string; everyHours: number; keep: number }>;
  /** Milliseconds a statement may take before it is told in the log; 0 tells none. */
  slowQueryMs: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}>;

/** All that is wrong with the settings, one line each, told at once. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`These settings need correcting:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Whether the settings name no database server, for whom cannot wait for the rest of them. */
export const isEmbedded = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  !environment.DATABASE_URL?.trim();

/** Reads settings from an environment; an empty variable counts as absent. Throws `ConfigError`. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = v.safeParse(Environment, given);
  const told = (result.issues ?? []).map((issue) => `${issue.path?.[0]?.key} ${issue.message}`);
  const problems = [...new Set(told)];
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].filter((name) => given[name]);
  if (oidc.length > 0 && oidc.length < 3)
    problems.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: give all three or none');
  problems.push(...embeddingProblems(given));
  if (Boolean(given.CONTACT_NAME) !== Boolean(given.CONTACT_EMAIL))
    problems.push('CONTACT_NAME and CONTACT_EMAIL go together: give both or none');
  if (given.ROLES && !given.DATABASE_URL && given.ROLES.split(',').length < serverRoles.length)
    problems.push('ROLES can only be split with DATABASE_URL: the embedded database has one process');
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  return fromEnvironment(result.output);
};

/** A model is never used untried: the address, its name and the judged files are one setting. */
const embeddingNames = ['EMBEDDINGS_URL', 'EMBEDDINGS_MODEL', 'EMBEDDINGS_ITEMS', 'EMBEDDINGS_JUDGEMENTS'] as const;
const embeddingProblems = (given: Readonly<Record<string, string | undefined>>): string[] => {
  const missing = embeddingNames.filter((name) => !given[name]);
  const isAsked = missing.length < embeddingNames.length || given.EMBEDDINGS_KEY;
  return isAsked && missing.length > 0
    ? [`${embeddingNames.join(', ')} go together: give all four or none (${missing.join(', ')} missing)`]
    : [];
};

const embeddingsFrom = (env: v.InferOutput<typeof Environment>): Config['embeddings'] =>
  env.EMBEDDINGS_URL && env.EMBEDDINGS_MODEL && env.EMBEDDINGS_ITEMS && env.EMBEDDINGS_JUDGEMENTS
    ? {
        url: env.EMBEDDINGS_URL,
        model: env.EMBEDDINGS_MODEL,
        key: env.EMBEDDINGS_KEY,
        items: env.EMBEDDINGS_ITEMS,
        judgements: env.EMBEDDINGS_JUDGEMENTS,
      }
    : undefined;

const fromEnvironment = (env: v.InferOutput<typeof Environment>): Config => ({
  port: env.PORT,
  host: env.HOST,
  dataDir: env.DATA_DIR,
  publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  smtpUrl: env.SMTP_URL,
  mailFrom: env.MAIL_FROM,
  adminEmail: env.ADMIN_EMAIL,
  contact: env.CONTACT_NAME && env.CONTACT_EMAIL ? { name: env.CONTACT_NAME, email: env.CONTACT_EMAIL } : null,
  secret: env.SECRET,
  roles: env.ROLES,
  services: env.SERVICES,
  oidc:
    env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
      ? {
          issuer: env.OIDC_ISSUER,
          clientId: env.OIDC_CLIENT_ID,
          clientSecret: env.OIDC_CLIENT_SECRET,
          label: env.OIDC_LABEL,
        }
      : undefined,
  embeddings: embeddingsFrom(env),
  backup: {
    dir: env.BACKUP_DIR ?? join(env.DATA_DIR, 'backups'),
    everyHours: env.BACKUP_EVERY_HOURS,
    keep: env.BACKUP_KEEP,
  },
  matchIndex: env.MATCH_INDEX ?? null,
  slowQueryMs: env.SLOW_QUERY_MS,
  logLevel: env.LOG_LEVEL,
});
