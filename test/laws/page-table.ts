/* Which page answers whom with what. A live route that is not here fails the law; so does a row without its route. */

export const actors = ['visitor', 'roleless', 'practitioner', 'researcher', 'coordinator', 'administrator'] as const;
/** `roleless` is signed in and has not joined; `administrator` holds that role alone. */
export type Actor = (typeof actors)[number];

/** What is asked; `{names}` are ids of things the demonstration holds. */
type Row = readonly [asked: string, expected: readonly [number, number, number, number, number, number]];

const all = (status: number): Row[1] => [status, status, status, status, status, status];
const everybody = all(200);
const nobody = all(404);
const moved = all(301);
const members: Row[1] = [401, 200, 200, 200, 200, 200];
/** Who has not joined is led to do so first. */
const joined: Row[1] = [401, 303, 200, 200, 200, 200];
const coordination: Row[1] = [401, 403, 403, 403, 200, 403];
const administration: Row[1] = [401, 403, 403, 403, 403, 200];
/** Nothing is named, so nothing is done: back to the page. */
const administrationDone: Row[1] = [401, 403, 403, 403, 403, 303];
const offices: Row[1] = [401, 403, 403, 403, 200, 200];
/** The practitioner and the researcher are in it. */
const parties: Row[1] = [401, 404, 200, 200, 200, 404];

