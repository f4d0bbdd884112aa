import type { Hono } from 'hono';
import type { Ambient } from '../../services/kit/http.ts';
import { rolesOf } from '../../services/members/members.service.ts';
import { daysAfter } from '../../shared/kernel/days.ts';
import type { House } from '../compose.ts';
import { createApp } from '../http/app.ts';
import type { DemoName } from './people.ts';
import type { Day } from './posted.ts';

const MINUTE_MS = 60_000;
/** Between two acts of one day, so that timelines read as a day's work. */
const PACE_MS = 11 * MINUTE_MS;
const HEADER = 'x-demo-person';

/** A clock that stands where the story is. Never ahead of the real one. */
export type StoryClock = Readonly<{
  now: () => Date;
  today: () => string;
  set: (day: string) => void;
  tick: () => void;
}>;

/** Not every day begins at the same minute; the same day always does. */
const minutesInto = (day: string): number => (Number(day.replaceAll('-', '')) * 37) % 170;

/** Begins on `first`; a day of the story begins some time in its morning. */
export const storyClock = (first: string, realNow: () => Date): StoryClock => {
  let at = new Date(`${first}T08:00:00Z`);
  const held = () => new Date(Math.min(at.getTime(), realNow().getTime()));
  return {
    now: held,
    today: () => at.toISOString().slice(0, 10),
    set: (day) => {
      const morning = new Date(Date.parse(`${day}T07:00:00Z`) + minutesInto(day) * MINUTE_MS);
      if (morning > at) at = morning;
    },
    tick: () => {
      at = new Date(at.getTime() + PACE_MS);
    },
  };
};

type Method = 'POST' | 'PUT' | 'GET';
/** Where the story is played: everything goes through the product's own HTTP API, so that every rule applies. */
export type Stage = Readonly<{
  house: House;
  day: Day;
  /** Sends one request as somebody. Throws with the whole answer unless it went through. */
  ask: <T = { id: string }>(by: DemoName, method: Method, path: string, body?: unknown) => Promise<T>;
  post: <T = { id: string }>(by: DemoName, path: string, body?: unknown) => Promise<T>;
  /** What something of the story was recorded as. */
  id: (key: string) => string;
  name: (key: string, id: string) => void;
}>;

/** The application here answers only in this process: the header that says who asks is never reachable from outside. */
export const openStage = (house: House, clock: StoryClock, today: string): Stage => {
  const ids = new Map<string, string>();
  const id = (key: string): string => {
    const found = ids.get(key);
    if (found === undefined) throw new Error(`the demonstration knows no ${key}`);
    return found;
  };
  const app: Hono<Ambient> = createApp({
    house,
    identify: async (c) => {
      const person = c.req.header(HEADER) ?? '';
      return { person, roles: await rolesOf(house.deps.db, person) };
    },
    unexpected: (error) => {
      throw error;
    },
  });
  const ask = async <T>(by: DemoName, method: Method, path: string, body?: unknown): Promise<T> => {
    const response = await app.request(path, {
      method,
      headers: { 'content-type': 'application/json', [HEADER]: id(by) },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${by} ${method} ${path}: ${response.status} ${text}`);
    clock.tick();
    return JSON.parse(text) as T;
  };
  return {
    house,
    day: (fromToday) => daysAfter(today, fromToday),
    ask,
    post: (by, path, body) => ask(by, 'POST', path, body),
    id,
    name: (key, value) => void ids.set(key, value),
  };
};
