import { html } from 'lit';
import { Progress, questionStates } from '../../shared/contracts/proposal.ts';
import { questionStateWords } from '../../shared/contracts/question-state-words.ts';
import { speak } from '../ui/language.ts';
import { StewardForm } from './stewardship.ts';

const words = {
  summary: { fr: 'Faire avancer la question', en: 'Move the question on' },
  state: { fr: 'Où en est-elle ?', en: 'Where does it stand?' },
  evidence: { fr: 'Ce qui l’atteste', en: 'What shows it' },
  hint: {
    fr: 'Une référence ou une adresse par ligne : article, rapport, page d’un terrain ou d’un partenariat.',
    en: 'One reference or address a line: article, report, page of a terrain or of a partnership.',
  },
  submit: { fr: 'Enregistrer', en: 'Save' },
  done: { fr: 'La question a avancé.', en: 'The question has moved on.' },
};

/** Says where a question stands in research, with the evidence. */
export class QuestionProgress extends StewardForm<typeof Progress> {
  protected override readonly schema = Progress;
  protected override readonly submitLabel = words.submit;
  protected override readonly verb = 'progress';
  protected override readonly done = words.done;

  override connectedCallback() {
    super.connectedCallback();
    this.initial = { state: this.about.questionState ?? 'open', evidence: this.about.evidence };
  }

  override render() {
    return html`<details><summary>${speak(words.summary)}</summary>${super.render()}</details>`;
  }

  protected override fields() {
    const choices = questionStates.map((id) => ({ id, label: questionStateWords[id].name }));
    return html`${this.select('state', { label: speak(words.state), choices })}
      ${this.area('evidence', { label: speak(words.evidence), hint: speak(words.hint), rows: 3, lines: true, optional: true })}`;
  }
}

customElements.define('question-progress', QuestionProgress);

declare global {
  interface HTMLElementTagNameMap {
    'question-progress': QuestionProgress;
  }
}
