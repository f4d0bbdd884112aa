import { html, nothing } from 'lit';
import type { PartnershipPage } from '../../shared/contracts/exchange-answers.ts';
import { clauses } from '../../shared/contracts/partnership.ts';
import { count, type Words } from '../../shared/kernel/words.ts';
import { call, goTo } from '../ui/call.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toast } from '../ui/status-toast.ts';
import { toastLater } from '../ui/toast-later.ts';
import { readPartnership } from './clause.api.ts';
import { refreshParts } from './refresh-parts.api.ts';
import '../ui/busy-button.ts';
import './clause-box.ts';

const agreedForms = {
  one: { fr: '{n} clause sur 7 acceptée des deux côtés', en: '{n} clause out of 7 agreed by both sides' },
  other: { fr: '{n} clauses sur 7 acceptées des deux côtés', en: '{n} clauses out of 7 agreed by both sides' },
};
const words = {
  ready: {
    fr: 'Toutes les clauses sont acceptées des deux côtés. La coordination peut maintenant décider.',
    en: 'Every clause is agreed by both sides. The coordination can now decide.',
  },
  submit: { fr: 'Envoyer à la coordination', en: 'Send to the coordination' },
  submitted: {
    fr: 'C’est chez la coordination, qui vous répondra.',
    en: 'It is with the coordination, who will answer you.',
  },
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
} as const satisfies Words;

/**
 * The clauses side by side with who agreed them; parties write and agree here, then send the whole to the coordination.
 *
 * @attr about - JSON of the partnership
 */
export class PartnershipTerms extends LightElement {
  static override properties = { about: { type: Object }, busy: { state: true }, problem: { state: true } };

  declare about: PartnershipPage;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
  }

  override connectedCallback() {
    // What the server wrote for readers without script makes way.
    this.replaceChildren();
    super.connectedCallback();
  }

  override render() {
    const { id, version, clauses: cards, may, side, agreed } = this.about;
    return html`<p role="status"><strong>${count(language(), agreed, agreedForms)}</strong></p>
      <progress class="clauses__progress" max=${clauses.length} value=${agreed} aria-hidden="true"></progress>
      <div @clause-moved=${this.moved} @clause-stale=${this.refresh}>
        ${cards.map(
          (card) =>
            html`<clause-box
              .card=${card}
              .seen=${{ partnership: id, version, clause: card.clause, text: card.text }}
              .side=${may.write ? side : null}
            ></clause-box>`,
        )}
      </div>
      ${may.submit ? this.submission() : nothing}`;
  }

  private submission() {
    return html`<section class="notice">
      <p>${speak(words.ready)}</p>
      ${this.problem ? html`<p class="field__error" role="alert">${this.problem}</p>` : nothing}
      <busy-button .busy=${this.busy}><button type="button" @click=${this.submit}>${speak(words.submit)}</button></busy-button>
    </section>`;
  }

  private readonly refresh = async () => {
    this.about = await readPartnership(this.about.id);
  };

  private readonly moved = async () => {
    await Promise.all([this.refresh(), refreshParts('etat', 'historique')]);
    await toast(speak(words.saved));
  };

  private readonly submit = async () => {
    const { id, version: ifMatch } = this.about;
    this.busy = true;
    try {
      await call('POST', `/api/partnerships/${id}/submit`, {}, { ifMatch });
      toastLater(speak(words.submitted));
      goTo(`/partenariats/${id}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
      await this.refresh();
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('partnership-terms', PartnershipTerms);

declare global {
  interface HTMLElementTagNameMap {
    'partnership-terms': PartnershipTerms;
  }
}
