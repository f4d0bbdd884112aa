import { html, nothing } from 'lit';
import { type Conversation, conversationWords, MessageDraft } from '../../shared/contracts/conversation.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { moment } from '../pages/dates.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { language, speak } from '../ui/language.ts';
import { toast } from '../ui/status-toast.ts';

const words = {
  none: { fr: 'Personne n’a encore écrit ici.', en: 'Nobody has written here yet.' },
  text: { fr: 'Écrire un message', en: 'Write a message' },
  hint: {
    fr: 'Toutes les personnes de cet échange le reçoivent ; la coordination peut le lire.',
    en: 'Everybody in this exchange gets it; the coordination can read it.',
  },
  send: { fr: 'Envoyer', en: 'Send' },
  sent: { fr: 'Message envoyé.', en: 'Message sent.' },
  erased: { fr: '[effacé]', en: '[erased]' },
} as const satisfies Words;

/**
 * What the people of an exchange write to each other, and where they write it.
 *
 * @attr exchange - the id of the interest or partnership
 * @attr conversation - JSON: the messages so far, and whether the asker may write
 */
export class ExchangeMessages extends LosslessForm<typeof MessageDraft> {
  static override properties = {
    ...LosslessForm.properties,
    exchange: { type: String },
    conversation: { type: Object },
  };

  declare exchange: string;
  declare conversation: Conversation;

  protected override readonly schema = MessageDraft;
  protected override readonly words = { ...proposalWords, ...conversationWords };
  protected override readonly submitLabel = words.send;

  override render() {
    const { messages, mayWrite } = this.conversation;
    return html`<ol class="messages" aria-live="polite">
        ${messages.map(
          ({ name, at, text }) => html`<li>
            <p class="messages__who"><strong>${name || speak(words.erased)}</strong>, <time datetime=${at}>${moment(language(), at)}</time></p>
            <p class="as-typed">${text}</p>
          </li>`,
        )}
      </ol>
      ${messages.length ? nothing : html`<p class="quiet">${speak(words.none)}</p>`}
      ${mayWrite ? super.render() : nothing}`;
  }

  protected override fields() {
    return this.area('text', { label: speak(words.text), hint: speak(words.hint), max: 5000, rows: 4 });
  }

  protected override async send(body: Checked<typeof MessageDraft>) {
    const path = `/api/conversations/${this.exchange}/messages`;
    await call('POST', path, body);
    this.conversation = await call<Conversation>('GET', path);
    this.form?.reset();
    await toast(speak(words.sent));
  }
}

customElements.define('exchange-messages', ExchangeMessages);

declare global {
  interface HTMLElementTagNameMap {
    'exchange-messages': ExchangeMessages;
  }
}
