import * as v from 'valibot';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { Words } from '../kernel/words.ts';
import type { Concept } from '../vocabulary/concept.ts';

/* What may be asked */

/** A new way of saying a concept, written as the vocabulary writes its own. */
export const TermDraft = v.object({
  concept: v.pipe(v.string(), v.trim(), v.minLength(1, 'addition-concept-unknown'), v.maxLength(80)),
  term: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(2, 'term-missing'),
    v.maxLength(80, 'term-too-long'),
    v.regex(/^[\p{L}\p{N}\s’'=*-]+$/u, 'term-signs'),
  ),
});
export type TermDraft = v.InferOutput<typeof TermDraft>;
export const TermDrop = v.object({
  reason: v.pipe(v.string(), v.trim(), v.minLength(5, 'reason-missing'), v.maxLength(1000, 'text-too-long')),
});

/** The part of a concept the rules look at, or nothing for an unknown one. */
type Own = Pick<Concept, 'terms' | 'related'>;
type Acting = { coordinator: boolean };
export type ProposeTerm = Command<'ProposeTerm', Acting & TermProposed['data'] & { own: Own | null }>;
export type AdoptTerm = Command<'AdoptTerm', Acting & { own: Own | null }>;
/** `reason`: vault id. */
export type DropTerm = Command<'DropTerm', Acting & { reason: string }>;
export type TakeTermBack = Command<'TakeTermBack', Acting & { reason: string }>;
export type AdditionCommand = ProposeTerm | AdoptTerm | DropTerm | TakeTermBack;

/* What may have happened */

export const additionStream = (addition: string): string => `addition-${addition}`;

export type TermProposed = Event<'TermProposed', { addition: string; concept: string; term: string }>;
/** The vocabulary of every process takes it in. */
export type TermAdopted = Event<'TermAdopted', { concept: string; term: string }>;
export type TermDropped = Event<'TermDropped', { reason: string }>;
/** An adopted term leaves every vocabulary again; what was recorded under it stays as it was. */
export type TermTakenBack = Event<'TermTakenBack', { concept: string; term: string; reason: string }>;
export type AdditionEvent = TermProposed | TermAdopted | TermDropped | TermTakenBack;

export const additionPrivacy = {
  TermProposed: { addition: 'none', concept: 'none', term: 'none' },
  TermAdopted: { concept: 'none', term: 'none' },
  TermDropped: { reason: 'vault' },
  TermTakenBack: { concept: 'none', term: 'none', reason: 'vault' },
} as const satisfies PrivacyMarks<AdditionEvent>;

/* What may be read */

export const additionStatuses = ['proposed', 'adopted', 'dropped', 'taken-back'] as const;
export type AdditionStatus = (typeof additionStatuses)[number];

const Label = v.object({ fr: v.string(), en: v.string() });
const Named = v.object({ id: v.string(), title: v.string() });

export const AdditionCard = v.object({
  id: v.string(),
  concept: v.object({ id: v.string(), label: Label }),
  term: v.string(),
  status: v.picklist(additionStatuses),
  /** Why it was dropped or taken back, while whoever said so wishes it kept. */
  reason: v.nullable(v.string()),
  at: v.string(),
});
export type AdditionCard = v.InferOutput<typeof AdditionCard>;
export const Additions = v.object({ items: v.array(AdditionCard) });

export const SaidIn = v.object({ id: v.string(), kind: v.picklist(['terrain', 'question']), title: v.string() });
export type SaidIn = v.InferOutput<typeof SaidIn>;

/** What adopting a term, or taking an adopted one back, would change: found by reading the open proposals again with it and without. */
export const AdditionPreview = v.object({
  /** Proposals read, of all that are open; fewer when there are too many to read at once. */
  looked: v.number(),
  open: v.number(),
  /** Proposals in which the concept is recognised that was not, or no longer is; at most ten of them named. */
  recognised: v.object({ count: v.number(), some: v.array(SaidIn) }),
  /** Questions whose first three terrains change, of those read; at most ten of them shown, with both lists. */
  questions: v.number(),
  changed: v.object({
    count: v.number(),
    some: v.array(v.object({ ...Named.entries, before: v.array(Named), after: v.array(Named) })),
  }),
});
export type AdditionPreview = v.InferOutput<typeof AdditionPreview>;

/** The page of all concepts: those that hold the words looked for, of how many, in which version. */
export type ConceptsPage = Readonly<{ concepts: readonly Concept[]; total: number; version: string }>;
/** The page of one concept, with the open proposals it is recognised in. */
export type ConceptPage = Readonly<{
  concept: Concept;
  near: readonly Readonly<{ id: string; label: Concept['label'] }>[];
  terrains: readonly SaidIn[];
  questions: readonly SaidIn[];
}>;

/* In words */

export const additionWords = {
  TermProposed: { fr: 'a proposé un terme', en: 'proposed a term' },
  TermAdopted: { fr: 'a adopté ce terme', en: 'adopted this term' },
  TermDropped: { fr: 'a écarté ce terme', en: 'dropped this term' },
  TermTakenBack: { fr: 'a retiré ce terme', en: 'took this term back' },
  'term-missing': {
    fr: 'Écrivez le terme, en 2 caractères au moins.',
    en: 'Write the term, in at least 2 characters.',
  },
  'term-too-long': { fr: 'Le terme compte au plus 80 caractères.', en: 'The term has at most 80 characters.' },
  'term-signs': {
    fr: 'Un terme s’écrit avec des lettres, des chiffres, des espaces, des apostrophes, des traits d’union, et les signes = et *.',
    en: 'A term is written with letters, digits, spaces, apostrophes, hyphens, and the signs = and *.',
  },
  'addition-concept-unknown': { fr: 'Cette notion n’existe pas.', en: 'This concept does not exist.' },
  'addition-unknown': { fr: 'Cet ajout n’existe pas.', en: 'This addition does not exist.' },
  'addition-not-yours': {
    fr: 'Seule la coordination complète le vocabulaire.',
    en: 'Only coordinators add to the vocabulary.',
  },
  'addition-already-proposed': { fr: 'Ce terme est déjà proposé.', en: 'This term is already proposed.' },
  'addition-already-decided': {
    fr: 'Ce terme est déjà adopté, écarté ou retiré.',
    en: 'This term is already adopted, dropped or taken back.',
  },
  'addition-not-adopted': {
    fr: 'Seul un terme adopté peut être retiré.',
    en: 'Only an adopted term can be taken back.',
  },
  'addition-term-says-nothing': {
    fr: 'Ce terme ne contient que des mots vides : il ne dirait rien.',
    en: 'This term holds only empty words: it would say nothing.',
  },
  'addition-one-word-counts': {
    fr: 'Un seul mot de cette expression compte, et il suffirait à reconnaître la notion : écrivez-le seul, ou précisez l’expression.',
    en: 'Only one word of this expression counts, and it alone would say the concept: write it alone, or make the expression more precise.',
  },
  'addition-one-stem': {
    fr: 'Les mots de ce terme ont tous la même racine : un seul suffirait.',
    en: 'The words of this term all share one stem: one would be enough.',
  },
  'addition-beginning-length': {
    fr: 'Un début de mot compte de 3 à 14 lettres avant l’astérisque.',
    en: 'The beginning of a word has 3 to 14 letters before its asterisk.',
  },
  'addition-term-known': {
    fr: 'La notion se dit déjà ainsi.',
    en: 'The concept is already said this way.',
  },
  'addition-term-weak': {
    fr: 'Ce terme est déjà un mot voisin de cette notion : il ne peut être les deux.',
    en: 'This term is already a related word of this concept: it cannot be both.',
  },
} as const satisfies Words;
export type AdditionCode = Extract<keyof typeof additionWords, `addition-${string}`>;
/** The rules a term may break. */
export type TermFault = Extract<
  AdditionCode,
  `addition-one-${string}` | `addition-term-${string}` | `addition-beginning-${string}`
>;
