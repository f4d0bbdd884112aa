import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMailbox } from '../../infra/mail/mailbox.ts';
import type { ProposalList } from '../../shared/contracts/proposal-answers.ts';
import { savedSearchStream } from '../../shared/contracts/saved-search.ts';
import { form, type Visit } from '../kit/visit.ts';
import { type LiveServer, openLiveServer } from '../laws/live-server.ts';

const ADDRESS = 'irma@sablieres.example';

describe('the mail of an alert', { timeout: 60_000 }, () => {
  let server: LiveServer;
  let irma: Visit;
  beforeAll(async () => {
    server = await openLiveServer('PGlite');
    irma = await server.signIn(ADDRESS);
  }, 120_000);
  afterAll(() => server.close());

  const asks = async <T>(path: string, method = 'GET', body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await irma(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return (await answer.json()) as T;
  };
  const alerts = async () =>
    (await readMailbox(server.running.opened.mailDir)).filter(({ subject }) => subject.includes('vos recherches'));

  it('says what was looked for, and stops all alerts with its link, signed in or not', async () => {
    const { person } = await asks<{ person: string }>('/api/me');
    const draft = { kind: 'terrain', name: 'Près de la mer', pace: 'daily', q: 'zeste' };
    const { id } = await asks<{ id: string }>('/api/me/searches', 'POST', draft);
    const [first] = (await asks<ProposalList>('/api/terrains')).items;
    const { store } = server.running.house;
    const prepared = { type: 'AlertPrepared', data: { found: [{ search: id, proposals: [first?.id ?? ''] }] } };
    await store.append(savedSearchStream(person), 1, [prepared], { by: 'system' });
    await server.settle();
    await expect.poll(async () => (await alerts()).length, { timeout: 20_000 }).toBe(1);
    const [letter] = await alerts();
    expect(letter?.to).toContain(ADDRESS);
    expect(letter?.text).toContain('Près de la mer');
    expect(letter?.text).toContain('/terrains?q=zeste');
    expect(letter?.text).toContain(first?.title);

    const stop = /\/desinscription\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    const stranger = server.visitor();
    expect(await (await stranger(stop)).text()).toContain('Toutes vos alertes de recherche seront supprimées');
    expect((await stranger(stop, form({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(200);
    expect(await asks('/api/me/searches')).toEqual({ items: [] });
  });
});
