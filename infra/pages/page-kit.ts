import type { Context, Handler } from 'hono';
import { type Access, type Ambient, admit, type Visitor } from '../../services/kit/http.ts';
import type { Frame, Html } from '../../web/pages/frame.ts';
import type { House } from '../compose.ts';

/** What the page routes of every service share. */
export type PageKit = Readonly<{ house: House; frame: (c: Context<Ambient>) => Promise<Frame> }>;

export type FrameSpec = Readonly<{
  house: House;
  assets: Frame['assets'];
  contact: Frame['contact'];
  /** How many things wait for a person. */
  waiting?: (person: string) => Promise<number>;
  /** From where on a page made now must be told what is new. */
  bookmark?: (person: string) => Promise<string>;
}>;

type Asked<W extends Access> = Readonly<{
  c: Context<Ambient>;
  frame: Frame;
  who: W extends 'anyone' ? Visitor | null : Visitor;
}>;

/** A page's route: admits who may read it, then renders with its frame. A response of its own (a redirect) passes through. */
export const page =
  <const W extends Access>(
    { frame }: PageKit,
    access: W,
    render: (asked: Asked<W>) => Promise<Html | Response> | Html | Response,
  ): Handler<Ambient> =>
  async (c) => {
    const who = admit(access, c.get('who')) as Asked<W>['who'];
    const made = await render({ c, frame: await frame(c), who });
    return made instanceof Response ? made : c.html(made);
  };

/** The frame of one request: who reads, in which language, at which address. */
export const frameOf =
  ({ house, assets, contact, waiting, bookmark }: FrameSpec): PageKit['frame'] =>
  async (c) => {
    const who = c.get('who');
    const url = new URL(c.req.url);
    // Before anything the page shows is read: what happens from here on is news.
    const news = who && bookmark ? await bookmark(who.person) : undefined;
    return {
      language: c.get('language') ?? 'fr',
      path: url.pathname + url.search,
      publicUrl: house.deps.publicUrl,
      who: who ? { name: await nameOf(house, who), roles: who.roles } : null,
      assets,
      contact,
      ...(who && waiting ? { waiting: await waiting(who.person) } : {}),
      ...(news && { news }),
    };
  };

const nameOf = async (house: House, who: Visitor): Promise<string> =>
  (await house.deps.people.cards([who.person])).get(who.person)?.name ?? '';
