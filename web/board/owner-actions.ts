import { html, nothing, type TemplateResult } from 'lit';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { type Stewarded, steward } from './stewardship.ts';
import '../ui/busy-button.ts';
import '../ui/form-field.ts';
import './co-owner-form.ts';
import './hand-over-form.ts';
import './hide-form.ts';
import './prolong-form.ts';

const words = {
  pause: { fr: 'Mettre en pause', en: 'Pause' },
  paused: {
    fr: 'En pause : la page reste lisible, personne ne peut exprimer son intérêt.',
    en: 'Paused: the page stays readable, nobody can express interest.',
  },
  resume: { fr: 'Rouvrir', en: 'Reopen' },
  resumed: { fr: 'C’est de nouveau ouvert.', en: 'It is open again.' },
  prolong: { fr: 'Changer la date de fin', en: 'Change the closing date' },
  owners: { fr: 'Personnes responsables ({n})', en: 'People responsible ({n})' },
  takeOff: { fr: 'Retirer', en: 'Remove' },
  takeOffAsk: { fr: 'Retirer {name} des personnes responsables ?', en: 'Remove {name} from the people responsible?' },
  tookOff: { fr: 'Cette personne n’est plus responsable.', en: 'This person is no longer responsible.' },
  erased: { fr: '[effacé]', en: '[erased]' },
  handOver: { fr: 'Transmettre à quelqu’un d’autre', en: 'Hand over to someone else' },
  withdraw: { fr: 'Retirer…', en: 'Withdraw…' },
  withdrawAsk: { fr: 'Retirer « {title} » ?', en: 'Withdraw “{title}”?' },
  withdrawText: {
    fr: 'On ne pourra plus y répondre, et cela ne se défait pas. La page reste lisible pour mémoire. Pour un arrêt passager, préférez la pause.',
    en: 'Nobody will be able to answer it any more, and this cannot be undone. The page stays readable for the record. For a short stop, pause it instead.',
  },
  why: { fr: 'Pourquoi ?', en: 'Why?' },
  whyHint: { fr: 'Se lit sur l’historique public.', en: 'Shows in the public history.' },
  withdrawIt: { fr: 'Retirer', en: 'Withdraw' },
  withdrawn: { fr: 'C’est retiré.', en: 'It is withdrawn.' },
  hide: { fr: 'Masquer cette page', en: 'Hide this page' },
  restore: { fr: 'Rétablir', en: 'Restore' },
  restored: { fr: 'C’est de nouveau visible.', en: 'It is visible again.' },
};

/**
 * What the people responsible, and the coordination, may do with a proposal. What can be taken back offers to be; what
 * cannot is asked first.
 *
 * @attr about - JSON: the proposal
 */
export class OwnerActions extends LightElement {
  static override properties = { about: { type: Object }, busy: { state: true }, problem: { state: true } };

  declare about: Stewarded;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
  }

  override render() {
    const { mine, coordinates } = this.about;
    return html`${this.problem ? html`<p class="field__error" role="alert">${this.problem}</p>` : nothing}
      ${mine ? this.forOwners() : nothing} ${coordinates ? this.forCoordinators() : nothing}`;
  }

  private forOwners(): TemplateResult {
    const { status } = this.about;
    const running = status === 'open' || status === 'paused';
    return html`
      ${status === 'open' ? this.button(words.pause, this.pause) : nothing}
      ${status === 'paused' ? this.button(words.resume, this.resume) : nothing}
      ${running || status === 'expired' ? fold(words.prolong, html`<prolong-form .about=${this.about} .initial=${{ until: this.about.until }}></prolong-form>`) : nothing}
      ${running ? this.people() : nothing}
      ${running ? html`<p class="actions"><button type="button" class="link-button" @click=${this.withdraw}>${speak(words.withdraw)}</button></p>` : nothing}
    `;
  }

  private people(): TemplateResult {
    const { owners } = this.about;
    return html`${fold(
      words.owners,
      html`<ul>
          ${owners.map(
            ({ person, name }) => html`<li>
              ${name || speak(words.erased)}
              ${
                owners.length > 1
                  ? html`<button type="button" class="link-button" @click=${() => this.takeOff(person, name)}>
                      ${speak(words.takeOff)}<span class="visually-hidden"> ${name}</span>
                    </button>`
                  : nothing
              }
            </li>`,
          )}
        </ul>
        <co-owner-form .about=${this.about}></co-owner-form>`,
      { n: owners.length },
    )}
    ${fold(words.handOver, html`<hand-over-form .about=${this.about}></hand-over-form>`)}`;
  }

  private forCoordinators(): TemplateResult {
    return this.about.status === 'hidden'
      ? this.button(words.restore, () => this.run('restore', {}, words.restored))
      : fold(words.hide, html`<hide-form .about=${this.about}></hide-form>`);
  }

  private button(label: { fr: string; en: string }, act: () => unknown): TemplateResult {
    return html`<busy-button .busy=${this.busy}>
      <button type="button" class="button--quiet" @click=${act}>${speak(label)}</button>
    </busy-button>`;
  }

  private readonly pause = (): Promise<void> => this.run('pause', {}, words.paused, this.resume);
  private readonly resume = (): Promise<void> => this.run('resume', {}, words.resumed, this.pause);

  private async takeOff(person: string, name: string) {
    const title = speak(words.takeOffAsk, { name: name || speak(words.erased) });
    if (await confirmThat({ title, action: speak(words.takeOff) }))
      await this.run('co-owners/remove', { person }, words.tookOff);
  }

  private readonly withdraw = async () => {
    let reason = '';
    const typed = (event: Event) => {
      reason = (event.target as HTMLTextAreaElement).value;
    };
    const yes = await confirmThat({
      title: speak(words.withdrawAsk, { title: this.about.title }),
      text: html`${speak(words.withdrawText)}
        <form-field label=${speak(words.why)} hint=${speak(words.whyHint)} optional>
          <textarea rows="2" maxlength="1000" @input=${typed}></textarea>
        </form-field>`,
      action: speak(words.withdrawIt),
      danger: true,
    });
    if (yes) await this.run('withdraw', { reason }, words.withdrawn);
  };

  private async run(verb: string, body: object, done: { fr: string; en: string }, undo?: () => Promise<unknown>) {
    this.busy = true;
    this.problem = '';
    try {
      await steward(this.about, verb, body, done, undo);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
    } finally {
      this.busy = false;
    }
  }
}

const fold = (label: { fr: string; en: string }, content: TemplateResult, values: Record<string, number> = {}) =>
  html`<details><summary>${speak(label, values)}</summary>${content}</details>`;

customElements.define('owner-actions', OwnerActions);

declare global {
  interface HTMLElementTagNameMap {
    'owner-actions': OwnerActions;
  }
}
