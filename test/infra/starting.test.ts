import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConfigError, readConfig } from '../../infra/config.ts';
import { isDatabaseAway } from '../../infra/db/away.ts';
import { openJobs } from '../../infra/jobs/open-jobs.ts';
import { openLog } from '../../infra/observe/log.ts';
import { patiently } from '../../infra/patience.ts';
import { startServer } from '../../infra/server.ts';
import { openStorage } from '../../infra/storage.ts';
import { toldOf } from '../../infra/told.ts';
import { engines, freshPostgresUrl, testDatabase } from '../kit/database.ts';
import { hasRedis, redisServer } from '../kit/redis-server.ts';

const failureOf = (work: () => unknown): Promise<unknown> =>
  Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (error) => error,
    );
const problemsOf = async (environment: Record<string, string>) =>
  ((await failureOf(() => readConfig(environment))) as ConfigError | undefined)?.problems;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'starting-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('settings', () => {
  it('need not be given', async () => {
    expect(readConfig({})).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', dataDir: './data' });
  });

  it('are all told at once when wrong, each by its name', async () => {
    const wrong = { PORT: 'eighty', ROLES: 'http,cook', CONTACT_NAME: 'Ana', OIDC_ISSUER: 'x', MATCH_INDEX: 'disk' };
    const problems = await problemsOf(wrong);
    expect(problems).toEqual([
      'PORT should be a port number between 0 and 65535',
      'ROLES should be a comma-separated list of: http, followers, jobs',
      'OIDC_ISSUER should be an address such as https://identity.example.fr',
      'MATCH_INDEX should be process or tables',
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: give all three or none',
      'CONTACT_NAME and CONTACT_EMAIL go together: give both or none',
      'ROLES can only be split with DATABASE_URL: the embedded database has one process',
    ]);
  });

  it.each([
    ['https://villes.example.fr/connecteur', 'PUBLIC_URL should be an address without a path'],
    ['connecteur.example.fr', 'PUBLIC_URL should be an address such as'],
  ])('refuse %s as a public address', async (PUBLIC_URL, said) => {
    expect((await problemsOf({ PUBLIC_URL }))?.join()).toContain(said);
  });

  it('take a public address whatever slash ends it', () => {
    expect(readConfig({ PUBLIC_URL: 'https://connecteur.example.fr/' }).publicUrl).toBe(
      'https://connecteur.example.fr',
    );
  });

  it.each(['Connecteur <a@b.fr>', 'a@b.fr'])('take %s as a sender', (MAIL_FROM) => {
    expect(readConfig({ MAIL_FROM }).mailFrom).toBe(MAIL_FROM);
  });

  it('refuse a sender without an address', async () => {
    expect(await problemsOf({ MAIL_FROM: 'Connecteur' })).toHaveLength(1);
  });
});

describe('a server that is away at the start', () => {
  const server = {
    kind: 'Redis',
    setting: 'REDIS_URL',
    url: 'redis://:word@queue:6379',
    isAway: isDatabaseAway,
  } as const;
  const away = Object.assign(new Error(''), { code: 'ECONNREFUSED' });

  it('is waited for, said once without its password, and used when it comes', async () => {
    const said: string[] = [];
    let tries = 0;
    const opened = await patiently(server, { forMs: 5_000, say: (line) => said.push(line) }, async () => {
      tries += 1;
      if (tries < 3) throw away;
      return 'open';
    });
    expect([opened, tries, said.length]).toEqual(['open', 3, 1]);
    expect(said[0]).toContain('Redis (queue:6379) ne répond pas encore');
    expect(said[0]).not.toContain('word');
  });

  it('ends in a sentence that names the setting', async () => {
    const error = await failureOf(() => patiently(server, { forMs: 100, say: () => {} }, () => Promise.reject(away)));
    expect(toldOf(error)).toMatch(/Rien n’a été modifié.*REDIS_URL[\s\S]*Nothing was changed/);
  });

  it('is not waited for when it answered no', async () => {
    const no = Object.assign(new Error('no'), { code: '28P01' });
    const error = await failureOf(() => patiently(server, { forMs: 60_000, say: () => {} }, () => Promise.reject(no)));
    expect(error).toBe(no);
  });

  it.runIf(hasRedis())('is Redis, truly', { timeout: 20_000 }, async () => {
    const redis = await redisServer();
    await redis.stop();
    const database = await testDatabase();
    const said: string[] = [];
    const opening = openJobs({
      database,
      redisUrl: redis.url,
      patience: { forMs: 15_000, say: (line) => said.push(line) },
    });
    await expect.poll(() => said.length).toBe(1);
    const again = await redisServer(redis.url);
    const queue = await opening;
    expect((await queue.depth()).waiting).toBe(0);
    await queue.close();
    await again.stop();
    await database.close();
  });
});

describe('what keeps it from starting', () => {
  const start = (settings: Record<string, string>) =>
    failureOf(() => startServer(readConfig({ HOST: '127.0.0.1', ...settings }), openLog('silent')));

  it('is told of a data directory that is a file', async () => {
    await writeFile(join(dir, 'file'), '');
    for (const DATA_DIR of [join(dir, 'file'), join(dir, 'file', 'deeper')])
      expect(toldOf(await start({ DATA_DIR }))).toMatch(/ne peut pas être un dossier[\s\S]*DATA_DIR/);
  });

  it('is told of a port that is taken, and leaves the data directory free', async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port));
    });
    const DATA_DIR = join(dir, 'port');
    expect(toldOf(await start({ DATA_DIR, PORT: String(port) }))).toContain(`Le port ${port} est déjà pris`);
    other.close();
    const { database } = await openStorage(readConfig({ DATA_DIR }));
    await database.close();
  });

  it('is told of a database whose files are damaged', async () => {
    const DATA_DIR = join(dir, 'damaged');
    const { database } = await openStorage(readConfig({ DATA_DIR }));
    await database.close();
    await truncate(join(DATA_DIR, 'db', 'global', 'pg_control'));
    expect(toldOf(await start({ DATA_DIR }))).toMatch(/ses fichiers sont abîmés[\s\S]*npm run restore/);
  });

  it.runIf(engines.length > 1)('is told of a PostgreSQL that refuses the name or lacks the database', async () => {
    const { url, drop } = await freshPostgresUrl();
    const wrong = (change: (address: URL) => void) => {
      const address = new URL(url);
      change(address);
      return failureOf(() => openStorage(readConfig({ DATABASE_URL: address.href })));
    };
    expect(toldOf(await wrong((address) => Object.assign(address, { password: 'no' })))).toContain('le mot de passe');
    expect(toldOf(await wrong((address) => Object.assign(address, { pathname: '/absent' })))).toContain('createdb');
    expect(toldOf(await wrong((address) => Object.assign(address, { port: '1' })))).toContain('DATABASE_URL');
    await drop();
  });

  it('keeps the stack of what nobody foresaw', () => {
    expect(toldOf(new TypeError('x is not a function'))).toBeUndefined();
  });
});
