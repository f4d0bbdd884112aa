import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../infra/config.ts';
import type { Database } from '../../../infra/db/database.ts';
import { openEmbeddings } from '../../../infra/embedding/open-embeddings.ts';
import { openLog } from '../../../infra/observe/log.ts';
import { startServer } from '../../../infra/server.ts';
import { toldOf } from '../../../infra/told.ts';
import { testDatabase } from '../../kit/database.ts';
import { embeddingStandIn, type Mood, type StandIn } from '../../kit/embedding-stand-in.ts';

const broad = (name: string): string =>
  fileURLToPath(new URL(`../../matching/fixtures/broad-${name}.json`, import.meta.url));

/** Pairs that share no word and no concept of the vocabulary: only a model can tell. */
const pairs = [
  ['zorglub', 'machintruc'],
  ['bidulon', 'trucmuche'],
  ['chosette', 'gizmot'],
] as const;
const twins = Object.fromEntries(pairs);
const items = pairs.flatMap(([a, b], i) => [
  { id: `q${i}`, kind: 'piste', text: `Pourquoi ${a}, comment ${a} ?` },
  { id: `t${i}`, kind: 'terrain', text: `Notre ${b} vous attend.` },
]);
const judgements = pairs.map((_, i) => ({ question: `q${i}`, terrain: `t${i}`, grade: 3 }));

describe('the model of the settings', () => {
  let dir: string;
  let database: Database;
  let standIn: StandIn;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'embeddings-'));
    await writeFile(join(dir, 'items.json'), JSON.stringify({ items }));
    await writeFile(join(dir, 'judgements.json'), JSON.stringify({ judgements }));
    database = await testDatabase();
    standIn = await embeddingStandIn(twins);
  });
  afterEach(() => rm(join(dir, 'data'), { recursive: true, force: true }));
  afterAll(async () => {
    await standIn.close();
    await database.close();
    await rm(dir, { recursive: true, force: true });
  });

  const settings = (more: Record<string, string> = {}) => ({
    DATA_DIR: join(dir, 'data'),
    EMBEDDINGS_URL: standIn.url,
    EMBEDDINGS_MODEL: 'stand-in',
    EMBEDDINGS_ITEMS: join(dir, 'items.json'),
    EMBEDDINGS_JUDGEMENTS: join(dir, 'judgements.json'),
    ...more,
  });
  const open = (mood: Mood, more?: Record<string, string>) => {
    standIn.be(mood);
    return openEmbeddings(readConfig(settings(more)), database, openLog('silent'));
  };
  const onBroad = { EMBEDDINGS_ITEMS: broad('items'), EMBEDDINGS_JUDGEMENTS: broad('judgements') };
  const said = (opening: Promise<unknown>) =>
    opening.then(
      () => 'opened',
      (error) => toldOf(error),
    );

  it('is none by default', async () => {
    expect(await openEmbeddings(readConfig({}), database, openLog('silent'))).toBeNull();
  });

  it('is used when it ranks the judged pairs no worse, and knows from where on two texts are near', async () => {
    const embeddings = await open('stems');
    expect(embeddings).toMatchObject({ model: 'stand-in' });
    expect(embeddings?.near).toBeGreaterThan(0.5);
    expect(embeddings?.near).toBeLessThanOrEqual(1.001);
  });

  it.each<Mood>(['rubbish', 'stems'])('is refused when it ranks them worse (%s), with both figures', async (mood) => {
    expect(await said(open(mood, onBroad))).toMatch(
      /stand-in, vos paires jugées sont moins bien classées.*terrains 0\.\d{3} contre 0\.911.*questions 0\.\d{3} contre 0\.\d{3}[\s\S]*ranked worse/,
    );
  });

  it('keeps the server from starting', async () => {
    standIn.be('rubbish');
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', ...settings(onBroad) });
    expect(await said(startServer(config, openLog('silent')))).toContain('moins bien classées');
  });

  it('is refused when it never showed anything and does not answer', async () => {
    expect(await said(open('error'))).toMatch(/pas encore été comparé.*status 500[\s\S]*not yet compared/);
  });

  it('counts for what it showed before while its endpoint is away, on the same files and for the same model only', async () => {
    const shown = await open('stems');
    expect((await open('error'))?.near).toBe(shown?.near);
    expect(await said(open('error', { EMBEDDINGS_MODEL: 'another' }))).toContain('pas encore été comparé');
    expect(await said(open('error', onBroad))).toContain('pas encore été comparé');
  });

  it('is not asked about files of another shape', async () => {
    expect(await said(open('stems', { EMBEDDINGS_ITEMS: join(dir, 'nowhere.json') }))).toMatch(/EMBEDDINGS_ITEMS/);
    expect(await said(open('stems', { EMBEDDINGS_ITEMS: join(dir, 'judgements.json') }))).toMatch(/bench:match/);
  });

  it('is set whole or not at all', () => {
    expect(() => readConfig({ EMBEDDINGS_URL: 'ftp://x', EMBEDDINGS_KEY: 'k' })).toThrow(
      /EMBEDDINGS_URL should be an address[\s\S]*EMBEDDINGS_MODEL, EMBEDDINGS_ITEMS, EMBEDDINGS_JUDGEMENTS missing/,
    );
    expect(() => readConfig({ EMBEDDINGS_KEY: 'k' })).toThrow(/go together/);
  });
});
