import { type Command, type Decider, type Event, type Recorded, Refusal } from '../../shared/kernel/decider.ts';
import {
  type Appended,
  type AppendMeta,
  CommandRepeated,
  CommandReused,
  type EventStore,
  VersionConflict,
} from './ports.ts';

const ATTEMPTS = 3;

export type HandleMeta = AppendMeta & {
  /** From `If-Match`: the version the asker saw. A stream that moved since is refused with `VersionConflict`, untried again. */
  expects?: number | undefined;
};

/** What a command led to. `version` is the stream's after it; `position` is 0 when nothing had to be recorded. */
export type Handled<E extends Event> = Readonly<{ facts: readonly Recorded<E>[]; version: number; position: number }>;

/** read → fold → decide → append, again if someone else wrote first. A repeated command id answers as the first time. */
export const commandHandler = <State, C extends Command, E extends Event>(
  store: EventStore,
  decider: Decider<State, C, E>,
) => {
  const decideOnce = attempt(store, decider);
  const once = async (stream: string, command: C, meta: HandleMeta): Promise<Handled<E>> =>
    (await repeated<E>(store, meta)) ??
    decideOnce(stream, command, meta).catch((error: unknown) => answerOfTwin<E>(store, meta, error));

  return async (stream: string, command: C, meta: HandleMeta): Promise<Handled<E>> => {
    for (let tries = 1; tries < ATTEMPTS; tries++) {
      try {
        return await once(stream, command, meta);
      } catch (error) {
        if (!worthAnotherTry(error, meta)) throw error;
      }
    }
    return once(stream, command, meta);
  };
};

const attempt =
  <State, C extends Command, E extends Event>(store: EventStore, { initial, decide, evolve }: Decider<State, C, E>) =>
  async (stream: string, command: C, meta: HandleMeta): Promise<Handled<E>> => {
    const history = (await store.read(stream)) as Recorded<E>[];
    if (meta.expects !== undefined && meta.expects !== history.length) throw new VersionConflict(stream);
    const events = decide(command, history.reduce<State>(evolve, initial));
    if (events.length === 0) return { facts: [], version: history.length, position: 0 };
    const appended = await store.append(stream, history.length, events, meta);
    return handled<E>(appended.facts, appended.position);
  };

const repeated = async <E extends Event>(store: EventStore, meta: HandleMeta): Promise<Handled<E> | undefined> => {
  const earlier = await carriedOut(store, meta);
  return earlier && handled<E>(earlier.facts, earlier.position);
};

/** What this very request led to, if it came before. Another one under the same id is refused with `CommandReused`. */
export const carriedOut = async (
  store: Pick<EventStore, 'repeated'>,
  { commandId, commandPrint }: HandleMeta,
): Promise<Appended | undefined> => {
  const earlier = commandId ? await store.repeated(commandId) : undefined;
  if (earlier?.print && commandPrint && earlier.print !== commandPrint) throw new CommandReused();
  return earlier;
};

/** The same request, sent twice at once, meets what its twin has just recorded: that is its answer. Any other error stands. */
const answerOfTwin = async <E extends Event>(
  store: EventStore,
  meta: HandleMeta,
  error: unknown,
): Promise<Handled<E>> => {
  const met =
    error instanceof Refusal || error instanceof VersionConflict || error instanceof CommandRepeated
      ? await repeated<E>(store, meta)
      : undefined;
  if (met) return met;
  throw error;
};

/** A lost race is tried again, unless the asker named the version they saw: then they must look first. */
const worthAnotherTry = (error: unknown, meta: HandleMeta): boolean =>
  error instanceof CommandRepeated || (error instanceof VersionConflict && meta.expects === undefined);

const handled = <E extends Event>(facts: readonly Recorded[], position: number): Handled<E> => ({
  facts: facts as readonly Recorded<E>[],
  version: facts.at(-1)?.version ?? 0,
  position,
});
