import { type Context, Hono } from 'hono';
import { type Ambient, Problem, type Visitor } from '../../services/kit/http.ts';
import type { VaultEntry } from '../../services/kit/ports.ts';
import {
  adoptTerm,
  dropTerm,
  listAdditions,
  previewAddition,
  proposeTerm,
  readAddition,
  readConcepts,
  takeTermBack,
} from '../../services/matching/matching.service.ts';
import { TermDraft, TermDrop } from '../../shared/contracts/vocabulary-addition.ts';
import { check } from '../../shared/kernel/check.ts';
import { Refusal } from '../../shared/kernel/decider.ts';
import { type AdditionView, additionPage } from '../../web/pages/addition-page.ts';
import type { Frame, Html } from '../../web/pages/frame.ts';
import { type VocabularyView, vocabularyPage } from '../../web/pages/vocabulary-page.ts';
import { type PageKit, page } from './page-kit.ts';

const PATH = '/coordination/vocabulaire';
const access = ['coordinator'] as const;
type Asked = Readonly<{ c: Context; who: Visitor; addition: string }>;
type Refused = AdditionView['refused'];

/** Where coordinators add to the vocabulary. Its buttons are forms that post, so that they work without script. */
export const vocabularyPages = (kit: PageKit): Hono<Ambient> => {
  const { deps } = kit.house;
  const list = async (frame: Frame, draft?: VocabularyView['draft']): Promise<Html> => {
    const [items, { concepts }] = await Promise.all([listAdditions(deps), readConcepts(deps, '')]);
    return vocabularyPage(frame, { items, concepts, ...(draft && { draft }) });
  };
  const one = async (frame: Frame, id: string, refusal?: Refused): Promise<Html> => {
    const card = await readAddition(deps, id);
    const isLive = card.status === 'proposed' || card.status === 'adopted';
    const preview = isLive ? await previewAddition(deps, id) : null;
    return additionPage(frame, { card, preview, refused: refusal });
  };
  const withReason =
    (act: typeof dropTerm) =>
    async ({ c, who, addition }: Asked): Promise<Refused> => {
      const form = await formOf(c);
      const given = check(TermDrop, form);
      if (!given.ok) return { fault: Object.values(given.errors)[0] ?? 'fields-wrong', reason: form.reason ?? '' };
      const meta = (keep: VaultEntry[]) => ({ by: who.person, keep });
      return refused(() => act(deps, who, { addition, reason: given.value.reason, meta }));
    };
  /** Does what was asked of one addition, or shows it again with why not. */
  const deciding = (act: (asked: Asked) => Promise<Refused>) =>
    page(kit, access, async ({ c, frame, who }) => {
      const addition = c.req.param('id') ?? '';
      await readAddition(deps, addition);
      const refusal = await act({ c, who, addition });
      return refusal ? c.html(await one(frame, addition, refusal), 422) : c.redirect(`${PATH}/${addition}`, 303);
    });

  return new Hono<Ambient>()
    .get(
      PATH,
      page(kit, access, ({ frame }) => list(frame)),
    )
    .post(
      PATH,
      page(kit, access, async ({ c, frame, who }) => {
        const { concept = '', term = '' } = await formOf(c);
        const typed = { concept, term };
        const draft = check(TermDraft, typed);
        const again = async (fault: string) => c.html(await list(frame, { ...typed, fault }), 422);
        if (!draft.ok) return again(Object.values(draft.errors)[0] ?? 'fields-wrong');
        let addition = '';
        const fault = await refusalOf(async () => {
          ({ addition } = await proposeTerm(deps, who, { draft: draft.value, meta: { by: who.person } }));
        });
        return fault ? again(fault) : c.redirect(`${PATH}/${addition}`, 303);
      }),
    )
    .get(
      `${PATH}/:id`,
      page(kit, access, ({ c, frame }) => one(frame, c.req.param('id') ?? '')),
    )
    .post(
      `${PATH}/:id/adopter`,
      deciding(({ who, addition }) => refused(() => adoptTerm(deps, who, { addition, meta: { by: who.person } }))),
    )
    .post(`${PATH}/:id/ecarter`, deciding(withReason(dropTerm)))
    .post(`${PATH}/:id/retirer`, deciding(withReason(takeTermBack)));
};

const refusalOf = async (act: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal || error instanceof Problem) return error.code;
    throw error;
  }
};

const refused = async (act: () => Promise<unknown>): Promise<Refused> => {
  const fault = await refusalOf(act);
  return fault ? { fault } : undefined;
};

const formOf = async (c: Context): Promise<Record<string, string>> => {
  const posted = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  return Object.fromEntries(
    Object.entries(posted).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
};
