import { setTimeout as pause } from 'node:timers/promises';
import { type Sentence, say } from '../shared/kernel/words.ts';

/* Servers start in any order: what is not there yet is waited for a while, aloud. */

const sentences = {
  waiting: {
    fr: '{server} ne répond pas encore ; nouvel essai pendant {seconds} s.',
    en: '{server} does not answer yet; trying again for {seconds} s.',
  },
  away: {
    fr: '{server} ne répond pas. Rien n’a été modifié : vérifiez qu’il est démarré et que {setting} donne la bonne adresse, puis recommencez.',
    en: '{server} does not answer. Nothing was changed: check that it runs and that {setting} gives the right address, then start again.',
  },
} satisfies Record<string, Sentence>;

const both = (sentence: Sentence, values: Readonly<Record<string, string | number>>): string =>
  `${say('fr', sentence, values)}\n${say('en', sentence, values)}`;

/** A server the settings name was not there for the whole while; its message says so in French and in English. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';
  constructor(server: string, setting: string, cause: unknown) {
    super(both(sentences.away, { server, setting }), { cause });
  }
}

export type Patience = Readonly<{
  /** How long a server that is away is waited for. */
  forMs: number;
  /** Told once, when the wait begins, in both languages. */
  say: (sentence: string) => void;
}>;

/** For commands a person waits for. */
export const impatient: Patience = { forMs: 0, say: () => {} };

type Server = Readonly<{
  kind: 'PostgreSQL' | 'Redis';
  setting: string;
  url: string;
  isAway: (error: unknown) => boolean;
}>;

/** Opens what a setting names, again and again while it is away. Throws `ServerAway` in the end; any other error at once. */
export const patiently = async <T>(server: Server, patience: Patience, open: () => Promise<T>): Promise<T> => {
  const name = `${server.kind} (${new URL(server.url).host})`;
  const until = performance.now() + patience.forMs;
  for (let wait = 250, said = false; ; wait = Math.min(wait * 2, 2_000)) {
    try {
      return await open();
    } catch (error) {
      if (!server.isAway(error)) throw error;
      if (performance.now() + wait > until) throw new ServerAway(name, server.setting, error);
      if (!said) patience.say(both(sentences.waiting, { server: name, seconds: Math.round(patience.forMs / 1000) }));
      said = true;
    }
    await pause(wait);
  }
};
