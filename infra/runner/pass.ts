import { sql } from 'drizzle-orm';
import type { Db } from '../../services/kit/ports.ts';
import type { Logged } from '../../shared/kernel/decider.ts';
import { checkpoints } from '../db/precious.ts';
import { onBehalfOf } from '../observe/trail.ts';
import { CheckpointMoved, digest, type Follower, type FollowSpec, parkedStreams } from './follower.ts';

const BATCH = 200;

/** The position each follower reached, and why those that could go no further could not. */
export type Passed = Readonly<{ positions: ReadonlyMap<string, number>; troubled: ReadonlyMap<string, unknown> }>;

/**
 * Brings every follower to the end of the log as it stood when called, or to where `isOver` found it. The log is read once for all that
 * stand at the same place, and those whom a page does not concern are moved on by one statement: a fact costs what those who want it
 * do, not how many follow. One that fails stays where it is and the others go on. Rejects when the log itself cannot be read.
 */
export const pass = async (
  spec: FollowSpec,
  followers: readonly Follower[],
  isOver: () => boolean = () => false,
): Promise<Passed> => {
  const troubled = new Map<string, unknown>();
  let standing = await standingOf(spec.database.db, followers);
  const upTo = standing.head;
  for (;;) {
    const behind = followers.filter(({ name }) => !troubled.has(name) && at(standing, name) < upTo);
    if (behind.length === 0 || isOver()) break;
    const page = await readPage(spec, behind, standing, upTo);
    if (!(await turn(spec, page, standing, troubled))) standing = await standingOf(spec.database.db, followers);
  }
  return { positions: standing.positions, troubled };
};

type Standing = Readonly<{ head: number; positions: Map<string, number>; aside: ReadonlySet<string> }>;
type Page = Readonly<{
  facts: readonly Logged[];
  to: number;
  /** Those for whom there is something on it, and those for whom there is nothing. */
  concerned: readonly Follower[];
  unconcerned: readonly Follower[];
}>;

const at = ({ positions }: Standing, name: string): number => positions.get(name) ?? 0;

/** Everything a pass needs to know before it reads, in one statement. */
const standingOf = async (db: Db, followers: readonly Follower[]): Promise<Standing> => {
  const names = followers.map(({ name }) => name);
  const { rows } = (await db.execute(sql`
    select follower, position, (select position from log_head) as head,
           exists (select 1 from parked where parked.follower = checkpoints.follower) as aside
    from checkpoints where follower in ${names}`)) as unknown as {
    rows: { follower: string; position: unknown; head: unknown; aside: boolean }[];
  };
  if (rows.length < names.length) {
    await db
      .insert(checkpoints)
      .values(names.map((follower) => ({ follower, position: 0 })))
      .onConflictDoNothing();
    return standingOf(db, followers);
  }
  return {
    head: Number(rows[0]?.head ?? 0),
    positions: new Map(rows.map(({ follower, position }) => [follower, Number(position)])),
    aside: new Set(rows.filter(({ aside }) => aside).map(({ follower }) => follower)),
  };
};

/** The next facts after the one who is furthest behind, for all who have not read them. */
const readPage = async (
  spec: FollowSpec,
  behind: readonly Follower[],
  standing: Standing,
  upTo: number,
): Promise<Page> => {
  const after = Math.min(...behind.map(({ name }) => at(standing, name)));
  const types = new Set(behind.flatMap(({ subscribes }) => [...subscribes]));
  const facts = await spec.log.page(spec.database.db, { after, upTo, limit: BATCH, types });
  const to = facts.length < BATCH ? upTo : (facts.at(-1)?.position ?? upTo);
  const reading = behind.filter(({ name }) => at(standing, name) < to);
  const isConcerned = (follower: Follower) => forOne(facts, follower, standing).length > 0;
  return {
    facts,
    to,
    concerned: reading.filter(isConcerned),
    unconcerned: reading.filter((follower) => !isConcerned(follower)),
  };
};

const forOne = (facts: readonly Logged[], { name, subscribes }: Follower, standing: Standing): readonly Logged[] =>
  facts.filter(({ position, type }) => position > at(standing, name) && subscribes.has(type));

/**
 * Has everybody read a page, views before those who react and may look at them, and notes in `standing` where they are. False when
 * another runner moved somebody meanwhile.
 */
