import * as v from 'valibot';
import { isDay } from '../kernel/days.ts';

/* What may be asked: minutes as they were read, then corrected by a coordinator */

const line = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const day = v.pipe(v.string(), v.check(isDay, 'minutes-date-invalid'));
const words = (longest: number) => v.pipe(v.string(), v.trim(), v.maxLength(longest, 'minutes-text-too-long'));

export const noteKinds = ['lead', 'terrain', 'resource'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** One point under a note, with the line of the source it comes from. */
export const MinutesPoint = v.object({ text: words(5_000), line });
export type MinutesPoint = v.InferOutput<typeof MinutesPoint>;

/** A production of a meeting: `text` holds the note and its points, as written, without link targets or e-mail addresses. */
export const MinutesNote = v.object({
  kind: v.picklist(noteKinds),
  text: v.pipe(words(5_000), v.minLength(1, 'minutes-note-empty')),
  line,
  endLine: line,
  heading: v.optional(words(300)),
  group: v.optional(words(600)),
  points: v.pipe(v.array(MinutesPoint), v.maxLength(200)),
  links: v.pipe(v.array(v.pipe(v.string(), v.url('minutes-link-invalid'), v.maxLength(2_000))), v.maxLength(100)),
  masked: v.boolean(),
});
export type MinutesNote = v.InferOutput<typeof MinutesNote>;

/** A person who spoke; `role` is a guess from the affiliation as written. */
export const MinutesSpeaker = v.object({
  name: v.pipe(words(200), v.minLength(2, 'minutes-speaker-nameless')),
  role: v.picklist(['researcher', 'practitioner']),
  affiliation: words(600),
  line,
});
export type MinutesSpeaker = v.InferOutput<typeof MinutesSpeaker>;

export const MinutesMeeting = v.object({
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
  title: v.pipe(words(300), v.minLength(1, 'minutes-meeting-untitled')),
  line,
  date: v.optional(day),
  startsAt: v.optional(v.pipe(v.string(), v.isoTime('minutes-date-invalid'))),
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440))),
  theme: v.pipe(v.array(words(10_000)), v.maxLength(100)),
  themeLinks: v.pipe(v.array(v.string()), v.maxLength(100)),
  speakers: v.pipe(v.array(MinutesSpeaker), v.maxLength(100)),
  notes: v.pipe(v.array(MinutesNote), v.maxLength(2_000)),
});
export type MinutesMeeting = v.InferOutput<typeof MinutesMeeting>;

export const MinutesEdition = v.object({
  title: words(300),
  date: v.optional(day),
  meetings: v.pipe(v.array(MinutesMeeting), v.minLength(1, 'minutes-without-meeting'), v.maxLength(100)),
});
export type MinutesEdition = v.InferOutput<typeof MinutesEdition>;

/* What may be read: what the parser understood, and every line it did not */

export type NotUnderstood = Readonly<{ line: number; text: string }>;
export type ParsedMinutes = Readonly<{ editions: MinutesEdition[]; notUnderstood: NotUnderstood[] }>;
export type MinutesRefused = Readonly<{ code: MinutesCode }>;

/* In words */

export const minutesWords = {
  'minutes-empty': {
    fr: 'Ce fichier est vide. Choisissez le compte rendu enregistré en texte (.md ou .txt).',
    en: 'This file is empty. Choose the minutes saved as text (.md or .txt).',
  },
  'minutes-not-text': {
    fr: 'Ce fichier n’est pas du texte. Ouvrez-le dans votre traitement de texte, puis enregistrez-le en « texte brut » (.txt) ou en Markdown (.md).',
    en: 'This file is not text. Open it in your word processor, then save it as plain text (.txt) or Markdown (.md).',
  },
  'minutes-too-large': {
    fr: 'Ce fichier dépasse 1 Mo : un compte rendu en texte est bien plus court. Vérifiez le fichier, ou importez les éditions une par une.',
    en: 'This file is over 1 MB: minutes as text are much shorter. Check the file, or import the editions one by one.',
  },
  'minutes-without-meeting': {
    fr: 'Aucune séance n’a été trouvée. Chaque séance commence par une ligne comme « SESSION 1 – Titre », suivie de « PISTES DE RÉFLEXION », « TERRAINS » ou « RESSOURCES ».',
    en: 'No meeting was found. Each meeting starts with a line such as “SESSION 1 – Title”, followed by “PISTES DE RÉFLEXION”, “TERRAINS” or “RESSOURCES”.',
  },
  'minutes-text-too-long': {
    fr: 'Ce texte est trop long : coupez-le en plusieurs notes.',
    en: 'This text is too long: split it into several notes.',
  },
  'minutes-note-empty': {
    fr: 'Cette note est vide : écrivez-la ou retirez-la.',
    en: 'This note is empty: write it or remove it.',
  },
  'minutes-link-invalid': { fr: 'Ce lien n’est pas une adresse web.', en: 'This link is not a web address.' },
  'minutes-speaker-nameless': { fr: 'Indiquez le nom de la personne.', en: 'Give the person’s name.' },
  'minutes-meeting-untitled': { fr: 'Donnez un titre à la séance.', en: 'Give the meeting a title.' },
  'minutes-date-invalid': { fr: 'Cette date n’existe pas.', en: 'This date does not exist.' },
} as const satisfies Record<string, { fr: string; en: string }>;
export type MinutesCode = keyof typeof minutesWords;
