import { html } from 'lit';
import type { MinutesPreview } from '../../shared/contracts/meeting-answers.ts';
import { minutesWords } from '../../shared/contracts/minutes.ts';
import { call } from '../ui/call.ts';
import type { ErrorSummary, Problemed } from '../ui/error-summary.ts';
import { speak } from '../ui/language.ts';
import { LightElement } from '../ui/light-element.ts';
import { Problem } from '../ui/problem.ts';
import { textOf } from './document.ts';
import './correct-minutes.ts';
import '../ui/busy-button.ts';
import '../ui/error-summary.ts';
import '../ui/form-field.ts';

const words = {
  file: { fr: 'Document du compte rendu', en: 'Minutes document' },
  fileHint: { fr: 'Un fichier texte : .md ou .txt, 1 Mo au plus.', en: 'A text file: .md or .txt, 1 MB at most.' },
  text: { fr: 'Ou collez le texte', en: 'Or paste the text' },
  read: { fr: 'Lire le document', en: 'Read the document' },
  pasted: { fr: 'texte collé', en: 'pasted text' },
  unreadable: {
    fr: 'Ce fichier n’a pas pu être ouvert. Vérifiez qu’il existe encore, puis choisissez-le de nouveau.',
    en: 'This file could not be opened. Check that it still exists, then choose it again.',
  },
};

const LARGEST = 1_000_000;

const read = async (chosen: File | null, pasted: string): Promise<MinutesPreview> => {
  const text = chosen ? await textOf(chosen) : pasted;
  return call<MinutesPreview>('POST', '/api/minutes/preview', { name: chosen?.name ?? speak(words.pasted), text });
};

const sentenceOf = (error: unknown): string =>
  error instanceof Problem ? (error.fields.text?.title ?? error.title) : speak(words.unreadable);

/** Brings minutes in: a document is chosen or pasted, read by the server, then corrected and recorded. */
export class ImportMinutes extends LightElement {
  static override properties = {
    preview: { state: true },
    reading: { state: true },
    problems: { state: true },
  };

  declare preview: MinutesPreview | null;
  declare reading: boolean;
  declare problems: readonly Problemed[];

  constructor() {
    super();
    this.preview = null;
    this.reading = false;
    this.problems = [];
  }

  override render() {
    if (this.preview)
      return html`<correct-minutes .preview=${this.preview} @minutes-set-aside=${this.begin}></correct-minutes>`;
    return html`<form novalidate @submit=${this.submitted}>
      <error-summary .problems=${this.problems}></error-summary>
      <form-field label=${speak(words.file)} hint=${speak(words.fileHint)} .error=${this.errorOf('file')}>
        <input type="file" name="file" accept=".md,.txt,.markdown,text/plain,text/markdown" />
      </form-field>
      <form-field label=${speak(words.text)} optional .error=${this.errorOf('text')}>
        <textarea name="text" rows="8" spellcheck="false"></textarea>
      </form-field>
      <div class="actions">
        <busy-button .busy=${this.reading}><button>${speak(words.read)}</button></busy-button>
      </div>
    </form>`;
  }

  private readonly begin = () => {
    this.preview = null;
  };

  private errorOf(field: string): string {
    return this.problems.find((problem) => problem.field === field)?.text ?? '';
  }

  private readonly submitted = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.reading) return;
    const form = new FormData(event.target as HTMLFormElement);
    const file = form.get('file');
    const chosen = file instanceof File && file.size > 0 ? file : null;
    const field = chosen ? 'file' : 'text';
    if (chosen && chosen.size > LARGEST) return this.refuse(field, speak(minutesWords['minutes-too-large']));
    this.reading = true;
    try {
      this.preview = await read(chosen, String(form.get('text') ?? ''));
      this.problems = [];
    } catch (error) {
      await this.refuse(field, sentenceOf(error));
    } finally {
      this.reading = false;
    }
  };

  private async refuse(field: string, text: string) {
    this.problems = [{ field, text }];
    await this.updateComplete;
    await this.querySelector<ErrorSummary>('error-summary')?.take();
  }
}

customElements.define('import-minutes', ImportMinutes);

declare global {
  interface HTMLElementTagNameMap {
    'import-minutes': ImportMinutes;
  }
}
