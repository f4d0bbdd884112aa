import { html, nothing, type TemplateResult } from 'lit';
import { speak } from './language.ts';
import { freshId, LightElement } from './light-element.ts';

const words = { cancel: { fr: 'Annuler', en: 'Cancel' } };

type Asked = Readonly<{
  /** A question that names the thing: « Retirer le terrain “…” ? » */
  title: string;
  text?: string | TemplateResult;
  /** The verb on the button that goes ahead. */
  action: string;
  /** What cannot be taken back. */
  danger?: boolean;
}>;

/** A native dialog that asks before something irreversible or seen by others. Use `confirmThat`. */
export class ConfirmDialog extends LightElement {
  static override properties = { asked: { attribute: false } };

  declare asked: Asked;
  private readonly base = freshId('confirm');

  override render() {
    const { title, text, action, danger } = this.asked;
    return html`<dialog aria-labelledby=${this.base}>
      <form method="dialog">
        <h2 id=${this.base}>${title}</h2>
        ${text ? html`<p>${text}</p>` : nothing}
        <div class="actions">
          <button value="yes" class=${danger ? 'button--danger' : ''}>${action}</button>
          <button value="no" class="button--quiet" autofocus>${speak(words.cancel)}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** Opens the dialog; true when the person goes ahead, false when they cancel or press Escape. */
  async answer(): Promise<boolean> {
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog) return false;
    dialog.showModal();
    await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
    return dialog.returnValue === 'yes';
  }
}

customElements.define('confirm-dialog', ConfirmDialog);

/** Asks, waits for the answer, and gives the focus back to where it was. */
export const confirmThat = async (asked: Asked): Promise<boolean> => {
  const before = document.activeElement;
  const element = document.createElement('confirm-dialog');
  element.asked = asked;
  document.body.append(element);
  const yes = await element.answer();
  element.remove();
  if (before instanceof HTMLElement) before.focus();
  return yes;
};

declare global {
  interface HTMLElementTagNameMap {
    'confirm-dialog': ConfirmDialog;
  }
}
