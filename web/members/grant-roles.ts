import { html, nothing } from 'lit';
import { grantedRoles, type Role } from '../../shared/contracts/person.ts';
import { roleNames } from '../../shared/contracts/person-words.ts';
import { call } from '../ui/call.ts';
import { confirmThat } from '../ui/confirm-dialog.ts';
import { language, speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { toast } from '../ui/status-toast.ts';

const words = {
  grant: { fr: 'Donner : {role}', en: 'Grant: {role}' },
  revoke: { fr: 'Retirer : {role}', en: 'Take away: {role}' },
  to: { fr: ' ({name})', en: ' ({name})' },
  administrator: { fr: 'Confier l’administration à {name} ?', en: 'Make {name} an administrator?' },
  powers: {
    fr: 'Cette personne pourra accorder et retirer tous les rôles, y compris le vôtre.',
    en: 'This person will be able to grant and take away every role, yours included.',
  },
  entrust: { fr: 'Confier l’administration', en: 'Make administrator' },
  granted: { fr: 'Rôle accordé à {name}.', en: 'Role granted to {name}.' },
  revoked: { fr: 'Rôle retiré à {name}.', en: 'Role taken away from {name}.' },
};

/**
 * The granted roles of one person, as buttons; taking one away can be undone from the message that says so.
 *
 * @attr person - whose roles
 * @attr name - as the messages call them
 * @attr held - the granted roles they hold, separated by spaces
 * @attr self - they are the reader, who may not give up the administration
 */
export class GrantRoles extends LightElement {
  static override properties = {
    person: { type: String },
    name: { type: String },
    held: { type: String },
    self: { type: Boolean },
    problem: { state: true },
  };

  declare person: string;
  declare name: string;
  declare held: string;
  declare self: boolean;
  declare problem: string;

  constructor() {
    super();
    this.person = '';
    this.name = '';
    this.held = '';
    this.self = false;
    this.problem = '';
  }

  override render() {
    const held = this.held.split(' ');
    return html`<div class="actions">
        ${grantedRoles
          .filter((role) => !(this.self && role === 'administrator'))
          .map((role) => this.button(role, held.includes(role)))}
      </div>
      ${this.problem ? html`<p class="field__error" role="alert">${this.problem}</p>` : nothing}`;
  }

  private button(role: Role, held: boolean) {
    const label = speak(held ? words.revoke : words.grant, { role: roleNames[role][language()] });
    return html`<button type="button" class="link-button" @click=${() => this.change(role, !held)}>
      ${label}<span class="visually-hidden">${speak(words.to, { name: this.name })}</span>
    </button>`;
  }

  private async change(role: Role, held: boolean) {
    const { name } = this;
    const heavy = held && role === 'administrator';
    const asked = {
      title: speak(words.administrator, { name }),
      text: speak(words.powers),
      action: speak(words.entrust),
    };
    if (heavy && !(await confirmThat(asked))) return;
    if (!(await this.send(role, held))) return;
    await toast(speak(held ? words.granted : words.revoked, { name }), () => this.send(role, !held));
  }

  private async send(role: Role, held: boolean): Promise<boolean> {
    this.problem = '';
    try {
      await call('POST', `/api/people/${encodeURIComponent(this.person)}/roles`, { role, held });
      const others = this.held.split(' ').filter((one) => one && one !== role);
      this.held = [...others, ...(held ? [role] : [])].join(' ');
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error.title;
      return false;
    }
  }
}

customElements.define('grant-roles', GrantRoles);

declare global {
  interface HTMLElementTagNameMap {
    'grant-roles': GrantRoles;
  }
}
