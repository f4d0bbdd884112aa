import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser, settled, wrongInAnyLook } from '../kit/browser.ts';
import { siteInBrowser } from '../kit/site-in-browser.ts';
import { type Asker, ana, bob, cleo, put } from '../kit/slice-spec.ts';
import { exchangeSite } from './site.ts';
import { expressed, posted, promised, running, waiting, writing } from './stories.ts';

describe.runIf(hasBrowser)('exchanges in a browser', { timeout: 180_000 }, () => {
  const { world, url, given, reading } = siteInBrowser(exchangeSite);
  const arrived = async (page: Page, path: string) => {
    await page.waitForURL(url() + path);
    await settled(page);
  };
  const says = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 20_000 });

  it('goes from a message to an approved partnership', async () => {
    await given(...posted);

    const bobs = await reading(bob, '/terrains/t1');
    await bobs.getByRole('button', { name: 'Exprimer mon intérêt' }).click();
    await says(bobs, 'Écrivez au moins 20 caractères.');
    await bobs.getByLabel('Votre message').fill('Bonjour, pourrions-nous suivre une tournée de vos agents ?');
    await bobs.getByLabel('Avec l’une de vos questions').selectOption({ index: 1 });
    await bobs.getByRole('button', { name: 'Exprimer mon intérêt' }).click();
    await arrived(bobs, '/interets/t1-bob');
    await says(bobs, 'Votre message est parti.');

    const anas = await reading(ana, '/interets/t1-bob');
    await says(anas, 'pourrions-nous suivre une tournée');
    await anas.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await says(anas, 'Choisissez une réponse.');
    await anas.getByLabel('J’ai d’abord besoin d’une précision').check();
    await anas.getByLabel('Votre demande de précision').fill('Combien de tournées, et à quelle saison ?');
    await anas.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await says(anas, 'Précision attendue');

    await bobs.reload();
    await settled(bobs);
    await bobs.getByLabel('Votre précision').fill('Deux tournées, au printemps de préférence.');
    await bobs.getByRole('button', { name: 'Envoyer ma précision' }).click();
    await says(bobs, 'Réponse attendue');

    await anas.reload();
    await settled(anas);
    await anas.getByLabel('Oui').check();
    await anas.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await arrived(anas, '/partenariats/t1-bob');
    for (let left = 7; left > 0; left--) {
      await anas
        .getByRole('button', { name: /^Accepter la clause/ })
        .first()
        .click();
      await expect.poll(() => anas.getByRole('button', { name: /^Accepter la clause/ }).count()).toBe(left - 1);
    }

    await bobs.goto(`${url()}/partenariats/t1-bob`);
    await settled(bobs);
    await bobs.getByRole('button', { name: 'Réécrire la clause « Calendrier »' }).click();
    await bobs.getByLabel('Nouveau texte de la clause').fill('Du 1er mars au 30 juin 2027.');
    await bobs.getByRole('button', { name: 'Enregistrer cette clause' }).click();
    await says(bobs, 'Du 1er mars au 30 juin 2027.');
    for (let left = 6; left > 0; left--) {
      await bobs
        .getByRole('button', { name: /^Accepter la clause/ })
        .first()
        .click();
      await expect.poll(() => bobs.getByRole('button', { name: /^Accepter la clause/ }).count()).toBe(left - 1);
    }
    await says(bobs, '6 clauses sur 7');

    await anas.reload();
    await settled(anas);
    await anas.getByRole('button', { name: 'Accepter la clause « Calendrier »' }).click();
    await anas.getByRole('button', { name: 'Envoyer à la coordination' }).click();
    await says(anas, 'Chez la coordination');

    const cleos = await reading(cleo, '/coordination/approbations');
    await cleos.getByRole('link', { name: 'Que deviennent les publics' }).click();
    await arrived(cleos, '/partenariats/t1-bob');
    await cleos.getByLabel('Approuver').check();
    await cleos.getByRole('button', { name: 'Vérifier mes réponses' }).click();
    await cleos.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await arrived(cleos, '/coordination/approbations');
    await says(cleos, 'Plus rien n’attend');

    await bobs.goto(`${url()}/terrains/t1`);
    await says(bobs, '1 partenariat en cours');
    await says(bobs, 'Ce que c’est devenu');
  });

  it('lets nobody agree to words that changed under their eyes, and nobody lose what they typed', async () => {
    await given(...writing);
    const anas = await reading(ana, '/partenariats/t1-bob');
    await anas.getByRole('button', { name: 'Réécrire la clause « Rôles »' }).click();
    await anas.getByLabel('Nouveau texte de la clause').fill('Ce que propose Ana pour les rôles.');
    const rewrite = (clause: string, text: string) =>
      world().ask(put(`/api/partnerships/t1-bob/clauses/${clause}`, { text }).as(bob));
    expect((await rewrite('exit', 'Un mois de préavis.')).status).toBe(200);
    expect((await rewrite('roles', 'Ce que propose Bob.')).status).toBe(200);

    await anas.getByRole('button', { name: 'Enregistrer cette clause' }).click();
    await says(anas, 'Quelqu’un vient de réécrire cette clause');
    await says(anas, 'Ce que propose Bob.');
    expect(await anas.getByLabel('Nouveau texte de la clause').inputValue()).toBe('Ce que propose Ana pour les rôles.');
    await anas.getByRole('button', { name: 'Enregistrer cette clause' }).click();
    await expect.poll(() => anas.getByLabel('Nouveau texte de la clause').count()).toBe(0);
    await says(anas, 'Ce que propose Ana pour les rôles.');

    expect((await rewrite('data', 'Bob décide des données.')).status).toBe(200);
    await anas.getByRole('button', { name: 'Accepter la clause « Données »' }).click();
    await says(anas, 'Bob décide des données.');
    expect(await anas.getByRole('button', { name: 'Accepter la clause « Données »' }).count()).toBe(1);
  });

  it('takes an interest back after asking, and writes in the conversation', async () => {
    await given(...posted, expressed);
    const bobs = await reading(bob, '/interets/t1-bob');
    await bobs.getByText('Écrire un message, sans répondre encore').click();
    await bobs.getByLabel('Écrire un message').fill('Je complète : nous serions deux.');
    await bobs.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await says(bobs, 'Message envoyé.');
    await bobs.getByLabel('Écrire un message').fill('Et nous venons en train.');
    await bobs.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await says(bobs, 'Et nous venons en train.');
    await bobs.getByRole('button', { name: 'Retirer mon intérêt' }).click();
    await bobs.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    expect(await world().recorded()).not.toContain('InterestWithdrawn');
    await bobs.getByRole('button', { name: 'Retirer mon intérêt' }).click();
    await bobs.getByRole('dialog').getByRole('button', { name: 'Retirer mon intérêt' }).click();
    await says(bobs, 'Exprimer de nouveau mon intérêt');
  });

  it('promises, gives and waives what is due to the terrain', async () => {
    await given(...running, promised);
    const bobs = await reading(bob, '/partenariats/t1-bob');
    await bobs.getByText('Promettre une restitution').click();
    await bobs.getByLabel('Ce qui sera rendu au terrain').fill('Une carte des tournées');
    await bobs.getByLabel('Au plus tard le').fill('2027-03-31');
    await bobs.getByRole('button', { name: 'Promettre cette restitution' }).click();
    await bobs.getByRole('heading', { name: 'Une carte des tournées' }).waitFor();
    const anas = await reading(ana, '/partenariats/t1-bob');
    await anas.getByText('Y renoncer').first().click();
    await anas.getByLabel('Pour quelle raison').first().fill('La réunion n’a plus lieu d’être.');
    await anas.getByRole('button', { name: 'Y renoncer' }).first().click();
    await says(anas, 'Le terrain y renonce');
  });

  it('looks right in every look', async () => {
    await given(...waiting);
    const views: [Asker, string, string][] = [
      [bob, '/terrains/t1', 'terrain-exchange'],
      [ana, '/interets/t1-bob', 'interest-accepted'],
      [ana, '/partenariats/t1-bob', 'partnership-submitted'],
      [cleo, '/partenariats/t1-bob', 'partnership-decision'],
      [ana, '/mon-espace/echanges', 'my-exchanges'],
      [cleo, '/coordination/approbations', 'approvals'],
    ];
    for (const [who, path, name] of views) expect(await wrongInAnyLook(await reading(who, path), name)).toEqual([]);
  });

  it('looks right while things are open', async () => {
    await given(...posted);
    expect(await wrongInAnyLook(await reading(bob, '/terrains/t1'), 'interest-panel')).toEqual([]);
    await given(expressed);
    const answering = await reading(ana, '/interets/t1-bob');
    await answering.getByLabel('Non').check();
    expect(await wrongInAnyLook(answering, 'interest-answering')).toEqual([]);
    await world().clear();
    await given(...writing);
    const terms = await reading(ana, '/partenariats/t1-bob');
    await terms.getByRole('button', { name: 'Réécrire la clause « Objet »' }).click();
    expect(await wrongInAnyLook(terms, 'partnership-writing')).toEqual([]);
    await world().clear();
    await given(...running, promised);
    const formed = await reading(bob, '/partenariats/t1-bob');
    for (const summary of await formed.locator('details.deed > summary').all()) await summary.click();
    expect(await wrongInAnyLook(formed, 'partnership-formed')).toEqual([]);
  });
});
