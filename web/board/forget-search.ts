import { html, nothing } from 'lit';
import type { Words } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { refreshPage } from '../ui/refresh-page.ts';
import { toast } from '../ui/status-toast.ts';
import '../ui/busy-button.ts';

const words = {
  forget: { fr: 'Supprimer', en: 'Delete' },
  which: { fr: 'Supprimer l’alerte « {name} »', en: 'Delete the alert “{name}”' },
  done: { fr: 'L’alerte est supprimée.', en: 'The alert is deleted.' },
} as const satisfies Words;

/**
 * The button by which one deletes a saved search.
 *
 * @attr search - its id
 * @attr name - its name, said to those who hear the button
 */
export class ForgetSearch extends LightElement {
  static override properties = {
    search: { type: String },
    name: { type: String },
    busy: { state: true },
    problem: { state: true },
  };

  declare search: string;
  declare name: string;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.search = '';
    this.name = '';
    this.busy = false;
    this.problem = '';
  }

  override render() {
    return html`${this.problem ? html`<span class="field__error" role="alert">${this.problem}</span>` : nothing}
      <busy-button .busy=${this.busy}>
        <button type="button" class="link-button" aria-label=${speak(words.which, { name: this.name })} @click=${this.forget}>
          ${speak(words.forget)}
        </button>
      </busy-button>`;
  }

  private readonly forget = async () => {
    this.busy = true;
    try {
      await call('DELETE', `/api/me/searches/${this.search}`);
      await refreshPage('h1');
      await toast(speak(words.done));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('forget-search', ForgetSearch);

declare global {
  interface HTMLElementTagNameMap {
    'forget-search': ForgetSearch;
  }
}
