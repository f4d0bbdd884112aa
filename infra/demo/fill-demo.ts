import { daysAfter } from '../../shared/kernel/days.ts';
import { compose, type House, type Outside } from '../compose.ts';
import { catchUp } from '../runner/follower.ts';
import { openStage, type StoryClock, storyClock } from './stage.ts';
import { BEGINS, story, TAKEN_UP } from './story.ts';

/** Chores that make time pass: what is over closes, what waits too long is chased, then lapses. */
const CHORES = ['expire-proposals', 'chase-interests'];
const SUGGEST_MATCHES = 'suggest-matches';

/** What `--demo` did: `kept` when the instance already held something, which is then left as it is. */
export type DemoFilled = 'filled' | 'kept';

/**
 * Fills an empty instance with an invented story of four months that ends today. The house is composed a second time
 * with a clock that walks through those months, so that dates, expiries and reminders are as real as the facts.
 * Call it before anything follows the log.
 */
export const fillDemo = async ({ services, log }: House, outside: Outside): Promise<DemoFilled> => {
  const { database } = outside;
  if ((await log.head(database.db)) > 0) return 'kept';
  const today = outside.clock.today();
  const clock = storyClock(daysAfter(today, BEGINS), outside.clock.now);
  const house = compose(services, { ...outside, clock });
  const stage = openStage(house, clock, today);

  let at = BEGINS;
  for (const { day, act } of story(stage.day)) {
    if (day > at) {
      // Notes taken up become proposals a moment later; whatever else follows the log may wait for the server.
      if (at === TAKEN_UP) await follow(house, outside, clock);
      await passTime(house, clock, stage.day(day));
      at = day;
    }
    await act(stage);
  }
  await passTime(house, clock, today);
  await outside.jobs.add(SUGGEST_MATCHES);
  return 'filled';
};

const follow = async (house: House, { database }: Outside, clock: StoryClock): Promise<void> => {
  const spec = { database, log: house.log, now: clock.now };
  for (const follower of house.followers) await catchUp(spec, follower);
};

const passTime = async ({ services, deps }: House, clock: StoryClock, day: string): Promise<void> => {
  clock.set(day);
  const jobs = services.flatMap((service) => service.jobs);
  for (const name of CHORES) await jobs.find((job) => job.name === name)?.run({}, deps);
};
