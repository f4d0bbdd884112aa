import type { Words } from '../kernel/words.ts';
import type { EditionEvent, MeetingEvent, MinutesStatus } from './meeting.ts';
import { minutesWords } from './minutes.ts';

/** A sentence for each event; a new event without one does not compile. */
const eventWords = {
  EditionOpened: { fr: 'a ouvert l’édition', en: 'opened the edition' },
  MeetingScheduled: { fr: 'a inscrit la séance', en: 'entered the meeting' },
  SpeakerListed: { fr: 'a ajouté une personne intervenante', en: 'listed a speaker' },
  NoteTaken: { fr: 'a pris une note', en: 'took a note' },
  NoteRevised: { fr: 'a corrigé une note', en: 'corrected a note' },
  NoteRemoved: { fr: 'a retiré une note', en: 'removed a note' },
  NoteTakenUp: { fr: 'a repris une note en proposition', en: 'took up a note as a proposal' },
  MinutesImported: { fr: 'a importé le compte rendu', en: 'imported the minutes' },
  MinutesSubmittedForReading: { fr: 'a soumis le compte rendu à relecture', en: 'submitted the minutes for reading' },
  MinutesApproved: { fr: 'a approuvé le compte rendu', en: 'approved the minutes' },
  MinutesPublished: { fr: 'a publié le compte rendu', en: 'published the minutes' },
} as const satisfies Words<(EditionEvent | MeetingEvent)['type']>;

/** Why a command was refused. */
const refusalWords = {
  'meeting-unknown': {
    fr: 'Cette séance n’existe pas, ou son compte rendu n’est pas encore publié.',
    en: 'This meeting does not exist, or its minutes are not published yet.',
  },
  'meeting-coordinators-only-not-yours': {
    fr: 'Seule la coordination tient les comptes rendus.',
    en: 'Only coordinators keep the minutes.',
  },
  'meeting-already-imported': {
    fr: 'Une séance de cette édition porte déjà ce numéro, importée d’un autre document. Corrigez ses notes sur sa page, ou changez le numéro.',
    en: 'A meeting of this edition already has this number, imported from another document. Correct its notes on its page, or change the number.',
  },
  'meeting-numbered-twice': {
    fr: 'Deux séances de cette édition portent le même numéro : changez l’un des deux.',
    en: 'Two meetings of this edition have the same number: change one of them.',
  },
  'note-unknown': { fr: 'Cette note n’existe pas, ou a été retirée.', en: 'This note does not exist, or was removed.' },
  'note-already-taken': { fr: 'Cette note est déjà prise.', en: 'This note is already taken.' },
  'note-already-taken-up': {
    fr: 'Cette note est déjà reprise : modifiez la proposition qui en est née.',
    en: 'This note is already taken up: edit the proposal that came of it.',
  },
  'note-not-a-proposal': {
    fr: 'Une ressource ne devient pas une proposition ; une piste devient une question, un terrain reste un terrain.',
    en: 'A resource does not become a proposal; a lead becomes a question, a terrain stays a terrain.',
  },
  'minutes-not-draft': {
    fr: 'Ce compte rendu est déjà soumis à relecture.',
    en: 'These minutes are already submitted.',
  },
  'minutes-not-in-reading': {
    fr: 'Soumettez d’abord ce compte rendu à relecture.',
    en: 'Submit these minutes for reading first.',
  },
  'minutes-unchanged': {
    fr: 'Ce compte rendu est déjà publié, et rien n’a changé depuis.',
    en: 'These minutes are already published, and nothing has changed since.',
  },
} as const satisfies Words;
export type MeetingCode = keyof typeof refusalWords;

const fieldWords = {
  'minutes-fingerprint-wrong': {
    fr: 'L’empreinte du document manque : relisez le fichier, puis enregistrez.',
    en: 'The document’s fingerprint is missing: read the file again, then record.',
  },
} as const satisfies Words;

export const meetingWords = { ...eventWords, ...refusalWords, ...fieldWords, ...minutesWords } as const satisfies Words;

/** The state of minutes, in a word. */
export const minutesStatusWords = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  reading: { fr: 'En relecture', en: 'Being read' },
  approved: { fr: 'Approuvé', en: 'Approved' },
  published: { fr: 'Publié', en: 'Published' },
} as const satisfies Words<MinutesStatus>;