export const pageTable: Readonly<Record<string, readonly Row[]>> = {
  'GET /': [['/', everybody]],
  'GET /a-propos': [['/a-propos', everybody]],
  'GET /confidentialite': [['/confidentialite', everybody]],
  'GET /accessibilite': [['/accessibilite', everybody]],
  'GET /terrains': [
    ['/terrains', everybody],
    ['/terrains?q=eau&theme=water', everybody],
  ],
  'GET /terrains/nouveau': [['/terrains/nouveau', everybody]],
  'GET /terrains/:id': [
    ['/terrains/{terrain}', everybody],
    ['/terrains/{question}', moved],
    ['/terrains/{hidden}', [404, 404, 200, 404, 200, 404]],
    ['/terrains/nowhere', nobody],
  ],
  'GET /terrains/:id/modifier': [
    ['/terrains/{terrain}/modifier', [401, 403, 200, 403, 403, 403]],
    ['/terrains/nowhere/modifier', [401, 404, 404, 404, 404, 404]],
  ],
  'GET /terrain': [['/terrain', moved]],
  'GET /terrain/:id': [['/terrain/{terrain}', moved]],
  'GET /questions': [['/questions', everybody]],
  'GET /questions/nouvelle': [['/questions/nouvelle', everybody]],
  'GET /questions/:id': [
    ['/questions/{question}', everybody],
    ['/questions/{terrain}', moved],
  ],
  'GET /questions/:id/modifier': [['/questions/{question}/modifier', [401, 403, 403, 200, 403, 403]]],
  'GET /question': [['/question', moved]],
  'GET /question/:id': [['/question/{question}', moved]],
  'GET /seances': [['/seances', everybody]],
  'GET /seances/:id': [
    ['/seances/{meeting}', everybody],
    ['/seances/{draft}', [404, 404, 404, 404, 200, 404]],
  ],
  'GET /notions': [
    ['/notions', everybody],
    ['/notions?q=loyer', everybody],
    ['/notions?q=xyzzy', everybody],
  ],
  'GET /notions/:id': [
    ['/notions/social-housing', everybody],
    ['/notions/nowhere', nobody],
    ['/notions/rsa-conditionality', moved],
  ],
  'GET /concepts': [['/concepts', moved]],
  'GET /concepts/:id': [['/concepts/social-housing', moved]],
  'GET /ressources': [['/ressources', everybody]],
  'GET /meetings': [['/meetings', moved]],
  'GET /meetings/:id': [['/meetings/{meeting}', moved]],
  'GET /resources': [['/resources', moved]],
  'GET /interests/:id': [['/interests/{interest}', moved]],
  'GET /partnerships/:id': [['/partnerships/{partnership}', moved]],
  'GET /interets/:id': [
    ['/interets/{interest}', parties],
    ['/interets/{foreignInterest}', [401, 404, 404, 404, 200, 404]],
    ['/interets/nowhere', [401, 404, 404, 404, 404, 404]],
  ],
  'GET /partenariats/:id': [
    ['/partenariats/{partnership}', parties],
    ['/partenariats/{foreignPartnership}', [401, 404, 404, 404, 200, 404]],
    ['/partenariats/nowhere', [401, 404, 404, 404, 404, 404]],
  ],
  'GET /rapprochements': [
    ['/rapprochements', [401, 404, 404, 404, 404, 404]],
    [
      '/rapprochements?question={question}&terrain=http%3A%2F%2Flocalhost%2Fterrains%2F{terrain}',
      [401, 303, 303, 303, 303, 303],
    ],
  ],
  // The practitioner answers for the terrain, the researcher for the question.
  'GET /rapprochements/:question/:terrain': [
    ['/rapprochements/{question}/{terrain}', [401, 403, 200, 200, 200, 403]],
    ['/rapprochements/{terrain}/{question}', [401, 404, 404, 404, 404, 404]],
    ['/rapprochements/nowhere/{terrain}', [401, 404, 404, 404, 404, 404]],
  ],
  'GET /bienvenue': [['/bienvenue', [401, 200, 303, 303, 303, 303]]],
  'GET /mon-espace': [['/mon-espace', joined]],
  'GET /mon-espace/profil': [['/mon-espace/profil', joined]],
  'GET /mon-espace/preferences': [['/mon-espace/preferences', joined]],
  'GET /mon-espace/donnees': [['/mon-espace/donnees', members]],
  'GET /mon-espace/propositions': [['/mon-espace/propositions', members]],
  'GET /mon-espace/alertes': [['/mon-espace/alertes', members]],
  'GET /mon-espace/echanges': [['/mon-espace/echanges', members]],
  'GET /coordination': [['/coordination', offices]],
  'GET /coordination/personnes': [['/coordination/personnes', offices]],
  'GET /coordination/personnes/nouvelle': [['/coordination/personnes/nouvelle', coordination]],
  'GET /coordination/import': [['/coordination/import', coordination]],
  'GET /coordination/approbations': [['/coordination/approbations', coordination]],
  'GET /coordination/equilibre': [['/coordination/equilibre', coordination]],
  'GET /coordination/equilibre.csv': [['/coordination/equilibre.csv', coordination]],
  'GET /coordination/silences': [['/coordination/silences', coordination]],
  'GET /coordination/vocabulaire': [['/coordination/vocabulaire', coordination]],
  // Nothing is written in what is posted here, so the form comes back.
  'POST /coordination/vocabulaire': [['/coordination/vocabulaire', [401, 403, 403, 403, 422, 403]]],
  'GET /coordination/vocabulaire/:id': [['/coordination/vocabulaire/nowhere', [401, 403, 403, 403, 404, 403]]],
  'POST /coordination/vocabulaire/:id/adopter': [
    ['/coordination/vocabulaire/nowhere/adopter', [401, 403, 403, 403, 404, 403]],
  ],
  'POST /coordination/vocabulaire/:id/ecarter': [
    ['/coordination/vocabulaire/nowhere/ecarter', [401, 403, 403, 403, 404, 403]],
  ],
  'POST /coordination/vocabulaire/:id/retirer': [
    ['/coordination/vocabulaire/nowhere/retirer', [401, 403, 403, 403, 404, 403]],
  ],
  'GET /coordination/exploitation': [['/coordination/exploitation', administration]],
  'POST /coordination/exploitation/faits': [['/coordination/exploitation/faits', administrationDone]],
  'POST /coordination/exploitation/courriels': [['/coordination/exploitation/courriels', administrationDone]],
  'POST /coordination/exploitation/taches': [['/coordination/exploitation/taches', administrationDone]],
  'GET /connexion': [['/connexion', [200, 303, 303, 303, 303, 303]]],
  'POST /connexion': [['/connexion', all(422)]],
  'GET /connexion/lien': [['/connexion/lien', everybody]],
  'POST /connexion/lien': [['/connexion/lien', all(410)]],
  // No provider is set here; tests of identity providers go further.
  'GET /connexion/identite': [['/connexion/identite', nobody]],
  'GET /connexion/identite/relier': [['/connexion/identite/relier', [401, 404, 404, 404, 404, 404]]],
  'GET /connexion/auth/callback/:provider': [['/connexion/auth/callback/none', all(302)]],
  'GET /connexion/accueil': [['/connexion/accueil', all(303)]],
  'GET /connexion/erreur': [['/connexion/erreur', all(403)]],
  'GET /sign-in': [['/sign-in', moved]],
  'POST /deconnexion': [['/deconnexion', all(303)]],
  'GET /desinscription/:token': [['/desinscription/cut', nobody]],
  'POST /desinscription/:token': [['/desinscription/cut', nobody]],
  // Only on one's own machine, without a mail server.
  'GET /courrier': [['/courrier', everybody]],
  'GET /courrier/feuille.css': [['/courrier/feuille.css', everybody]],
  'GET /courrier/:id': [['/courrier/{mail}', everybody]],
  'GET /courrier/:id/texte': [['/courrier/{mail}/texte', everybody]],
  'GET /courrier/:id/fichier': [['/courrier/{mail}/fichier', everybody]],
  'GET /docs': [['/docs', everybody]],
  'GET /docs/start.js': [['/docs/start.js', everybody]],
  'GET /docs/:file': [
    ['/docs/swagger-ui.css', everybody],
    ['/docs/package.json', nobody],
  ],
  'GET /api/openapi.json': [['/api/openapi.json', everybody]],
  'GET /assets/:file': [['/assets/icon.svg', everybody]],
  'GET /healthz': [['/healthz', everybody]],
  'GET /readyz': [['/readyz', everybody]],
  'GET /metrics': [['/metrics', everybody]],
};

/** An address of the table with the ids of what is there. */
export const addressFor = (asked: string, ids: Readonly<Record<string, string>>): string =>
  asked.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`the demonstration holds no ${name}`);
    return encodeURIComponent(id);
  });
