import { html, nothing } from 'lit';
import { call, goTo } from '../ui/call.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toastLater } from '../ui/toast-later.ts';
import '../ui/busy-button.ts';

const words = {
  erase: { fr: 'Effacer mon compte et mes données…', en: 'Erase my account and my data…' },
  question: { fr: 'Effacer le compte de {name} ?', en: 'Erase the account of {name}?' },
  gone: {
    fr: 'Seront effacés : votre nom, votre adresse, vos messages, vos préférences et vos connexions. Cela ne se reprend pas.',
    en: 'Erased: your name, your address, your messages, your preferences and your sessions. This cannot be taken back.',
  },
  stays: {
    fr: 'Resteront : les terrains et questions publiés, au nom de leur organisation et sans le vôtre ; et l’historique de ce qui s’est passé, où vous serez « [effacé] ».',
    en: 'Kept: published terrains and questions, in their organisation’s name and without yours; and the history of what happened, where you will be “[erased]”.',
  },
  now: { fr: 'Effacer pour toujours', en: 'Erase for ever' },
  done: { fr: 'Votre compte et vos données sont effacés.', en: 'Your account and your data are erased.' },
};

/**
 * Leaving for good: says what goes and what stays, asks once more, erases.
 *
 * @attr name - whose account it is, as the question names them
 */
export class MyData extends LightElement {
  static override properties = { name: { type: String }, sending: { state: true }, problem: { state: true } };

  declare name: string;
  declare sending: boolean;
  declare problem: string;

  constructor() {
    super();
    this.name = '';
    this.sending = false;
    this.problem = '';
  }

  override render() {
    return html`
      ${this.problem ? html`<p class="field__error" role="alert">${this.problem}</p>` : nothing}
      <busy-button .busy=${this.sending}>
        <button type="button" class="button--danger" @click=${this.erase}>${speak(words.erase)}</button>
      </busy-button>
    `;
  }

  private readonly erase = async () => {
    const certain = await confirmThat({
      title: speak(words.question, { name: this.name }),
      text: html`${speak(words.gone)}<br /><br />${speak(words.stays)}`,
      action: speak(words.now),
      danger: true,
    });
    if (!certain) return;
    this.sending = true;
    try {
      await call('POST', '/api/me/erase', { understood: true });
      forgetHere();
      toastLater(speak(words.done));
      goTo('/');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
    } finally {
      this.sending = false;
    }
  };
}

/** Drafts kept by this browser are theirs too. */
const forgetHere = (): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('connecteur:draft:')) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
};

customElements.define('my-data', MyData);

declare global {
  interface HTMLElementTagNameMap {
    'my-data': MyData;
  }
}
