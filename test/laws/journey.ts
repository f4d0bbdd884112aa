import { clauses } from '../../shared/contracts/partnership.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';

/* What the demonstration leaves out, walked through the API: every personal field holds the words of `words`. */

export const walkers = ['paula', 'rene', 'gilles', 'coordination', 'administration'] as const;
/** Paula has terrains, René questions, the coordination registers Gilles. */
export type Walker = (typeof walkers)[number];

/** Each holds a canary found nowhere else, and says whose words they are: theirs go when they are erased. */
export type Personal = Readonly<{ canary: string; of: Walker | 'speaker'; words: string }>;

const personal = (canary: string, of: Personal['of'], words = `Des mots d’une personne à une autre : ${canary}.`) => ({
  canary,
  of,
  words,
});

export const words = {
  firstName: personal('zqxprenomun', 'paula', 'Paula Zqxprenomun'),
  name: personal('zqxnomdeux', 'paula', 'Paula Zqxnomdeux'),
  otherName: personal('zqxnomtrois', 'rene', 'René Zqxnomtrois'),
  address: personal('zqxadresseun', 'paula', 'paula.zqxadresseun@sablieres.example'),
  otherAddress: personal('zqxadressedeux', 'rene', 'rene.zqxadressedeux@sablieres.example'),
  invitedName: personal('zqxnominvite', 'gilles', 'Gilles Zqxnominvite'),
  invitedAddress: personal('zqxadresseinvitee', 'gilles', 'gilles.zqxadresseinvitee@sablieres.example'),
  interest: personal('zqxinteret', 'rene'),
  question: personal('zqxprecision', 'paula'),
  answer: personal('zqxeclaircie', 'rene'),
  decline: personal('zqxdecline', 'paula'),
  accept: personal('zqxaccepte', 'paula'),
  message: personal('zqxconversation', 'rene'),
  returned: personal('zqxrenvoi', 'coordination'),
  refused: personal('zqxrefus', 'coordination'),
  waived: personal('zqxrenonce', 'paula'),
  abandoned: personal('zqxabandon', 'rene'),
  ended: personal('zqxfinprecoce', 'rene'),
  hidden: personal('zqxmasque', 'coordination'),
  contested: personal('zqxconteste', 'rene'),
  dismissed: personal('zqxecarte', 'coordination'),
  pinned: personal('zqxepingle', 'coordination'),
  droppedTerm: personal('zqxtermeecarte', 'coordination'),
  takenBackTerm: personal('zqxtermeretire', 'coordination'),
  searchName: personal('zqxnomrecherche', 'rene', 'Mes ludothèques, zqxnomrecherche'),
  searchWords: personal('zqxmotscherches', 'rene', 'ludothèque zqxmotscherches'),
  speaker: personal('zqxintervenante', 'speaker', 'Odile Zqxintervenante'),
  affiliation: personal('zqxaffiliation', 'speaker', 'Atelier Zqxaffiliation'),
} as const satisfies Record<string, Personal>;

/** In no column at all: addresses found in minutes are left out. */
export const NEVER_KEPT = 'zqxcourriel';

const minutes = `# Connecteur Recherche – mercredi 3 février 2027

## Séance n° 1 : Tenir une ludothèque

**Intervenant·e·s**

* ${words.speaker.words}, ludothécaire, ${words.affiliation.words}

### Pistes de réflexion

* Qui vient jouer le mardi, et qui ne vient jamais ? Écrire à odile.${NEVER_KEPT}@sablieres.example
* Que devient un jeu que personne n’emprunte ?

### Terrains

* Une ludothèque de quartier, ses cahiers de prêt depuis douze ans.
`;

