import { Reason } from '../../shared/contracts/proposal.ts';
import { speak } from '../ui/language.ts';
import { StewardForm, steward } from './stewardship.ts';

const words = {
  reason: { fr: 'Raison', en: 'Reason' },
  hint: {
    fr: 'Les personnes responsables la liront. Dites ce qui est à corriger.',
    en: 'The people responsible will read it. Say what needs correcting.',
  },
  submit: { fr: 'Masquer', en: 'Hide' },
  done: {
    fr: 'C’est masqué : les personnes responsables voient pourquoi.',
    en: 'Hidden: the people responsible see why.',
  },
  restored: { fr: 'C’est de nouveau visible.', en: 'It is visible again.' },
};

/** Takes a proposal out of sight, with a reason its owners read; only for coordinators. */
export class HideForm extends StewardForm<typeof Reason> {
  protected override readonly schema = Reason;
  protected override readonly submitLabel = words.submit;
  protected override readonly verb = 'hide';
  protected override readonly done = words.done;

  protected override fields() {
    return this.area('reason', { label: speak(words.reason), hint: speak(words.hint), max: 1000, rows: 3 });
  }

  protected override undo() {
    return () => steward(this.about, 'restore', {}, words.restored);
  }
}

customElements.define('hide-form', HideForm);

declare global {
  interface HTMLElementTagNameMap {
    'hide-form': HideForm;
  }
}
