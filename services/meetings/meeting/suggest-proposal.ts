import type { ProposalContent } from '../../../shared/contracts/proposal.ts';
import type { QuestionContent, TerrainContent, Territory } from '../../../shared/contracts/proposal-content.ts';
import { themesNamed } from './theme-guess.ts';

export type FindPlace = (asked: { level: string; label: string; code?: string }) => Territory | undefined;
export type NoteWords = Readonly<{
  kind: 'lead' | 'terrain';
  text: string;
  heading: string | null;
  links: readonly string[];
  meetingTitle: string;
}>;

const TITLE = { least: 10, most: 140 };
const LEAST_TEXT = 40;

/** A note as a proposal: what its words say, and the least that may be said where they do not. A person corrects it. */
export const suggestProposal = (note: NoteWords, find: FindPlace): ProposalContent =>
  note.kind === 'lead'
    ? { kind: 'question', content: questionFrom(note) }
    : { kind: 'terrain', content: terrainFrom(note, find) };

const common = (note: NoteWords) => ({
  title: titleFrom(note),
  themes: themesNamed(`${note.text} ${note.heading ?? ''}`),
  from: null,
  until: null,
  organisation: '',
});

const questionFrom = (note: NoteWords): QuestionContent => ({
  ...common(note),
  text: bodyFrom(note),
  disciplines: [],
  methods: '',
  offersWanted: [],
  territoriesWanted: [],
  output: null,
  known: note.links.join('\n').slice(0, 2_000),
});

const terrainFrom = (note: NoteWords, find: FindPlace): TerrainContent => ({
  ...common(note),
  description: bodyFrom(note),
  natures: naturesIn(note.text),
  offers: offersIn(note.text),
  territory: territoryIn(note.text, find) ?? { level: 'national', code: null, label: 'France' },
  capacity: 1,
  conditions: '',
  dataSheet: null,
  expects: '',
  links: note.links.filter((link) => link.length <= 500).slice(0, 10),
});

/** The first sentence, or what stands before a colon, when it can be a title; otherwise the first words. */
const titleFrom = ({ text, heading, meetingTitle }: NoteWords): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const starts = [/^.{30,139}?[.?!…](?=\s|$)/, /^.{30,139}?(?=\s?:\s)/, /^.{10,139}?[.?!…](?=\s|$)/];
  const start = line.length <= TITLE.most ? line : starts.map((shape) => shape.exec(line)?.[0]).find(isWhole);
  const title = (start ?? cutAtWord(line)).replace(/(?<!\.|etc)\.$/, '').trim();
  return title.length >= TITLE.least ? title : cutAtWord(`${title} – ${heading ?? meetingTitle} (piste de séance)`);
};

/** No parenthesis is left open. */
const isWhole = (start: string | undefined) =>
  start !== undefined && start.split('(').length === start.split(')').length;

const cutAtWord = (line: string): string => {
  if (line.length <= TITLE.most) return line;
  const cut = line.slice(0, TITLE.most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60)).replace(/[\s,;:(–-]+$/, '')}…`;
};

/** As written; a very short note is told with where it was said, so that it can be understood alone. */
const bodyFrom = ({ text, heading, meetingTitle }: NoteWords): string =>
  text.length >= LEAST_TEXT ? text : `${text}\n\n${heading ?? ''}\n\nRelevé à la séance « ${meetingTitle} ».`;

type Cue<Id> = readonly (readonly [RegExp, Id])[];
const cued = <Id>(text: string, cues: Cue<Id>, otherwise: Id): Id[] => {
  const found = cues.filter(([cue]) => cue.test(text)).map(([, id]) => id);
  return found.length > 0 ? [...new Set(found)] : [otherwise];
};

const naturesIn = (text: string) =>
  cued<TerrainContent['natures'][number]>(
    text,
    [
      [/donn[ée]e|statisti|enqu[êe]te|relev[ée]s|mesure/i, 'data'],
      [/cartograph|carte|archive|document|registre|portrait|guide|rapport/i, 'documents'],
      [/exp[ée]riment|prototype|test/i, 'experimentation'],
      [/partenariat|collaboration|coop[ée]ration/i, 'partnership'],
    ],
    'context',
  );

const offersIn = (text: string) =>
  cued<TerrainContent['offers'][number]>(
    text,
    [
      [/jeu de donn|donn[ée]es|statisti|relev[ée]s/i, 'dataset'],
      [/cartograph|archive|document|registre|guide/i, 'documents'],
      [/exp[ée]riment/i, 'experimentation'],
      [/groupes? de parole|t[ée]moign|entretien/i, 'interviews'],
    ],
    'observation',
  );

const LEVELS = ['region', 'departement', 'intercommunalite', 'commune'] as const;
const WORD = String.raw`\p{Lu}[\p{L}’'-]+`;
const LINK = String.raw`(?:d[eu]s?|la|le|les|en|sur|sous)(?![\p{L}])`;
const NAME = new RegExp(`${WORD}(?:[ -](?:${LINK}|[dl]['’]${WORD}|${WORD})){0,6}`, 'gu');
const NUMBER = /(?:\ble|\bdu|\bdans le) (0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])(?!\d|\s?%)/;

/** The first place of the official list named in the text, the longest name first; else a département told by its number. */
const territoryIn = (text: string, find: FindPlace): Territory | undefined => {
  for (const [named] of text.matchAll(NAME)) {
    for (const label of namesWithin(named)) {
      const place = LEVELS.map((level) => find({ level, label })).find(
        (found) => found && isMeant(found, label, named),
      );
      if (place) return place;
    }
  }
  const number = NUMBER.exec(text)?.[1];
  return number === undefined ? undefined : find({ level: 'departement', code: number, label: number });
};

/** « CCAS de Parthenay » holds « Parthenay »: every run of words that begins with a capital, the longest first. */
const namesWithin = (named: string): string[] => {
  const words = named.split(' ');
  const names: string[] = [];
  for (let length = words.length; length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const label = words
        .slice(start, start + length)
        .join(' ')
        .replace(/^[dl]['’]/i, '');
      if (label.length >= 4 && /^\p{Lu}/u.test(label)) names.push(label);
    }
  return names;
};

/** « Centres » at the head of a sentence is not the commune of Centrès: a single word must be spelt as the place is. */
const isMeant = (place: Territory, label: string, named: string): boolean => {
  if (place.level !== 'commune' || /[ -]/.test(label)) return true;
  // « Stéphane Bouillon » is a person: within a longer name, a commune stands after « de », « du », « à »…
  const told = named.startsWith(label) || /(?:^|\s)(?:\p{Ll}+\s+|d['’])$/u.test(named.slice(0, named.indexOf(label)));
  return told && place.label.toLowerCase() === label.toLowerCase();
};