type Done = { id: string };
export type Walk = Readonly<{
  /** Answers the body; throws unless it went through. */
  ask: <T = Done>(by: Walker, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<T>;
  /** Lets everything that follows the log follow it. */
  settle: () => Promise<void>;
  dayFromNow: (days: number) => string;
}>;

export const walkJourney = async ({ ask, settle, dayFromNow }: Walk): Promise<void> => {
  const post = (by: Walker, path: string, body: object = {}) => ask(by, 'POST', path, body);
  const joins = (who: 'paula' | 'rene', name: Personal, roles: string[], organisation: string) =>
    ask(who, 'PUT', '/api/me', { name: name.words, roles, organisation, language: 'fr' });

  await joins('paula', words.firstName, ['practitioner'], 'Ville de Sablières');
  await joins('paula', words.name, ['practitioner'], 'Ville de Sablières, ludothèque');
  await joins('rene', words.otherName, ['practitioner', 'researcher'], 'Laboratoire du jeu');
  await joins('rene', words.otherName, ['researcher'], 'Laboratoire du jeu');
  await ask('rene', 'PUT', '/api/me/preferences', { digest: 'immediate', ownItems: true, language: 'fr' });
  await post('coordination', '/api/people', {
    name: words.invitedName.words,
    email: words.invitedAddress.words,
    roles: ['practitioner'],
    organisation: 'Ville de Sablières',
  });

  const terrain = async (title: string) =>
    (await post('paula', '/api/terrains', { ...terrainDraft, title, until: dayFromNow(60) })).id;
  const [declined, handed, ended, abandoned, refused, hidden] = [
    await terrain('Cahiers de prêt d’une ludothèque'),
    await terrain('Soirées de jeux en pied d’immeuble'),
    await terrain('Atelier de réparation de jeux'),
    await terrain('Ludobus des hameaux'),
    await terrain('Jeux du patrimoine au musée'),
    await terrain('Annonce hors sujet, à masquer'),
  ];
  const question = (await post('rene', '/api/questions', questionDraft)).id;
  await ask('rene', 'PUT', `/api/questions/${question}`, { ...questionDraft, methods: 'Entretiens, cahiers' });

  const steward = (by: Walker, proposal: string, verb: string, body: object = {}) =>
    post(by, `/api/proposals/${proposal}/${verb}`, body);
  await steward('paula', declined, 'pause');
  await steward('paula', declined, 'resume');
  await steward('paula', declined, 'prolong', { until: dayFromNow(90) });
  const coOwner = await steward('paula', handed, 'co-owners', { email: words.invitedAddress.words });
  const { owners } = await ask<{ owners: { person: string; name: string }[] }>(
    'paula',
    'GET',
    `/api/proposals/${coOwner.id}`,
  );
  const invited = owners.find(({ name }) => name === words.invitedName.words)?.person;
  await steward('paula', handed, 'co-owners/remove', { person: invited });
  await steward('coordination', hidden, 'hide', { reason: `Annonce commerciale, ${words.hidden.words}` });
  await steward('coordination', hidden, 'restore');
  await steward('coordination', hidden, 'hide', { reason: words.hidden.words });
  await settle();
  const [concept] = await ask<{ id: string }[]>('rene', 'GET', `/api/proposals/${question}/concepts`);
  await steward('rene', question, 'concepts', { concept: concept?.id, verdict: 'confirmed' });

  const writes = async (proposal: string) =>
    (await steward('rene', proposal, 'interests', { message: words.interest.words, withProposal: null })).id;
  const answers = (by: Walker, interest: string, verb: string, body: object) =>
    post(by, `/api/interests/${interest}/${verb}`, body);
  const first = await writes(declined);
  await answers('paula', first, 'clarification', { text: words.question.words });
  await answers('rene', first, 'clarify', { text: words.answer.words });
  await post('rene', `/api/conversations/${first}/messages`, { text: words.message.words });
  await answers('paula', first, 'decline', { motive: 'no-time', message: words.decline.words });
  await writes(handed);
  await steward('paula', handed, 'hand-over', { email: words.invitedAddress.words });

  const decides = (by: Walker, partnership: string, verb: string, body: object = {}) =>
    post(by, `/api/partnerships/${partnership}/${verb}`, body);
  const agreed = async (proposal: string) => {
    const id = await writes(proposal);
    await answers('paula', id, 'accept', { message: words.accept.words });
    return id;
  };
  const submitted = async (id: string) => {
    for (const by of ['paula', 'rene'] as const)
      for (const clause of clauses) await decides(by, id, `clauses/${clause.id}/agree`);
    await decides('paula', id, 'submit');
  };
  const lived = await agreed(ended);
  await ask('rene', 'PUT', `/api/partnerships/${lived}/clauses/data`, { text: 'Les cahiers restent à la ludothèque.' });
  await submitted(lived);
  await decides('coordination', lived, 'return', { reason: words.returned.words });
  await decides('paula', lived, 'submit');
  await decides('coordination', lived, 'approve');
  const due = dayFromNow(30);
  await decides('rene', lived, 'restitutions', { what: 'Une soirée avec les habitués', due });
  const page = await ask<{ restitutions: { id: string }[] }>('paula', 'GET', `/api/partnerships/${lived}`);
  await decides('paula', lived, `restitutions/${page.restitutions[0]?.id}/waive`, { reason: words.waived.words });
  await decides('rene', lived, 'end-early', { reason: words.ended.words });
  await decides('rene', await agreed(abandoned), 'abandon', { reason: words.abandoned.words });
  const unfit = await agreed(refused);
  await submitted(unfit);
  await decides('coordination', unfit, 'refuse', { reason: words.refused.words });

  await settle();
  const pair = `/api/matches/${question}`;
  await post('rene', `${pair}/${declined}/contest`, { concept: null, what: words.contested.words });
  await post('coordination', `${pair}/${abandoned}/pin`, { reason: words.pinned.words });
  await post('coordination', `${pair}/${refused}/dismiss`, { reason: words.dismissed.words });
  await post('coordination', `${pair}/${refused}/restore`);

  const term = async (written: string) =>
    (await post('coordination', '/api/vocabulary/additions', { concept: 'libraries', term: written })).id;
  const adopted = await term('ludothèque zibeline');
  await post('coordination', `/api/vocabulary/additions/${adopted}/adopt`);
  await post('coordination', `/api/vocabulary/additions/${adopted}/take-back`, { reason: words.takenBackTerm.words });
  await post('coordination', `/api/vocabulary/additions/${await term('ludothèque marabout')}/adopt`);
  await post('coordination', `/api/vocabulary/additions/${await term('zibeline')}/drop`, {
    reason: words.droppedTerm.words,
  });

  const search = { kind: 'terrain', name: words.searchName.words, pace: 'daily', q: words.searchWords.words };
  const dropped = await post('rene', '/api/me/searches', { ...search, theme: ['culture'] });
  await ask('rene', 'DELETE', `/api/me/searches/${dropped.id}`);
  await post('rene', '/api/me/searches', search);

  const document = { name: 'ludotheques.md', text: minutes };
  const preview = await ask<{ sha256: string; editions: object[] }>(
    'coordination',
    'POST',
    '/api/minutes/preview',
    document,
  );
  const { meetings } = await ask<{ meetings: Done[] }>('coordination', 'POST', '/api/minutes', {
    name: document.name,
    sha256: preview.sha256,
    editions: preview.editions,
  });
  const meeting = `/api/meetings/${meetings[0]?.id}`;
  const { notes } = await ask<{ notes: Done[] }>('coordination', 'GET', meeting);
  await ask('coordination', 'PUT', `${meeting}/notes/${notes[0]?.id}`, { text: 'Qui vient jouer le mardi ?' });
  await ask('coordination', 'DELETE', `${meeting}/notes/${notes[1]?.id}`);
  await settle();
};
