import { html } from 'hono/html';
import type { Frame, Html } from './frame.ts';

const ask = { fr: 'Écrivez à', en: 'Write to' };
const nobody = {
  fr: 'La coordination de ce site n’a pas encore donné de contact ; adressez-vous à l’organisme qui le publie.',
  en: 'The coordinators of this site have not given a contact yet; ask the body that publishes it.',
};

/** Whom to write to, in a sentence. */
export const contactLine = ({ language, contact }: Frame): Html =>
  contact
    ? html`<p>${ask[language]} ${contact.name} (<a href="mailto:${contact.email}">${contact.email}</a>).</p>`
    : html`<p>${nobody[language]}</p>`;
