import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MinutesMeeting, MinutesNote, MinutesSpeaker, NoteKind } from '../../shared/contracts/minutes.ts';
import { noteKinds } from '../../shared/contracts/minutes.ts';
import { speak } from '../ui/language.ts';

const words = {
  number: { fr: 'Numéro', en: 'Number' },
  title: { fr: 'Titre de la séance', en: 'Meeting title' },
  date: { fr: 'Date', en: 'Date' },
  theme: { fr: 'Thème (une ligne vide sépare les paragraphes)', en: 'Theme (an empty line separates paragraphs)' },
  speakers: { fr: 'Intervenantes et intervenants', en: 'Speakers' },
  name: { fr: 'Nom', en: 'Name' },
  affiliation: { fr: 'Fonction et organisation', en: 'Role and organisation' },
  side: { fr: 'Côté', en: 'Side' },
  researcher: { fr: 'Recherche', en: 'Research' },
  practitioner: { fr: 'Territoire', en: 'Territory' },
  lead: { fr: 'Piste', en: 'Lead' },
  terrain: { fr: 'Terrain', en: 'Terrain' },
  resource: { fr: 'Ressource', en: 'Resource' },
  leads: { fr: 'Pistes', en: 'Leads' },
  terrains: { fr: 'Terrains', en: 'Terrains' },
  resources: { fr: 'Ressources', en: 'Resources' },
  kind: { fr: 'Nature', en: 'Kind' },
  heading: { fr: 'Titre au-dessus', en: 'Heading above' },
  text: { fr: 'Texte, ligne {n}', en: 'Text, line {n}' },
  masked: { fr: 'Une adresse électronique a été masquée.', en: 'An e-mail address was masked.' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeNote: { fr: 'Retirer la note de la ligne {n}', en: 'Remove the note of line {n}' },
  removePerson: { fr: 'Retirer {name}', en: 'Remove {name}' },
};
const plural = { lead: words.leads, terrain: words.terrains, resource: words.resources } as const;

/** What the fields of a correction need: the sentence beside each, and a way to say that something changed. */
export type Correction = Readonly<{ errorOf: (field: string) => string; changed: () => void }>;

type Text = Readonly<{ name: string; label: string; value: string; type?: string; set: (value: string) => void }>;

const written = (event: Event) => (event.target as HTMLInputElement).value;

const textField = ({ name, label, value, type = 'text', set }: Text, { errorOf, changed }: Correction) =>
  html`<form-field label=${label} .error=${errorOf(name)}>
    <input
      name=${name}
      type=${type as 'text'}
      .value=${live(value)}
      @input=${(event: Event) => {
        set(written(event));
        changed();
      }}
    />
  </form-field>`;

const areaField = ({ name, label, value, set }: Text, rows: number, { errorOf, changed }: Correction) =>
  html`<form-field label=${label} .error=${errorOf(name)}>
    <textarea
      name=${name}
      rows=${rows}
      .value=${live(value)}
      @input=${(event: Event) => {
        set(written(event));
        changed();
      }}
    ></textarea>
  </form-field>`;

type Option = Readonly<{ value: string; label: string }>;
const selectField = (about: Text, options: readonly Option[], correction: Correction) =>
  html`<form-field label=${about.label} .error=${correction.errorOf(about.name)}>
    <select
      name=${about.name}
      @change=${(event: Event) => {
        about.set(written(event));
        correction.changed();
      }}
    >
      ${options.map(({ value, label }) => html`<option value=${value} ?selected=${value === about.value}>${label}</option>`)}
    </select>
  </form-field>`;

/** Everything of one meeting, to be corrected in place. */
export const meetingFields = (path: string, meeting: MinutesMeeting, correction: Correction): TemplateResult => html`
  <div class="correction__line">
    ${textField({ name: `${path}.number`, label: speak(words.number), value: String(meeting.number), type: 'number', set: (value) => (meeting.number = Number(value)) }, correction)}
    ${textField({ name: `${path}.title`, label: speak(words.title), value: meeting.title, set: (value) => (meeting.title = value) }, correction)}
    ${textField({ name: `${path}.date`, label: speak(words.date), value: meeting.date ?? '', type: 'date', set: (value) => setDate(meeting, value) }, correction)}
  </div>
  ${areaField({ name: `${path}.theme`, label: speak(words.theme), value: meeting.theme.join('\n\n'), set: (value) => (meeting.theme = paragraphsOf(value)) }, 4, correction)}
  <details>
    <summary>${speak(words.speakers)} (${meeting.speakers.length})</summary>
    ${meeting.speakers.map((speaker, at) => speakerFields(`${path}.speakers.${at}`, meeting, speaker, correction))}
  </details>
  ${noteKinds.map((kind) => notesOfKind(path, meeting, kind, correction))}
`;

const setDate = (dated: { date?: string | undefined }, value: string) => {
  if (value) dated.date = value;
  else delete dated.date;
};

const paragraphsOf = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean);

const speakerFields = (path: string, meeting: MinutesMeeting, speaker: MinutesSpeaker, correction: Correction) => {
  const sides = (['researcher', 'practitioner'] as const).map((value) => ({ value, label: speak(words[value]) }));
  return html`<div class="correction__line">
    ${textField({ name: `${path}.name`, label: speak(words.name), value: speaker.name, set: (value) => (speaker.name = value) }, correction)}
    ${textField({ name: `${path}.affiliation`, label: speak(words.affiliation), value: speaker.affiliation, set: (value) => (speaker.affiliation = value) }, correction)}
    ${selectField({ name: `${path}.role`, label: speak(words.side), value: speaker.role, set: (value) => (speaker.role = value as MinutesSpeaker['role']) }, sides, correction)}
    <button
      type="button"
      class="link-button"
      aria-label=${speak(words.removePerson, { name: speaker.name })}
      @click=${() => drop(meeting.speakers, speaker, correction)}
    >
      ${speak(words.remove)}
    </button>
  </div>`;
};

const drop = <T>(list: T[], one: T, { changed }: Correction) => {
  list.splice(list.indexOf(one), 1);
  changed();
};

const notesOfKind = (path: string, meeting: MinutesMeeting, kind: NoteKind, correction: Correction) => {
  const notes = meeting.notes.filter((note) => note.kind === kind);
  if (notes.length === 0) return nothing;
  return html`<details>
    <summary>${speak(plural[kind])} (${notes.length})</summary>
    ${notes.map((note) => noteFields(`${path}.notes.${meeting.notes.indexOf(note)}`, meeting, note, correction))}
  </details>`;
};

const noteFields = (path: string, meeting: MinutesMeeting, note: MinutesNote, correction: Correction) => {
  const kinds = noteKinds.map((value) => ({ value, label: speak(words[value]) }));
  const n = note.line;
  return html`<div class="correction__note">
    ${areaField({ name: `${path}.text`, label: speak(words.text, { n }), value: note.text, set: (value) => (note.text = value) }, 3, correction)}
    ${note.masked ? html`<p class="hint">${speak(words.masked)}</p>` : nothing}
    <div class="correction__line">
      ${selectField({ name: `${path}.kind`, label: speak(words.kind), value: note.kind, set: (value) => (note.kind = value as NoteKind) }, kinds, correction)}
      ${note.kind === 'lead' ? textField({ name: `${path}.heading`, label: speak(words.heading), value: note.heading ?? '', set: (value) => (note.heading = value) }, correction) : nothing}
      <button
        type="button"
        class="link-button"
        aria-label=${speak(words.removeNote, { n })}
        @click=${() => drop(meeting.notes, note, correction)}
      >
        ${speak(words.remove)}
      </button>
    </div>
  </div>`;
};
