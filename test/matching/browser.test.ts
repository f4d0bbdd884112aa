import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser, wrongInAnyLook } from '../kit/browser.ts';
import { embeddingStandIn, modelOf, type StandIn } from '../kit/embedding-stand-in.ts';
import { siteInBrowser } from '../kit/site-in-browser.ts';
import { bob, cleo, eve, openWorld } from '../kit/slice-spec.ts';
import { apart } from './addition.stories.ts';
import { home, posted, rent, suggestedBefore, twoPosted } from './pair.stories.ts';
import { matchSite } from './site.ts';
import { asks, concluded, running, terrain } from './standing.stories.ts';

/* They share neither word nor concept; the stand-in takes each telling word of one for a word of the other. */
const twins = { carillon: 'sonneries', horloge: 'cadrans', matin: 'aube' };
const hearing = {
  ...home,
  title: 'Qui écoute encore le carillon ?',
  text: 'Le carillon, une horloge, le matin : qui les écoute, et qui ne les écoute plus ?',
  themes: ['digital'],
};
const ringing = {
  ...rent,
  title: 'Les sonneries de la tour',
  description: 'À l’aube, nos cadrans et nos sonneries.',
  themes: ['culture'],
  territory: { level: 'departement', code: '59', label: 'Nord' },
};

/* So near that each is comparable to the others; the last is another organisation's. */
const desks = [
  terrain('t1', { title: 'Guichets itinérants en zone rurale' }),
  terrain('t2', { title: 'Un bus des démarches en zone rurale' }),
  terrain('t3', { title: 'Des guichets au marché' }),
  terrain('t4', { title: 'Le guichet du dimanche', organisation: 'Communauté de communes du Val-Perdu' }),
];

const asked = (proposal: string, times: number) =>
  Array.from({ length: times }, (_, i) => asks(proposal, `person${i}`));

