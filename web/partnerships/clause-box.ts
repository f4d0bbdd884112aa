import { html, nothing, type PropertyValues } from 'lit';
import type { ClauseCard } from '../../shared/contracts/exchange-answers.ts';
import { clauses, type Side, sides } from '../../shared/contracts/partnership.ts';
import { say, type Words } from '../../shared/kernel/words.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { agreeClause, type Seen } from './clause.api.ts';
import { sideWords } from './exchange.words.ts';
import '../ui/busy-button.ts';
import './clause-form.ts';

const words = {
  agreed: { fr: '{side} : accepté', en: '{side}: agreed' },
  awaited: { fr: '{side} : pas encore', en: '{side}: not yet' },
  empty: { fr: 'Cette clause n’est pas encore écrite.', en: 'This clause is not written yet.' },
  agree: { fr: 'Accepter', en: 'Agree' },
  agreeThat: { fr: 'Accepter la clause « {clause} »', en: 'Agree the clause “{clause}”' },
  rewrite: { fr: 'Réécrire', en: 'Rewrite' },
  rewriteThat: { fr: 'Réécrire la clause « {clause} »', en: 'Rewrite the clause “{clause}”' },
  close: { fr: 'Fermer sans enregistrer', en: 'Close without saving' },
} as const satisfies Words;

/**
 * One clause: its words, who agreed them, and for a party the means to agree or rewrite.
 *
 * @prop card - the clause
 * @prop seen - what to name when acting on it
 * @prop side - the side the reader stands on; null reads only
 * @fires clause-moved - it was written or agreed
 */
export class ClauseBox extends LightElement {
  static override properties = {
    card: { attribute: false },
    seen: { attribute: false },
    side: { attribute: false },
    writing: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare card: ClauseCard;
  declare seen: Seen;
  declare side: Side | null;
  /** The clause as it stood when rewriting began; null while reading. */
  declare writing: Seen | null;
  declare busy: boolean;
  declare problem: string;
  private outran = false;

  constructor() {
    super();
    this.side = null;
    this.writing = null;
    this.busy = false;
    this.problem = '';
  }

  override render() {
    const { clause, text } = this.card;
    return html`<article class="clause" aria-labelledby="clause-${clause}">
      <div class="clause__side">
        <h3 id="clause-${clause}" tabindex="-1">${this.label}</h3>
        <ul class="clause__marks">${sides.map((side) => this.mark(side))}</ul>
      </div>
      <div>
        ${text ? html`<p class="as-typed">${text}</p>` : html`<p class="quiet">${speak(words.empty)}</p>`}
        ${this.problem ? html`<p class="field__error" role="alert">${this.problem}</p>` : nothing}
        ${this.side ? this.acts(this.side) : nothing}
      </div>
    </article>`;
  }

  private get label(): string {
    return say(language(), clauses.find(({ id }) => id === this.card.clause)?.label ?? { fr: '', en: '' });
  }

  private mark(side: Side) {
    const agreed = this.card.agreed.includes(side);
    return html`<li class=${agreed ? 'clause__mark--agreed' : ''}>
      <span aria-hidden="true">${agreed ? '✓' : '○'}</span> ${speak(agreed ? words.agreed : words.awaited, { side: speak(sideWords[side]) })}
    </li>`;
  }

  private acts(side: Side) {
    if (this.writing)
      return html`<clause-form
          draft="clause-${this.seen.partnership}-${this.card.clause}"
          .initial=${{ text: this.writing.text }}
          .seen=${this.writing}
          @clause-written=${this.written}
          @clause-outrun=${this.outrun}
        ></clause-form>
        <p><button type="button" class="link-button" @click=${this.close}>${speak(words.close)}</button></p>`;
    const clause = this.label;
    return html`<div class="actions">
      ${
        this.card.text && !this.card.agreed.includes(side)
          ? html`<busy-button .busy=${this.busy}>
              <button type="button" aria-label=${speak(words.agreeThat, { clause })} @click=${this.agree}>${speak(words.agree)}</button>
            </busy-button>`
          : nothing
      }
      <button type="button" class="button--quiet" aria-label=${speak(words.rewriteThat, { clause })} @click=${this.begin}>
        ${speak(words.rewrite)}
      </button>
    </div>`;
  }

  private readonly begin = async () => {
    this.problem = '';
    this.writing = this.seen;
    await this.updateComplete;
    await this.querySelector('clause-form')?.updateComplete;
    this.querySelector('textarea')?.focus();
  };

  private readonly close = () => {
    this.writing = null;
    this.refocus();
  };

  private readonly written = () => {
    this.writing = null;
    this.moved();
  };

  /** The new words are shown above what is being typed; saving again then replaces them knowingly. */
  private readonly outrun = () => {
    this.outran = true;
    this.dispatchEvent(new CustomEvent('clause-stale', { bubbles: true }));
  };

  protected override willUpdate(changed: PropertyValues) {
    if (!this.outran || !changed.has('seen')) return;
    this.outran = false;
    if (this.writing) this.writing = this.seen;
  }

  private readonly agree = async () => {
    this.busy = true;
    this.problem = '';
    try {
      await agreeClause(this.seen);
      this.moved();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
      this.outrun();
    } finally {
      this.busy = false;
    }
  };

  private moved() {
    this.dispatchEvent(new CustomEvent('clause-moved', { bubbles: true }));
    this.refocus();
  }

  /** The button that was pressed is gone: the clause’s heading takes the focus. */
  private async refocus() {
    await this.updateComplete;
    this.querySelector<HTMLElement>('h3')?.focus();
  }
}

customElements.define('clause-box', ClauseBox);

declare global {
  interface HTMLElementTagNameMap {
    'clause-box': ClauseBox;
  }
}
