import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { readConfig } from '../../infra/config.ts';
import { fillDemo } from '../../infra/demo/fill-demo.ts';
import { readMailbox } from '../../infra/mail/mailbox.ts';
import { openLog } from '../../infra/observe/log.ts';
import { type Running, startServer } from '../../infra/server.ts';
import { freshPostgresUrl } from '../kit/database.ts';
import { form, type Visit, visitorOf } from '../kit/visit.ts';

export type LiveServer = Readonly<{
  running: Running;
  url: string;
  /** Every line logged so far, `debug` ones included. */
  logged: () => string;
  visitor: () => Visit;
  /** Signs in by the link of the mail that arrives, through the pages. */
  signIn: (address: string) => Promise<Visit>;
  /** Until every follower stands at the head of the log and no mail waits. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
}>;

const WAIT_MS = 25;

/** The server as `npm run demo` starts it: real socket, sign-in, jobs, mails as files; its log kept in memory. */
export const openLiveServer = async (engine: string, settings: Record<string, string> = {}): Promise<LiveServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'connecteur-law-'));
  const postgres = engine === 'PostgreSQL' ? await freshPostgresUrl() : undefined;
  const lines: string[] = [];
  const log = openLog(
    'debug',
    new Writable({
      write: (line, _, done) => {
        lines.push(String(line));
        done();
      },
    }),
  );
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://localhost',
    CONTACT_NAME: 'Coordination',
    CONTACT_EMAIL: 'coordination@sablieres.example',
    ...(postgres && { DATABASE_URL: postgres.url }),
    ...settings,
  });
  const running = await startServer(config, log, async (house, { outside }) => void (await fillDemo(house, outside)));
  const url = `http://127.0.0.1:${running.port}`;

  const visitor = () => visitorOf(url);
  const { outside, mailDir, mail } = running.opened;

  const linkFor = async (address: string): Promise<URLSearchParams> => {
    for (;;) {
      const [letter] = (await readMailbox(mailDir)).filter(({ to, text }) => to.includes(address) && LINK.test(text));
      const link = letter && LINK.exec(letter.text)?.[0];
      if (link) return new URL(link).searchParams;
      await pause();
    }
  };

  return {
    running,
    url,
    logged: () => lines.join(''),
    visitor,
    signIn: async (address) => {
      const visit = visitor();
      await visit('/connexion', form({ email: address }));
      const answer = await visit('/connexion/lien', form(Object.fromEntries(await linkFor(address))));
      if (answer.status !== 303) throw new Error(`${address} could not sign in: ${answer.status}`);
      return visit;
    },
    settle: async () => {
      const { log: reader, followers } = running.house;
      for (;;) {
        const { rows } = (await outside.database.db.execute(
          'select follower, position::int as position from checkpoints',
        )) as unknown as { rows: { follower: string; position: number }[] };
        const head = await reader.head(outside.database.db);
        const at = new Map(rows.map(({ follower, position }) => [follower, position]));
        const behind = followers.some(({ name }) => (at.get(name) ?? 0) < head);
        if (!behind && (await mail.desk.figures()).queued === 0) return;
        await pause();
      }
    },
    close: async () => {
      await running.close();
      await postgres?.drop();
      await rm(dataDir, { recursive: true });
    },
  };
};

const LINK = /https?:\/\/\S+\/connexion\/lien\?\S+/;

const pause = () => new Promise((done) => setTimeout(done, WAIT_MS));
