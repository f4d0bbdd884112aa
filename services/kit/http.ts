import type { Context, Handler } from 'hono';
import * as v from 'valibot';
import type { Role } from '../../shared/contracts/person.ts';
import { check, type FieldErrors } from '../../shared/kernel/check.ts';
import type { Language } from '../../shared/kernel/words.ts';
import type { Handled, HandleMeta } from './command-handler.ts';
import { fingerprint } from './fingerprint.ts';
import type { VaultEntry } from './ports.ts';

/** Who asks. `roles` are those held at this moment. */
export type Visitor = Readonly<{ person: string; roles: readonly Role[] }>;

/** What the composition puts in front of every route. */
export type Ambient = { Variables: { who: Visitor | null; language: Language; requestId: string } };

/** Which people a route answers: everybody, anybody signed in, or holders of one of these roles. */
export type Access = 'anyone' | 'member' | readonly Role[];

/** An answer other than the wanted one. `code` has its two sentences; `status` is the HTTP status. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldErrors;
  constructor(status: number, code: string, fields: FieldErrors = {}) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

type Schema = v.GenericSchema;
type Out<S> = S extends Schema ? v.InferOutput<S> : undefined;

/** One route said once: who may, what it takes, what it gives. Documentation, authorization and checking all read this. */
export type EndpointSpec<W extends Access = Access, B = unknown, Q = unknown, A = unknown> = Readonly<{
  summary: string;
  who: W;
  body?: B;
  query?: Q;
  answer: A;
  /** 200 unless told. */
  status?: 200 | 201 | 202;
  /** JSON unless told: a stream sends one `answer` after another. */
  media?: 'text/event-stream';
}>;

export type Asked<W extends Access, B, Q> = Readonly<{
  c: Context<Ambient>;
  who: W extends 'anyone' ? Visitor | null : Visitor;
  language: Language;
  body: Out<B>;
  query: Out<Q>;
  param: (name: string) => string;
  /** For the command handler: who, the request's own id, the version it saw, and the words to keep in the vault. */
  meta: (keep?: readonly VaultEntry[]) => HandleMeta;
}>;

const specs = new WeakMap<object, EndpointSpec>();

/** The spec a live route was made from; what has none is not an endpoint of ours. */
export const endpointSpec = (handler: object): EndpointSpec | undefined => specs.get(handler);

/** A route handler that checks who asks and what is asked before `run`, and answers its value as JSON. */
export const endpoint = <
  const W extends Access,
  A extends Schema,
  B extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
>(
  spec: EndpointSpec<W, B, Q, A>,
  run: (asked: Asked<W, B, Q>) => Promise<v.InferOutput<A>>,
): Handler<Ambient> => {
  const handler: Handler<Ambient> = async (c) => {
    const who = admit(spec.who, c.get('who'));
    const plain = {
      c,
      who,
      language: c.get('language'),
      body: spec.body ? checked(spec.body as Schema, await json(c)) : undefined,
      query: spec.query ? askedOf(c, spec.query as Schema) : undefined,
      param: (name: string) => c.req.param(name) ?? '',
    };
    const asked = { ...plain, meta: (keep?: readonly VaultEntry[]) => metaOf(c, who, plain.body, keep) };
    const answer = await run(asked as unknown as Asked<W, B, Q>);
    return c.json(answer as object, spec.status ?? 200);
  };
  specs.set(handler, spec as unknown as EndpointSpec);
  return handler;
};

/** A handler that answers by itself what the spec says, checking included: what cannot be said as one JSON value. */
export const described = (spec: EndpointSpec, handler: Handler<Ambient>): Handler<Ambient> => {
  specs.set(handler, spec);
  return handler;
};

/** What every command answers: the thing's id, its new version (for `If-Match`) and the log position to wait for. */
export const Done = v.object({ id: v.string(), version: v.number(), position: v.number() });
export const done = (id: string, { version, position }: Handled<never> | { version: number; position: number }) => ({
  id,
  version,
  position,
});

/** Lets the visitor through, or says 401 (nobody signed in) or 403 (not one of these roles). */
export const admit = (access: Access, who: Visitor | null | undefined): Visitor | null => {
  if (access === 'anyone') return who ?? null;
  if (!who) throw new Problem(401, 'sign-in-first');
  if (access !== 'member' && !access.some((role) => who.roles.includes(role))) throw new Problem(403, 'not-allowed');
  return who;
};

const checked = <S extends Schema>(schema: S, value: unknown): v.InferOutput<S> => {
  const result = check(schema, value);
  if (!result.ok) throw new Problem(422, 'fields-wrong', result.errors);
  return result.value;
};

/** What the address asks, checked. Throws `Problem` 422. */
export const askedOf = <S extends Schema>(c: Context, schema: S): v.InferOutput<S> => checked(schema, queryOf(c));

const json = async (c: Context): Promise<unknown> => {
  try {
    return await c.req.json();
  } catch {
    throw new Problem(400, 'json-expected');
  }
};

/** One value stays a string, several become a list: schemas say which they take. */
const queryOf = (c: Context): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );

const metaOf = (c: Context, who: Visitor | null, body: unknown, keep?: readonly VaultEntry[]): HandleMeta => {
  const key = c.req.header('idempotency-key');
  const seen = c.req.header('if-match');
  const by = who?.person ?? 'system';
  return {
    by,
    // One person's key never answers another's request, nor another route's.
    commandId: key ? `${by}:${c.req.method} ${c.req.path}:${key.slice(0, 200)}` : undefined,
    commandPrint: key ? fingerprint(JSON.stringify(body) ?? '') : undefined,
    expects: seen ? versionOf(seen) : undefined,
    keep,
  };
};

const versionOf = (etag: string): number => {
  const version = /^(?:W\/)?"(\d+)"$/.exec(etag.trim())?.[1];
  if (version === undefined) throw new Problem(400, 'if-match-unreadable');
  return Number(version);
};