describe.runIf(hasBrowser)('matches in a browser', { timeout: 120_000 }, () => {
  let standIn: StandIn;
  const { world, url, given, reading } = siteInBrowser(matchSite, async () => {
    standIn = await embeddingStandIn(twins);
    return openWorld({ embeddings: modelOf(standIn, 'bge-m3') });
  });
  afterAll(() => standIn.close());
  const twoToldBefore = () => given(...twoPosted, suggestedBefore);
  it('puts a match aside from its card, and takes that back', async () => {
    await twoToldBefore();
    const page = await reading(bob, '/questions/q1');
    await page.getByRole('button', { name: 'Écarter « Des familles qui ne paient plus leur loyer »' }).click();
    await page.locator('.match-list > li').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.locator('.match-list > li').waitFor();
  });

  it('answers « why not this one? » from an address, with what would change it', async () => {
    await twoToldBefore();
    const page = await reading(bob, '/questions/q1');
    await page.getByLabel('Adresse d’un terrain').fill(`${url()}/terrains/t1`);
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.waitForURL(`${url()}/rapprochements/q1/t1`);
    await page.getByText(/Hérault.+ était aussi un territoire cherché/).waitFor();
  });

  it('lets the coordination put a pair aside once it says why', async () => {
    await twoToldBefore();
    const page = await reading(cleo, '/rapprochements/q1/t1');
    await page.getByRole('button', { name: 'Écarter ce lien' }).click();
    await page.getByText('La coordination donne une raison').waitFor();
    await page.getByRole('textbox', { name: 'Raison' }).fill('Ces deux équipes travaillent déjà ensemble.');
    await page.getByRole('button', { name: 'Écarter ce lien' }).click();
    await page.getByText('Ce lien a été écarté ou dit faux').waitFor();
    await page.getByRole('button', { name: 'Remettre ce lien' }).click();
    await page.getByText('Ce lien a été écarté ou dit faux').waitFor({ state: 'detached' });
  });

  it('looks right', async () => {
    await twoToldBefore();
    const card = await reading(bob, '/questions/q1');
    await card.locator('.match-actions summary').click();
    expect(await wrongInAnyLook(card, 'match-card')).toEqual([]);
    expect(await wrongInAnyLook(await reading(cleo, '/rapprochements/q1/t1'), 'pair')).toEqual([]);
  });

  it('says what a model finds near in meaning, apart from what the texts say', async () => {
    await given(
      posted('t1', 'ana', rent),
      posted('t2', 'ana', ringing),
      posted('q1', 'bob', home, 'question'),
      posted('q2', 'bob', hearing, 'question'),
    );
    await world().runJob('embed-texts');
    const card = await reading(bob, '/questions/q2');
    const near = card.locator('.match-list > li', { hasText: 'Les sonneries de la tour' });
    await near.getByText('À explorer').waitFor();
    expect(await near.getByText('Proximité de sens').locator('..').textContent()).toBe(
      'Proximité de sens\u00a0: selon le modèle «\u202fbge-m3\u202f», à part des textes',
    );
    expect(await wrongInAnyLook(card, 'match-sense')).toEqual([]);
    const pair = await reading(cleo, '/rapprochements/q2/t2');
    await pair.getByText('à explorer, pour la seule proximité de sens').waitFor();
    expect(await pair.getByText('trop loin pour être proposé').count()).toBe(0);
    expect(await pair.getByText('ce serait un rapprochement à explorer').count()).toBe(0);
    expect(await wrongInAnyLook(pair, 'pair-sense')).toEqual([]);
  });

  it('adds a term to the vocabulary and takes it back, each time after saying what that changes', async () => {
    await given(...apart);
    const page = await reading(cleo, '/coordination/vocabulaire');
    await page.getByLabel('Notion').selectOption({ label: 'Logement social' });
    await page.getByLabel('Terme').fill('zibeline');
    await page.getByRole('button', { name: 'Proposer et voir ce que cela change' }).click();
    await page.getByRole('heading', { name: 'La notion serait reconnue dans 1 texte de plus' }).waitFor();
    await page.getByRole('button', { name: 'Adopter ce terme' }).click();
    await page.getByRole('heading', { name: 'La notion ne serait plus reconnue dans 1 texte' }).waitFor();
    expect(await wrongInAnyLook(page, 'addition-adopted')).toEqual([]);
    await page.getByLabel('Raison').fill('non  ');
    await page.getByRole('button', { name: 'Retirer ce terme' }).click();
    await page.getByText('Donnez une raison, en quelques mots.').waitFor();
    expect(await page.getByLabel('Raison').inputValue()).toBe('non  ');
    expect(await wrongInAnyLook(page, 'addition-refused')).toEqual([]);
    await page.getByLabel('Raison').fill('Ici, une zibeline est un manteau.');
    await page.getByRole('button', { name: 'Retirer ce terme' }).click();
    await page.getByText('Raison donnée : Ici, une zibeline est un manteau.').waitFor();
    expect(await page.getByRole('button', { name: 'Retirer ce terme' }).count()).toBe(0);
    expect(await wrongInAnyLook(page, 'addition-taken-back')).toEqual([]);
    await page.getByRole('link', { name: 'Compléter le vocabulaire' }).click();
    await page.locator('.badge', { hasText: 'retiré' }).waitFor();
    expect(await wrongInAnyLook(page, 'vocabulary')).toEqual([]);
  });

  const bus = 'Un bus des démarches en zone rurale';
  const sunday = 'Le guichet du dimanche';
  it.each([
    ['full', running, 'Une réponse favorable est peu probable', [bus, 'Des guichets au marché', sunday]],
    ['much asked', asked('t1', 3), 'Très demandé', [bus, 'Des guichets au marché', sunday]],
    ['one of many much asked', asked('t3', 9), 'Ce terrain est libre', [sunday]],
    ['at rest', [...running, concluded], 'Un partenariat vient de s’y terminer', []],
  ])('tells whoever would write that a terrain is %s, and what else there is', async (state, facts, said, others) => {
    await given(...desks, ...facts);
    const page = await reading(eve, '/terrains/t1');
    await page.getByText(said).waitFor();
    expect((await page.locator('.interest-slot li a').allTextContents()).sort()).toEqual([...others].sort());
    await page.getByRole('button', { name: 'Exprimer mon intérêt' }).waitFor();
    expect(await wrongInAnyLook(page, `standing-${state.replaceAll(' ', '-')}`)).toEqual([]);
  });
});
