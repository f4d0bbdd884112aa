import * as v from 'valibot';
import { isDay } from '../kernel/days.ts';
import { themes } from '../vocabulary/themes.ts';
import { disciplines, idsOf, natures, offers, outputs, sensitivities, territoryLevels } from './proposal-choices.ts';

/** What is asked when a terrain or a question is posted or revised. Every message is a code with its sentence in `proposalWords`. */

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, 'line-too-long'));
const optionalText = (max: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max, 'text-too-long')), '');
/** A day, or nothing: an empty field of a form is nothing. */
const optionalDay = v.optional(
  v.nullable(
    v.pipe(
      v.string(),
      v.transform((day) => day.trim() || null),
      v.nullable(v.pipe(v.string(), v.check(isDay, 'date-invalid'))),
    ),
  ),
  null,
);
const some = <const T extends readonly [string, ...string[]]>(ids: T, code: string) =>
  v.pipe(v.array(v.picklist(ids, 'choice-unknown')), v.minLength(1, code), v.transform(distinct));
const any = <const T extends readonly [string, ...string[]]>(ids: T) =>
  v.optional(v.pipe(v.array(v.picklist(ids, 'choice-unknown')), v.transform(distinct)), []);

const Title = v.pipe(v.string(), v.trim(), v.minLength(10, 'title-too-short'), v.maxLength(140, 'title-too-long'));
const Body = v.pipe(v.string(), v.trim(), v.minLength(40, 'text-too-short'), v.maxLength(5000, 'text-too-long'));
const Themes = v.pipe(
  v.array(v.picklist(themeIds(), 'choice-unknown')),
  v.minLength(1, 'themes-missing'),
  v.maxLength(5, 'themes-too-many'),
  v.transform(distinct),
);

/** `code` is the INSEE code (SIREN for an intercommunalité) when the place was chosen from the list. */
export const Territory = v.object({
  level: v.picklist(idsOf(territoryLevels), 'choice-unknown'),
  code: v.optional(v.nullable(line(12)), null),
  label: v.pipe(v.string(), v.trim(), v.minLength(2, 'place-missing'), v.maxLength(120, 'line-too-long')),
});
export type Territory = v.InferOutput<typeof Territory>;

export const DataSheet = v.object({
  what: optionalText(1000),
  sensitivity: v.optional(v.nullable(v.picklist(idsOf(sensitivities), 'choice-unknown')), null),
  legalBasis: optionalText(500),
  access: optionalText(500),
  retention: optionalText(500),
});

const Link = v.pipe(v.string(), v.trim(), v.maxLength(500, 'line-too-long'), v.check(isWebAddress, 'link-invalid'));

export const TerrainContent = v.pipe(
  v.object({
    title: Title,
    description: Body,
    natures: some(idsOf(natures), 'natures-missing'),
    offers: some(idsOf(offers), 'offers-missing'),
    themes: Themes,
    territory: Territory,
    from: optionalDay,
    until: optionalDay,
    capacity: v.optional(
      v.pipe(
        v.number('capacity-invalid'),
        v.integer('capacity-invalid'),
        v.minValue(1, 'capacity-invalid'),
        v.maxValue(50, 'capacity-invalid'),
      ),
      1,
    ),
    conditions: optionalText(2000),
    dataSheet: v.optional(v.nullable(DataSheet), null),
    expects: optionalText(2000),
    links: v.optional(v.pipe(v.array(Link), v.maxLength(10, 'links-too-many')), []),
    organisation: v.optional(line(140), ''),
  }),
  v.forward(
    v.check((content) => inOrder(content), 'dates-in-disorder'),
    ['until'],
  ),
);
export type TerrainContent = v.InferOutput<typeof TerrainContent>;

export const QuestionContent = v.pipe(
  v.object({
    title: Title,
    text: Body,
    disciplines: any(idsOf(disciplines)),
    methods: optionalText(1000),
    themes: Themes,
    offersWanted: any(idsOf(offers)),
    /** Empty: anywhere. */
    territoriesWanted: v.optional(v.pipe(v.array(Territory), v.maxLength(10, 'territories-too-many')), []),
    from: optionalDay,
    until: optionalDay,
    output: v.optional(v.nullable(v.picklist(idsOf(outputs), 'choice-unknown')), null),
    known: optionalText(2000),
    organisation: v.optional(line(140), ''),
  }),
  v.forward(
    v.check((content) => inOrder(content), 'dates-in-disorder'),
    ['until'],
  ),
);
export type QuestionContent = v.InferOutput<typeof QuestionContent>;

function themeIds(): [string, ...string[]] {
  return themes.map((theme) => theme.id) as [string, ...string[]];
}

function distinct<T>(list: T[]): T[] {
  return [...new Set(list)];
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

function inOrder({ from, until }: { from: string | null; until: string | null }): boolean {
  return !from || !until || from <= until;
}
