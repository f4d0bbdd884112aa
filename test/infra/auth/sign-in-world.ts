import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { accountsOver } from '../../../infra/auth/accounts.ts';
import { type Auth, openAuth } from '../../../infra/auth/open-auth.ts';
import { compose, type House } from '../../../infra/compose.ts';
import type { Config } from '../../../infra/config.ts';
import type { Database } from '../../../infra/db/database.ts';
import { vaultOver } from '../../../infra/event-store/vault.ts';
import { createApp } from '../../../infra/http/app.ts';
import { forgetMailsIn } from '../../../infra/mail/forget-mails.ts';
import { outboxOver } from '../../../infra/mail/outbox.ts';
import { personalMails } from '../../../infra/mail/outbox-desk.ts';
import { membersPages } from '../../../infra/pages/members.pages.ts';
import { frameOf } from '../../../infra/pages/page-kit.ts';
import { signInPages } from '../../../infra/pages/sign-in.pages.ts';
import { ledgerFile } from '../../../infra/privacy/ledger-file.ts';
import { personalDataOver } from '../../../infra/privacy/personal-data.ts';
import { catchUp } from '../../../infra/runner/follower.ts';
import { bringViewsUp } from '../../../infra/runner/rebuild.ts';
import type { Ambient } from '../../../services/kit/http.ts';
import type { Db, Mail } from '../../../services/kit/ports.ts';
import {
  appointFirstAdministrator,
  members,
  peopleOver,
  readMe,
  rolesOf,
} from '../../../services/members/members.service.ts';
import type { Frame } from '../../../web/pages/frame.ts';
import { testDatabase } from '../../kit/database.ts';

export const SECRET = 'a-secret-of-the-tests-which-nobody-keeps-0001';

/** A browser: it keeps cookies and follows nothing by itself. */
export type Browser = Readonly<{
  cookies: Map<string, string>;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  send: (method: string, path: string, body?: unknown) => Promise<Response>;
  post: (path: string, form: Record<string, string>, headers?: Record<string, string>) => Promise<Response>;
}>;

export type SignInWorld = Readonly<{
  app: Hono<Ambient>;
  auth: Auth;
  house: House;
  database: Database;
  mails: Mail[];
  /** Where mails would lie as files. */
  mailDir: string;
  dataDir: string;
  setNow: (iso: string) => void;
  browser: () => Browser;
  /** The link in the last mail. */
  lastLink: () => string;
  /** Signs somebody in by link, and answers their browser. */
  signIn: (address: string, retour?: string) => Promise<Browser>;
  settle: () => Promise<void>;
  close: () => Promise<void>;
}>;

type Options = Readonly<{
  publicUrl?: string;
  adminEmail?: string;
  oidc?: Config['oidc'];
  open?: () => Promise<Database>;
  /** Built files, for tests in a browser. */
  assets?: Readonly<{ page: Frame['assets']; routes: Hono<Ambient> }>;
}>;

/** The members' house with real sign-in, on a real database; mails are kept in a list. */
export const openSignIn = async (options: Options = {}): Promise<SignInWorld> => {
  const { publicUrl = 'http://localhost', adminEmail, oidc, open = testDatabase, assets } = options;
  const database = await open();
  const mails: Mail[] = [];
  let now = new Date('2026-09-01T08:00:00Z');
  const clock = { now: () => now, today: () => now.toISOString().slice(0, 10) };
  const shelf = outboxOver({ database, clock, publicUrl });
  const outbox = {
    put: async (mail: Mail, tx?: Db) => {
      mails.push(mail);
      await shelf.put(mail, tx);
    },
  };
  const dataDir = mkdtempSync(join(tmpdir(), 'connecteur-data-'));
  const mailDir = join(dataDir, 'mail');
  const vault = vaultOver(database.db);
  const accounts = accountsOver(database.db, clock);
  const house = compose([members], {
    database,
    clock,
    outbox,
    jobs: { add: async () => {} },
    people: peopleOver(database.db, vault, accounts),
    accounts,
    personalData: personalDataOver(database, clock, {
      mails: personalMails,
      forgetFiles: forgetMailsIn(mailDir),
      note: ledgerFile(dataDir).note,
    }),
    places: { find: () => undefined, suggest: () => [] },
    publicUrl,
  });
  await bringViewsUp(database, house.log, members.views);
  const auth = openAuth({
    database,
    config: { publicUrl, oidc },
    secret: SECRET,
    outbox,
    clock,
    rolesOf: (person) => rolesOf(database.db, person),
    onSignIn: async ({ person, address, how }) => {
      if (how === 'link' && address === adminEmail) await appointFirstAdministrator(house.deps, person);
      return readMe(house.deps, person);
    },
  });
  const files = assets?.page ?? { css: '/assets/main.css', js: '/assets/main.js' };
  const kit = { house, frame: frameOf({ house, assets: files, contact: null }) };
  const app = createApp({
    house,
    identify: auth.identify,
    mounts: [
      ...(assets ? [assets.routes] : []),
      signInPages(kit, { auth, mailbox: '/courrier' }),
      membersPages(kit, { provider: auth.provider }),
    ],
    unexpected: (error) => {
      throw error;
    },
  });
  const browser = () => openBrowser(app, publicUrl);
  const lastLink = () => {
    const mail = mails.at(-1);
    if (!mail) throw new Error('no mail was sent');
    const content = auth.mails['sign-in-link']?.({
      language: 'fr',
      data: mail.data,
      words: {},
      people: {},
      publicUrl,
      recipientName: '',
    });
    return String(content?.action?.url).slice(publicUrl.length);
  };
  return {
    app,
    auth,
    house,
    database,
    mails,
    mailDir,
    dataDir,
    setNow: (iso) => {
      now = new Date(iso);
    },
    browser,
    lastLink,
    signIn: async (address, retour) => {
      const one = browser();
      await one.post('/connexion', { email: address, ...(retour && { retour }) });
      const link = new URL(lastLink(), publicUrl).searchParams;
      await one.post('/connexion/lien', Object.fromEntries(link));
      return one;
    },
    settle: async () => {
      for (const follower of house.followers) await catchUp({ database, log: house.log, now: () => now }, follower);
    },
    close: () => database.close(),
  };
};

const openBrowser = (app: Hono<Ambient>, publicUrl: string): Browser => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await app.request(new URL(path, publicUrl), { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      if (attributes.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers: { accept: 'text/html', ...headers } }),
    send: (method, path, body) =>
      ask(path, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    post: (path, form, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(form), headers: { accept: 'text/html', ...headers } }),
  };
};

/** Every row of every table of every schema of ours, as text: what somebody with the database would read. */
export const dump = async (database: Database): Promise<string> => {
  const { sql } = await import('drizzle-orm');
  const rows = async (query: ReturnType<typeof sql>) =>
    ((await database.db.execute(query)) as unknown as { rows: Record<string, string>[] }).rows;
  const tables = await rows(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables)
    for (const row of await rows(sql.raw(`select to_jsonb(t)::text as row from ${name} t`)))
      texts.push(`${name} ${row.row}`);
  return texts.join('\n');
};
