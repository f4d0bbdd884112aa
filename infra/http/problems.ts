import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Ambient, Problem, type Visitor } from '../../services/kit/http.ts';
import { CommandRepeated, CommandReused, VersionConflict } from '../../services/kit/ports.ts';
import { generalWords } from '../../shared/contracts/general.ts';
import { Refusal } from '../../shared/kernel/decider.ts';
import type { Language, Words } from '../../shared/kernel/words.ts';
import { isDatabaseAway } from '../db/away.ts';
import { isDiskFull } from '../db/free-space.ts';

/** An answer that says what to do: RFC 9457 for programs; the same facts make the page a person sees. */
export type ProblemBody = Readonly<{
  type: 'about:blank';
  status: number;
  code: string;
  title: string;
  fields?: Readonly<Record<string, { code: string; title: string }>>;
  reference?: string;
}>;

export type OnUnexpected = (error: Error, c: Context<Ambient>) => void;

/** Any error as a `Problem`. A refusal's code tells its status: `…-not-yours` 403, `…-unknown` 404, others 409. */
export const asProblem = (error: Error): Problem | undefined => {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return new Problem(statusOf(error.code), error.code);
  if (error instanceof VersionConflict) return new Problem(412, 'changed-meanwhile');
  if (error instanceof CommandReused) return new Problem(422, 'idempotency-key-reused');
  if (error instanceof CommandRepeated) return new Problem(409, 'changed-meanwhile');
  if (error instanceof HTTPException && error.status === 413) return new Problem(413, 'too-large');
  if (error.name === 'StorageFull' || isDiskFull(error)) return new Problem(507, 'storage-full');
  if (isDatabaseAway(error)) return new Problem(503, 'database-away');
  return undefined;
};

/** That an exchange exists tells who asked whom: to a stranger to it, it does not exist. Coordinators may know. */
const unknownInstead: Readonly<Record<string, string>> = {
  'interest-not-yours': 'interest-unknown',
  'partnership-not-yours': 'partnership-unknown',
  'conversation-not-yours': 'interest-unknown',
};

const concealed = (problem: Problem | undefined, who: Visitor | null | undefined): Problem | undefined => {
  const instead = problem && unknownInstead[problem.code];
  return instead && !who?.roles.includes('coordinator') ? new Problem(404, instead) : problem;
};

/** The body of a problem in the asker's language. A code without a sentence is a bug: it shows itself and is caught by a law. */
export const problemBody = (problem: Problem, words: Words, language: Language, reference?: string): ProblemBody => ({
  type: 'about:blank',
  status: problem.status,
  code: problem.code,
  title: sentence(words, problem.code, language),
  ...(Object.keys(problem.fields).length > 0 && {
    fields: Object.fromEntries(
      Object.entries(problem.fields).map(([field, code]) => [field, { code, title: sentence(words, code, language) }]),
    ),
  }),
  ...(reference && { reference }),
});

/** Answers every error: programs get problem+json, people a page that says what to do next. */
export const onError =
  (
    words: Words,
    unexpected: OnUnexpected,
    page: (c: Context<Ambient>, body: ProblemBody) => Response | Promise<Response>,
  ): ErrorHandler<Ambient> =>
  (error, c) => {
    const known = concealed(asProblem(error), c.get('who'));
    if (!known) unexpected(error, c);
    const problem = known ?? new Problem(500, 'went-wrong');
    const body = problemBody(problem, words, c.get('language') ?? 'fr', known ? undefined : c.get('requestId'));
    return isForPrograms(c) ? problemResponse(body) : page(c, body);
  };

export const problemResponse = (body: ProblemBody): Response =>
  new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  });

export const isForPrograms = (c: Context): boolean =>
  c.req.path.startsWith('/api/') || !(c.req.header('accept') ?? '').includes('text/html');

const sentence = (words: Words, code: string, language: Language): string =>
  (words[code] ?? generalWords[code as keyof typeof generalWords])?.[language] ?? code;

const statusOf = (code: string): number => {
  if (code.endsWith('-not-yours')) return 403;
  if (code.endsWith('-unknown')) return 404;
  return 409;
};
