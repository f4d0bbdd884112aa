import { html, type TemplateResult } from 'lit';
import { Lessons, RestitutionPromise, RestitutionProof } from '../../shared/contracts/partnership.ts';
import { partnershipWords } from '../../shared/contracts/partnership-words.ts';
import { Reason } from '../../shared/contracts/proposal.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { check } from '../../shared/kernel/check.ts';
import type { Sentence, Words } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';

const words = {
  reason: { fr: 'Pour quelle raison ?', en: 'For what reason?' },
  reasonHint: {
    fr: 'Les personnes du partenariat et la coordination la lisent.',
    en: 'The people of the partnership and the coordination read it.',
  },
  lessons: { fr: 'Ce que ce partenariat a appris', en: 'What this partnership taught' },
  lessonsHint: { fr: 'Ce texte est public : n’y nommez personne.', en: 'This text is public: name nobody in it.' },
  proof: { fr: 'Où la trouver', en: 'Where to find it' },
  proofHint: {
    fr: 'Un lien, ou un lieu et une date. Ce texte est public.',
    en: 'A link, or a place and a date. This text is public.',
  },
  what: { fr: 'Ce qui sera rendu au terrain', en: 'What will be given back' },
  whatHint: {
    fr: 'Une réunion, un rapport, un outil… Ce texte est public.',
    en: 'A meeting, a report, a tool… This text is public.',
  },
  due: { fr: 'Au plus tard le', en: 'At the latest on' },
} as const satisfies Words;

type AnySchema = Parameters<typeof check>[0];
type Deed = Readonly<{ schema: AnySchema; submit: Sentence; done: Sentence; path: string }>;

/** What a party may do beside the clauses. `{restitution}` in a path stands for the one concerned. */
const deeds = {
  abandon: {
    schema: Reason,
    submit: { fr: 'Renoncer à ce partenariat', en: 'Give up this partnership' },
    done: { fr: 'Vous avez renoncé à ce partenariat.', en: 'You gave up this partnership.' },
    path: 'abandon',
  },
  conclude: {
    schema: Lessons,
    submit: { fr: 'Conclure le partenariat', en: 'Conclude the partnership' },
    done: { fr: 'Le partenariat est conclu.', en: 'The partnership is concluded.' },
    path: 'conclude',
  },
  'end-early': {
    schema: Reason,
    submit: { fr: 'Mettre fin au partenariat', en: 'End the partnership' },
    done: { fr: 'Le partenariat a pris fin.', en: 'The partnership has ended.' },
    path: 'end-early',
  },
  promise: {
    schema: RestitutionPromise,
    submit: { fr: 'Promettre cette restitution', en: 'Promise this restitution' },
    done: { fr: 'La restitution est promise.', en: 'The restitution is promised.' },
    path: 'restitutions',
  },
  give: {
    schema: RestitutionProof,
    submit: { fr: 'Elle a été rendue', en: 'It was given' },
    done: { fr: 'La restitution est rendue.', en: 'The restitution is given.' },
    path: 'restitutions/{restitution}/give',
  },
  waive: {
    schema: Reason,
    submit: { fr: 'Y renoncer', en: 'Waive it' },
    done: { fr: 'Le terrain y renonce.', en: 'The terrain waives it.' },
    path: 'restitutions/{restitution}/waive',
  },
} as const satisfies Record<string, Deed>;

/**
 * The short form of one deed of a party: giving up, concluding, ending, promising, giving or waiving a restitution.
 *
 * @attr deed - which one
 * @attr partnership - the partnership’s id
 * @attr restitution - the restitution concerned, if any
 */
export class PartnershipDeed extends LosslessForm<AnySchema> {
  static override properties = {
    ...LosslessForm.properties,
    deed: { type: String },
    partnership: { type: String },
    restitution: { type: String },
  };

  declare deed: keyof typeof deeds;
  declare partnership: string;
  declare restitution: string;

  protected override readonly words = { ...proposalWords, ...partnershipWords };

  protected override get schema(): AnySchema {
    return deeds[this.deed].schema;
  }
  protected override get submitLabel(): Sentence {
    return deeds[this.deed].submit;
  }

  protected override fields(): TemplateResult {
    switch (this.deed) {
      case 'promise':
        return html`${this.area('what', { label: speak(words.what), hint: speak(words.whatHint), max: 500, rows: 3 })}
          ${this.text('due', { label: speak(words.due), type: 'date', nullable: false })}`;
      case 'give':
        return this.text('proof', { label: speak(words.proof), hint: speak(words.proofHint), max: 1000 });
      case 'conclude':
        return this.area('lessons', { label: speak(words.lessons), hint: speak(words.lessonsHint), max: 5000 });
      default:
        return this.area('reason', { label: speak(words.reason), hint: speak(words.reasonHint), max: 1000, rows: 3 });
    }
  }

  protected override async send(body: object) {
    const { path, done } = deeds[this.deed];
    await call(
      'POST',
      `/api/partnerships/${this.partnership}/${path.replace('{restitution}', this.restitution)}`,
      body,
    );
    this.leaveFor(`/partenariats/${this.partnership}`, speak(done));
  }
}

customElements.define('partnership-deed', PartnershipDeed);

declare global {
  interface HTMLElementTagNameMap {
    'partnership-deed': PartnershipDeed;
  }
}
