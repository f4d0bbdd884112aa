import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../infra/clock.ts';
import { readConfig } from '../../../infra/config.ts';
import { makeBackup } from '../../../infra/db/backups.ts';
import { linesOf } from '../../../infra/db/export-file.ts';
import { vault } from '../../../infra/db/precious.ts';
import { openLog } from '../../../infra/observe/log.ts';
import { takeIn } from '../../../infra/privacy/take-in.ts';
import { startServer } from '../../../infra/server.ts';
import { openStorage } from '../../../infra/storage.ts';

const CANARY = 'des mots de canari qui ne doivent pas revenir';

describe('an older backup, restored beside a newer ledger', { timeout: 180_000 }, () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'connecteur-older-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const config = () => readConfig({ DATA_DIR: dataDir, PORT: '0' });
  const filesHolding = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(Buffer.from(CANARY)));

  it('forgets again, before anything answers, whom it still knew', async () => {
    const first = await startServer(config(), openLog('silent'));
    const { database, personalData } = first.opened.outside;
    await database.db.insert(vault).values([
      { id: 'v-lea', person: 'lea', text: CANARY },
      { id: 'v-max', person: 'max', text: 'les mots de Max' },
    ]);
    const backup = await makeBackup(database, { dir: join(dataDir, 'older'), keep: 1, now: systemClock.now });
    await personalData.erase('lea');
    await first.close();
    rmSync(join(dataDir, 'db'), { recursive: true });

    const restored = await openStorage(config());
    await takeIn(restored.database, linesOf(String(backup)), { clock: systemClock });
    expect(await restored.database.db.$count(vault), 'the older backup knows both').toBe(2);
    await restored.database.close();

    const second = await startServer(config(), openLog('silent'), async (_, { outside }) => {
      const left = await outside.database.db.select({ id: vault.id }).from(vault);
      expect(left, 'before the port opens').toEqual([{ id: 'v-max' }]);
    });
    await second.close();
    expect(filesHolding(join(dataDir, 'db'))).toEqual([]);
  });
});
