import { appointFirstAdministrator } from '../../services/members/members.service.ts';
import type { MinutesPreview, MinutesRecorded } from '../../shared/contracts/meeting-answers.ts';
import { exchanges } from './exchanges.ts';
import { MEETINGS_HELD, minutesText } from './minutes.ts';
import { addressOf, type DemoName, names, people } from './people.ts';
import type { Day } from './posted.ts';
import { questionsAsked } from './questions.ts';
import type { Stage } from './stage.ts';
import { does, type Step } from './steps.ts';
import { terrainsOfPeople } from './terrains-of-people.ts';
import { terrainsOfPlaces } from './terrains-of-places.ts';

/** How many days ago the story begins. */
export const BEGINS = -120;
/** When notes of the minutes are taken up as proposals. */
export const TAKEN_UP = MEETINGS_HELD + 11;

const joins = async ({ house, ask, name: remember }: Stage, who: DemoName): Promise<void> => {
  const { deps } = house;
  const { name, organisation, roles } = people[who];
  const person = deps.newId();
  if (!(await deps.accounts.open(person, addressOf(who)))) throw new Error(`${addressOf(who)} is already an account`);
  remember(who, person);
  const profile = { name, organisation, language: 'fr' };
  // The settings name the first administrator, who grants the role to whoever coordinates.
  if (who === 'administration') await appointFirstAdministrator(deps, person);
  if (who === 'coordination') {
    await ask(who, 'PUT', '/api/me', { ...profile, roles: ['practitioner'] });
    await ask('administration', 'POST', `/api/people/${person}/roles`, { role: 'coordinator', held: true });
  }
  await ask(who, 'PUT', '/api/me', { ...profile, roles });
};

/** One after the other, the administration first: it names who coordinates. */
const everybodyJoins: readonly Step[] = (
  ['administration', 'coordination', ...names.filter((name) => people[name].roles.length > 0)] as DemoName[]
).map((who, at) => ({ day: BEGINS + at, act: (stage) => joins(stage, who) }));

const importsMinutes: Step = {
  day: MEETINGS_HELD + 3,
  act: async ({ post, name, day }) => {
    const document = { name: 'compte-rendu.md', text: minutesText(day) };
    const { sha256, editions } = await post<MinutesPreview>('coordination', '/api/minutes/preview', document);
    const record = { name: document.name, sha256, editions };
    const { meetings } = await post<MinutesRecorded>('coordination', '/api/minutes', record);
    meetings.forEach(({ id }, at) => {
      name(`meeting-${at + 1}`, id);
    });
  },
};

/** Two are published; the third is being read by those who spoke. */
const releasesMinutes: readonly Step[] = [
  ...['meeting-1', 'meeting-2', 'meeting-3'].map((meeting) => moves(MEETINGS_HELD + 4, meeting, 'submit')),
  ...['meeting-1', 'meeting-2'].flatMap((meeting) => [
    moves(MEETINGS_HELD + 9, meeting, 'approve'),
    moves(MEETINGS_HELD + 9, meeting, 'publish'),
  ]),
];

function moves(day: number, meeting: string, verb: string): Step {
  return { day, act: ({ post, id }) => post('coordination', `/api/meetings/${id(meeting)}/${verb}`) };
}

/** A note that begins so becomes a proposal, as its words suggest; it is then known by `key`. */
const takesUp = (meeting: string, beginning: string, key: string): Step => ({
  day: TAKEN_UP,
  act: async ({ ask, post, id, name }) => {
    const path = `/api/meetings/${id(meeting)}`;
    const { notes } = await ask<{ notes: { id: string; text: string }[] }>('coordination', 'GET', path);
    const note = notes.find(({ text }) => text.startsWith(beginning));
    name(key, (await post('coordination', `${path}/notes/${note?.id}/take-up`, { kind: 'as-suggested' })).id);
  },
});

const takesUpNotes: readonly Step[] = [
  takesUp('meeting-1', 'Que deviennent, un an plus tard', 'note-suites'),
  takesUp('meeting-1', 'Une épicerie solidaire', 'note-epicerie'),
  takesUp('meeting-2', 'À quelles conditions', 'note-tarification'),
  takesUp('meeting-2', 'Un registre de doléances', 'note-registre'),
];

const posts = (day: Day): Step[] => [
  ...[...terrainsOfPeople(day), ...terrainsOfPlaces(day)].map((terrain) => postsOne('terrains', terrain)),
  ...questionsAsked(day).map((question) => postsOne('questions', question)),
];

const postsOne = (
  where: 'terrains' | 'questions',
  { key, by, day, content }: { key: string; by: DemoName; day: number; content: object },
): Step => ({
  day,
  act: async ({ post, name }) => name(key, (await post(by, `/api/${where}`, content)).id),
});

/** What becomes of proposals besides exchanges. */
const lives: readonly Step[] = [
  does(-20, 'malik', 'proposals', 'composteurs', 'pause'),
  does(-22, 'oceane', 'proposals', 'marches', 'withdraw', { reason: 'L’essai s’est arrêté plus tôt que prévu.' }),
  does(-13, 'mathilde', 'proposals', 'aidants-de-nuit', 'pause'),
  does(-10, 'jeanne', 'proposals', 'enfants-places', 'progress', { state: 'studied', evidence: [] }),
  progresses(-22, 'chercheuse', 'retour-aux-droits', 'partly-answered', 'terrains', 'bus'),
  progresses(-19, 'leopold', 'gaspillage', 'answered', 'terrains', 'cantines'),
  progresses(-6, 'yanis', 'vote-des-jeunes', 'contested', 'terrains', 'lyceens'),
  does(-70, 'coordination', 'proposals', 'note-suites', 'hand-over', { email: addressOf('chercheuse') }),
];

/** Says where a question stands; the evidence is the page of a proposal. */
function progresses(day: number, by: DemoName, key: string, state: string, kind: string, evidence: string): Step {
  return {
    day,
    act: ({ post, id, house }) =>
      post(by, `/api/proposals/${id(key)}/progress`, {
        state,
        evidence: [`${house.deps.publicUrl}/${kind}/${id(evidence)}`],
      }),
  };
}

/** The whole story, in the order it happens. Steps of one day keep the order they are told in. */
export const story = (day: Day): readonly Step[] =>
  [...everybodyJoins, importsMinutes, ...releasesMinutes, ...takesUpNotes, ...posts(day), ...exchanges, ...lives].sort(
    (one, other) => one.day - other.day,
  );