const turn = async (
  spec: FollowSpec,
  page: Page,
  standing: Standing,
  troubled: Map<string, unknown>,
): Promise<boolean> => {
  const done = new Set(await takeInTogether(spec, page, standing));
  for (const follower of await movedOn(spec, await reacted(spec, page, standing), page, standing)) done.add(follower);
  let isCertain = true;
  for (const follower of page.concerned.filter((one) => !done.has(one))) {
    const error = await takeIn(spec, follower, page, standing);
    if (error === undefined) standing.positions.set(follower.name, page.to);
    else if (error instanceof CheckpointMoved) isCertain = false;
    else troubled.set(follower.name, error);
  }
  for (const { name } of done) standing.positions.set(name, page.to);
  return isCertain && page.unconcerned.every((follower) => done.has(follower));
};

/** The reactors that went through all that is for them. One that failed is where it failed: the checkpoint says what it has behind it. */
const reacted = async (spec: FollowSpec, page: Page, standing: Standing): Promise<readonly Follower[]> => {
  const done: Follower[] = [];
  for (const follower of page.concerned)
    if (!follower.apply && !standing.aside.has(follower.name) && (await react(spec, follower, page, standing)))
      done.push(follower);
  return done;
};

const react = async (
  { database }: FollowSpec,
  follower: Follower,
  page: Page,
  standing: Standing,
): Promise<boolean> => {
  const from = at(standing, follower.name);
  let reached = from;
  try {
    for (const fact of forOne(page.facts, follower, standing)) {
      await onBehalfOf({ follower: follower.name, position: fact.position }, async () => follower.react?.(fact));
      reached = fact.position;
    }
    return true;
  } catch {
    // It is tried again from there on, alone, where what it cannot digest is told and put aside.
    const kept = reached === from || (await moveOn(database.db, [follower], standing, reached));
    if (kept) standing.positions.set(follower.name, reached);
    return false;
  }
};

/**
 * Views with nothing put aside, in one transaction, with which all whom the page does not concern are moved. Of views nobody when one
 * fails: alone, each fails for itself.
 */
const takeInTogether = async (spec: FollowSpec, page: Page, standing: Standing): Promise<readonly Follower[]> => {
  const views = page.concerned.filter(({ name, react }) => !react && !standing.aside.has(name));
  if (views.length === 0) return movedOn(spec, page.unconcerned, page, standing);
  const all = [...views, ...page.unconcerned];
  try {
    await spec.database.transaction(async (tx) => {
      if (!(await moveOn(tx, all, standing, page.to))) throw new CheckpointMoved();
      for (const view of views)
        await onBehalfOf({ follower: view.name }, async () => {
          await view.apply?.(tx, forOne(page.facts, view, standing));
        });
    });
    return all;
  } catch {
    return movedOn(spec, page.unconcerned, page, standing);
  }
};

/** The followers, when all could be moved; nobody when another runner moved one of them. */
const movedOn = async ({ database }: FollowSpec, followers: readonly Follower[], { to }: Page, standing: Standing) =>
  followers.length > 0 && (await moveOn(database.db, followers, standing, to)) ? followers : [];

/** Undefined when it went well, else the error. */
const takeIn = (spec: FollowSpec, follower: Follower, { facts, to }: Page, standing: Standing): Promise<unknown> =>
  onBehalfOf({ follower: follower.name }, async () => {
    try {
      const aside = standing.aside.has(follower.name)
        ? await parkedStreams(spec.database.db, follower.name)
        : new Set<string>();
      const from = at(standing, follower.name);
      await digest(spec, follower, { facts: forOne(facts, follower, standing), from, to }, aside);
      return undefined;
    } catch (error) {
      return error;
    }
  });

/**
 * Moves checkpoints to a position; false when another runner moved one of them meanwhile, which is left as that runner put it. Nothing
 * done with it waits for the disk, as with any other checkpoint.
 */
const moveOn = async (db: Db, followers: readonly Follower[], standing: Standing, to: number): Promise<boolean> => {
  const known = JSON.stringify(followers.map(({ name }) => ({ follower: name, was: at(standing, name) })));
  const { rows } = (await db.execute(sql`
    with known as (select * from json_to_recordset(${known}::json) as k(follower text, was bigint)),
         found as (select c.follower from checkpoints c join known k on k.follower = c.follower and k.was = c.position
                   order by c.follower for update of c)
    update checkpoints set position = ${to} from found where checkpoints.follower = found.follower
    returning set_config('synchronous_commit', 'off', true)`)) as unknown as { rows: unknown[] };
  return rows.length === followers.length;
};
