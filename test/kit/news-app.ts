import type { Hono } from 'hono';
import { createApp } from '../../infra/http/app.ts';
import { type NewsSpec, openNews } from '../../infra/news/open-news.ts';
import type { Ambient } from '../../services/kit/http.ts';
import type { News } from '../../shared/contracts/news.ts';
import type { Asker, World } from './slice-spec.ts';

/** A world's application with the stream of news, and readers of it. */
export type NewsApp = Readonly<{
  app: Hono<Ambient>;
  bookmark: (person: string) => Promise<string>;
  ask: (who: Asker | null, ask?: Readonly<{ on?: string; since?: string; method?: string }>) => Promise<Response>;
  /** Opens the stream as somebody who shows a page. */
  hear: (who: Asker, on: string, since?: string) => Promise<Heard>;
  /** From now on nobody is signed in. */
  signOutAll: () => void;
  close: () => Promise<void>;
}>;

export type Heard = Readonly<{
  news: () => readonly News[];
  /** Everything that came over the line, as it came. */
  raw: () => string;
  lastId: () => string;
  /** Resolves when the server ends the stream. */
  ended: Promise<void>;
  leave: () => Promise<void>;
}>;

export const newsApp = ({ house, database }: World, spec: Partial<NewsSpec> = {}): NewsApp => {
  let isOver = false;
  const identify: NewsSpec['identify'] = async (c) => (isOver ? null : JSON.parse(c.req.header('x-asker') ?? 'null'));
  const news = openNews({ house, database, secret: 's'.repeat(32), identify, ...spec });
  const app = createApp({ house, identify, mounts: [news.routes] });
  const ask: NewsApp['ask'] = async (who, { on = '', since, method = 'GET' } = {}) =>
    app.request(`/api/news?on=${encodeURIComponent(on)}`, {
      method,
      headers: {
        ...(who && { 'x-asker': JSON.stringify({ person: who.person, roles: who.roles }) }),
        ...(since && { 'last-event-id': since }),
      },
    });
  return {
    app,
    bookmark: news.bookmark,
    ask,
    hear: async (who, on, since) => heardOf(await ask(who, { on, ...(since && { since }) })),
    signOutAll: () => {
      isOver = true;
    },
    close: news.close,
  };
};

const heardOf = async ({ body, status }: Response): Promise<Heard> => {
  if (!body || status !== 200) throw new Error(`no stream: ${status}`);
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let raw = '';
  const read = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    raw += value ? decoder.decode(value, { stream: true }) : '';
    return done;
  };
  const readAll = async () => {
    while (!(await read()));
  };
  await read();
  return {
    news: () => [...raw.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '') as News),
    raw: () => raw,
    lastId: () => [...raw.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '',
    ended: readAll(),
    leave: () => reader.cancel(),
  };
};
