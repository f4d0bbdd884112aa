import { html, nothing } from 'lit';
import type { Words } from '../../shared/kernel/words.ts';
import { call, goTo } from '../ui/call.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toastLater } from '../ui/toast-later.ts';
import '../ui/busy-button.ts';

const words = {
  withdraw: { fr: 'Retirer mon intérêt', en: 'Withdraw my interest' },
  sure: { fr: 'Retirer votre intérêt pour « {title} » ?', en: 'Withdraw your interest in “{title}”?' },
  told: {
    fr: 'Les personnes à qui vous avez écrit en sont averties. Vous pourrez l’exprimer de nouveau plus tard.',
    en: 'The people you wrote to are told. You can express it again later.',
  },
  done: { fr: 'Votre intérêt est retiré.', en: 'Your interest is withdrawn.' },
} as const satisfies Words;

/**
 * The button by which one withdraws an interest nobody has answered.
 *
 * @attr about - JSON: the interest and the title it is about
 */
export class WithdrawInterest extends LightElement {
  static override properties = { about: { type: Object }, busy: { state: true }, problem: { state: true } };

  declare about: Readonly<{ interest: string; title: string }>;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
  }

  override render() {
    return html`${this.problem ? html`<p class="field__error" role="alert">${this.problem}</p>` : nothing}
      <busy-button .busy=${this.busy}>
        <button type="button" class="link-button" @click=${this.withdraw}>${speak(words.withdraw)}</button>
      </busy-button>`;
  }

  private readonly withdraw = async () => {
    const { interest, title } = this.about;
    const yes = await confirmThat({
      title: speak(words.sure, { title }),
      text: speak(words.told),
      action: speak(words.withdraw),
    });
    if (!yes) return;
    this.busy = true;
    try {
      await call('POST', `/api/interests/${interest}/withdraw`, {});
      toastLater(speak(words.done));
      goTo(`/interets/${interest}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('withdraw-interest', WithdrawInterest);

declare global {
  interface HTMLElementTagNameMap {
    'withdraw-interest': WithdrawInterest;
  }
}
