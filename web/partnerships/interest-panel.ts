import { html, nothing } from 'lit';
import { InterestDraft, interestWords } from '../../shared/contracts/interest.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { Words } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';

const words = {
  express: { fr: 'Exprimer mon intérêt', en: 'Express interest' },
  invite: { fr: 'Inviter', en: 'Invite' },
  message: { fr: 'Votre message', en: 'Your message' },
  messageTerrain: {
    fr: 'Qui vous êtes, ce qui vous intéresse ici, ce que vous demandez. Les personnes responsables le reçoivent par courriel.',
    en: 'Who you are, what interests you here, what you ask for. The people responsible get it by e-mail.',
  },
  messageQuestion: {
    fr: 'Qui vous êtes, le terrain que vous ouvririez, ce que vous en attendez. La personne qui pose la question le reçoit par courriel.',
    en: 'Who you are, the terrain you would open, what you expect. The author of the question gets it by e-mail.',
  },
  withQuestion: { fr: 'Avec l’une de vos questions', en: 'With one of your questions' },
  withTerrain: { fr: 'Avec l’un de vos terrains', en: 'With one of your terrains' },
  none: { fr: 'Aucune', en: 'None' },
  noneTerrain: { fr: 'Aucun', en: 'None' },
  next: {
    fr: 'Une réponse vous est promise sous 21 jours : oui, non avec la raison, ou une demande de précision.',
    en: 'You are promised an answer within 21 days: yes, no with the reason, or a request for clarification.',
  },
  sent: { fr: 'Votre message est parti.', en: 'Your message is on its way.' },
} as const satisfies Words;

type Own = Readonly<{ id: string; title: string }>;

/**
 * Expresses interest in a terrain, or invites the author of a question.
 *
 * @attr about - JSON: the proposal, its kind, and the asker’s own proposals of the other kind
 */
export class InterestPanel extends LosslessForm<typeof InterestDraft> {
  static override properties = { ...LosslessForm.properties, about: { type: Object } };

  declare about: Readonly<{ proposal: string; kind: 'terrain' | 'question'; own: readonly Own[] }>;

  protected override readonly schema = InterestDraft;
  protected override readonly words = { ...proposalWords, ...interestWords };

  protected override get submitLabel() {
    return this.about.kind === 'terrain' ? words.express : words.invite;
  }

  protected override fields() {
    const isTerrain = this.about.kind === 'terrain';
    return html`
      ${this.area('message', {
        label: speak(words.message),
        hint: speak(isTerrain ? words.messageTerrain : words.messageQuestion),
        max: 5000,
        rows: 8,
      })}
      ${
        this.about.own.length
          ? this.select('withProposal', {
              label: speak(isTerrain ? words.withQuestion : words.withTerrain),
              empty: speak(isTerrain ? words.none : words.noneTerrain),
              optional: true,
              nullable: true,
              choices: this.about.own.map(({ id, title }) => ({ id, label: { fr: title, en: title } })),
            })
          : nothing
      }
      <p class="quiet">${speak(words.next)}</p>`;
  }

  protected override async send(draft: Checked<typeof InterestDraft>) {
    const { id } = await call<{ id: string }>('POST', `/api/proposals/${this.about.proposal}/interests`, draft);
    this.leaveFor(`/interets/${id}`, speak(words.sent));
  }
}

customElements.define('interest-panel', InterestPanel);

declare global {
  interface HTMLElementTagNameMap {
    'interest-panel': InterestPanel;
  }
}
