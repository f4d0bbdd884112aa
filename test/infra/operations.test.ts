import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '../../infra/db/precious.ts';
import { addressOf } from '../../infra/demo/people.ts';
import { readMailbox } from '../../infra/mail/mailbox.ts';
import { hasBrowser, openBrowser, openPage, unreachedByKeyboard, visitor, wrongInAnyLook } from '../kit/browser.ts';
import { form, json, type Visit } from '../kit/visit.ts';
import { type LiveServer, openLiveServer } from '../laws/live-server.ts';

const PATH = '/coordination/exploitation';
const deploy = join(import.meta.dirname, '../../infra/deploy');
const runbook = readFileSync(join(deploy, 'RUNNING.md'), 'utf8');
const alerts = readFileSync(join(deploy, 'alerts.yaml'), 'utf8');

describe('at three in the morning', { timeout: 60_000 }, () => {
  let server: LiveServer;
  let administrator: Visit;
  let researcher: Visit;
  let terrains: string[];
  const dir = mkdtempSync(join(tmpdir(), 'connecteur-night-'));

  beforeAll(async () => {
    // No backup can be made below a file.
    server = await openLiveServer('PGlite', { BACKUP_DIR: '/dev/null/backups' });
    administrator = await server.signIn(addressOf('administration'));
    researcher = await server.signIn(addressOf('chercheuse'));
    const { items } = (await (await researcher('/api/terrains')).json()) as { items: { id: string }[] };
    terrains = items.map(({ id }) => id);
    await server.settle();
  }, 120_000);
  afterAll(async () => {
    await server.close();
    rmSync(dir, { recursive: true });
  });

  const html = async (visit = administrator, path = PATH) =>
    (await visit(path, { headers: { accept: 'text/html' } })).text();
  /** Presses the first button of the page whose form holds all this. */
  const press = async (...held: string[]): Promise<string> => {
    const found = (await html())
      .match(/<form method="post"[\s\S]*?<\/form>/g)
      ?.find((one) => held.every((part) => one.includes(part)));
    if (!found) throw new Error(`no button for ${held}`);
    const fields = [...found.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    const action = /action="([^"]+)"/.exec(found)?.[1] ?? '';
    const answer = await administrator(action, form(Object.fromEntries(fields)));
    expect(answer.status).toBe(303);
    return answer.headers.get('location') ?? '';
  };
  const interest = async (headers = {}): Promise<string> => {
    const body = { message: 'Votre terrain rejoint mon enquête : pourrions-nous en parler la semaine prochaine ?' };
    for (let id = terrains.shift(); id; id = terrains.shift()) {
      const answer = await researcher(`/api/proposals/${id}/interests`, json('POST', body, headers));
      if (answer.status !== 201) continue;
      return ((await answer.json()) as { id: string }).id;
    }
    throw new Error('the demonstration holds no terrain to be interested in');
  };
  const grep = (pattern: string): Record<string, unknown>[] => {
    const file = join(dir, 'log');
    writeFileSync(file, server.logged());
    const found = execFileSync('grep', ['-E', pattern, file], { encoding: 'utf8' });
    return found
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  it('tells how many proposals are ready to be matched, once a match was asked for', async () => {
    const similar = await administrator(
      '/api/similar',
      json('POST', { kind: 'terrain', text: 'Des impayés de loyer' }),
    );
    expect(similar.status).toBe(200);
    expect(await html()).toMatch(/prêts à être rapprochés<\/dt>\s*<dd[^>]*>\s*[1-9]/);
  });

  it('a request leads by grep to the mails it caused, and a mail back to its request', async () => {
    await interest({ 'x-request-id': 'nuit-de-mars-0001' });
    await server.settle();
    const [answered] = grep('"request":"nuit-de-mars-0001"').filter(({ msg }) => msg === 'answered');
    const [position] = (answered?.positions ?? []) as number[];
    expect(position).toBeGreaterThan(0);
    const asked = grep(`"position":${position}[,}].*"mail"`);
    const templates = asked.map(({ template }) => template);
    expect(templates.sort()).toEqual(['interest-received', 'interest-sent']);
    const letters = await readMailbox(server.running.opened.mailDir);
    for (const { follower, mail } of asked as { follower: string; mail: string }[]) {
      expect(follower).toBe('notices-tell');
      await expect.poll(() => grep(mail).map(({ msg }) => msg)).toEqual(['a mail was asked for', 'a mail left']);
      expect(letters.filter(({ id }) => id.includes(mail))).toHaveLength(1);
    }
    expect(grep(`"positions":\\[([0-9]+,)*${position}[],]`)).toMatchObject([{ request: 'nuit-de-mars-0001' }]);
    for (const shown of ['"request":"', '"position":', '"positions":\\[([0-9]+,)*'])
      expect(runbook, 'RUNNING.md shows the same grep').toContain(`grep -E '${shown}`);
  });

  it('a fact put aside is shown with why, tried again by its button, and goes through once mended', async () => {
    const { followers } = server.running.house;
    const broken = followers.find(({ name }) => name === 'notices-tell');
    const { react } = broken as { react: unknown };
    Object.assign(broken as object, { react: () => Promise.reject(new TypeError('ana@example.org')) });
    const id = await interest();
    await expect.poll(() => html()).toContain(id);
    const page = await html();
    expect(page).toContain('TypeError');
    expect(page).not.toContain('ana@example.org');
    expect(page).toContain('InterestExpressed');
    Object.assign(broken as object, { react: () => Promise.reject(new RangeError('ana@example.org')) });
    expect(await press(id)).toBe(`${PATH}?suite=stuck`);
    expect(await html(), 'why it fails now').toContain('RangeError');
    Object.assign(broken as object, { react });
    const outcome = await press(id);
    expect(outcome).toBe(`${PATH}?suite=through`);
    expect(await html(administrator, outcome)).toContain('C’est passé.');
    expect(await html()).not.toContain(id);
    const nobodys = await administrator(`${PATH}/faits`, form({ follower: 'nobody', stream: id }));
    expect(await html(administrator, nobodys.headers.get('location') ?? '')).toContain('Aucun lecteur de ce nom');
    const outcomes = grep('facts put aside were tried again').map(({ outcome: came }) => came);
    expect(outcomes).toEqual(['stuck', 'through', 'unknown']);
  });

  it('a mail that failed is sent again, and one without an address is not', async () => {
    const { db } = server.running.opened.outside.database;
    const mails = await db.select().from(outbox).where(eq(outbox.state, 'sent'));
    const toPerson = mails.find(({ person }) => person !== null)?.id ?? '';
    const toAddress = mails.find(({ person }) => person === null)?.id ?? '';
    for (const id of [toPerson, toAddress])
      await db.update(outbox).set({ state: 'failed', lastError: '550 mailbox unavailable' }).where(eq(outbox.id, id));
    const page = await html();
    expect(page).toContain('550 mailbox unavailable');
    expect(page).toContain(`value="${toPerson}"`);
    expect(page).toContain(toAddress);
    expect(page).not.toContain(`value="${toAddress}"`);
    expect(await press(toPerson)).toBe(`${PATH}?suite=again`);
    const stateOf = async () => (await db.select().from(outbox).where(eq(outbox.id, toPerson)))[0]?.state;
    await expect.poll(stateOf, { timeout: 20_000 }).toBe('sent');
    expect((await administrator(`${PATH}/courriels`, form({ mail: toPerson }))).headers.get('location')).toContain(
      'gone',
    );
  });

  it('a job that failed is shown with its kind of error, tried again, and taken away', async () => {
    await server.running.opened.queue.add('make-backup', {}, { attempts: 1 });
    const { desk } = server.running.opened.queue;
    const failed = async () => (await desk.failed()).find(({ attempts }) => attempts === 1);
    await expect.poll(failed, { timeout: 20_000 }).toMatchObject({ name: 'make-backup', reason: 'Error ENOTDIR' });
    const first = await failed();
    expect(await html()).toContain('Error ENOTDIR');
    expect(await press(`value="${first?.id}"`, 'value="retry"')).toContain('again');
    await expect.poll(async () => (await failed())?.at?.getTime(), { timeout: 20_000 }).not.toBe(first?.at?.getTime());
    await expect.poll(async () => (await failed())?.id, { timeout: 20_000 }).toBe(first?.id);
    const answer = await administrator(`${PATH}/taches`, form({ job: first?.id ?? '', act: 'remove' }));
    expect(answer.headers.get('location')).toContain('removed');
    expect((await desk.failed()).map(({ id }) => id)).not.toContain(first?.id);
  });

  it('nobody else may press its buttons', async () => {
    for (const visit of [server.visitor(), researcher])
      for (const to of ['faits', 'courriels', 'taches'])
        expect([401, 403]).toContain((await visit(`${PATH}/${to}`, form({ act: 'remove', job: '1' }))).status);
  });

  it('every alert asks for figures that are there, and has its paragraph', async () => {
    const figures = await (await server.visitor()('/metrics')).text();
    const there = new Set(
      [...figures.matchAll(/^# TYPE (\w+) (\w+)/gm)].flatMap(([, name = '', kind]) =>
        kind === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      ),
    );
    const asked = [...alerts.matchAll(/\b(?:connecteur|process|nodejs)_\w+/g)].map(([name]) => name);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !there.has(name))).toEqual([]);
    const named = [...alerts.matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);
    const isTold = (name: string) =>
      new RegExp(`^\\*\\*${name}\\*\\* .*\\*Look at\\*.*\\*Do\\*.*\\*Over when\\*`, 'm').test(runbook);
    expect(named.filter((name) => !isTold(name))).toEqual([]);
    for (const [, name = ''] of runbook.matchAll(/\*\*(Connecteur\w+)\*\*/g)) expect(named).toContain(name);
    expect(figures).toMatch(/^connecteur_part_well\{part="queue"\} 1$/m);
  });

  it.runIf(hasBrowser)('its page is accessible, fits, and works without script', async () => {
    const browser = await openBrowser();
    const { mailDir, outside } = server.running.opened;
    try {
      const context = await visitor(browser, undefined, { javaScriptEnabled: true });
      const email = addressOf('administration');
      const before = (await readMailbox(mailDir)).length;
      await context.request.post(`${server.url}/connexion`, { form: { email } });
      await expect.poll(async () => (await readMailbox(mailDir)).length).toBeGreaterThan(before);
      const link = /https?:\/\/\S+\/connexion\/lien\?\S+/.exec((await readMailbox(mailDir))[0]?.text ?? '')?.[0] ?? '';
      const fields = Object.fromEntries(new URL(link).searchParams);
      await context.request.post(`${server.url}/connexion/lien`, { form: fields });
      const { database } = outside;
      await database.exec(`
        update outbox set state = 'failed', last_error = '550 mailbox unavailable', attempts = 12
          where id in (select id from outbox where state = 'sent' limit 3);
        insert into parked select 'nobody', position, stream, '{"type":"TypeError","code":"E1"}', at from events
          where stream in (select stream from events limit 1) limit 3`);
      await server.running.opened.queue.add('make-backup', {}, { attempts: 1 });
      await expect.poll(async () => (await server.running.opened.queue.depth()).failed).toBeGreaterThan(0);
      const page = await openPage(context, `${server.url}${PATH}?suite=stuck`);
      expect.soft(await wrongInAnyLook(page, 'operations')).toEqual([]);
      expect.soft(await unreachedByKeyboard(page)).toEqual([]);
      const english = await openPage(context, `${server.url}${PATH}?suite=again&lang=en`);
      expect.soft(await english.textContent('main')).toContain('Facts put aside');
      const state = await context.storageState();
      const plain = await browser.newContext({ javaScriptEnabled: false, storageState: state });
      const still = await plain.newPage();
      await still.goto(`${server.url}${PATH}?lang=fr`);
      await still
        .getByRole('button', { name: /^Retirer make-backup/ })
        .first()
        .click();
      expect.soft(await still.textContent('main')).toContain('C’est retiré.');
    } finally {
      await browser.close();
    }
  });
});
